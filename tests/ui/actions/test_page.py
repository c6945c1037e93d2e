"""The page: rows changed in place by keyboard, filtered, sorted, followed, and quick with very many."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action, DueMove, Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.executor import Executor, InlineExecutor
from cpc_selfeval.ui.actions import rows
from cpc_selfeval.ui.actions.due_dialog import DueDialog
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.forms.record_list import Column
from cpc_selfeval.ui.kit import ChoiceBox, LineEntry, TextEntry, unnamed_focusable
from cpc_selfeval.ui.kit.colours import DARK, LIGHT, contrast
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.kit.status_mark import StatusShape, status_colour
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import pick, show, tick, write_day

Opening = Callable[[Path, Executor], Workspace]


def shown(page: ActionPlanPage) -> list[str]:
    """The references in the table, from above."""
    return [page.model.row_at(place).action.ref for place in range(page.model.rowCount())]


def action(page: ActionPlanPage, ref: str) -> Action:
    """The action with a reference."""
    return next(found for found in page._workspace.contents.actions.values() if found.ref == ref)


def go_to(page: ActionPlanPage, ref: str, column: Column[rows.ActionRow]) -> None:
    """Walk to a cell with the arrows."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(page.model.rowCount()):
        if page.model.row_at(page.table.currentIndex().row()).action.ref == ref:
            break
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    for _ in range(page.model.columns.index(column) - page.table.currentIndex().column()):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.model.columns[page.table.currentIndex().column()] is column


def box_in(page: ActionPlanPage) -> QWidget:
    """The box in the table that has the keyboard."""
    box = QApplication.focusWidget()
    assert box is not None
    assert page.table.viewport().isAncestorOf(box)
    return box


def test_overdue_ones_come_first_and_say_so_in_words(page: ActionPlanPage) -> None:
    assert shown(page) == ["A-02", "A-01", "A-03"]
    assert page.model.row_at(0).status_words == "Overdue 41 days"
    place = page.model.index(0, page.model.columns.index(rows.STATUS))
    assert place.data(Qt.ItemDataRole.AccessibleTextRole) == "Status: Overdue 41 days"
    assert page.count.text() == "3 actions"
    assert page.overdue.accessibleName() == "1 overdue"
    assert page.overdue.isVisible()
    assert not page.at_risk.isVisible()


def test_the_words_of_a_status_can_be_read_on_every_ground() -> None:
    for colours in (LIGHT, DARK):
        for shape in StatusShape:
            for ground in (colours.surface, colours.accent_soft):
                assert contrast(status_colour(shape, colours), ground) >= 4.5
        for ink in (status_colour(StatusShape.OVERDUE, colours), colours.quiet, colours.text):
            assert contrast(ink, colours.bad_soft) >= 4.5


def test_words_are_typed_into_cells_and_saved_while_typing(qtbot: QtBot, page: ActionPlanPage) -> None:
    go_to(page, "A-03", rows.ACTION)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    box = box_in(page)
    assert isinstance(box, TextEntry)
    QTest.keyClicks(box, " twice")
    qtbot.waitUntil(lambda: action(page, "A-03").text == "Ask families twice")
    assert box.hasFocus(), "saving does not end the typing"
    assert page.editor.form.what.text.text() == "Ask families twice"
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(box, "a year")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert action(page, "A-03").text == "Ask families twice\na year"

    measure = box_in(page)
    QTest.keyClicks(measure, "two reports")
    QTest.keyClick(measure, Qt.Key.Key_Tab)
    assert action(page, "A-03").measure == "two reports"
    lead = box_in(page)
    assert isinstance(lead, LineEntry)
    QTest.keyClicks(lead, " Participation officer")
    QTest.keyClick(lead, Qt.Key.Key_Return)
    assert action(page, "A-03").lead == " Participation officer"
    assert page.table.hasFocus()
    assert page.model.columns[page.table.currentIndex().column()] is rows.LEAD


