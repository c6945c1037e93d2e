"""Priorities of 2009 where an action is planned: offered, chosen, shown as the action's origin."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.adopted import adopted_by
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.priorities_dialog import PrioritiesDialog
from cpc_selfeval.ui.indicator.new_action import NewAction
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import ISLA, Opening
from tests.ui.indicator.conftest import Showing, focused, opened_dialog


@pytest.fixture
def old(tmp_path: Path, opening: Opening) -> Workspace:
    """A self-evaluation on the edition of 2005."""
    path = tmp_path / "old.cpcse"
    begin(path, Beginning(framework=shipped_framework("hmie-2005"), committee="Old CPC", title="2008"), ISLA).close()
    return opening(path, InlineExecutor())


def planning(page: IndicatorPage, workspace: Workspace) -> NewAction:
    """An area of the indicator shown, being turned into an action."""
    area = workspace.work.findings.record(FindingKind.AREA, page.planned.code, "Plans are vague")
    page.planned.begin((area,))
    assert page.planned.new is not None
    return page.planned.new


def offered_from(qtbot: QtBot, new: NewAction) -> PrioritiesDialog:
    QTest.mouseClick(new.priorities, Qt.MouseButton.LeftButton)
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, PrioritiesDialog)
    return dialog


def test_an_area_becomes_an_action_from_a_priority_by_keyboard(qtbot: QtBot, old: Workspace, showing: Showing) -> None:
    new = planning(showing(old, "3.4"), old)
    dialog = offered_from(qtbot, new)
    assert len(dialog.cards) == 7
    assert dialog.why.text().startswith("7 of the 31 touch 3.4 ")
    assert unnamed_focusable(dialog) == []
    assert focused() is dialog.cards["p6-05"]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (action,) = old.contents.actions.values()
    assert action.text.startswith("Write child protection plans")
    assert (new.text.text(), action.measure) == (action.text, "")
    assert len(action.findings) == 1, "it answers the area"
    (origin,) = new.begun_from.origins.values()
    assert origin.said.text() == "Begun from a priority of the 2009 report (lines 1189 to 1190)"
    assert (origin.words.isVisible(), origin.measure.isVisible()) == (False, True)
    assert unnamed_focusable(new) == []
    assert new.window().focusWidget() is new.text
    old.work.session.undo()
    assert not old.contents.actions


def test_what_was_typed_stays_and_the_words_stand_beside_it(qtbot: QtBot, old: Workspace, showing: Showing) -> None:
    new = planning(showing(old, "3.4"), old)
    QTest.keyClicks(new.text, "Our own words")
    dialog = offered_from(qtbot, new)
    dialog.cards["p6-06"].click()
    (action,) = old.contents.actions.values()
    assert action.text == new.text.text() == "Our own words"
    (origin,) = new.begun_from.origins.values()
    assert origin.words.text().startswith("Its words: Write child protection plans")
    new.activateWindow()
    qtbot.waitUntil(new.text.hasFocus)
    origin.use.setFocus()
    QTest.keyClick(origin.use, Qt.Key.Key_Space)
    assert old.contents.actions[action.key].measure.startswith("Plans in audit")
    assert not origin.measure.isVisible()
    assert new.window().focusWidget() is new.text, "its button went, so the keyboard is on the text"


def test_an_edition_that_nothing_is_linked_to_is_told_so(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    dialog = offered_from(qtbot, planning(page, workspace))
    assert len(dialog.cards) == 31
    assert "None of them is linked to 2.1 " in dialog.why.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not workspace.contents.actions


def test_the_action_shows_its_origin_wherever_it_is_edited(qtbot: QtBot, workspace: Workspace) -> None:
    priorities = workspace.work.priorities
    key = priorities.begin_from(priorities.all.priorities[0])
    editor = ActionEditor(workspace)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_record(key)
    shown = editor.form.what.begun_from
    assert [origin.said.text() for origin in shown.origins.values()] == [
        "Begun from a priority of the 2009 report (lines 1161 to 1162)"
    ]
    next(iter(shown.origins.values())).part.click()
    assert (adopted_by(workspace.contents, key), shown.origins) == ((), {})
    assert shown.isHidden()
