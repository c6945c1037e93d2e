"""The hidden sheet of a workbook that can come back, and the fingerprints of all that the workbook says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.return_workbook.hidden import Hidden, fingerprint, hidden_cells
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.rows import direct_rows
from cpc_selfeval.exports.spreadsheet.writing import put

TITLE: Final = "Program"


def add_hidden_sheet(workbook: Workbook, hidden: Hidden) -> Worksheet:
    """Write the sheet, as the last thing. Spreadsheet programs do not offer to show it ("very hidden")."""
    whole = replace(hidden, prints=frozenset(fingerprint(text) for text in _texts(workbook)))
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.sheet_state = "veryHidden"
    sheet.column_dimensions["B"].width = 60
    for row, (label, value) in enumerate(hidden_cells(whole), start=1):
        put(sheet, row, 1, label, Look.LABEL)
        put(sheet, row, 2, value, Look.QUIET)
    return sheet


def _texts(workbook: Workbook) -> set[str]:
    """Every text once. Going through the rows would look up each cell anew, and make those that are not there."""
    direct = direct_rows(workbook).texts
    written: Any = workbook.worksheets
    cells = (cell.value for sheet in written for cell in sheet._cells.values())  # noqa: SLF001
    return {*direct, *(value for value in cells if isinstance(value, str) and value)}
