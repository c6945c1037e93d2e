"""A whole cycle without a mouse: all 22 indicators, every key pressed where the focus is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Absence, Stage
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.kit import LevelCards, TextEntry
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.whole.conftest import Opening, new_file
from tests.whole.keyboard import CTRL, SHIFT, Key, focus, press, said, tab_to, type_text

STRENGTH = "Children tell us that they know who to turn to."
LEVELS = (5, 4, 3, 6, 2, 4, 5, 3, 4, 4, 3, 5, 2, 4, 6, 3, 4, 5, 3, 4, 1)
"""Invented levels, one for each indicator that takes one, in the framework's order."""


@pytest.fixture
def window(open_window: Opening, tmp_path: Path) -> MainWindow:
    """The real window on a new file in which nothing is recorded."""
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    beginning = Beginning(framework=framework, committee="Example Area Child Protection Committee", area="Example Area")
    return open_window(new_file(tmp_path / "walk.cpcse", beginning))


def contents(window: MainWindow) -> Contents:
    """What is in the file now."""
    session = window.workspace.work.session
    assert session.drain(20)
    QApplication.processEvents()
    return window.workspace.contents


def to_the_level() -> None:
    """Tab to the cards or, where no level is offered, to the answers that are none."""
    tab_to(lambda widget: isinstance(widget.parentWidget(), LevelCards))


def propose(window: MainWindow, code: str, level: int | None) -> None:
    """Choose a card with arrows and the space bar, and press Propose. Without a level: not enough evidence to say."""
    to_the_level()
    if level is None:
        assert said() == "Not enough evidence to say"
    else:
        while not said().startswith(f"{level} "):
            press(Key.Key_Right)
    assert position(contents(window), code).state is State.NOT_STARTED, "moving over the cards chooses nothing"
    press(Key.Key_Space)
    tab_to("Propose")
    press(Key.Key_Space)
    proposed = position(contents(window), code)
    assert (proposed.stage, proposed.level) == (Stage.PROPOSED, level), code


@pytest.mark.long
def test_all_22_indicators_are_walked_and_proposed_by_keyboard_alone(window: MainWindow) -> None:
    codes = window.workspace.contents.framework.codes
    assert len(codes) == 22
    levels = iter(LEVELS)

    press(Key.Key_2, CTRL)
    assert window.code == codes[0]
    tab_to("+ Add a strength")
    press(Key.Key_Space)
    assert said().startswith("Text of the strength")
    type_text(STRENGTH)
    to_the_level()
    press(Key.Key_Right)
    press(Key.Key_Space)
    press(Key.Key_Right)
    assert contents(window).draft(codes[0], Stage.PROPOSED, None).level == 4
    assert position(contents(window), codes[0]).stage is None, "a chosen card is a draft"
    tab_to("Reason for this level")
    type_text("We asked them.")
    tab_to("Propose")
    press(Key.Key_Return)
    assert position(contents(window), codes[0]).level == 4

    for code in codes[1:]:
        press(Key.Key_PageDown, CTRL)
        assert window.code == code
        assert code in window.windowTitle()
        propose(window, code, next(levels) if contents(window).takes_level(code) else None)
    assert window.code == codes[-1]
    press(Key.Key_PageDown, CTRL)
    assert window.code == codes[-1]
    assert window.status_line.answer.text() == "This is the last indicator of this cycle."

    after = contents(window)
    assert [code for code in codes if position(after, code).stage is not Stage.PROPOSED] == []
    assert [finding.text for finding in after.findings_of(codes[0], FindingKind.STRENGTH)] == [STRENGTH]
    (first,) = after.judgements_of(codes[0])
    assert first.reason == "We asked them."
    without = [code for code in codes if not after.takes_level(code)]
    assert [position(after, code).absence for code in without] == [Absence.NOT_ENOUGH_EVIDENCE] * len(without)


def test_keys_turn_pages_and_go_between_list_and_page(window: MainWindow) -> None:
    for key, name in (
        (Key.Key_3, "evidence"),
        (Key.Key_4, "actions"),
        (Key.Key_5, "agencies"),
        (Key.Key_6, "details"),
        (Key.Key_7, "checks"),
        (Key.Key_1, "overview"),
        (Key.Key_2, "indicators"),
    ):
        press(key, CTRL)
        assert window.stack.name == name
        assert window.stack.isAncestorOf(focus()), "the keyboard is on the page that was asked for"
    press(Key.Key_L, CTRL)
    assert focus() is window.panel.list
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    chosen = window.code
    assert chosen != window.workspace.contents.framework.codes[0]
    assert window.stack.isAncestorOf(focus())
    press(Key.Key_L, CTRL)
    press(Key.Key_F6)
    assert window.stack.isAncestorOf(focus())
    press(Key.Key_N, CTRL | SHIFT)
    press(Key.Key_PageUp, CTRL)
    assert window.code == chosen, "next unfinished and back again"


