"""The *Summary* sheet: counts that follow the work in the other sheets, beside those of the moment of the export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import SETTABLE_STATUSES, Status
from cpc_selfeval.domain.position import State
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot
from cpc_selfeval.exports.spreadsheet.heights import row_height
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.writing import put, put_formula, put_heading
from cpc_selfeval.exports.workbook import action_plan, indicators
from cpc_selfeval.exports.workbook.chart import add_status_chart
from cpc_selfeval.exports.workbook.table import PART
from cpc_selfeval.exports.workbook.wording import distinct, heading, status_words

TITLE = "Summary"
ABOUT = "Counts by status, lead agency and key question, as formulas that follow your work and as they were."
NOBODY = "No lead agency yet"
NO_QUESTION = "No key question yet"

_NAME_WIDTH = 48.0
_COUNT_WIDTH = 11.5
_LONGEST_CRITERION = 200
_CHART_ROWS = 18
_SCALE = 80
"""Per cent at which the columns fit on a page."""


@dataclass(frozen=True, slots=True)
class Count:
    """One row of a block: its name, the formulas of both counts ("" for none), and both counts as they were."""

    name: str
    live: str
    exported: int
    live_overdue: str = ""
    exported_overdue: int = 0


def add_summary(workbook: Workbook, snapshot: ReportSnapshot, furniture: Furniture) -> str:
    """Write the sheet. Returns what a screen reader should say of its chart."""
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = _NAME_WIDTH
    for letter in "BCDE":
        sheet.column_dimensions[letter].width = _COUNT_WIDTH
    put_heading(sheet, heading(snapshot, TITLE))
    put(sheet, 3, 1, _explanation(), Look.QUIET)
    sheet.row_dimensions[3].height = row_height([(_explanation(), _NAME_WIDTH)])
    by_status = _by_status(snapshot)
    last = _block(sheet, 5, "Actions by status", by_status, total=True)
    _chart(sheet, head=6, last=last - 1)
    last = _block(sheet, last + _CHART_ROWS, "Actions by lead agency", _by_agency(snapshot), total=True)
    sheet.row_breaks.append(Break(id=last + 1))
    last = _block(sheet, last + 2, "Actions by key question", _by_question(snapshot))
    put(sheet, last + 1, 1, "An action for two key questions is counted in both.", Look.QUIET)
    last = _block(sheet, last + 3, "Indicators by state", _by_state(snapshot), total=True, overdue=False)
    sheet.freeze_panes = "A3"
    lay_out(sheet, furniture, last_column=5, last_row=last, repeated=(1, 2), landscape=False, scale=_SCALE)
    return _spoken(snapshot, by_status)


def _explanation() -> str:
    return (
        "“Now” counts what stands in this workbook and follows your changes. “At export” is what the program counted "
        "when it made this workbook; read that column where formulas are shown empty."
    )


def _chart(sheet: Worksheet, *, head: int, last: int) -> None:
    add_status_chart(sheet, f"A{last + 3}", head_row=head, first=head + 1, last=last)


def _block(
    sheet: Worksheet, row: int, title: str, counts: list[Count], *, total: bool = False, overdue: bool = True
) -> int:
    """A titled block of counts from ``row`` on. Returns the number of its last row."""
    heads = [title, "Now", "At export", *(["Of these overdue, now", "Of these overdue, at export"] if overdue else [])]
    put(sheet, row, 1, title, Look.LEAD)
    sheet.row_dimensions[row].height = 26
    for column, head in enumerate([title.rsplit(" by ", 1)[-1].capitalize(), *heads[1:]], start=1):
        put(sheet, row + 1, column, head, Look.HEAD)
    sheet.row_dimensions[row + 1].height = row_height((head, _COUNT_WIDTH) for head in heads[1:])
    first = row + 2
    for at, count in enumerate(counts, start=first):
        _count_row(sheet, at, count, overdue=overdue)
    last = first + len(counts) - 1
    if not total:
        return last
    put(sheet, last + 1, 1, "All", Look.HEAD)
    sheet.row_dimensions[last + 1].height = 17
    for column, figure in enumerate(_totals(counts)[: len(heads) - 1], start=2):
        letter = "ABCDE"[column - 1]
        if figure is None:
            put_formula(sheet, last + 1, column, f"=SUM({letter}{first}:{letter}{last})", Look.TOTAL)
        else:
            put(sheet, last + 1, column, figure, Look.TOTAL)
    return last + 1


def _totals(counts: list[Count]) -> list[int | None]:
    """None where a formula adds up."""
    return [None, sum(count.exported for count in counts), None, sum(count.exported_overdue for count in counts)]


def _count_row(sheet: Worksheet, row: int, count: Count, *, overdue: bool) -> None:
    put(sheet, row, 1, count.name, Look.TEXT)
    put_formula(sheet, row, 2, count.live.format(cell=f"$A{row}"), Look.NUMBER)
    put(sheet, row, 3, count.exported, Look.NUMBER)
    if overdue:
        put_formula(sheet, row, 4, count.live_overdue.format(cell=f"$A{row}"), Look.NUMBER)
        put(sheet, row, 5, count.exported_overdue, Look.NUMBER)
    sheet.row_dimensions[row].height = row_height([(count.name, _NAME_WIDTH)], least=17)


def _column(header: str) -> str:
    return f"{action_plan.TABLE}[{header}]"


_LATE = f'{_column(action_plan.OVERDUE)},"?*"'


def _equal(column: str, name: str) -> tuple[str, str]:
    """Formulas that count the rows with this name, and the overdue ones of them; {cell} is where the name stands."""
    if len(name) > _LONGEST_CRITERION or any(mark in name for mark in "*?~"):
        same = f"({column}={{cell}})"
        return f"=SUMPRODUCT(--{same})", f'=SUMPRODUCT({same}*({_column(action_plan.OVERDUE)}<>""))'
    return f'=COUNTIFS({column},"="&{{cell}})', f'=COUNTIFS({column},"="&{{cell}},{_LATE})'


def _empty(column: str) -> tuple[str, str]:
    """Formulas that count the actions with nothing in this column, but not the rows in which a text continues."""
    # Not COUNTIFS: LibreOffice 7.4 finds no empty cell by "=" when there is a second condition
    nothing = f'({column}="")*({_column(action_plan.ACTION)}<>"")*(1-({_column(PART)}>1))'
    return f"=SUMPRODUCT({nothing})", f'=SUMPRODUCT({nothing}*({_column(action_plan.OVERDUE)}<>""))'


def _by_status(snapshot: ReportSnapshot) -> list[Count]:
    offered = status_words(snapshot)
    column = _column(action_plan.STATUS)
    return [
        _count(snapshot, offered[status], _equal(column, offered[status]), _has_status(status))
        for status in SETTABLE_STATUSES
    ]


def _has_status(status: Status) -> Callable[[ActionLine], bool]:
    return lambda line: line.action.status is status


def _by_agency(snapshot: ReportSnapshot) -> list[Count]:
    column = _column(action_plan.AGENCY)
    used = [line.agency for line in snapshot.actions if line.agency]
    offered = [agency.name for agency in snapshot.agencies if not agency.retired]
    counts = [
        _count(snapshot, name, _equal(column, name), _has_agency(name)) for name in distinct([*offered, *used]) if name
    ]
    return [*counts, _count(snapshot, NOBODY, _empty(column), lambda line: not line.agency)]


def _has_agency(name: str) -> Callable[[ActionLine], bool]:
    return lambda line: line.agency.casefold() == name.casefold()


def _by_question(snapshot: ReportSnapshot) -> list[Count]:
    questions = {report.code: report.question.code for report in snapshot.indicators}
    column = _column(action_plan.QUESTIONS)
    counts = [
        _count(
            snapshot,
            f"{question.code} {question.question}",
            _among(column, question.code),
            _has_question(questions, question.code),
        )
        for question in snapshot.framework.key_questions
    ]
    return [*counts, _count(snapshot, NO_QUESTION, _empty(column), lambda line: not line.indicators)]


def _has_question(questions: dict[str, str], code: str) -> Callable[[ActionLine], bool]:
    return lambda line: any(questions[indicator] == code for indicator in line.indicators)


def _among(column: str, code: str) -> tuple[str, str]:
    """Formulas that count the rows whose list of codes has this one."""
    listed = f'ISNUMBER(FIND(", {code},",", "&{column}&","))'
    return f"=SUMPRODUCT(--{listed})", f'=SUMPRODUCT({listed}*({_column(action_plan.OVERDUE)}<>""))'


def _by_state(snapshot: ReportSnapshot) -> list[Count]:
    found = Counter(report.position.state for report in snapshot.indicators)
    column = f"{indicators.TABLE}[{indicators.STATE}]"
    return [Count(words.STATES[state], _equal(column, words.STATES[state])[0], found[state]) for state in State]


def _count(snapshot: ReportSnapshot, name: str, live: tuple[str, str], belongs: Callable[[ActionLine], bool]) -> Count:
    lines = [line for line in snapshot.actions if belongs(line)]
    late = sum(line.status is Status.OVERDUE for line in lines)
    return Count(name, live[0], len(lines), live[1], late)


def _spoken(snapshot: ReportSnapshot, counts: list[Count]) -> str:
    said = ", ".join(f"{count.name} {count.exported}" for count in counts)
    late = sum(count.exported_overdue for count in counts)
    return f"Bar chart of actions by status, {snapshot.position_at}: {said}. Overdue among them: {late}."
