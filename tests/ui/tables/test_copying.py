"""Rows copied as a table for Excel and Word, and rows pasted from Excel by way of a preview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.importing.asking import show_pasted
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.tables.clipboard_table import OWN_FORMAT, CopiedTable, guarded, html_table, tab_separated
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
EXCEL = (
    "Action\tLead\tDue date\tStatus\r\n"
    '"Train ""all"" staff\nin two waves"\tHead of CAMHS\t31/10/2030\tOn track\r\n'
    "Ask families\t\t31 Feb\tOn track\r\n"
)


def copied(plan: ActionPlanPage, clipboard: QClipboard) -> QMimeData:
    """What Ctrl+A and Ctrl+C put on the clipboard."""
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(plan.table, Qt.Key.Key_C, CONTROL)
    return clipboard.mimeData()


def test_rows_are_copied_with_headings_in_the_columns_shown(plan: ActionPlanPage, clipboard: QClipboard) -> None:
    hand = copied(plan, clipboard)
    lines = hand.text().split("\r\n")
    assert lines[0] == "Ref\tAction\tFor\tMeasure\tLead\tAgency\tDue\tStatus"
    assert lines[1] == "A-01\tOffer advocacy\t\t'=offered\tHead of CAMHS\t\t31 Oct 2030\tNot started"
    assert lines[3] == 'A-03\t"Ask ""all""\nfamilies"\t2.1\t\t\t\t\tNot started'
    own = bytes(hand.data(OWN_FORMAT).data()).decode()
    assert own == hand.text().replace("'=offered", "=offered")
    assert "<th" in hand.html()
    assert "Ask &quot;all&quot;<br>families</td>" in hand.html()
    assert ">=offered</td>" in hand.html()


def test_hidden_columns_are_not_copied(plan: ActionPlanPage, clipboard: QClipboard) -> None:
    plan.acts._show_columns(("Ref", "Due", "Action"))
    assert copied(plan, clipboard).text().split("\r\n")[1] == "A-01\t31 Oct 2030\tOffer advocacy"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"), ("+cmd|x", "'+cmd|x"), ("-first", "'-first"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"),
        ("\n=1", "'\n=1"), ("\uff1d1", "'\uff1d1"), ("-5", "-5"), ("+44", "+44"), ("-3.5%", "-3.5%"),
        ("A-01", "A-01"), ("'quoted", "'quoted"), ("", ""),
    ],
)  # fmt: skip
def test_what_would_begin_a_formula_is_guarded_and_numbers_are_not(cell: str, safe: str) -> None:
    assert guarded(cell) == safe


def test_cells_are_quoted_as_excel_quotes_them() -> None:
    table = CopiedTable(("a",), (("one\ttwo",), ('say "no"',), ("plain, with a comma",), ("two\nlines",)))
    assert tab_separated(table) == 'a\r\n"one\ttwo"\r\n"say ""no"""\r\nplain, with a comma\r\n"two\nlines"\r\n'


