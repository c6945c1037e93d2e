"""Values put into cells in one way everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.exports.spreadsheet.cells import cell_text, escaped, needs_quoting
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.values import Value

_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from 1900 and takes that for a leap year; earlier days are written in words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A sheet's first two cells: "Action plan", and "Example CPC · position at 22 November 2026, 14:02"."""

    title: str
    whose: str


def put(sheet: Worksheet, row: int, column: int, value: Value, look: StrEnum) -> None:
    """A value in its cell, in the named style ``look``: text as text whatever it begins with, "" as an empty cell."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "no cell of ours is merged"
    if isinstance(value, date):
        value = as_days_count(value)
    quoted = False
    if isinstance(value, str):
        clean = cell_text(value)
        quoted = needs_quoting(clean)
        if clean:
            cell.value = escaped(clean)
            cell.data_type = "s"
    elif value is not None:
        cell.value = value
    styled: Any = cell
    styled._style = _style(sheet, look, quoted)  # noqa: SLF001 - after the value: a date would bring a format


def as_days_count(value: date) -> date | str:
    """A day or moment as a spreadsheet can count it; in words what is before its calendar."""
    early = not isinstance(value, datetime) and value < _FIRST_DAY
    return day_short(value) if early else value


def style_number(sheet: Worksheet, look: StrEnum, *, quoted: bool) -> int:
    """The number by which cells of this workbook say that they look so."""
    workbook: Any = sheet.parent
    number: int = workbook._cell_styles.add(_style(sheet, look, quoted))  # noqa: SLF001
    return number


def put_column(sheet: Worksheet, letter: str, look: StrEnum) -> None:
    """How the cells of a column look that hold nothing and were never written."""
    styled: Any = sheet.column_dimensions[letter]
    styled._style = _style(sheet, look, quoted=False)  # noqa: SLF001


def put_heading(sheet: Worksheet, heading: Heading, remark: str = "") -> None:
    """A sheet's first two rows: what it is, and whose and from when, after the remark that a long name would hide."""
    put(sheet, 1, 1, heading.title, Look.TITLE)
    put(sheet, 2, 1, " · ".join(part for part in (remark, heading.whose) if part), Look.SUBTITLE)
    sheet.row_dimensions[1].height = 22
    sheet.row_dimensions[2].height = 18


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, look: Look) -> None:
    """A formula of ours, with its "="."""
    cell = sheet.cell(row, column, formula)
    cell.style = look


def put_link(sheet: Worksheet, row: int, column: int, title: str) -> None:
    """A link to another sheet of this workbook."""
    put(sheet, row, column, title, Look.LINK)
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "no cell of ours is merged"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A1", display=title)
    cell.style = Look.LINK


_styles: WeakKeyDictionary[Workbook, dict[tuple[StrEnum, bool], StyleArray]] = WeakKeyDictionary()


def _style(sheet: Worksheet, look: StrEnum, quoted: bool) -> StyleArray:
    """The style of all cells that look so in a workbook. openpyxl looks a name up among all names for each cell."""
    assert sheet.parent is not None, "a sheet of ours belongs to a workbook"
    kept = _styles.setdefault(sheet.parent, {})
    if (look, quoted) not in kept:
        pattern: Any = Cell(sheet, row=1, column=1)
        pattern.style = look
        if quoted:
            pattern.quotePrefix = True  # after the style, which would wipe it
        kept[look, quoted] = pattern._style  # noqa: SLF001
    return kept[look, quoted]
