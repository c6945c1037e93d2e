"""The *Read me* sheet: what this is, whose, from when, how to work in it, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.position import PROGRESS_DEFINITION
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.return_workbook.columns import CLEAR
from cpc_selfeval.domain.return_workbook.pieces import pieces
from cpc_selfeval.exports.spreadsheet.heights import row_height
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.spreadsheet.writing import Heading, put, put_heading, put_link
from cpc_selfeval.exports.workbook.left_out import LEFT_OUT, NOT_ROWS
from cpc_selfeval.exports.workbook.table import KEY
from cpc_selfeval.exports.workbook.wording import MADE_UP, status_words

TITLE = "Read me"
_WIDTHS = {"A": 32.0, "B": 88.0, "C": 10.0, "D": 38.0}
_LEAST = 17.0


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a label, what it says, a word in the third column, and the hidden key of the record it is from."""

    label: str = ""
    value: Value = None
    beside: str = ""
    key: str = ""
    look: Look = Look.PLAIN
    link: bool = False
    head: bool = False


def add_read_me(
    workbook: Workbook, snapshot: ReportSnapshot, sheets: Iterable[tuple[str, str]], furniture: Furniture
) -> Worksheet:
    """Write the sheet. ``sheets`` are titles of the other sheets, each with what it holds."""
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["D"].hidden = True
    put_heading(sheet, Heading(f"{snapshot.committee.name}: {snapshot.cycle.title}", snapshot.position_at))
    last = 2
    for line in _lines(snapshot, tuple(sheets)):
        last = _write(sheet, last + 1, line)
    sheet.freeze_panes = "A3"
    lay_out(sheet, furniture, last_column=3, last_row=last, repeated=(1, 2), landscape=False)
    return sheet


def _write(sheet: Worksheet, row: int, line: Line) -> int:
    texts = pieces(line.value) if isinstance(line.value, str) else []
    for part in range(max(1, len(texts))):
        at = row + part
        label = line.label if not part else f"{line.label} (continued, part {part + 1} of {len(texts)})"
        value = texts[part] if texts else line.value
        _write_label(sheet, at, line, label)
        put(sheet, at, 2, value, _look(line))
        put(sheet, at, 3, line.beside if not part else None, Look.LEAD if line.head else Look.PLAIN)
        if line.key:
            put(sheet, at, 4, line.key, Look.PLAIN)
        said = [(label, _WIDTHS["A"]), (value if isinstance(value, str) else "", _WIDTHS["B"])]
        sheet.row_dimensions[at].height = 26 if line.head else row_height(said, least=_LEAST)
    return row + max(1, len(texts)) - 1


def _write_label(sheet: Worksheet, row: int, line: Line, label: str) -> None:
    if line.link:
        put_link(sheet, row, 1, label)
    else:
        put(sheet, row, 1, label, Look.LEAD if line.head else Look.LABEL)


def _look(line: Line) -> Look:
    if line.head:
        return Look.LEAD
    return Look.PLAIN_DATE if isinstance(line.value, date) else line.look


def _head(title: str, value: str = "", beside: str = "") -> Line:
    return Line(title, value, beside, head=True)


