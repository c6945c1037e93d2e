"""Cells changed in place: by F2 and by typing; what is refused, unreadable or left in the middle is not lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import DueMove
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.editing.executor import Executor, ThreadExecutor
from cpc_selfeval.ui.actions import rows as of_actions
from cpc_selfeval.ui.actions.due_dialog import DueDialog
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.evidence import rows as of_evidence
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, LineEntry, TextEntry, hand_over_all, unnamed_focusable
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.tables.arrangement import Arrangement
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show

Opening = Callable[[Path, Executor], Workspace]
Page = ActionPlanPage | EvidencePage


def go_to(page: Page, number: int, column: object) -> None:
    """Go to the cell of a column in the row of a number."""
    page.table.setFocus()
    places = range(page.model.rowCount())
    place = next(place for place in places if page.model.row_at(place).number == number)
    columns = [id(each) for each in page.model.columns]
    page.table.setCurrentIndex(page.model.index(place, columns.index(id(column))))


def box_in(page: Page) -> QWidget:
    """The box in the table that has the keyboard."""
    box = QApplication.focusWidget()
    assert box is not None
    assert page.table.viewport().isAncestorOf(box)
    return box


def type_on(page: Page, text: str) -> QWidget:
    """Type on a cell: the first letter opens its box, the others go into it."""
    QTest.keyClicks(page.table, text[0])
    box = box_in(page)
    QTest.keyClicks(box, text[1:])
    return box


def lead(page: ActionPlanPage, number: int) -> str:
    """Who leads the action of a number."""
    return next(each.lead for each in page._workspace.contents.actions.values() if each.number == number)


def test_typing_replaces_what_stood_in_a_cell_and_enter_goes_down(plan: ActionPlanPage) -> None:
    go_to(plan, 1, of_actions.LEAD)
    QTest.keyClicks(plan.table, "D")
    box = box_in(plan)
    assert isinstance(box, LineEntry)
    QTest.keyClicks(box, "eputy")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert lead(plan, 1) == "Deputy"
    assert plan.table.hasFocus()
    assert plan.model.row_at(plan.table.currentIndex().row()).number == 2
    QTest.keyClick(type_on(plan, "Nurse"), Qt.Key.Key_Return)
    assert lead(plan, 2) == "Nurse"


def test_escape_brings_back_what_a_letter_replaced(plan: ActionPlanPage) -> None:
    go_to(plan, 1, of_actions.LEAD)
    QTest.keyClicks(plan.table, "x")
    box = box_in(plan)
    assert isinstance(box, LineEntry)
    box.hand_over()
    assert lead(plan, 1) == "x", "saved as it was typed"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert lead(plan, 1) == "Head of CAMHS"
    assert not plan.table.is_editing


def test_a_letter_on_a_text_of_several_lines_replaces_it_and_undo_brings_it_back(plan: ActionPlanPage) -> None:
    go_to(plan, 3, of_actions.ACTION)
    box = type_on(plan, "Hear families")
    assert isinstance(box, TextEntry)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    texts = {action.number: action.text for action in plan._workspace.contents.actions.values()}
    assert texts[3] == "Hear families"
    plan._workspace.work.session.undo()
    texts = {action.number: action.text for action in plan._workspace.contents.actions.values()}
    assert texts[3] == 'Ask "all"\nfamilies'


def test_a_letter_on_a_choice_opens_it_there_and_chooses_nothing(qtbot: QtBot, library: EvidencePage) -> None:
    go_to(library, 2, of_evidence.SOURCE)
    QTest.keyClicks(library.table, "s")
    (box,) = library.table.viewport().findChildren(ChoiceBox)
    qtbot.waitUntil(box.view().isVisible)
    qtbot.waitUntil(lambda: str(box.view().currentIndex().data() or "").startswith("S"))
    chosen = str(box.view().currentIndex().data())
    assert {piece.source_type for piece in library._workspace.contents.evidence.values()} == {
        SourceType.DOCUMENT,
        None,
    }
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not library.table.is_editing)
    place = library.model.index(1, library.model.columns.index(of_evidence.SOURCE))
    assert place.data() == chosen


def test_a_due_date_is_set_for_the_first_time_in_its_row(plan: ActionPlanPage) -> None:
    go_to(plan, 3, of_actions.DUE)
    QTest.keyClick(type_on(plan, "1 Oct 2031"), Qt.Key.Key_Return)
    assert date(2031, 10, 1) in {action.due for action in plan._workspace.contents.actions.values()}


def test_evidence_is_changed_in_its_cells(qtbot: QtBot, library: EvidencePage) -> None:
    go_to(library, 2, of_evidence.TITLE)
    QTest.keyClick(library.table, Qt.Key.Key_F2)
    box = box_in(library)
    assert unnamed_focusable(library) == []
    QTest.keyClicks(box, " 2026")
    QTest.keyClick(box, Qt.Key.Key_Return)
    titles = [piece.title for piece in library._workspace.contents.evidence_in_order]
    assert titles[1] == "Survey of parents 2026"
    assert library.editor.form.title.text() == "Log of referrals", "the editor shows the row of the keyboard"


def test_a_period_is_changed_in_the_editor(qtbot: QtBot, library: EvidencePage) -> None:
    go_to(library, 1, of_evidence.PERIOD)
    QTest.keyClick(library.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: library.focusWidget() is library.editor.form.source.period_from.line)


def test_days_are_typed_in_cells_and_one_that_is_none_stays_and_is_told(library: EvidencePage) -> None:
    library.table.show_arrangement(Arrangement(("Ref", "Title", "Period from", "Period to")))
    go_to(library, 1, of_evidence.FROM)
    line = type_on(library, "1 Apr 2026")
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Return)
    first = library._workspace.contents.evidence_in_order[0]
    assert first.period_from == date(2026, 4, 1)

    go_to(library, 1, of_evidence.TO)
    line = type_on(library, "31 Feb 2026")
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Return)
    day = line.parent()
    assert isinstance(day, DateEntry)
    assert day.isVisible()
    assert day.fault.text()
    assert [words.text for words in words_kept().of(library)] == ["31 Feb 2026"]
    line.setText("28 Feb 2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert words_kept().of(library) == ()
    assert library._workspace.contents.evidence_in_order[0].period_to == date(2026, 2, 28)


def test_columns_that_are_not_shown_at_first_are_changed_too(qtbot: QtBot, plan: ActionPlanPage) -> None:
    plan.table.show_arrangement(Arrangement(("Ref", "Action", "Outcome sought", "Start", "Priority", "Help needed")))
    go_to(plan, 1, of_actions.OUTCOME)
    QTest.keyClick(type_on(plan, "Children are heard"), Qt.Key.Key_Tab)
    line = box_in(plan)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "1 Mar 2027")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    (priority,) = plan.table.viewport().findChildren(ChoiceBox)
    qtbot.waitUntil(priority.view().isVisible)
    QTest.keyClick(priority.view(), Qt.Key.Key_Down)
    QTest.keyClick(priority.view(), Qt.Key.Key_Return)
    action = next(each for each in plan._workspace.contents.actions.values() if each.number == 1)
    assert (action.outcome, action.start) == ("Children are heard", date(2027, 3, 1))
    assert isinstance(action.priority, Priority)


@pytest.fixture
def threaded(new_file: Path, opening: Opening, qtbot: QtBot) -> ActionPlanPage:
    """The page on a file that is saved by a thread of its own, with one action."""
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    workspace.work.actions.plan("Offer advocacy")
    qtbot.waitUntil(lambda: len(workspace.contents.actions) == 1)
    page = ActionPlanPage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    return page


def test_words_typed_into_a_cell_of_what_is_gone_are_kept(qtbot: QtBot, threaded: ActionPlanPage) -> None:
    (key,) = threaded._workspace.contents.actions
    go_to(threaded, 1, of_actions.LEAD)
    box = type_on(threaded, "Head of CAMHS")
    threaded._workspace.work.actions.remove(key)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [words.text for words in words_kept().of(threaded)] == ["Head of CAMHS"])
    words_kept().give_up(threaded)


def test_a_day_typed_into_a_cell_of_what_is_gone_is_kept(qtbot: QtBot, threaded: ActionPlanPage) -> None:
    threaded.table.show_arrangement(Arrangement(("Ref", "Action", "Start")))
    (key,) = threaded._workspace.contents.actions
    go_to(threaded, 1, of_actions.START)
    line = type_on(threaded, "3 March 2029")
    threaded._workspace.work.actions.remove(key)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [words.text for words in words_kept().of(threaded)] == ["3 Mar 2029"])
    words_kept().give_up(threaded)


def test_a_day_that_is_none_comes_back_to_its_cell_after_the_rows_were_sorted(plan: ActionPlanPage) -> None:
    plan.table.show_arrangement(Arrangement(("Ref", "Action", "Start")))
    go_to(plan, 1, of_actions.START)
    QTest.keyClick(type_on(plan, "31 Feb 2029"), Qt.Key.Key_Return)
    plan.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert not plan.table.is_editing
    go_to(plan, 2, of_actions.START)
    QTest.keyClick(plan.table, Qt.Key.Key_F2)
    other = box_in(plan)
    assert isinstance(other, QLineEdit)
    assert other.text() == "", "another row shows its own"
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert [words.text for words in words_kept().of(plan)] == ["31 Feb 2029"]

    go_to(plan, 1, of_actions.START)
    QTest.keyClick(plan.table, Qt.Key.Key_F2)
    line = box_in(plan)
    assert isinstance(line, QLineEdit)
    assert line.text() == "31 Feb 2029"
    line.setText("28 Feb 2029")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert words_kept().of(plan) == ()
    assert date(2029, 2, 28) in {action.start for action in plan._workspace.contents.actions.values()}


def test_a_box_that_is_put_away_twice_goes_once(plan: ActionPlanPage) -> None:
    session = plan._workspace.work.session
    go_to(plan, 1, of_actions.LEAD)
    box, place = type_on(plan, "Nurse"), plan.table.currentIndex()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(session), "busy", property(lambda _session: True))
        plan.cells.destroyEditor(box, place)
    assert not session.busy, "it was saved in between"
    plan.cells.destroyEditor(box, place)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    plan.cells._let_go_of_boxes(None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not plan.table.viewport().findChildren(LineEntry)


def test_words_in_a_cell_are_saved_when_the_file_is_closed_in_the_middle(
    qtbot: QtBot, threaded: ActionPlanPage, new_file: Path, opening: Opening
) -> None:
    go_to(threaded, 1, of_actions.LEAD)
    type_on(threaded, "Head of CAMHS")
    hand_over_all(threaded)
    threaded._workspace.work.close()
    reopened = opening(new_file, ThreadExecutor(lambda _fault: None))
    assert [action.lead for action in reopened.contents.actions.values()] == ["Head of CAMHS"]


def test_tab_goes_on_and_typing_replaces_what_stands_there_as_in_a_spreadsheet(plan: ActionPlanPage) -> None:
    go_to(plan, 1, of_actions.MEASURE)
    QTest.keyClick(type_on(plan, "Offered"), Qt.Key.Key_Tab)
    box = box_in(plan)
    QTest.keyClicks(box, "Nurse")
    assert isinstance(box, LineEntry)
    assert box.text() == "Nurse"
    box.hand_over()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert lead(plan, 1) == "Head of CAMHS", "Escape brings back what was replaced"
    go_to(plan, 1, of_actions.LEAD)
    QTest.keyClick(plan.table, Qt.Key.Key_F2)
    QTest.keyClicks(box_in(plan), ", day")
    QTest.keyClick(box_in(plan), Qt.Key.Key_Backtab)
    box = box_in(plan)
    assert isinstance(box, TextEntry)
    QTest.keyClicks(box, "Heard")
    QTest.keyClick(box, Qt.Key.Key_Return)
    (first,) = (each for each in plan._workspace.contents.actions.values() if each.number == 1)
    assert (first.measure, first.lead) == ("Heard", "Head of CAMHS, day")


def opened_list(qtbot: QtBot, page: Page) -> QAbstractItemView:
    """The list of the box in the table, once it is open."""
    (box,) = (each for each in page.table.viewport().findChildren(ChoiceBox) if each.isVisible())
    view: QAbstractItemView = box.view()
    qtbot.waitUntil(view.isVisible)
    return view


def test_tab_in_an_open_list_takes_what_is_marked_and_goes_on(qtbot: QtBot, plan: ActionPlanPage) -> None:
    plan.table.show_arrangement(Arrangement(("Ref", "Priority", "Lead", "Status"), {}))
    go_to(plan, 1, of_actions.PRIORITY)
    QTest.keyClicks(plan.table, "h")
    view = opened_list(qtbot, plan)
    qtbot.waitUntil(lambda: str(view.currentIndex().data()) == "High")
    QTest.keyClick(view, Qt.Key.Key_Tab)
    (first,) = (each for each in plan._workspace.contents.actions.values() if each.number == 1)
    assert first.priority is Priority.HIGH
    box = box_in(plan)
    assert isinstance(box, LineEntry)
    QTest.keyClick(box, Qt.Key.Key_Backtab)
    QTest.keyClick(opened_list(qtbot, plan), Qt.Key.Key_Tab)
    assert isinstance(box_in(plan), LineEntry), "so it does where nothing else was chosen"


def test_escape_in_an_open_list_leaves_no_box_in_which_an_arrow_chooses(qtbot: QtBot, plan: ActionPlanPage) -> None:
    go_to(plan, 2, of_actions.STATUS)
    QTest.keyClick(plan.table, Qt.Key.Key_F2)
    QTest.keyClick(opened_list(qtbot, plan), Qt.Key.Key_Escape)
    assert not plan.table.is_editing
    assert plan.table.hasFocus()


def test_a_due_date_is_typed_in_its_row_and_asks_why_once_it_is_a_day(qtbot: QtBot, plan: ActionPlanPage) -> None:
    go_to(plan, 1, of_actions.DUE)
    box = type_on(plan, "31/3/31")
    assert not plan.findChildren(DueDialog), "a window that opened meanwhile would lose letters"
    QTest.keyClick(box, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(plan.findChildren(DueDialog)))
    (dialog,) = plan.findChildren(DueDialog)
    assert dialog.due.asked.text() == "The date was 31 Oct 2030 and becomes 31 Mar 2031."
    QTest.keyClick(dialog.due.reason, Qt.Key.Key_Return)
    assert dialog.due.asked.text() == "Please write why the date moves, for those who read the plan."
    QTest.keyClicks(dialog.due.reason, "Staff")
    QTest.keyClick(dialog.due.reason, Qt.Key.Key_Return)
    (first,) = (each for each in plan._workspace.contents.actions.values() if each.number == 1)
    assert first.due == date(2031, 3, 31)
    (move,) = plan._workspace.contents.of(DueMove).values()
    assert move.reason == "Staff"
    assert not plan.table.is_editing


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_box_of_days_gives_the_keyboard_back_to_its_table(plan: ActionPlanPage, key: Qt.Key) -> None:
    plan.table.show_arrangement(Arrangement(("Ref", "Start", "Due"), {}))
    for column in (of_actions.START, of_actions.DUE):
        go_to(plan, 3, column)
        QTest.keyClick(type_on(plan, "1 Oct 2030"), key)
        assert plan.table.hasFocus()


def test_typing_on_a_cell_that_cannot_be_changed_says_where_it_can(plan: ActionPlanPage) -> None:
    go_to(plan, 1, of_actions.FOR)
    QTest.keyClicks(plan.table, "5")
    assert plan.acts.bar.words.text() == "“For” cannot be changed in the table. Enter opens the row in full."
