"""The page of the capacity for improvement: factors, links, and a draft that takes no text's place unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.capacity.drafting import draft_paragraph, factors, statement
from cpc_selfeval.domain.capacity.grounds import GROUNDS
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.capacity.factor_editor import FactorEditor
from cpc_selfeval.ui.capacity.page import CapacityPage
from cpc_selfeval.ui.kit import hand_over_all, unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import tick, write


def shown(qtbot: QtBot, workspace: Workspace) -> CapacityPage:
    page = CapacityPage(workspace)
    qtbot.addWidget(page)
    page.resize(1300, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> CapacityPage:
    """The page of a new file."""
    return shown(qtbot, workspace)


def editor_of(page: CapacityPage) -> FactorEditor:
    assert isinstance(page.factors.editor, FactorEditor)
    return page.factors.editor


def test_a_factor_begins_from_a_ground_and_is_not_offered_again(page: CapacityPage, workspace: Workspace) -> None:
    QTest.mouseClick(page.grounds.buttons["leaders"], Qt.MouseButton.LeftButton)
    editor = editor_of(page)
    assert editor.title.text() == GROUNDS[2].title
    assert editor.asked.text() == f"{GROUNDS[2].question} ({GROUNDS[2].source})"
    assert page.grounds.offers["leaders"].isHidden()
    assert page.window().focusWidget() is editor.text
    write(editor.text, "Staff say so. ")
    write(editor.confidence, "quite sure")
    hand_over_all(page)
    (factor,) = factors(workspace.contents)
    assert (factor.text, factor.confidence) == ("Staff say so. ", "quite sure")
    assert unnamed_focusable(page) == []
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert factors(workspace.contents) == ()
    assert page.grounds.offers["leaders"].isVisible()
    assert page.factors.told.text() == "Factor removed. Undo: Ctrl+Z"


def test_a_draft_stands_beside_and_takes_no_texts_place_unasked(page: CapacityPage, workspace: Workspace) -> None:
    card = page.paragraph
    assert not card.draft_button.isEnabled()
    workspace.work.evidence.record("Survey of staff")
    QTest.mouseClick(page.grounds.buttons["staff"], Qt.MouseButton.LeftButton)
    assert card.missing.text().startswith("Nothing is linked to any factor yet")
    tick(editor_of(page).links["supporting"].box, ("E-001",))
    workspace.work.capacity.add("Our own")
    assert card.missing.text() == "A draft leaves out, since nothing is linked to it: Our own."
    write(card.text, "My own words")
    hand_over_all(page)
    QTest.mouseClick(card.draft_button, Qt.MouseButton.LeftButton)
    drafted = draft_paragraph(workspace.contents)
    assert card.drafted.text() == drafted == f"{GROUNDS[1].title}. This stands on E-001."
    assert (card.text.text(), statement(workspace.contents).text) == ("My own words", "My own words")
    QTest.mouseClick(card.below, Qt.MouseButton.LeftButton)
    assert statement(workspace.contents).text == f"My own words\n\n{drafted}"
    assert card.offer.isHidden()
    workspace.work.session.undo()
    assert card.text.text() == "My own words"
    QTest.mouseClick(card.draft_button, Qt.MouseButton.LeftButton)
    assert card.use.text() == "Put it in the place of my text"
    QTest.mouseClick(card.use, Qt.MouseButton.LeftButton)
    assert card.text.text() == statement(workspace.contents).text == drafted
    workspace.work.session.undo()
    assert statement(workspace.contents).text == "My own words"


def test_putting_a_draft_away_leaves_everything(page: CapacityPage, workspace: Workspace) -> None:
    workspace.work.capacity.add("Ours", indicators=("2.1",))
    QTest.mouseClick(page.paragraph.draft_button, Qt.MouseButton.LeftButton)
    assert page.paragraph.use.text() == "Use this draft"
    assert not page.paragraph.below.isVisible()
    QTest.mouseClick(page.paragraph.close_offer, Qt.MouseButton.LeftButton)
    assert statement(workspace.contents).text == ""
    assert page.paragraph.offer.isHidden()


def test_typing_while_the_file_is_slow(qtbot: QtBot, new_file: Path, opening: Opening) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = shown(qtbot, workspace)
    QTest.mouseClick(page.factors.add, Qt.MouseButton.LeftButton)
    editor = editor_of(page)
    for letter in "We knew":
        QTest.keyClicks(editor.title, letter)
        editor.title.hand_over()
    for letter in "We can. ":
        QTest.keyClicks(page.paragraph.text, letter)
        page.paragraph.text.hand_over()
    assert workspace.work.session.drain(20)
    qtbot.waitUntil(lambda: len(page.factors.rows.keys) == 1)
    (factor,) = factors(workspace.contents)
    assert (factor.title, statement(workspace.contents).text) == ("We knew", "We can. ")
    assert page.paragraph.text.text() == "We can. "
    assert faults == []
