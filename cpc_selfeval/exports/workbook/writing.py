"""Values put into cells in one way everywhere."""

from __future__ import annotations

from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.exports.workbook.cells import cell_text, escaped, needs_quoting
from cpc_selfeval.exports.workbook.look import Look
from cpc_selfeval.exports.workbook.table import Value
from cpc_selfeval.exports.workbook.wording import Heading

_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from 1900 and takes that for a leap year; earlier days are written in words."""


def put(sheet: Worksheet, row: int, column: int, value: Value, look: Look) -> None:
    """A value in its cell: text as text whatever it begins with, dates as dates, "" as an empty cell."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "no cell of ours is merged"
    cell.style = look
    if isinstance(value, str):
        _put_text(cell, value)
    elif isinstance(value, date) and not isinstance(value, datetime) and value < _FIRST_DAY:
        _put_text(cell, day_short(value))
    elif value is not None:
        cell.value = value


def put_heading(sheet: Worksheet, heading: Heading, remark: str = "") -> None:
    """A sheet's first two rows: what it is, and whose and from when."""
    put(sheet, 1, 1, heading.title, Look.TITLE)
    put(sheet, 2, 1, " · ".join(part for part in (heading.whose, remark) if part), Look.SUBTITLE)
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


def _put_text(cell: Cell, text: str) -> None:
    if not text:
        return
    clean = cell_text(text)
    cell.value = escaped(clean)
    cell.data_type = "s"
    if needs_quoting(clean):
        cell.quotePrefix = True  # after the style, which would wipe it
