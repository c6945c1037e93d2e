"""While the file takes its time, boxes show what was entered last, whichever change arrives first and wherever
somebody goes meanwhile. In the real window with its real pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.actions.due_dialog import DueDialog
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.actions.rows import DUE, LEAD
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import LineEntry, TextEntry
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.ui.conftest import Opening
from tests.ui.held_up import arrive, held_up
from tests.ui.indicator.conftest import in_file
from tests.ui.tables.test_cells import box_in, go_to, type_on

Box = TypeVar("Box", LineEntry, TextEntry)


@pytest.fixture
def window(qtbot: QtBot, new_file: Path, opening: Opening, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with its real pages, saving on a thread as in the program."""
    workspace = opening(new_file, ThreadExecutor(lambda fault: pytest.fail(str(fault))))
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close_at_once()
    shown.deleteLater()


def box(window: QWidget, kind: type[Box], name: str) -> Box:
    (found,) = [each for each in window.findChildren(kind) if each.accessibleName() == name and each.isVisible()]
    return found


def typed(into: LineEntry | TextEntry, text: str) -> None:
    into.setFocus()
    QTest.keyClick(into, Qt.Key.Key_End)
    QTest.keyClicks(into, text)
    into.hand_over()


def evidence_shown(window: MainWindow, *titles: str) -> tuple[str, ...]:
    keys = tuple(window.workspace.work.evidence.record(title) for title in titles)
    arrive(window.workspace)
    window.show_page("evidence")
    window.show_evidence(keys[0])
    return keys


SHOWS = "What it shows"


def test_a_box_keeps_what_was_typed_while_the_change_before_it_arrives(window: MainWindow) -> None:
    (key,) = evidence_shown(window, "Survey")
    with held_up(window.workspace) as let_one_through:
        typed(box(window, LineEntry, "Title"), " of 214 children")
        typed(box(window, TextEntry, SHOWS), "They feel safe.")
        let_one_through()
        assert box(window, TextEntry, SHOWS).text() == "They feel safe."
        let_one_through()
        assert box(window, TextEntry, SHOWS).text() == "They feel safe."
    piece = in_file(window.workspace).evidence[key]
    assert (piece.title, piece.shows) == ("Survey of 214 children", "They feel safe.")


def test_what_is_on_its_way_is_shown_to_whoever_comes_back(window: MainWindow) -> None:
    first, second = evidence_shown(window, "Survey", "Audit")
    with held_up(window.workspace) as let_one_through:
        typed(box(window, TextEntry, SHOWS), "They feel safe.")
        window.show_evidence(second)
        window.show_evidence(first)
        assert box(window, TextEntry, SHOWS).text() == "They feel safe."
        typed(box(window, TextEntry, SHOWS), " ")
        let_one_through()
    assert in_file(window.workspace).evidence[first].shows.strip() == "They feel safe."


def test_an_action_s_boxes_do_the_same(window: MainWindow) -> None:
    key = window.workspace.work.actions.plan("Write it down")
    arrive(window.workspace)
    window.show_page("actions")
    window.show_action(key)
    with held_up(window.workspace) as let_one_through:
        typed(box(window, TextEntry, "Action"), " and tell")
        typed(box(window, LineEntry, "Lead"), "Isla")
        let_one_through()
        assert box(window, LineEntry, "Lead").text() == "Isla"
        let_one_through()
        assert box(window, LineEntry, "Lead").text() == "Isla"
    action = in_file(window.workspace).actions[key]
    assert (action.text, action.lead) == ("Write it down and tell", "Isla")


def test_an_entry_that_is_opened_again_shows_what_was_typed_last(window: MainWindow) -> None:
    key = window.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
    arrive(window.workspace)
    window.show_indicator("2.1")
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    page.strengths.open(key)
    with held_up(window.workspace):
        assert page.strengths.editor is not None
        typed(page.strengths.editor.text, " and told")
        page.strengths.close_editor()
        page.strengths.open(key)
        assert page.strengths.editor.text.text() == "Heard early and told"


def test_undo_in_a_cell_is_typed_on_from_at_once(window: MainWindow) -> None:
    key = window.workspace.work.actions.plan("Write it down", lead="Isla")
    arrive(window.workspace)
    window.show_page("actions")
    page = window.stack.currentWidget()
    assert isinstance(page, ActionPlanPage)
    go_to(page, 1, LEAD)
    with held_up(window.workspace) as let_one_through:
        QTest.keyClick(page.table, Qt.Key.Key_F2)
        cell = box_in(page)
        assert isinstance(cell, LineEntry)
        cell.selectAll()
        QTest.keyClicks(cell, "Ewan")
        QTest.keyClick(cell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert cell.text() == "Isla"
        typed(cell, " Grant")
        let_one_through()
        assert cell.text() == "Isla Grant"
    assert cell.text() == "Isla Grant"
    assert in_file(window.workspace).actions[key].lead == "Isla Grant"


def test_the_first_words_of_an_entry_are_undone_and_made_again_at_once(window: MainWindow) -> None:
    window.show_indicator("2.1")
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    page.strengths.begin()
    assert page.strengths.editor is not None
    text = page.strengths.editor.text
    with held_up(window.workspace):
        QTest.keyClicks(text, "Heard")
        QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (text.text(), text.hasFocus()) == ("", True)
        QTest.keyClicks(text, "Seen early")
        QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(text, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert (text.text(), text.hasFocus()) == ("Seen early", True)
    (key,) = window.workspace.contents.findings
    assert (text.text(), text.hasFocus()) == ("Seen early", True)
    page.strengths.close_editor()
    for step, left in ((Qt.Key.Key_Z, 0), (Qt.Key.Key_Y, 1)):
        QTest.keyClick(page.strengths.add, step, Qt.KeyboardModifier.ControlModifier)
        arrive(window.workspace)
        assert len(window.workspace.contents.findings) == left
    row = page.strengths.rows.row(key)
    assert row is not None
    assert row.isVisible(), "no box is open that would stand in its place"


def test_a_due_date_asks_on_when_the_one_before_it_arrives_and_is_named_where_its_action_goes(
    window: MainWindow, qtbot: QtBot
) -> None:
    key = window.workspace.work.actions.plan("Write it down")
    arrive(window.workspace)
    window.show_page("actions")
    page = window.stack.currentWidget()
    assert isinstance(page, ActionPlanPage)
    go_to(page, 1, DUE)
    with held_up(window.workspace) as let_one_through:
        QTest.keyClick(type_on(page, "1 Feb 2031"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.table.is_editing)
        go_to(page, 1, DUE)
        QTest.keyClick(page.table, Qt.Key.Key_F2)
        qtbot.waitUntil(lambda: bool(page.findChildren(DueDialog)))
        (dialog,) = page.findChildren(DueDialog)
        dialog.due.day.line.selectAll()
        QTest.keyClicks(dialog.due.day.line, "1 Mar 2031")
        QTest.keyClick(dialog.due.day.line, Qt.Key.Key_Return)
        QTest.keyClicks(dialog.due.reason, "Staff")
        let_one_through()
        assert dialog.isVisible()
        assert dialog.due.asked.text() == "The date was 1 Feb 2031 and becomes 1 Mar 2031."
    QTest.keyClicks(dialog.due.reason, " left")
    window.workspace.work.actions.remove(key)
    arrive(window.workspace)
    qtbot.waitUntil(lambda: not page.findChildren(DueDialog))
    assert [words.text for words in words_kept().of(window)] == ["1 Mar 2031\nStaff left"]
    words_kept().give_up(window)