def test_line_breaks_of_others_are_kept_in_a_cell(page: ActionPlanPage) -> None:
    key = action(page, "A-03").key
    page._workspace.work.actions.revise(key, measure="- one\n- two")
    go_to(page, "A-03", rows.MEASURE)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    QTest.keyClicks(box_in(page), "!")
    QTest.keyClick(box_in(page), Qt.Key.Key_Escape)
    assert action(page, "A-03").measure == "- one\n- two!"


def test_one_stay_in_a_cell_is_one_step_to_undo(page: ActionPlanPage) -> None:
    go_to(page, "A-03", rows.LEAD)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    box = box_in(page)
    assert isinstance(box, LineEntry)
    for part in ("Head", " of", " CAMHS"):
        QTest.keyClicks(box, part)
        box.hand_over()
    QTest.keyClick(box, Qt.Key.Key_Return)
    page._workspace.work.session.undo()
    assert action(page, "A-03").lead == ""
    page._workspace.work.session.redo()
    assert action(page, "A-03").lead == "Head of CAMHS"


def test_opening_a_cell_selects_nothing_that_a_key_would_replace(page: ActionPlanPage) -> None:
    go_to(page, "A-02", rows.LEAD)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    QTest.keyClicks(box_in(page), "s")
    QTest.keyClick(box_in(page), Qt.Key.Key_Escape)
    assert action(page, "A-02").lead == "Lead officers"


def test_agency_and_status_are_chosen_in_cells(qtbot: QtBot, page: ActionPlanPage) -> None:
    go_to(page, "A-03", rows.AGENCY)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    agency = page.table.viewport().findChild(ChoiceBox)
    assert isinstance(agency, ChoiceBox)
    qtbot.waitUntil(agency.view().isVisible)
    agency.hidePopup()
    pick_by_keys(agency, "Education")
    agencies = {one.key: one.name for one in page._workspace.contents.agencies}
    assert agencies[action(page, "A-03").agency or ""] == "Education"

    go_to(page, "A-03", rows.STATUS)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    status = next(box for box in page.table.viewport().findChildren(ChoiceBox) if box is not agency)
    status.hidePopup()
    pick_by_keys(status, "At risk")
    assert action(page, "A-03").status is Status.AT_RISK
    qtbot.waitUntil(page.editor.form.status.help_needed.hasFocus)
    assert page.at_risk.accessibleName() == "1 at risk"


