"""The page: who is asked and late in words, what is next for each, by mouse and by keyboard, in any room."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.ui.agencies.ask_dialog import AskDialog
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.agencies.reading_dialog import ReadingDialog
from cpc_selfeval.ui.agencies.remind_dialog import RemindDialog, StopDialog
from cpc_selfeval.ui.agencies.rows import CHANGED, AgencyRow, Step
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.page_stack import Resumes
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.agencies.conftest import opened


def row(page: AgenciesPage, name: str) -> AgencyRow:
    """The row of an agency."""
    return next(row for row in page.model.rows if row.name.startswith(name))


def ask(workspace: Workspace, agency: Agency, *, days: int, due: int, workbook: str = "w") -> str:
    """An agency asked so many days ago, and due in so many."""
    returns, today = workspace.work.returns, workspace.today()
    key = returns.ask(agency.key, due=today + timedelta(days=due), workbook=workbook)
    returns.mark_asked(key, today - timedelta(days=days))
    return key


def test_the_keyboard_comes_to_the_agencies_and_not_to_what_sorts_them(page: AgenciesPage) -> None:
    page.ask_all.setFocus()
    assert isinstance(page, Resumes)
    assert page.resume()
    assert page.table.hasFocus()


def test_an_empty_page_says_what_it_does(page: AgenciesPage, workspace: Workspace) -> None:
    assert page.what.isVisible()
    assert page.what.text().count(".") == 2
    agencies = workspace.contents.agencies_in_use
    assert page.glance.text() == f"0 of {len(agencies)} asked"
    assert {each.stands for each in page.model.rows} == {"Not asked yet"}
    assert {each.next for each in page.model.rows} == {Step.ASK}
    assert not page.late.isVisible()
    assert not page.all_returns.isVisible()
    assert unnamed_focusable(page) == []


def test_who_is_late_comes_first_and_is_told_in_words(page: AgenciesPage, workspace: Workspace, police: Agency) -> None:
    others = [agency for agency in workspace.contents.agencies_in_use if agency.key != police.key]
    ask(workspace, others[0], days=20, due=9)
    key = ask(workspace, police, days=20, due=-5)
    page.model.sort(1)
    first = page.model.row_at(0)
    assert (first.key, first.stands, first.next) == (police.key, "Late by 5 days", Step.REMIND)
    assert page.late.text() == "1 late"
    assert page.glance.text().startswith("2 of ")
    assert not page.what.isVisible()
    workspace.work.returns.mark_reminded(key, workspace.today())
    assert row(page, police.name).next is Step.READ
    assert row(page, police.name).since.startswith("reminded ")
    assert "Late by 5 days. reminded" in row(page, police.name).spoken
    page.resize(683, 330)
    QApplication.processEvents()
    assert page.title.width() >= page.title.sizeHint().width(), "who is late leaves the title its room"
    assert row(page, police.name).spoken.endswith("Next: Read the return.")


@pytest.mark.parametrize(
    ("due", "workbook", "stands", "step"),
    [(0, "w", "Due today", Step.READ), (3, "w", "Due in 3 days", Step.READ), (1, "", "Due in 1 day", Step.WRITE)],
)
def test_what_is_next_follows_from_where_it_stands(
    page: AgenciesPage, workspace: Workspace, police: Agency, due: int, workbook: str, stands: str, step: Step
) -> None:
    ask(workspace, police, days=4, due=due, workbook=workbook)
    assert (row(page, police.name).stands, row(page, police.name).next) == (stands, step)


def test_enter_does_what_is_next(page: AgenciesPage, workspace: Workspace) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = opened(AskDialog)
    current = page.current()
    assert current is not None
    assert dialog.windowTitle() == f"Ask {current.name}"
    dialog.close()
    assert workspace.contents.requests == (), "looking records nothing"


def test_a_click_on_the_button_of_a_row_does_it_too(page: AgenciesPage) -> None:
    place = page.table.visualRect(page.model.index(1, len(page.model.columns) - 1))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert opened(AskDialog).windowTitle() == f"Ask {page.model.row_at(1).name}"


def test_waiting_stops_with_a_reason(page: AgenciesPage, workspace: Workspace, police: Agency) -> None:
    key = ask(workspace, police, days=20, due=-5)
    page.table.setCurrentIndex(page.model.index(page.model.place_of(police.key) or 0, 0))
    page._do(Step.STOP)
    dialog = opened(StopDialog)
    assert isinstance(dialog, StopDialog)
    assert not dialog.stop.isEnabled()
    QTest.keyClicks(dialog.because, "Told us at the meeting")
    QTest.keyClick(dialog.stop, Qt.Key.Key_Return)
    request = workspace.contents.of(Request)[key]
    assert (request.ended_on, request.ended_because) == (workspace.today(), "Told us at the meeting")
    assert row(page, police.name).stands.startswith("Waiting stopped")
    assert "Told us at the meeting" in page.card.more.text()
    assert not page.late.isVisible()
    workspace.work.session.undo()
    assert page.late.isVisible()


def test_a_reminder_is_noted_with_its_day(page: AgenciesPage, workspace: Workspace, police: Agency) -> None:
    key = ask(workspace, police, days=20, due=-5)
    page.steps.do(Step.REMIND, row(page, police.name))
    dialog = opened(RemindDialog)
    assert isinstance(dialog, RemindDialog)
    assert dialog.letter.text.toPlainText().startswith("Reminder: ")
    dialog.note.click()
    assert workspace.contents.of(Request)[key].reminded_on == workspace.today()


def test_a_request_that_was_only_begun_can_be_removed(page: AgenciesPage, workspace: Workspace, police: Agency) -> None:
    workspace.work.returns.ask(police.key)
    assert row(page, police.name).stands == "Being asked"
    page.steps.do(Step.REMOVE, row(page, police.name))
    assert workspace.contents.requests == ()
    assert row(page, police.name).stands == "Not asked yet"


def test_it_is_sorted_by_its_headings(page: AgenciesPage) -> None:
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    names = [each.name.casefold() for each in page.model.rows]
    assert names == sorted(names, reverse=True)
    assert page.sort.words() == "Sorted by: agency, last first"


def test_in_little_room_a_menu_has_what_the_card_had(page: AgenciesPage, workspace: Workspace, police: Agency) -> None:
    ask(workspace, police, days=20, due=-5)
    page.resize(660, 260)
    assert page.card.isHidden()
    assert page.more.isVisible()
    assert page.table.isColumnHidden(page.model.columns.index(CHANGED))
    assert page.table.horizontalScrollBar().maximum() == 0
    page.table.setCurrentIndex(page.model.index(page.model.place_of(police.key) or 0, 0))
    menu = page.menu_of_steps()
    assert menu is not None
    assert [act.text() for act in menu.actions()] == [step.value for step in row(page, police.name).steps]
    menu.deleteLater()


def dropped(page: AgenciesPage, path: Path) -> QDropEvent:
    """A file dropped on the page, which is kept with the event."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, keys = QPointF(40, 40), Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    entering.ignore()
    page.dragEnterEvent(entering)
    event = QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    event.setAccepted(entering.isAccepted())
    event.kept = data  # type: ignore[attr-defined]
    return event


def test_a_workbook_that_is_dropped_is_read_and_why_not_is_told(page: AgenciesPage, tmp_path: Path) -> None:
    path = tmp_path / "holiday plan.xlsx"
    path.write_text("not a workbook")
    event = dropped(page, path)
    assert event.isAccepted()
    page.dropEvent(event)
    dialog = opened(ReadingDialog)
    assert isinstance(dialog, ReadingDialog)
    assert dialog.heading.text() == "Nothing was taken over"
    assert "holiday plan.xlsx" in dialog.words.text()
    assert dialog.safe.text()
    assert dialog.to_do.text()
    assert dialog.focusWidget() is dialog.another


def test_another_kind_of_file_is_not_taken(page: AgenciesPage, tmp_path: Path) -> None:
    assert not dropped(page, tmp_path / "minutes.docx").isAccepted()


def test_choosing_another_file_after_a_refusal(
    page: AgenciesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_text("not a workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "two.xlsx"), ""))
    page.steps.read(tmp_path / "one.xlsx")
    first = opened(ReadingDialog)
    assert isinstance(first, ReadingDialog)
    first.another.click()
    assert isinstance(again := opened(ReadingDialog), ReadingDialog)
    assert "two.xlsx" in again.words.text()