def _lines(snapshot: ReportSnapshot, sheets: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    if snapshot.committee.made_up:
        yield Line("Made up", f"{MADE_UP}. Nothing in it may be taken for fact.", look=Look.NOTICE)
    yield Line(
        "What this is",
        "The action plan of this self-evaluation to work in, and with it everything else that is recorded: levels, "
        "strengths, areas for improvement and evidence. Levels are the committee’s own judgements and not an "
        "inspection grade; each stands with the stage that it has reached, and none is averaged.",
    )
    yield Line("Position at", f"{moment_in_words(snapshot.as_at)}. Overdue, counts and states are of that moment.")
    yield Line("Made with", f"CPC Self-Evaluation {snapshot.program}")
    yield Line()
    yield from _sheets(sheets)
    yield from _how_to_work(snapshot)
    yield from _statuses(snapshot)
    yield from _committee(snapshot)
    yield from _cycle(snapshot)
    yield from _framework(snapshot)
    yield from _left_out()


def _sheets(sheets: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    yield _head("Sheets")
    for title, about in sheets:
        yield Line(title, about, link=True)
    yield Line()


def _how_to_work(snapshot: ReportSnapshot) -> Iterator[Line]:
    overdue = next(key.word for key in snapshot.statuses if key.status is Status.OVERDUE)
    yield _head("Working in it")
    yield Line(
        "Filter and sort", "Each sheet is one table: use the arrows in its header row. New rows go right below it."
    )
    yield Line(
        "Status",
        f"Choose it from the list in its cell. “{overdue}” is not in that list, because it is worked out from the due "
        f"date: the column Overdue says it for {moment_in_words(snapshot.as_at)}, and so does the status letter. "
        "Neither changes when you edit.",
    )
    yield Line(
        "Sending it back",
        "What leads change on the sheet Action plan can be brought into the program again (Agencies, Read a "
        "return): what "
        "the action is, who leads, priority, dates, status, measure, help needed. New words under Latest "
        "progress become "
        f"a note of progress. An empty cell changes nothing; the word {CLEAR} takes something out. Other sheets "
        "are not "
        "read back.",
    )
    yield Line(
        "Printing", "The left part of each sheet is set up to print. Columns further right are for work on screen."
    )
    yield Line(
        "Long texts",
        "Rows grow no higher than Excel allows; the whole text is in the cell. A text beyond 32,000 characters goes on "
        "in the row below, which says so in its first column.",
    )
    yield Line(
        "Hidden columns",
        f"The columns {KEY} and right of it tell the program which record a row is, and a hidden sheet tells what was "
        "written. Please leave them.",
    )
    yield Line()


def _statuses(snapshot: ReportSnapshot) -> Iterator[Line]:
    offered = status_words(snapshot)
    yield _head("Status words", "What it means", "Letter")
    for key in snapshot.statuses:
        yield Line(key.word, key.meaning, key.letter)
        if key.status in offered and offered[key.status] != key.word:
            yield Line("", f"Called “{offered[key.status]}” here, because two statuses share the word “{key.word}”.")
    yield Line()


def _committee(snapshot: ReportSnapshot) -> Iterator[Line]:
    committee = snapshot.committee
    yield _head("Committee")
    yield Line("Committee", committee.name, key=committee.key)
    yield Line("Area", committee.area)
    yield Line("What the committee is called", committee.cpc_name, committee.cpc_short)
    yield Line("What the chief officers are called", committee.cog_name, committee.cog_short)
    yield Line("Lead officer", committee.lead_officer)
    yield Line("Made-up example", "Yes" if committee.made_up else "No")
    yield Line()


def _cycle(snapshot: ReportSnapshot) -> Iterator[Line]:
    cycle = snapshot.cycle
    yield _head("Self-evaluation")
    yield Line("Title", cycle.title, key=cycle.key)
    yield Line("Number", cycle.number)
    yield Line("Period from", cycle.period_from)
    yield Line("Period to", cycle.period_to)
    yield Line("Closed on", cycle.closed_on or "Still open")
    yield Line("Progress", snapshot.progress.in_words())
    yield Line("What progress means", PROGRESS_DEFINITION, look=Look.QUIET)
    for part in snapshot.parts:
        yield Line(f"{words.PAPER_HEADINGS[part.heading]}, in our own words", part.sentence)
    yield Line()


def _framework(snapshot: ReportSnapshot) -> Iterator[Line]:
    framework, cycle = snapshot.framework, snapshot.cycle
    yield _head("Framework")
    yield Line("Framework", framework.title)
    yield Line("Edition", framework.edition)
    yield Line("Publisher and year", f"{framework.publisher}, {framework.year}")
    yield Line("Source", framework.source)
    yield Line("How far it is confirmed", framework.verification)
    yield Line("Identifier", cycle.framework)
    yield Line("Fingerprint of its content", cycle.framework_hash)
    yield Line()
    yield _head("Levels", "What it means (in our own words)")
    for level in sorted(framework.scale, key=lambda level: -level.value):
        yield Line(f"{level.value} {level.label}", level.definition)
    yield Line()


def _left_out() -> Iterator[Line]:
    yield _head("What is not in this workbook")
    for reason in dict.fromkeys((*(left.reason for left in LEFT_OUT), *NOT_ROWS)):
        yield Line("", reason)
