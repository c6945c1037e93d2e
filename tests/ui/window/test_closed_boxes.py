"""Nothing can be typed into what could never be saved: boxes of a closed cycle are read, copied, and say why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judging_records.inspecting import Inspection, PointKind
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.agencies.ask_dialog import AskDialog
from cpc_selfeval.ui.inspecting.point_editor import PointEditor
from cpc_selfeval.ui.kit import DateEntry, LineEntry, TextEntry
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.tables.record_page import RecordPage
from cpc_selfeval.ui.window.closed_boxes import CLOSED
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace

PAGES_WITH_BOXES = ("indicators", "evidence", "actions", "details", "capacity", "programme", "checks")
OF_ALL_CYCLES = {"CommitteeCard", "AgenciesCard", "OutcomesCard", "AgeingCard"}
"""What is asked and not kept, or belongs to all cycles."""


@pytest.fixture
def window(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on a file with a strength, a piece of evidence and an action, in a cycle that is closed."""
    work = workspace.work
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children are listened to")
    work.evidence.record(title="What children said", indicators=("2.1",))
    work.actions.plan(text="Ask again in spring", indicators=("2.1",))
    work.cycles.close()
    made = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_at_once()
    made.deleteLater()


def boxes(widget: QWidget) -> list[TextEntry | LineEntry | DateEntry]:
    """The boxes below a widget that write into the cycle."""
    found: list[TextEntry | LineEntry | DateEntry] = [*widget.findChildren(TextEntry), *widget.findChildren(LineEntry)]
    found += widget.findChildren(DateEntry)
    return [box for box in found if not {type(above).__name__ for above in above_of(box)} & OF_ALL_CYCLES]


def above_of(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def is_shut(box: TextEntry | LineEntry | DateEntry) -> bool:
    return box.line.isReadOnly() if isinstance(box, DateEntry) else box.isReadOnly()


@pytest.mark.parametrize("name", PAGES_WITH_BOXES)
def test_no_box_of_the_cycle_can_be_typed_into_until_it_is_open_again(window: MainWindow, name: str) -> None:
    window.show_page(name)
    page = window.stack.currentWidget()
    assert page is not None
    assert boxes(page)
    assert [box.accessibleName() for box in boxes(page) if not is_shut(box)] == []
    window.workspace.work.cycles.reopen("Closed too early", "Isla Grant")
    assert [box.accessibleName() for box in boxes(page) if is_shut(box)] == []


@pytest.mark.parametrize("name", ["evidence", "actions"])
def test_nothing_is_begun_that_could_not_be_entered(window: MainWindow, name: str) -> None:
    window.show_page(name)
    page = window.stack.currentWidget()
    assert isinstance(page, RecordPage)
    assert not page.add_button.isEnabled()
    window.workspace.work.cycles.reopen("Closed too early", "Isla Grant")
    assert page.add_button.isEnabled()


def test_names_of_the_committee_belong_to_all_cycles(window: MainWindow) -> None:
    window.show_page("details")
    (area,) = (box for box in window.findChildren(LineEntry) if box.accessibleName() == "Area")
    assert not area.isReadOnly()


def opened_text(window: MainWindow) -> TextEntry:
    """The text of the strength, opened, with the keyboard in it."""
    window.show_indicator("2.1")
    column = window.stack.page("indicators").strengths  # type: ignore[attr-defined]
    column.open(column.rows.keys[0])
    box = QApplication.focusWidget()
    assert isinstance(box, TextEntry)
    return box


def test_an_entry_that_is_opened_is_read_with_the_keyboard_and_says_why(window: MainWindow) -> None:
    box = opened_text(window)
    assert box.isReadOnly()
    assert window.status_line.answer.text() == CLOSED
    box.selectAll()
    box.copy()
    assert QApplication.clipboard().text() == "Children are listened to"


def test_a_key_brings_the_way_to_open_it_again_and_nothing_is_typed(window: MainWindow) -> None:
    box = opened_text(window)
    window.message_bar.hide()
    QTest.keyClicks(box, "more")
    assert box.text() == "Children are listened to"
    assert window.message_bar.isVisible()
    assert "closed" in window.message_bar.happened.text()
    assert not words_kept().of(window)


def test_an_entry_that_is_open_when_the_cycle_opens_again_is_typed_on_in(window: MainWindow) -> None:
    box = opened_text(window)
    window.workspace.work.cycles.reopen("Closed too early", "Isla Grant")
    box.setFocus()
    QTest.keyClicks(box, "z")
    box.hand_over()
    texts = {finding.text for finding in window.workspace.contents.findings.values()}
    assert texts == {"zChildren are listened to"}


def test_what_was_typed_before_it_closed_stays(window: MainWindow) -> None:
    window.workspace.work.cycles.reopen("Closed too early", "Isla Grant")
    box = opened_text(window)
    QTest.keyClicks(box, "z")
    window.workspace.work.cycles.close()
    assert box.pending or "zChildren are listened to" in {f.text for f in window.workspace.contents.findings.values()}
    box.hand_over()
    kept = {words.text for words in words_kept().of(window)}
    assert "zChildren are listened to" in kept | {f.text for f in window.workspace.contents.findings.values()}
    words_kept().give_up(window)


def test_boxes_of_a_dialog_are_shut_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("actions")
    dialog = ActionDialog(window.workspace, next(iter(window.workspace.contents.actions)), window.stack.currentWidget())
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    text = next(box for box in dialog.findChildren(TextEntry) if box.isVisible())
    text.setFocus()
    assert text.isReadOnly()
    dialog.close()


def test_of_an_inspection_only_what_belongs_to_the_cycle_is_shut(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace.work
    page = window.stack.currentWidget()
    inspection = work.inspecting.record("Joint inspection")
    (point,) = work.inspecting.add_points(inspection, PointKind.AREA, ["Hear children"])
    editor = PointEditor(window.workspace, work.contents.of(Inspection)[inspection], PointKind.AREA, point, page)
    editor.show()
    for box, shut in ((editor.text, False), (editor.reason, True)):
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        assert box.isReadOnly() == shut, box.accessibleName()
    assert window.status_line.answer.text() == CLOSED


def test_what_is_asked_of_agencies_is_shut(window: MainWindow, qtbot: QtBot) -> None:
    agency = window.workspace.contents.agencies[0].key
    dialog = AskDialog(window.workspace, agency, None, window)
    dialog.begin()
    dialog.form.contact.setFocus()
    qtbot.waitUntil(dialog.form.contact.hasFocus)
    assert [box.accessibleName() for box in boxes(dialog) if not is_shut(box)] == []
    dialog.close()


def test_what_is_only_ever_read_stays_so_when_the_cycle_is_open_again(window: MainWindow) -> None:
    window.show_indicator("2.1")
    page = window.stack.page("indicators")
    read = TextEntry("What an agency says", parent=page)
    read.setReadOnly(True)
    window.show_page("overview")
    window.show_indicator("2.1")
    window.workspace.work.cycles.reopen("Closed too early", "Isla Grant")
    assert read.isReadOnly()
