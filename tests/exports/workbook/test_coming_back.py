"""The action plan workbook comes back: what leads changed in it is read, and nothing else changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.cells import SheetCells, WorkbookCells
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.returned import Returned, checked
from cpc_selfeval.domain.return_workbook.sheets import PLAN
from cpc_selfeval.domain.returns.records import ReturnKind
from cpc_selfeval.exports.workbook.action_plan import action_plan
from cpc_selfeval.exports.workbook.wording import status_words
from tests.domain.return_workbook.test_answers import changed, new_of
from tests.exports.workbook.contents import AS_AT, EMPTY, HEALTH, overfull, snapshot_of, typical
from tests.exports.workbook.reading import HEAD_ROW, opened, plain, sheet_of, written

CONTENTS = typical()


def cells_of(book: Workbook) -> WorkbookCells:
    """The workbook as it is read."""
    sheets = (
        SheetCells(
            sheet.title,
            hidden=sheet.sheet_state != "visible",
            rows=tuple(
                (number, tuple(plain(value) for value in row))  # type: ignore[misc]
                for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
                if any(value is not None for value in row)
            ),
        )
        for sheet in book.worksheets
    )
    return WorkbookCells(tuple(sheets), "0" * 64)


@dataclass
class Plan:
    """The workbook in the hands of the leads."""

    book: Workbook

    @property
    def sheet(self) -> Worksheet:
        """The sheet that is read back."""
        return sheet_of(self.book, PLAN.title)

    def put(self, row: int, header: str, value: object) -> None:
        """Type something."""
        heads = [cell.value for cell in self.sheet[HEAD_ROW]]
        self.sheet.cell(row, heads.index(header) + 1).value = value  # type: ignore[assignment]

    def key(self, row: int) -> str:
        """Whose row it is."""
        heads = [cell.value for cell in self.sheet[HEAD_ROW]]
        return str(self.sheet.cell(row, heads.index(PLAN.key_header) + 1).value)

    def read(self) -> Returned:
        """What it says."""
        return understood(cells_of(self.book), "Plan.xlsx")


def word_of(status: Status) -> str:
    """The committee's own word."""
    return status_words(snapshot_of(CONTENTS))[status]


@pytest.fixture(scope="module")
def bytes_of_plan() -> bytes:
    return written(CONTENTS)


@pytest.fixture(name="plan")
def in_hand(bytes_of_plan: bytes) -> Plan:
    return Plan(opened(bytes_of_plan))


def test_the_description_is_of_the_sheet_as_it_is_written() -> None:
    sheet = action_plan(snapshot_of(CONTENTS))
    shown = [column.header for column in sheet.columns]
    assert [PLAN.label_header, *(column.header for column in PLAN.columns)] == shown
    assert (PLAN.title, PLAN.table) == (sheet.title, sheet.table)


def test_what_nobody_touched_changes_nothing(plan: Plan) -> None:
    returned = plan.read()
    assert changed(returned) == {}
    assert returned.notes == ()
    assert returned.base == {Action: CONTENTS.actions}


def test_whose_it_is(plan: Plan) -> None:
    source = checked(plan.read(), CONTENTS)
    assert (source.kind, source.agency, source.request) == (ReturnKind.ACTION_PLAN, None, None)
    assert source.written_at == AS_AT.isoformat()
    assert source.identity == plan.read().identity.workbook


def test_what_leads_fill_in(plan: Plan) -> None:
    for header, value in (
        ("Status", word_of(Status.AT_RISK)),
        ("Due date", datetime(2027, 3, 31)),  # noqa: DTZ001 - a cell knows no zones
        ("Latest progress", "- half done\n=and more "),
        ("Help needed", "0131"),
        ("Lead (owner)", "Head of service"),
        ("Lead agency", "NHS Example, community and mental health"),
        ("Priority", "low"),
        ("Measure", "CLEAR"),
    ):
        plan.put(4, header, value)
    returned = plan.read()
    found, key = changed(returned), plan.key(4)
    (note,) = new_of(returned, ProgressNote)
    assert (note.action, note.text, note.on, note.by) == (key, "- half done\n=and more ", AS_AT.date(), "")
    after = returned.theirs[Action][key]
    assert isinstance(after, Action)
    assert (after.status, after.due, after.help_needed) == (Status.AT_RISK, date(2027, 3, 31), "0131")
    assert (after.lead, after.agency, after.priority, after.measure) == ("Head of service", HEALTH, Priority.LOW, "")
    assert {where for where, name in found if name} == {key}
    assert returned.notes == ()


def test_progress_has_the_day_that_is_given(plan: Plan) -> None:
    plan.put(4, "Latest progress", "Done.")
    returned = understood(cells_of(plan.book), "Plan.xlsx", on=date(2026, 12, 24))
    (note,) = new_of(returned, ProgressNote)
    assert note.on == date(2026, 12, 24)
    assert note.key == new_of(plan.read(), ProgressNote)[0].key


def test_an_action_is_not_taken_out(plan: Plan) -> None:
    for header in ("Action", "Status", "Latest progress"):
        plan.put(4, header, "CLEAR")
    returned = plan.read()
    assert changed(returned) == {}
    assert len(returned.notes) == 3


def test_a_new_row_is_a_new_action(plan: Plan) -> None:
    last = plan.sheet.max_row + 1
    for header, value in (
        ("Action", "Write it down"),
        ("Status", word_of(Status.ON_TRACK)),
        ("Latest progress", "Begun."),
    ):
        plan.put(last, header, value)
    returned = plan.read()
    (action,), (note,) = new_of(returned, Action), new_of(returned, ProgressNote)
    assert (action.text, action.status, action.number) == ("Write it down", Status.ON_TRACK, 0)
    assert (note.action, note.text) == (action.key, "Begun.")


def test_what_is_worked_out_stays_and_other_sheets_are_quoted(plan: Plan) -> None:
    plan.put(4, "Overdue", "not at all overdue")
    sheet_of(plan.book, "Evidence")["B4"].value = "Another title"
    returned = plan.read()
    assert changed(returned) == {}
    said = "\n".join(returned.notes)
    assert "not at all overdue" in said
    assert "Another title" in said


def test_a_plan_without_actions() -> None:
    assert changed(Plan(opened(written(EMPTY))).read()) == {}


@pytest.mark.long
def test_far_too_much() -> None:
    assert changed(Plan(opened(written(overfull()))).read()) == {}
