"""One job's sheet: what is there already, room for what is new, guidance and drop-downs in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.return_workbook.asked import AskedSheet
from cpc_selfeval.domain.return_workbook.columns import CLEAR, Choice, Holds, JobSheet, SheetColumn
from cpc_selfeval.domain.return_workbook.hidden import WrittenRow, room_key
from cpc_selfeval.domain.return_workbook.pieces import continued, pieces
from cpc_selfeval.exports.return_workbook.looks import ReturnLook
from cpc_selfeval.exports.spreadsheet.heights import row_height
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.spreadsheet.writing import Heading, put, put_column, put_heading

BAND_ROW, HEAD_ROW, FIRST_ROW = 3, 4, 5
_BELOW: Final = 500
"""Rows below the last one that still have drop-downs and input messages."""
_ROOM_HEIGHT: Final = 32.0
_LABEL_WIDTH: Final = 11.0
_SEVERAL: Final = frozenset({Choice.INDICATORS})
_OLDEST: Final = 32_874
"""1 January 1990, as spreadsheets count days."""


def list_name(choice: Choice) -> str:
    """The defined name of the list behind a drop-down."""
    return f"Words_{choice.value}"


def add_job_sheet(workbook: Workbook, asked: AskedSheet, workbook_id: str, heading: Heading, feet: Furniture) -> None:
    """Write the sheet, its table and its guidance, and lock everything but the cells to fill in."""
    described = asked.sheet
    sheet: Worksheet = workbook.create_sheet(described.title)
    put_heading(sheet, heading)
    put(sheet, 2, 1, _how(asked), ReturnLook.HOW)
    _write_heads(sheet, described)
    last = FIRST_ROW - 1
    for row in asked.rows:
        last = _write_row(sheet, described, row, last + 1)
    for number in range(described.room):
        last += 1
        _write_room(
            sheet, described, str(len(asked.rows) + number + 1), room_key(workbook_id, described.job, number), last
        )
    if last < FIRST_ROW:
        last = FIRST_ROW
        _write_room(sheet, described, "", "", last)
    _add_table(workbook, sheet, described, last)
    _guide(sheet, described, last + _BELOW)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 3 if described.room == 0 else 2).coordinate
    printed = described.printed or len(described.columns) + 1
    lay_out(sheet, feet, last_column=printed, last_row=last, repeated=(1, HEAD_ROW))
    _lock(sheet)


def _how(asked: AskedSheet) -> str:
    described = asked.sheet
    if not asked.rows and not described.room:
        return f"{described.about} There are none at present, so there is nothing to do here."
    rows = " There is room below, and more rows below that." if described.room else ""
    return f"{described.about}{rows} Leave empty what you cannot say. To take something out, type {CLEAR}."


def _columns(described: JobSheet) -> Iterator[tuple[int, SheetColumn]]:
    return enumerate(described.columns, start=2)


def _write_heads(sheet: Worksheet, described: JobSheet) -> None:
    widths = (_LABEL_WIDTH, *(column.width for column in described.columns), 38, 8)
    for number, (header, width) in enumerate(zip(described.headers, widths, strict=True), start=1):
        put(sheet, HEAD_ROW, number, header, Look.HEAD)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = width
        dimension.hidden = number > len(described.columns) + 1
    put(sheet, BAND_ROW, 1, "", ReturnLook.BAND_SHOWN)
    for number, column in _columns(described):
        said = "To fill in" if column.open else "Shown only"
        put(sheet, BAND_ROW, number, said, ReturnLook.BAND_OPEN if column.open else ReturnLook.BAND_SHOWN)
    if described.room:
        _open_below(sheet, described)
    heads = ((header, width * 0.95 - 2.5) for header, width in zip(described.headers[:-2], widths, strict=False))
    sheet.row_dimensions[HEAD_ROW].height = row_height(heads, least=31)
    sheet.row_dimensions[BAND_ROW].height = 15


def _open_below(sheet: Worksheet, described: JobSheet) -> None:
    """Whole columns are open, so that rows can go on below the table; what stands above is locked cell by cell."""
    for number, column in _columns(described):
        put_column(sheet, get_column_letter(number), _look(column, described))
    for row in range(1, FIRST_ROW):
        for number in range(2, len(described.columns) + 2):
            if not sheet.cell(row, number).has_style:
                put(sheet, row, number, None, ReturnLook.HOW)


def _look(column: SheetColumn, described: JobSheet) -> ReturnLook:
    if not column.open:
        return ReturnLook.SHOWN
    return ReturnLook.OPEN_DAY if column.holds is Holds.DATE else ReturnLook.OPEN


def _write_row(sheet: Worksheet, described: JobSheet, row: WrittenRow, first: int) -> int:
    """One row, and below it the rows in which its long texts go on. Returns the last one's number."""
    cut = [pieces(row.cells[column.name]) for column in described.columns]
    parts = max(1, *(len(texts) for texts in cut))
    for part in range(parts):
        label = continued(row.label, part + 1, parts)
        texts = [found[part] if part < len(found) else "" for found in cut]
        _write_cells(sheet, described, first + part, label, texts, (row.key, part + 1))
        shown = [(text, column.width) for text, column in zip(texts, described.columns, strict=True)]
        sheet.row_dimensions[first + part].height = row_height([(label, _LABEL_WIDTH), *shown], least=_ROOM_HEIGHT)
    return first + parts - 1


