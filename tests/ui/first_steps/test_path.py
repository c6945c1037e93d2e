"""The path in the real window: marked as the file fills, leading to its places, put away and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.ui.details.names_cards import CommitteeCard
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.first_steps.card import DONE, TO_DO, FirstStepsCard
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window of a new file."""
    made = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _path(window: MainWindow) -> FirstStepsCard:
    window.show_page("overview")
    page = window.stack.page("overview")
    assert isinstance(page, OverviewPage)
    return page.path


def _go(window: MainWindow, step: PathStep) -> None:
    QTest.mouseClick(_path(window).links[step], Qt.MouseButton.LeftButton)


def _indicator(window: MainWindow) -> IndicatorPage:
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    return page


def test_a_new_file_shows_what_is_done_and_what_comes_next(window: MainWindow) -> None:
    path = _path(window)
    assert path.isVisible()
    assert path.told.text().startswith("2 of 7 done. Next: record evidence on a first indicator.")
    assert path.marks[PathStep.AGENCIES].accessibleName() == DONE
    assert path.links[PathStep.PAPER].accessibleName() == f"Make a paper: {TO_DO.lower()}"
    assert unnamed_focusable(path) == []


def test_marks_follow_the_file_and_undo(window: MainWindow) -> None:
    levels = window.workspace.work.levels
    levels.choose("2.1", Stage.PROPOSED, None, level=4)
    levels.record("2.1", Stage.PROPOSED, None)
    assert _path(window).marks[PathStep.LEVEL].accessibleName() == DONE
    window.workspace.work.session.undo()
    assert _path(window).marks[PathStep.LEVEL].accessibleName() == TO_DO


def test_the_first_steps_lead_to_boxes_with_the_keyboard(window: MainWindow) -> None:
    _go(window, PathStep.COMMITTEE)
    box = QApplication.focusWidget()
    assert box is not None
    assert box.accessibleName() == "Name of the committee"
    assert any(card.isAncestorOf(box) for card in _cards(window))
    _go(window, PathStep.AGENCIES)
    box = QApplication.focusWidget()
    assert box is not None
    assert box.accessibleName() == "Name of the agency"


def _cards(window: MainWindow) -> list[CommitteeCard]:
    return window.stack.page("details").findChildren(CommitteeCard)


def test_evidence_is_begun_with_the_cursor_in_its_title(window: MainWindow) -> None:
    _go(window, PathStep.EVIDENCE)
    dialog = next(child for child in window.findChildren(EvidenceDialog) if child.isVisible())
    assert dialog.focusWidget() is dialog.editor.form.title
    dialog.close()
    assert not window.workspace.contents.evidence, "looking stores nothing"
    assert window.focusWidget() is _indicator(window).evidence.add_button, "where it is begun again"


def test_once_evidence_is_recorded_the_keyboard_is_on_the_next_step_when_its_window_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    _go(window, PathStep.EVIDENCE)
    dialog = next(child for child in window.findChildren(EvidenceDialog) if child.isVisible())
    QTest.keyClicks(dialog.editor.form.title, "Audit of 30 case files")
    dialog.editor.form.title.hand_over()
    assert window.workspace.contents.evidence
    assert dialog.focusWidget() is dialog.editor.form.title, "the keyboard stays where one types"
    dialog.close()
    offered = window.status_line.next_step
    qtbot.waitUntil(lambda: QApplication.focusWidget() is offered)
    assert offered.isVisible()

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.stack.setFocus()
    QTest.keyClick(window.stack, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    cards = _indicator(window).level.recording.cards
    qtbot.waitUntil(lambda: any(button.hasFocus() for button in cards.buttons()))  # from anywhere on the page


def test_levels_are_chosen_at_their_stage(window: MainWindow) -> None:
    first = window.workspace.contents.covered_codes[0]
    _go(window, PathStep.LEVEL)
    recording = _indicator(window).level.recording
    assert (window.code, recording.stage) == (first, Stage.PROPOSED)
    assert any(button.hasFocus() for button in recording.cards.buttons())
    _go(window, PathStep.AGREED)
    assert recording.stage is Stage.AGREED
    assert any(button.hasFocus() for button in recording.cards.buttons())


def test_an_action_is_begun_where_it_is_typed_and_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    _go(window, PathStep.ACTION)
    new = _indicator(window).planned.new
    assert new is not None
    assert new.text.hasFocus()
    qtbot.waitUntil(lambda: not new.text.visibleRegion().isEmpty())


def test_the_last_step_shows_papers(window: MainWindow) -> None:
    _go(window, PathStep.PAPER)
    dialog = window.findChild(PaperDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_put_away_it_stays_away_until_help_shows_it_again(window: MainWindow, tmp_path: Path) -> None:
    path = _path(window)
    QTest.mouseClick(path.away, Qt.MouseButton.LeftButton)
    assert path.isHidden()
    keyboard = QApplication.focusWidget()
    assert keyboard is not None
    assert window.stack.isAncestorOf(keyboard), "it stays on the page"
    page = window.stack.page("overview")
    assert isinstance(page, OverviewPage)
    page.refresh()
    assert path.isHidden()
    file = window.workspace.contents.identity.file
    assert Preferences(tmp_path / "preferences.json").kept.path_away == (file,)

    window.show_page("evidence")
    window.acts.by_command()["first_steps"]()
    assert path.isVisible()
    assert path.links[PathStep.EVIDENCE].hasFocus()
    assert Preferences(tmp_path / "preferences.json").kept.path_away == ()