def test_html_marks_text_as_text_and_days_as_days_and_escapes() -> None:
    html = html_table(CopiedTable(("Due", "<b>"), (("1 May 2027", "a < b"),), frozenset({0})), "Plan & more")
    assert "<title>Plan &amp; more</title>" in html
    assert "&lt;b&gt;</th>" in html
    assert "mso-number-format:'\\@'\">a &lt; b</td>" in html
    assert 'sdval="46508" sdnum="2057;2057;D MMM YYYY"' in html
    assert 'white-space:nowrap">1 May 2027</td>' in html


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window on the real file."""
    window = MainWindow(workspace, Preferences(tmp_path / "config" / "preferences.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    workspace.rows_pasted.connect(lambda kind, text: show_pasted(window, kind, text))
    yield window
    window.close_at_once()
    window.deleteLater()


def put(clipboard: QClipboard, text: str) -> None:
    """Put what Excel copies on the clipboard."""
    hand = QMimeData()
    hand.setText(text)
    clipboard.setMimeData(hand)


def pasted(qtbot: QtBot, window: MainWindow, page: str, text: str) -> ImportDialog:
    """The preview that Ctrl+V on a table of a page opens."""
    put(QApplication.clipboard(), text)
    window.show_page(page)
    shown = window.stack.currentWidget()
    QTest.keyClick(shown.table, Qt.Key.Key_V, CONTROL)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    (dialog,) = window.findChildren(ImportDialog)
    return dialog


def test_rows_from_excel_come_in_by_preview_in_one_step(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, clipboard: QClipboard
) -> None:
    dialog = pasted(qtbot, window, "actions", EXCEL)
    assert dialog.windowTitle() == "Paste rows"
    assert dialog.heading.text() == "Paste rows: the rows"
    assert not dialog.list_step.another.isVisible()
    assert dialog.list_step.said.text() == "The copied rows were read. Nothing of them is in the self-evaluation yet."
    assert dialog.plan is not None
    assert [entry.record.text for entry in dialog.plan.entries if isinstance(entry.record, Action)] == [
        'Train "all" staff\nin two waves',
        "Ask families",
    ]
    assert any("31 Feb" in said for said in dialog.plan.entries[1].said), "what is wrong stands beside its row"
    dialog.go_to(2)
    dialog.forward.click()
    actions = workspace.contents.actions_in_order
    assert [(action.ref, action.lead) for action in actions] == [("A-01", "Head of CAMHS"), ("A-02", "")]
    workspace.work.session.undo()
    assert not workspace.contents.actions


def test_rows_copied_here_come_back_as_they_were(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, clipboard: QClipboard
) -> None:
    workspace.work.actions.plan("=not a formula", measure="-first", lead="Head of CAMHS")
    window.show_page("actions")
    page = window.stack.currentWidget()
    assert isinstance(page, ActionPlanPage)
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    workspace.work.session.undo()
    workspace.rows_pasted.emit(Action, _own(clipboard))
    (dialog,) = window.findChildren(ImportDialog)
    assert dialog.plan is not None
    (entry,) = dialog.plan.entries
    assert isinstance(entry.record, Action)
    assert (entry.record.text, entry.record.measure) == ("=not a formula", "-first")


def _own(clipboard: QClipboard) -> str:
    return bytes(clipboard.mimeData().data(OWN_FORMAT).data()).decode()


def test_rows_of_evidence_are_taken_for_evidence(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, clipboard: QClipboard
) -> None:
    workspace.work.evidence.record("There already")
    dialog = pasted(qtbot, window, "evidence", "Title\tSource\r\nAudit of files\tCase file audit\r\n")
    assert dialog.plan is not None
    assert [entry.record.title for entry in dialog.plan.entries if isinstance(entry.record, Evidence)] == [
        "Audit of files"
    ]


def test_what_are_no_rows_is_said_and_nothing_opens(plan: ActionPlanPage, clipboard: QClipboard) -> None:
    put(clipboard, "one word")
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_V, CONTROL)
    assert plan.acts.bar.words.text().startswith("There are no rows to paste")


def test_an_empty_clipboard_holds_no_rows(plan: ActionPlanPage, clipboard: QClipboard) -> None:
    clipboard.clear()
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_V, CONTROL)
    assert plan.acts.bar.words.text().startswith("There are no rows to paste")


def test_what_another_program_calls_ours_and_is_no_text_is_read_as_far_as_it_goes(
    plan: ActionPlanPage, workspace: Workspace, clipboard: QClipboard
) -> None:
    came: list[str] = []
    workspace.rows_pasted.connect(lambda _kind, text: came.append(text))
    hand = QMimeData()
    hand.setData(OWN_FORMAT, b"Action\tLead\nTrain\xff\tNurse\n")
    clipboard.setMimeData(hand)
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_V, CONTROL)
    assert came == ["Action\tLead\nTrain\ufffd\tNurse\n"]


def test_rows_that_cannot_be_read_are_told(workspace: Workspace, window: MainWindow, clipboard: QClipboard) -> None:
    told: list[object] = []
    workspace.message_requested.connect(told.append)
    workspace.rows_pasted.emit(Action, 'a\tb\r\n"never closed\tc')
    assert len(told) == 1
    assert "Copied rows" in str(told[0])
    assert window.findChildren(ImportDialog) == [] or not window.findChildren(ImportDialog)[0].isVisible()