def pick_by_keys(box: ChoiceBox, words: str) -> None:
    """Go to a choice with one stroke, as a list does for its first letters, so that only it is chosen."""
    place = box.findText(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_first_due_date_is_set_and_a_later_one_moved_from_its_cell(qtbot: QtBot, page: ActionPlanPage) -> None:
    go_to(page, "A-03", rows.DUE)
    dialog = due_dialog(qtbot, page)
    write_day(dialog.due.day, "12 Oct 2030")
    assert action(page, "A-03").due == date(2030, 10, 12)
    qtbot.waitUntil(lambda: page.focusWidget() is page.table)

    dialog = due_dialog(qtbot, page)
    write_day(dialog.due.day, "31 Jan 2031")
    assert dialog.due.question.isVisible()
    QTest.keyClicks(dialog.due.reason, "Staff left")
    dialog.due.move_button.setFocus()
    QTest.keyClick(dialog.due.move_button, Qt.Key.Key_Space)
    (move,) = page._workspace.contents.of(DueMove).values()
    assert (move.was, move.now, move.reason) == (date(2030, 10, 12), date(2031, 1, 31), "Staff left")
    place = page.model.place_of(move.action)
    assert place is not None
    assert page.model.row_at(place).due_once.replace("\u00a0", " ") == "was 12 Oct 2030, 1 move"

    dialog = due_dialog(qtbot, page)
    write_day(dialog.due.day, "28 Feb 2031")
    QTest.keyClick(dialog.due.reason, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert words_kept().of(page) == (), "Escape leaves the date as it was"


def due_dialog(qtbot: QtBot, page: ActionPlanPage) -> DueDialog:
    """The small window that F2 opens on a due date."""
    before = set(page.findChildren(DueDialog))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: bool(set(page.findChildren(DueDialog)) - before))
    (dialog,) = set(page.findChildren(DueDialog)) - before
    return dialog


def test_enter_opens_the_editor_escape_comes_back_and_tab_leaves(page: ActionPlanPage) -> None:
    go_to(page, "A-01", rows.ACTION)
    assert page.editor.key == action(page, "A-01").key
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor.form.what.text.hasFocus()
    QTest.keyClick(page.editor.form.what.text, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_delete_removes_and_undo_brings_back(page: ActionPlanPage) -> None:
    go_to(page, "A-01", rows.ACTION)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown(page) == ["A-02", "A-03"]
    assert page.editor.empty.text() == "A-01 was removed. Undo: Ctrl+Z"
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().isValid()
    page._workspace.work.session.undo()
    assert shown(page) == ["A-02", "A-01", "A-03"]


def test_what_undo_takes_away_is_said_to_come_back_by_redo(page: ActionPlanPage) -> None:
    page._workspace.work.actions.plan("Say who leads", indicators=("2.1",))
    go_to(page, "A-04", rows.ACTION)
    page._workspace.work.session.undo()
    assert page.editor.empty.text() == "A-04 was taken back. Redo: Ctrl+Y"
    page._workspace.work.session.redo()
    go_to(page, "A-04", rows.ACTION)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page._workspace.work.session.undo()
    page._workspace.work.session.redo()
    assert page.editor.empty.text() == "A-04 was removed. Undo: Ctrl+Z"


def test_a_new_action_is_listed_with_its_first_word(qtbot: QtBot, page: ActionPlanPage) -> None:
    QTest.keyClicks(page.filters.search, "nothing like this")
    assert shown(page) == []
    assert page.nothing_found.isVisible()
    page.add_button.setFocus()
    QTest.keyClick(page.add_button, Qt.Key.Key_Space)
    assert page.editor.form.what.text.hasFocus()
    QTest.keyClicks(page.editor.form.what.text, "Train staff")
    qtbot.waitUntil(lambda: shown(page) == ["A-04"])
    qtbot.waitUntil(lambda: action(page, "A-04").text == "Train staff")
    assert page.editor.form.what.text.hasFocus()
    assert page.table.currentIndex().row() == 0


def test_filters_by_agency_status_due_indicator_and_words(page: ActionPlanPage) -> None:
    tick(page.filters.agency, ["Education"])
    assert shown(page) == ["A-02"], "contributing counts as the lead does"
    tick(page.filters.agency, ["Education", "none named"])
    assert shown(page) == ["A-03"]
    page.filters.clear_all()
    tick(page.filters.status, ["Overdue"])
    assert shown(page) == ["A-02"]
    page.filters.clear_all()
    for words, found in (
        ("overdue", ["A-02"]), ("in the next 4 weeks", ["A-01"]),
        ("in the next 3 months", ["A-01"]), ("no date", ["A-03"]), ("any", ["A-02", "A-01", "A-03"]),
    ):  # fmt: skip
        menu = page.filters.due.menu_of_options()
        next(entry for entry in menu.actions() if entry.text() == words).trigger()
        assert shown(page) == found
    tick(page.filters.indicator, ["2.1"])
    assert shown(page) == ["A-01"]
    page.filters.clear_all()
    QTest.keyClicks(page.filters.search, "a-3")
    assert shown(page) == ["A-03"]
    page.filters.search.clear()
    QTest.keyClicks(page.filters.search, "CHRONO")
    assert shown(page) == ["A-02"]
    assert page.count.text() == "1 of 3 actions"
    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_filters_by_tag(page: ActionPlanPage) -> None:
    safe = next(tag for tag in page._workspace.contents.tags if tag.name == "Safe")
    page._workspace.work.actions.revise(action(page, "A-03").key, tags=(safe.key,))
    tick(page.filters.tag, [f"{safe.set_title}: Safe"])
    assert shown(page) == ["A-03"]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 22), date(2027, 2, 22)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 1, 1), date(2026, 4, 1)),
    ],
)
def test_three_months_end_on_the_same_day_or_the_last_of_the_month(day: date, later: date) -> None:
    assert rows.months_later(day, 3) == later


