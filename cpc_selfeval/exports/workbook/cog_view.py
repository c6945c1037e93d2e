"""The *COG view* sheet: what chief officers need on one A3 landscape page.

It opens with what is asked of whom, then what changed, then risks to children; levels come last and are not counted.
An entry has at most so many lines, and of each part at most so many entries are shown, as fit on the page at
80 per cent; what is shortened ends in "…", what is left out is counted, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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

ROOM: Final = 930.0
"""Points that all rows may take: what an A3 page has room for at the scale at which the columns fill its width."""

_TITLE_WIDTH: Final = 160.0
"""Characters of the page's width that a title in larger letters may take."""
_LEAST: Final = 16.0
_LEAD, _HEAD, _MORE, _FOOT = 26.0, 18.0, 16.0, 16.0
_TOP: Final = 22.0 + 18.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How much is shown: entries of each part at least, and lines of an entry at most."""

    entries: int
    lines: int


FITS: Final = tuple(
    Fit(*each) for each in ((20, 8), (14, 6), (10, 4), (10, 3), (8, 3), (6, 3), (6, 2), (5, 2), (4, 2), (3, 2), (3, 1))
)
"""From the roomiest; the first that the page holds is written. The last always fits (tests/exports/workbook)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page: lines of an entry at most, entries of each part, and points that all of it takes."""

    lines: int
    entries: tuple[int, ...]
    height: float


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
    page = fitting(parts)
    last = 2
    for part, entries in zip(parts, page.entries, strict=True):
        last = _write(sheet, part, entries, page.lines, last + 1)
    for line in (_rule(page.lines), "Levels are the committee’s own judgements and not an inspection grade."):
        last += 1
        put(sheet, last, 1, line, Look.SUBTITLE)
        sheet.row_dimensions[last].height = _FOOT
    sheet.freeze_panes = "A3"
    lay_out(sheet, furniture, last_column=len(WIDTHS), last_row=last, repeated=(1, 2), a3=True, one_page=True)
    return {part.table: (part.title, part.about) for part in parts}


def fitting(parts: tuple[Section, ...]) -> Shown:
    """The roomiest fit that the page holds; what room it leaves goes to the parts in their order, entry by entry."""
    page = next((page for fit in FITS if (page := _page(parts, fit)).height <= ROOM), _page(parts, FITS[-1]))
    for place, part in enumerate(parts):
        while page.entries[place] < len(part.rows):
            entries = tuple(count + (at == place) for at, count in enumerate(page.entries))
            more = Shown(page.lines, entries, _height(parts, entries, page.lines))
            if more.height > ROOM:
                break
            page = more
    return page


def _page(parts: tuple[Section, ...], fit: Fit) -> Shown:
    entries = tuple(min(len(part.rows), max(fit.entries, part.least)) for part in parts)
    return Shown(fit.lines, entries, _height(parts, entries, fit.lines))


def _height(parts: tuple[Section, ...], entries: tuple[int, ...], lines: int) -> float:
    each = (_height_of(part, count, lines) for part, count in zip(parts, entries, strict=True))
    return _TOP + 2 * _FOOT + sum(each)


def _height_of(part: Section, entries: int, lines: int) -> float:
    rows = sum(_row_height(shown(row, lines)) for row in part.rows[:entries])
    return _LEAD + _HEAD + rows + (_MORE if len(part.rows) > entries else 0)


@lru_cache(maxsize=2_000)
def shown(row: tuple[str, ...], lines: int) -> tuple[str, ...]:
    """A row's texts as they stand on the page, each of so many lines at most."""
    return tuple(fitted(text, width, lines) for text, width in zip(row, WIDTHS, strict=True))


def _row_height(texts: tuple[str, ...]) -> float:
    return row_height(zip(texts, WIDTHS, strict=True), least=_LEAST)


def _write(sheet: Worksheet, part: Section, entries: int, lines: int, row: int) -> int:
    """A part from ``row`` on: its title, its table, and how much more there is. Returns the number of its last row."""
    put(sheet, row, 1, fitted(part.title, _TITLE_WIDTH, 1), Look.LEAD)
    sheet.row_dimensions[row].height = _LEAD
    _write_row(sheet, row + 1, part.heads, Look.HEAD, _HEAD)
    last = row + 1
    for texts in part.rows[:entries]:
        last += 1
        short = shown(texts, lines)
        _write_row(sheet, last, short, Look.TEXT, _row_height(short))
    _add_table(sheet, part, row + 1, last)
    more = len(part.rows) - entries
    if more > 0:
        last += 1
        put(sheet, last, 1, f"and {more:,} more, on the {part.whole}", Look.SUBTITLE)
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


def _rule(most: int) -> str:
    lines = "one line" if most == 1 else f"{most} lines"
    return (
        f"This is one A3 page, so an entry has at most {lines} here (a longer one ends in “…”), and of each part the "
        "first are shown and the rest are counted. All of it stands whole on the other sheets."
    )
