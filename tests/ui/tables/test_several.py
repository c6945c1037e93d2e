"""Several rows selected by keyboard and mouse, changed together in one step, removed, and said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action, DueMove, Status
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.kit import ChoiceBox, LineEntry, unnamed_focusable
from cpc_selfeval.ui.tables.several_dialog import SeveralDialog
from tests.ui.evidence.typing import pick, write_day
from tests.ui.tables.conftest import JANUARY, OCTOBER

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def refs(page: ActionPlanPage) -> list[str]:
    """The references of the selected rows, from above."""
    return [page.model.row_at(place).action.ref for place in page.table.selected_rows()]


def statuses(page: ActionPlanPage) -> list[Status]:
    """The statuses of all actions, by number."""
    return [action.status for action in page._workspace.contents.actions_in_order]


def select_all(page: ActionPlanPage | EvidencePage) -> None:
    """Select all rows by keyboard."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)


def together(page: ActionPlanPage | EvidencePage) -> SeveralDialog:
    """The dialog that the button below the table opens."""
    page.acts.bar.change.setFocus()
    QTest.keyClick(page.acts.bar.change, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(SeveralDialog)
    return dialog


def choose_field(dialog: SeveralDialog, words: str) -> None:
    """Choose what to change."""
    pick(dialog.field, words)


def test_rows_are_selected_with_shift_control_and_all(qtbot: QtBot, plan: ActionPlanPage) -> None:
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_Home, CONTROL)
    assert not plan.acts.bar.isVisible()
    QTest.keyClick(plan.table, Qt.Key.Key_Down, SHIFT)
    assert refs(plan) == ["A-01", "A-02"]
    qtbot.waitUntil(plan.acts.bar.isVisible)
    assert plan.acts.bar.words.text() == "2 actions selected"
    QTest.keyClick(plan.table, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: plan.acts.bar.words.text() == "3 actions selected")
    QTest.keyClick(plan.table, Qt.Key.Key_Escape)
    assert refs(plan) == ["A-02"]
    qtbot.waitUntil(lambda: not plan.acts.bar.isVisible())
    place = plan.table.visualRect(plan.model.index(2, 0)).center()
    QTest.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert refs(plan) == ["A-02", "A-03"]
    qtbot.waitUntil(plan.acts.bar.isVisible)
    QTest.mouseClick(plan.acts.bar.one, Qt.MouseButton.LeftButton)
    assert refs(plan) == ["A-03"]


