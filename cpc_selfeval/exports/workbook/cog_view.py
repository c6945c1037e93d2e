"""The *COG view* sheet: what chief officers need on one A3 landscape page.

It opens with what is asked of whom, then what changed, then risks to children; levels come last and are not counted.
An entry has at most so many lines, and of each part at most so many entries are shown, as fit on the page at
88 per cent or more; what is shortened ends in "…", what is left out is counted, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.heights import fitted, row_height
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.writing import put, put_heading
from cpc_selfeval.exports.workbook.cog_sections import WIDTHS, Section, sections
from cpc_selfeval.exports.workbook.wording import heading

TITLE: Final = "COG view"
ABOUT: Final = (
    "One A3 page for chief officers: decisions asked, changes, risks to children, and where everything stands."
)

ROOM: Final = 840.0
"""Points that all rows may take: what an A3 page has room for at the scale at which the columns fill its width."""

_TITLE_WIDTH: Final = 160.0
"""Characters of the page's width that a title in larger letters may take."""
_LEAST: Final = 16.0
_LEAD, _HEAD, _MORE, _FOOT = 26.0, 18.0, 16.0, 16.0
_TOP: Final = 22.0 + 18.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How much is shown: entries of each part, and lines of an entry."""

    entries: int
    lines: int


FITS: Final = tuple(
    Fit(*each)
    for each in ((20, 8), (16, 6), (14, 5), (12, 4), (10, 3), (8, 3), (8, 2), (6, 2), (5, 2), (5, 1), (4, 1), (3, 1))
)
"""From the roomiest; the first that the page holds is written. The last always fits (tests/exports/workbook)."""


def add_cog_view(
    workbook: Workbook, snapshot: ReportSnapshot, since: Since | None, furniture: Furniture
) -> dict[str, tuple[str, str]]:
    """Write the sheet. Returns what a screen reader says of its tables, by their names."""
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    put_heading(sheet, heading(snapshot, TITLE))
    parts = sections(snapshot, since)
    fit = best_fit(parts)
    last = 2
    for part in parts:
        last = _write(sheet, part, fit, last + 1)
    for line in (_rule(fit), "Levels are the committee’s own judgements and not an inspection grade."):
        last += 1
        put(sheet, last, 1, line, Look.SUBTITLE)
        sheet.row_dimensions[last].height = _FOOT
    sheet.freeze_panes = "A3"
    lay_out(sheet, furniture, last_column=len(WIDTHS), last_row=last, repeated=(1, 2), one_a3=True)
    return {part.table: (part.title, part.about) for part in parts}


def best_fit(parts: tuple[Section, ...]) -> Fit:
    """The roomiest fit that the page holds."""
    return next((fit for fit in FITS[:-1] if _height(parts, fit) <= ROOM), FITS[-1])


def _height(parts: tuple[Section, ...], fit: Fit) -> float:
    return _TOP + 2 * _FOOT + sum(_height_of(part, fit) for part in parts)


def _height_of(part: Section, fit: Fit) -> float:
    rows = sum(_row_height(shown(row, fit)) for row in part.rows[: _entries(part, fit)])
    return _LEAD + _HEAD + rows + (_MORE if len(part.rows) > _entries(part, fit) else 0)


def _entries(part: Section, fit: Fit) -> int:
    return max(fit.entries, part.least)


def shown(row: tuple[str, ...], fit: Fit) -> tuple[str, ...]:
    """A row's texts as they stand on the page, each of so many lines at most."""
    return tuple(fitted(text, width, fit.lines) for text, width in zip(row, WIDTHS, strict=True))


def _row_height(texts: tuple[str, ...]) -> float:
    return row_height(zip(texts, WIDTHS, strict=True), least=_LEAST)


def _write(sheet: Worksheet, part: Section, fit: Fit, row: int) -> int:
    """A part from ``row`` on: its title, its table, and how much more there is. Returns the number of its last row."""
    put(sheet, row, 1, fitted(part.title, _TITLE_WIDTH, 1), Look.LEAD)
    sheet.row_dimensions[row].height = _LEAD
    _write_row(sheet, row + 1, part.heads, Look.HEAD, _HEAD)
    last = row + 1
    for texts in part.rows[: _entries(part, fit)]:
        last += 1
        short = shown(texts, fit)
        _write_row(sheet, last, short, Look.TEXT, _row_height(short))
    _add_table(sheet, part, row + 1, last)
    more = len(part.rows) - _entries(part, fit)
    if more > 0:
        last += 1
        put(sheet, last, 1, f"and {more} more, on the sheet {part.whole}", Look.SUBTITLE)
        sheet.row_dimensions[last].height = _MORE
    return last


def _write_row(sheet: Worksheet, row: int, texts: tuple[str, ...], look: Look, height: float) -> None:
    for column, text in enumerate(texts, start=1):
        put(sheet, row, column, text, look)
    sheet.row_dimensions[row].height = height


def _add_table(sheet: Worksheet, part: Section, head: int, last: int) -> None:
    """So that a screen reader knows the header cells; without the arrows of a filter."""
    table = Table(displayName=part.table, ref=f"A{head}:{get_column_letter(len(WIDTHS))}{last}")
    for number, name in enumerate(part.heads, start=1):
        table.tableColumns.append(TableColumn(id=number, name=name))
    sheet.add_table(table)


def _rule(fit: Fit) -> str:
    lines = "one line" if fit.lines == 1 else f"{fit.lines} lines"
    return (
        f"This is one A3 page, so an entry has at most {lines} here (a longer one ends in “…”), and of each part the "
        "first are shown and the rest are counted. All of it stands whole on the other sheets."
    )