def _write_room(sheet: Worksheet, described: JobSheet, label: str, key: str, row: int) -> None:
    _write_cells(sheet, described, row, label, [""] * len(described.columns), (key, 1) if key else ("", None))
    sheet.row_dimensions[row].height = _ROOM_HEIGHT


def _write_cells(
    sheet: Worksheet, described: JobSheet, row: int, label: str, texts: list[str], key: tuple[str, int | None]
) -> None:
    free = described.room > 0  # a spreadsheet sorts only what is not locked
    put(sheet, row, 1, label, ReturnLook.NUMBER if free else ReturnLook.SHOWN)
    for (number, column), text in zip(_columns(described), texts, strict=True):
        put(sheet, row, number, _value(column, text), _look(column, described))
    for number, value in enumerate(key, start=len(described.columns) + 2):
        put(sheet, row, number, value, ReturnLook.NUMBER if free else ReturnLook.SHOWN)


def _value(column: SheetColumn, text: str) -> Value:
    return date.fromisoformat(text) if column.holds is Holds.DATE and text else text


def _add_table(workbook: Workbook, sheet: Worksheet, described: JobSheet, last: int) -> None:
    heads = described.headers
    place = f"A{HEAD_ROW}:{get_column_letter(len(heads))}{last}"
    table = Table(displayName=described.table, ref=place, autoFilter=AutoFilter(ref=place))
    for number, head in enumerate(heads, start=1):
        table.tableColumns.append(TableColumn(id=number, name=head))
    sheet.add_table(table)
    # By names of this form JAWS, and NVDA after it, find the row of headers
    corner = f"{get_column_letter(len(described.columns) + 1)}{last}"
    name = f"TitleRegion{len(workbook.worksheets)}.A{HEAD_ROW}.{corner}.{len(workbook.worksheets)}"
    workbook.defined_names[name] = DefinedName(name, attr_text=f"'{described.title}'!$A${HEAD_ROW}")


def _guide(sheet: Worksheet, described: JobSheet, last: int) -> None:
    for number, column in _columns(described):
        if column.open:
            rule = _rule(column)
            letter = get_column_letter(number)
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last if described.room else last - _BELOW}")
            sheet.add_data_validation(rule)


def _rule(column: SheetColumn) -> DataValidation:
    rule = DataValidation(
        allow_blank=True, showInputMessage=True, promptTitle=column.header[:32], prompt=column.guidance or column.header
    )
    if column.holds is Holds.CHOICE and column.choice is not None:
        several = column.choice in _SEVERAL
        rule.type, rule.formula1, rule.showErrorMessage = "list", list_name(column.choice), True
        rule.errorStyle = "warning" if several else "stop"
        rule.errorTitle = "Not in the list"
        rule.error = "Keep it? Several codes have a comma between them." if several else "Please choose from the list."
    elif column.holds is Holds.DATE:
        rule.type, rule.operator, rule.formula1, rule.showErrorMessage = "date", "greaterThan", str(_OLDEST), True
        rule.errorStyle, rule.errorTitle = "warning", "Not a date"
        rule.error = f"Please type a day, such as 31 March 2026 (or {CLEAR} to take it out). Keep it as it is?"
    return rule


def _lock(sheet: Worksheet) -> None:
    """No password: this keeps fingers from slipping and is no security. False allows."""
    locked = sheet.protection
    locked.sheet = True
    locked.formatCells = locked.formatColumns = locked.formatRows = False
    locked.insertRows = locked.deleteRows = locked.sort = locked.autoFilter = False