def test_a_status_of_several_is_one_step_that_says_how_many_change(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    assert dialog.heading.text() == "Change 3 actions"
    assert not dialog.change_button.isEnabled()
    assert isinstance(dialog.box, ChoiceBox)
    pick(dialog.box, "On track")
    assert dialog.said.text() == "2 of 3 actions change; the others are like that already."
    assert dialog.change_button.text() == "&Change 2 actions"
    assert unnamed_focusable(dialog) == []
    dialog.change_button.setFocus()
    QTest.keyClick(dialog.change_button, Qt.Key.Key_Space)
    assert statuses(plan) == [Status.ON_TRACK] * 3
    assert plan.acts.bar.words.text() == "Status of 2 actions changed. Undo: Ctrl+Z"
    assert refs(plan) == ["A-01", "A-02", "A-03"], "what was selected still is"
    assert plan._workspace.work.session.undo_act == "status of 2 actions"
    plan._workspace.work.session.undo()
    assert statuses(plan) == [Status.NOT_STARTED, Status.ON_TRACK, Status.NOT_STARTED]
    assert plan.acts.bar.words.text() == "3 actions selected", "it is no longer changed, and cannot be undone again"


@pytest.mark.parametrize(
    ("status", "field", "question"),
    [
        ("At risk", "help_needed", "What &help is needed?"),
        ("Withdrawn", "withdrawn_reason", "W&hy were they withdrawn?"),
    ],
)
def test_a_status_that_asks_for_words_asks_once_for_all(
    qtbot: QtBot, plan: ActionPlanPage, status: str, field: str, question: str
) -> None:
    work = plan._workspace.work
    first = plan._workspace.contents.actions_in_order[0]
    work.actions.revise(first.key, **{field: "Words of its own"})
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    assert isinstance(dialog.box, ChoiceBox)
    pick(dialog.box, "On track")
    assert not dialog.words.isVisible()
    pick(dialog.box, status)
    assert dialog.words.isVisible()
    assert dialog._words.label.text() == question
    QTest.keyClicks(dialog.words, "A sponsor left")
    dialog.change_button.click()
    said = [getattr(action, field) for action in plan._workspace.contents.actions_in_order]
    assert said == ["Words of its own", "A sponsor left", "A sponsor left"], "what one says of its own stays"
    work.session.undo()
    said = [getattr(action, field) for action in plan._workspace.contents.actions_in_order]
    assert said == ["Words of its own", "", ""], "status and words are one step"


def test_enter_in_a_line_does_what_the_dialog_is_for(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Lead")
    assert isinstance(dialog.box, LineEntry)
    QTest.keyClicks(dialog.box, "Isla Grant")
    QTest.keyClick(dialog.box, Qt.Key.Key_Return)
    assert {action.lead for action in plan._workspace.contents.actions_in_order} == {"Isla Grant"}


def test_due_dates_of_several_move_only_with_a_reason(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Due date")
    assert not dialog._why.isVisible()
    day = dialog.boxes[3]
    assert not isinstance(day, ChoiceBox | LineEntry)
    write_day(day, "31 Jan 2031")
    assert dialog.said.text() == (
        "2 of 3 actions change; the others are like that already. One due date moves: each keeps what it was and why."
    )
    dialog.change_button.click()
    assert dialog.isVisible()
    assert dialog.fault.text() == "Please write why the dates move, for those who read the plan."
    assert dialog.focusWidget() is dialog.reason
    QTest.keyClicks(dialog.reason, "Staff left")
    QTest.keyClicks(dialog.agreed_by, "CPC")
    dialog.change_button.click()
    contents = plan._workspace.contents
    assert [action.due for action in contents.actions_in_order] == [JANUARY] * 3
    (move,) = contents.of(DueMove).values()
    assert (move.was, move.reason, move.agreed_by) == (OCTOBER, "Staff left", "CPC")


def test_due_dates_that_were_typed_wrongly_are_put_right(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Due date")
    day = dialog.boxes[3]
    assert not isinstance(day, ChoiceBox | LineEntry)
    write_day(day, "1 Mar 2031")
    dialog.wrongly.click()
    assert not dialog.reason.isVisible()
    dialog.change_button.click()
    assert not plan._workspace.contents.of(DueMove)
    assert {action.due.isoformat() for action in plan._workspace.contents.actions.values() if action.due} == {
        "2031-03-01"
    }


def test_a_text_that_is_no_day_changes_nothing_although_a_day_stood_there_before(
    qtbot: QtBot, plan: ActionPlanPage
) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Due date")
    day = dialog.boxes[3]
    assert not isinstance(day, ChoiceBox | LineEntry)
    write_day(day, "1 Mar 2031")
    assert dialog.change_button.isEnabled()
    day.line.setText("2 Xyz")
    assert not dialog.change_button.isEnabled()
    assert not dialog.reason.isVisible()
    day.line.setText("2 Mar 2031")
    assert dialog.change_button.isEnabled(), "a day counts as soon as it is one"
    dialog.wrongly.click()
    dialog.change_button.click()
    assert {action.due for action in plan._workspace.contents.actions.values()} == {date(2031, 3, 2)}


def test_what_was_removed_meanwhile_is_counted_no_more(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Lead")
    assert isinstance(dialog.box, LineEntry)
    QTest.keyClicks(dialog.box, "Nurse")
    first, second, third = plan._workspace.contents.actions
    plan._workspace.work.actions.remove(first)
    assert dialog.said.text() == "All 2 actions change."
    plan._workspace.work.actions.remove(second)
    assert dialog.said.text() == "1 action changes."
    plan._workspace.work.actions.remove(third)
    assert dialog.said.text() == "None of them is there any more: nothing would change."


def test_a_lead_of_several_is_typed(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Lead")
    assert isinstance(dialog.box, LineEntry)
    QTest.keyClicks(dialog.box, "Head of CAMHS")
    assert dialog.said.text() == "2 of 3 actions change; the others are like that already."
    dialog.change_button.click()
    assert {action.lead for action in plan._workspace.contents.actions.values()} == {"Head of CAMHS"}


def test_evidence_gets_one_source_type_and_keeps_its_order(qtbot: QtBot, library: EvidencePage) -> None:
    select_all(library)
    qtbot.waitUntil(library.acts.bar.isVisible)
    dialog = together(library)
    choose_field(dialog, "Source type")
    assert isinstance(dialog.box, ChoiceBox)
    pick(dialog.box, "Staff views")
    assert dialog.said.text() == "All 3 pieces of evidence change."
    dialog.change_button.click()
    assert {piece.source_type for piece in library._workspace.contents.evidence.values()} == {SourceType.STAFF_VIEWS}
    assert library.acts.bar.words.text() == "Source type of 3 pieces of evidence changed. Undo: Ctrl+Z"


def test_what_is_refused_for_good_is_told_in_the_dialog_and_stays(qtbot: QtBot, plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(plan.acts.bar.isVisible)
    dialog = together(plan)
    choose_field(dialog, "Lead")
    assert isinstance(dialog.box, LineEntry)
    QTest.keyClicks(dialog.box, "Head of CAMHS")
    for key in tuple(plan._workspace.contents.actions):
        plan._workspace.work.actions.remove(key)
    assert not dialog.change_button.isEnabled(), "there is nothing left to change"
    plan._workspace.refused.emit(Refused("lead", Refusal("It was refused."), dialog, waiting=False))
    assert dialog.isVisible()
    assert dialog.fault.text() == "It was refused."
    assert dialog.box.text() == "Head of CAMHS"
    plan._workspace.refused.emit(Refused("lead", Refusal("It waits."), dialog, waiting=True))
    assert not dialog.isVisible()
    assert plan.acts.bar.words.text() == "Lead of 3 actions is not saved yet."


def test_delete_removes_all_that_are_selected_in_one_step(qtbot: QtBot, plan: ActionPlanPage) -> None:
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(plan.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(plan.table, Qt.Key.Key_Delete)
    assert [action.ref for action in plan._workspace.contents.actions.values()] == ["A-03"]
    qtbot.waitUntil(lambda: plan.acts.bar.words.text() == "2 actions removed. Undo: Ctrl+Z")
    plan._workspace.work.session.undo()
    assert len(plan._workspace.contents.actions) == 3


def test_a_selection_stays_with_its_rows_when_they_are_sorted(qtbot: QtBot, plan: ActionPlanPage) -> None:
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(plan.table, Qt.Key.Key_Down, SHIFT)
    plan.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert refs(plan) == ["A-02", "A-01"]
    current = plan.model.row_at(plan.table.currentIndex().row())
    assert current.action.ref == "A-02"
    qtbot.waitUntil(plan.acts.bar.isVisible)


@pytest.fixture
def spoken() -> Iterator[list[str]]:
    """What a screen reader would be told."""
    from cpc_selfeval.ui.tables import record_table, several_bar

    said: list[str] = []
    patch = pytest.MonkeyPatch()
    for module in (record_table, several_bar):
        patch.setattr(module, "announce", lambda _widget, text, **_kind: said.append(text))
    yield said
    patch.undo()


def test_a_selection_and_what_was_done_are_spoken(qtbot: QtBot, spoken: list[str], plan: ActionPlanPage) -> None:
    select_all(plan)
    qtbot.waitUntil(lambda: "3 selected" in spoken)
    QTest.keyClick(plan.table, Qt.Key.Key_C, CONTROL)
    assert spoken[-1] == "3 actions copied, as a table for Excel or Word."
    plan.acts.remove_several()
    assert spoken[-1] == "3 actions removed. Undo: Ctrl+Z"


def test_cells_have_names_for_a_screen_reader(plan: ActionPlanPage) -> None:
    table = QAccessible.queryAccessibleInterface(plan.table)
    assert table is not None
    assert table.role() == QAccessible.Role.Table
    children = [table.child(place) for place in range(table.childCount())]
    cells = [child for child in children if child.role() == QAccessible.Role.Cell]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert "Action: Offer advocacy" in names
    assert "Lead: Head of CAMHS" in names
    assert "" not in names


def test_the_menu_has_everything_that_keys_do(plan: ActionPlanPage) -> None:
    select_all(plan)
    menu = plan.acts.menu()
    words = [entry.text() for entry in menu.actions() if entry.text()]
    assert words == [
        "&Open\tEnter",
        "Change 3 actions &together…",
        "&Remove\tDel",
        "&Copy rows\tCtrl+C",
        "&Paste rows…\tCtrl+V",
        "Select &all\tCtrl+A",
        "Colu&mns…",
    ]
    letters = [text[text.index("&") + 1].lower() for text in words]
    assert len(set(letters)) == len(letters), "each letter is one entry's"
    assert all(entry.isEnabled() for entry in menu.actions() if entry.text())
    menu.close()
    plan.table.clearSelection()
    plan.table.selectRow(0)
    alone = plan.acts.menu()
    assert "Chan&ge 1 action…" in [entry.text() for entry in alone.actions()]
    alone.close()


def test_a_closed_cycle_can_be_copied_and_not_changed(plan: ActionPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(plan._workspace), "read_only", property(lambda _self: True))
    select_all(plan)
    enabled = {entry.text() for entry in plan.acts.menu().actions() if entry.isEnabled() and entry.text()}
    assert enabled == {"&Open\tEnter", "&Copy rows\tCtrl+C", "Select &all\tCtrl+A", "Colu&mns…"}
    plan.acts.change_together()
    assert plan.findChildren(SeveralDialog) == []
    QTest.keyClick(plan.table, Qt.Key.Key_F2)
    QTest.keyClicks(plan.table, "x")
    assert not plan.table.is_editing


def test_filters_by_lead(plan: ActionPlanPage) -> None:
    from tests.ui.evidence.typing import tick

    tick(plan.filters.lead, ["Head of CAMHS"])
    assert [plan.model.row_at(place).action.ref for place in range(plan.model.rowCount())] == ["A-01"]
    tick(plan.filters.lead, ["Head of CAMHS", "nobody"])
    assert [plan.model.row_at(place).action.ref for place in range(plan.model.rowCount())] == ["A-02", "A-03"]
    second = next(key for key, action in plan._workspace.contents.actions.items() if action.number == 2)
    plan._workspace.work.actions.revise(second, lead="  head of  CAMHS ")
    plan.filters.clear_all()
    tick(plan.filters.lead, ["head of CAMHS"])
    assert plan.model.rowCount() == 2
    assert isinstance(plan._workspace.contents.get(Action, second), Action)