def test_an_edited_row_stays_under_the_filter_with_its_selection(page: ActionPlanPage) -> None:
    tick(page.filters.status, ["Overdue"])
    go_to(page, "A-02", rows.ACTION)
    pick(page.editor.form.status.status, "Complete: impact shown")
    assert shown(page) == ["A-02"]
    assert page.model.row_at(0).status is Status.COMPLETE_IMPACT_SHOWN
    assert page.table.currentIndex().row() == 0
    page.filters.clear_all()
    assert shown(page) == ["A-01", "A-03", "A-02"], "what is complete comes after what is to be done"
    assert page.table.currentIndex().row() == 2


def test_sorted_by_headings_and_by_keyboard(page: ActionPlanPage) -> None:
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["A-03", "A-02", "A-01"]
    assert page.sort.words() == "Sorted by: ref, last first"
    for words, expected in (
        ("action", ["A-03", "A-01", "A-02"]), ("status", ["A-02", "A-01", "A-03"]),
        ("for", ["A-01", "A-02", "A-03"]), ("lead", ["A-02", "A-01", "A-03"]), ("due", ["A-02", "A-01", "A-03"]),
    ):  # fmt: skip
        menu = page.sort.menu_of_options()
        next(entry for entry in menu.actions() if entry.text() == words).trigger()
        assert shown(page) == expected
    menu = page.sort.menu_of_options()
    *headings, turned = (entry.text() for entry in menu.actions() if entry.text())
    assert turned == "last first"
    assert len(headings) == len(page.model.columns), "each heading stands there once"
    menu.actions()[-1].trigger()
    assert page.sort.words() == "Sorted by: due, last first"
    assert shown(page) == ["A-01", "A-02", "A-03"], "what has no date comes last all the same"


def test_a_renamed_agency_reaches_the_rows(page: ActionPlanPage) -> None:
    setup = page._workspace.work.setup
    third = next(agency for agency in page._workspace.contents.agencies if agency.name == "Third sector")
    setup.revise_agency(third.key, name="Third Sector Forum")
    place = page.model.place_of(action(page, "A-01").key)
    assert place is not None
    assert page.model.row_at(place).agency == "Third Sector Forum"


def test_show_action_shows_one_that_the_filter_hides(page: ActionPlanPage) -> None:
    tick(page.filters.status, ["Overdue"])
    page.show_action(action(page, "A-03").key)
    assert shown(page) == ["A-02", "A-03"]
    assert page.editor.key == action(page, "A-03").key
    page.show_action("gone")
    assert page.editor.key == action(page, "A-03").key


def test_an_empty_plan_begins_with_one_button(qtbot: QtBot, workspace: Workspace) -> None:
    page = ActionPlanPage(workspace)
    show(qtbot, page)
    assert page.nothing_yet.isVisible()
    assert not page.table.isVisible()
    assert page.nothing_yet.button is not None
    page.nothing_yet.button.setFocus()
    QTest.keyClick(page.nothing_yet.button, Qt.Key.Key_Space)
    QTest.keyClicks(page.editor.form.what.text, "Train staff")
    qtbot.waitUntil(lambda: shown(page) == ["A-01"])
    assert unnamed_focusable(page) == []


