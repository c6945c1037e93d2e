"""The hidden sheet with the words that the drop-downs offer, each list under a defined name."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.writing import put

TITLE = "Lists"


def add_named_lists(workbook: Workbook, lists: Mapping[str, tuple[str, ...]]) -> None:
    """Write the sheet and define the names, each of a list of words."""
    sheet = workbook.create_sheet(TITLE)
    sheet.sheet_state = "hidden"
    for column, (name, offered) in enumerate(lists.items(), start=1):
        put(sheet, 1, column, name, Look.HEAD)
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = 34
        for row, word in enumerate(offered, start=2):
            put(sheet, row, column, word, Look.PLAIN)
        last = max(2, len(offered) + 1)
        place = f"{TITLE}!${letter}$2:${letter}${last}"
        workbook.defined_names[name] = DefinedName(name, attr_text=place)
