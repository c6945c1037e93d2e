"""Columns chosen, moved and drawn wider, and remembered on this computer for this file alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.tables.arrangement import MOST_WIDE, Arrangement, arrangement_of
from cpc_selfeval.ui.tables.columns_dialog import ColumnsDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show

AT_FIRST = ("Ref", "Action", "For", "Measure", "Lead", "Agency", "Due", "Status")
ALT = Qt.KeyboardModifier.AltModifier


def columns_of(page: ActionPlanPage) -> tuple[str, ...]:
    """The headings that are shown, from left to right."""
    return page.table.arrangement().shown


def dialog_of(page: ActionPlanPage) -> ColumnsDialog:
    """The list of columns."""
    page.acts.choose_columns()
    dialog: ColumnsDialog = page.findChildren(ColumnsDialog)[-1]
    return dialog


def test_columns_are_ticked_and_moved_by_keyboard_and_seen_at_once(plan: ActionPlanPage) -> None:
    assert columns_of(plan) == AT_FIRST
    dialog = dialog_of(plan)
    assert unnamed_focusable(dialog) == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert columns_of(plan) == AT_FIRST, "the first always stays"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert columns_of(plan) == ("Ref", "Action", "Measure", "Lead", "Agency", "Due", "Status")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert columns_of(plan) == ("Ref", "Measure", "Action", "Lead", "Agency", "Due", "Status")
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert columns_of(plan)[:2] == ("Ref", "Measure")
    QTest.keyClick(dialog.reset, Qt.Key.Key_Space)
    assert columns_of(plan) == AT_FIRST
    assert dialog.shown() == AT_FIRST
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert plan.table.hasFocus()


def test_a_column_that_was_not_shown_can_be_sorted_and_drawn_wider(plan: ActionPlanPage) -> None:
    dialog = dialog_of(plan)
    start = dialog.list.findItems("Start", Qt.MatchFlag.MatchExactly)[0]
    dialog.list.itemClicked.emit(start)
    assert columns_of(plan)[-1] == "Start"
    header = plan.table.horizontalHeader()
    header.resizeSection(1, 500)
    assert plan.table.columnWidth(1) == 500
    plan.resize(1200, 662)
    assert plan.table.columnWidth(1) == 500, "what a person drew stays so"
    dialog.reset.click()
    assert plan.table.columnWidth(1) != 500


def test_the_arrangement_is_remembered_for_the_file_and_for_no_other_table(
    plan: ActionPlanPage, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    preferences = Preferences(tmp_path / "config" / "preferences.json")
    workspace.remembered = preferences
    plan.acts._show_columns(("Ref", "Status", "Action"))
    plan.table.horizontalHeader().resizeSection(1, 320)
    workspace.remembered = Preferences(preferences.path)
    again = ActionPlanPage(workspace)
    show(qtbot, again)
    assert columns_of(again) == ("Ref", "Status", "Action")
    assert again.table.columnWidth(1) == 320
    (key,) = workspace.remembered.kept.tables
    assert key == f"{workspace.contents.identity.file} actions"
    assert workspace.kept_table("evidence") == ""


def test_headings_drawn_elsewhere_by_the_mouse_are_remembered(plan: ActionPlanPage, workspace: Workspace) -> None:
    header = plan.table.horizontalHeader()
    header.moveSection(header.visualIndex(7), 1)
    kept = arrangement_of(workspace.kept_table("actions"))
    assert kept is not None
    assert kept.shown[:3] == ("Ref", "Status", "Action")


@pytest.mark.parametrize(
    "text", ["", "no json", "[1]", "[" * 100_000, "null"]
)  # fmt: skip
def test_what_is_no_arrangement_is_none(text: str) -> None:
    assert arrangement_of(text) is None


def test_what_cannot_be_used_of_an_arrangement_is_passed_over() -> None:
    kept = arrangement_of(
        '{"shown": ["Due", 4, "Gone"], "widths": {"Due": 90, "Ref": -1, "Action": "x", "Lead": 9999}}'
    )
    assert kept == Arrangement(("Due", "Gone"), {"Due": 90})
    assert MOST_WIDE < 9999


def test_columns_that_there_are_none_of_any_more_leave_those_at_first(plan: ActionPlanPage) -> None:
    plan.table.show_arrangement(Arrangement(("Gone",)))
    assert columns_of(plan) == AT_FIRST
    plan.table.show_arrangement(Arrangement(("Status", "Gone")))
    assert columns_of(plan) == ("Ref", "Status")