def test_what_is_typed_is_undone_from_within_the_box(window: MainWindow) -> None:
    press(Key.Key_2, CTRL)
    tab_to("+ Add an area for improvement")
    press(Key.Key_Return)
    type_text("Chronologies differ.")
    press(Key.Key_Z, CTRL)
    assert contents(window).findings == {}
    begun = focus()
    assert isinstance(begun, TextEntry)
    assert (said(), begun.text()) == ("Text of the area for improvement", ""), "as it was begun"
    press(Key.Key_Y, CTRL)
    (area,) = contents(window).findings.values()
    assert area.text == begun.text() == "Chronologies differ."

    press(Key.Key_Escape)
    tab_to("+ Add an area for improvement")
    tab_to("Area for improvement. Chronologies differ.", back=True)
    press(Key.Key_Return)
    box = focus()
    assert isinstance(box, TextEntry)
    press(Key.Key_End)
    type_text(" They differ much.")
    press(Key.Key_Z, CTRL)
    assert [finding.text for finding in contents(window).findings.values()] == ["Chronologies differ."]
    assert box.text() == "Chronologies differ."
    assert focus() is box


@pytest.mark.parametrize("begin", ["+ Add a strength", "+ Plan an action"])
def test_what_is_begun_and_undone_at_once_can_be_begun_again(window: MainWindow, begin: str) -> None:
    press(Key.Key_2, CTRL)
    for text in ("First thought.", "Second thought."):
        if said() != begin:
            tab_to(begin)
        press(Key.Key_Return)
        type_text(text)
        if text.startswith("First"):
            press(Key.Key_Z, CTRL)
            assert (contents(window).findings, contents(window).actions) == ({}, {})
    press(Key.Key_S, CTRL)
    after = contents(window)
    texts = [finding.text for finding in after.findings.values()] + [action.text for action in after.actions.values()]
    assert texts == ["Second thought."]


@pytest.mark.parametrize(
    ("page", "begin", "box"), [(Key.Key_3, "+ Add evidence", "Title"), (Key.Key_4, "+ Add action", "Action")]
)
def test_what_is_begun_on_its_page_and_undone_leaves_the_keyboard_there(
    window: MainWindow, page: Qt.Key, begin: str, box: str
) -> None:
    press(page, CTRL)
    if said() != begin:
        tab_to(begin)
    press(Key.Key_Return)
    type_text("Ask families about planning meetings")
    press(Key.Key_Z, CTRL)
    assert (contents(window).evidence, contents(window).actions) == ({}, {})
    assert said() == box, "the next words record it after all"
    type_text("Ask families")
    press(Key.Key_S, CTRL)
    after = contents(window)
    titles = [piece.title for piece in after.evidence.values()] + [action.text for action in after.actions.values()]
    assert titles == ["Ask families"]


def test_ctrl_s_says_that_everything_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    press(Key.Key_2, CTRL)
    tab_to("+ Add a strength")
    press(Key.Key_Space)
    type_text(STRENGTH)
    press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.status_line.answer.text().startswith("Everything is already saved ("))
    assert [finding.text for finding in window.workspace.contents.findings.values()] == [STRENGTH]
    assert said().startswith("Text of the strength"), "the cursor stays where it was"


def test_the_finder_opens_an_action_by_its_words(window: MainWindow, qtbot: QtBot) -> None:
    key = window.workspace.work.actions.plan("Read twenty chronologies each quarter.")
    window.workspace.work.actions.plan("Offer advocacy to every child.")
    contents(window)
    press(Key.Key_K, CTRL)
    assert said() == "Find anything"
    type_text("chronolog")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.stack.name == "actions")
    assert QApplication.activePopupWidget() is None
    page = window.stack.page("actions")
    assert isinstance(page, ActionPlanPage)
    assert page.editor.key == key
    assert window.stack.isAncestorOf(focus())


def test_escape_leaves_a_dialog_and_the_keyboard_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    press(Key.Key_4, CTRL)
    before = focus()
    for keys in ((Key.Key_P, CTRL), (Key.Key_H, CTRL), (Key.Key_Slash, CTRL)):
        press(*keys)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
        press(Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        # A window system gives the window in front back what it had; without one the test has to
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert focus() is before