def test_a_short_plan_leaves_the_height_to_what_is_entered(qtbot: QtBot, workspace: Workspace) -> None:
    page = ActionPlanPage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    assert page.list_side.geometry().bottom() <= page.splitter.rect().bottom(), "its lower edge is seen"
    page.add()
    qtbot.waitUntil(lambda: page.editor.height() > 1.5 * page.list_side.height())
    workspace.work.actions.plan("Train staff")
    qtbot.waitUntil(lambda: page.table.isVisible() and page.editor.height() > 1.5 * page.list_side.height())
    for number in range(6):
        workspace.work.actions.plan(f"Action {number}")
    qtbot.waitUntil(lambda: page.list_side.height() > page.table.height_of(4))  # it grows with its rows


def test_in_a_low_window_table_and_editor_take_each_others_place(page: ActionPlanPage) -> None:
    page.resize(683, 330)
    go_to(page, "A-01", rows.ACTION)
    assert page.table.isVisible()
    assert not page.editor.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor.isVisible()
    assert not page.table.isVisible()
    page.back.setFocus()
    QTest.keyClick(page.back, Qt.Key.Key_Space)
    assert page.table.hasFocus()
    page.filters_button.setFocus()
    QTest.keyClick(page.filters_button, Qt.Key.Key_Space)
    assert page.filters.status.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(page: ActionPlanPage) -> None:
    assert unnamed_focusable(page) == []
    for column in (rows.ACTION, rows.LEAD, rows.STATUS):
        go_to(page, "A-01", column)
        QTest.keyClick(page.table, Qt.Key.Key_F2)
        assert unnamed_focusable(page) == []
        page.table.setFocus()


@pytest.fixture
def many(workspace: Workspace) -> Workspace:
    """Ten thousand actions."""
    cycle, today = workspace.contents.cycle_key, workspace.today()
    made = [
        Action(key=new_key(), cycle=cycle, number=number, text=f"Action {number}", due=today + timedelta(days=number))
        for number in range(1, 10_001)
    ]
    change = Change("many actions", tuple(RowChange(None, one) for one in made))
    workspace.work.session.make("many actions", lambda _contents: change)
    assert len(workspace.contents.actions) == 10_000
    return workspace


def test_typing_among_ten_thousand_works_out_one_row_at_a_time(qtbot: QtBot, many: Workspace) -> None:
    page = ActionPlanPage(many)
    page.resize(1366, 662)
    show(qtbot, page)
    resets: list[None] = []
    page.model.modelReset.connect(lambda: resets.append(None))
    before = [page.model.row_at(place) for place in range(10_000)]
    go_to_row = page.model.index(5000, page.model.columns.index(rows.ACTION))
    page.table.setCurrentIndex(go_to_row)
    key = page.model.key_at(go_to_row)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    box = box_in(page)
    assert isinstance(box, TextEntry)
    for letter in "abc":
        QTest.keyClicks(box, letter)
        box.hand_over()
    after = [page.model.row_at(place) for place in range(10_000)]
    assert [old.key for old, new in zip(before, after, strict=True) if old is not new] == [key]
    assert resets == []
    assert many.contents.actions[key or ""].text.endswith("abc")
    QTest.keyClicks(page.filters.search, "action 77")
    assert page.model.rowCount() == sum("77" in str(number) for number in range(1, 10_001))


def test_rows_are_of_one_height(page: ActionPlanPage) -> None:
    long = replace(action(page, "A-01"), text="Very long words " * 200)
    page._workspace.work.actions.revise(long.key, text=long.text)
    heights = [page.table.rowHeight(place) for place in range(page.model.rowCount())]
    assert all(one == other for one, other in pairwise(heights))


def test_what_was_changed_in_cells_is_in_the_file(
    qtbot: QtBot, page: ActionPlanPage, new_file: Path, opening: Opening
) -> None:
    go_to(page, "A-03", rows.LEAD)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    QTest.keyClicks(box_in(page), "=1+1")
    page.close()
    page._workspace.work.close()
    again = opening(new_file, InlineExecutor())
    assert next(one for one in again.contents.actions.values() if one.number == 3).lead == "=1+1"
