"""A described table written into a sheet: heading, table, heights, and how it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.return_workbook.pieces import pieces
from cpc_selfeval.exports.spreadsheet.heights import row_height
from cpc_selfeval.exports.spreadsheet.look import KIND_LOOKS, Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.rows import add_row
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.spreadsheet.writing import Heading, put, put_heading
from cpc_selfeval.exports.workbook.rules import BELOW, add_rules
from cpc_selfeval.exports.workbook.table import PART, Column, TableSheet

Row = TypeVar("Row")

HEAD_ROW = 3
FIRST_ROW = 4

WIDEST_ON_A4 = 250.0
"""Characters: wider tables print on A3, since letters would be smaller than 6.5 points on A4."""


@dataclass(frozen=True)
class Written:
    """Where a table ended up: its sheet and its first and last row of rows."""

    sheet: Worksheet
    last: int

    def whole_column(self, number: int) -> str:
        """The range of a column (numbered from 1) without its header, with room for rows that people add below."""
        letter = get_column_letter(number)
        return f"{letter}{FIRST_ROW}:{letter}{self.last + BELOW}"


def add_table_sheet(workbook: Workbook, described: TableSheet[Row], heading: Heading, furniture: Furniture) -> Written:
    """Write the sheet. A table without rows gets one empty row, since Excel allows none without."""
    sheet: Worksheet = workbook.create_sheet(described.title)
    put_heading(sheet, heading, described.remark if described.rows else described.nothing)
    columns = described.all_columns
    _write_head(sheet, columns)
    last = FIRST_ROW - 1
    for row in described.rows:
        last = _write_row(sheet, columns, [column.value(row) for column in columns], last + 1)
    if not described.rows:
        last = _write_row(sheet, columns, [None] * len(columns), FIRST_ROW)
    written = Written(sheet, last)
    _add_table(sheet, described, last)
    add_rules(sheet, described, FIRST_ROW, last)
    sheet.freeze_panes = f"{get_column_letter(described.frozen + 1)}{FIRST_ROW}"
    right, wide = described.printed_columns, described.printed_width > WIDEST_ON_A4
    lay_out(sheet, furniture, last_column=right, last_row=last, repeated=(1, HEAD_ROW), a3=wide)
    return written


def _write_head(sheet: Worksheet, columns: tuple[Column[Row], ...]) -> None:
    for number, column in enumerate(columns, start=1):
        put(sheet, HEAD_ROW, number, column.header, Look.HEAD)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden
    part = len(columns) + 1
    put(sheet, HEAD_ROW, part, PART, Look.HEAD)
    sheet.column_dimensions[get_column_letter(part)].width = 8
    sheet.column_dimensions[get_column_letter(part)].hidden = True
    # A filter's button takes the room of some three characters
    heads = ((column.header, column.width * 0.95 - 2.5) for column in columns if not column.hidden)
    sheet.row_dimensions[HEAD_ROW].height = row_height(heads, least=31)


def _write_row(sheet: Worksheet, columns: tuple[Column[Row], ...], values: list[Value], first: int) -> int:
    """One row, and below it the rows in which its long texts continue. Returns the last one's number."""
    cut = [pieces(value) if isinstance(value, str) else [] for value in values]
    parts = max(1, *(len(texts) for texts in cut))
    for part in range(parts):
        cells: list[tuple[Value, Look]] = []
        shown: list[tuple[str, float]] = []
        for number, (column, value, texts) in enumerate(zip(columns, values, cut, strict=True), start=1):
            here = _value_of_part(value, texts, part)
            if part and number == 1:
                here = f"{values[0]} (continued, part {part + 1} of {parts})"
            elif part and number == len(columns):
                here = value
            cells.append((here, KIND_LOOKS[column.kind]))
            if isinstance(here, str) and not column.hidden:
                shown.append((here, column.width))
        if values[-1] is not None:
            cells.append((part + 1, Look.NUMBER))
        add_row(sheet, first + part, row_height(shown), cells)
    return first + parts - 1


def _value_of_part(value: Value, texts: list[str], part: int) -> Value:
    if texts:
        return texts[part] if part < len(texts) else None
    return value if part == 0 else None


def _add_table(sheet: Worksheet, described: TableSheet[Row], last: int) -> None:
    heads = [column.header for column in described.all_columns] + [PART]
    place = f"A{HEAD_ROW}:{get_column_letter(len(heads))}{last}"
    table = Table(displayName=described.table, ref=place, autoFilter=AutoFilter(ref=place))
    for number, head in enumerate(heads, start=1):
        table.tableColumns.append(TableColumn(id=number, name=head))
    sheet.add_table(table)
