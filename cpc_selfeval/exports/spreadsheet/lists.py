"""The hidden sheet with the words that the drop-downs offer, each list under a defined name."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.writing import Heading, put, put_heading

TITLE = "Lists"
ABOUT = "The words that the drop-downs offer, each list in one place: drop-downs and colours all refer to it."
HEAD_ROW = 3
_FIRST = HEAD_ROW + 1


def add_named_lists(workbook: Workbook, lists: Mapping[str, tuple[str, ...]]) -> None:
    """Write the sheet and define the names, each of a list of words."""
    sheet = workbook.create_sheet(TITLE)
    sheet.sheet_state = "hidden"
    put_heading(sheet, Heading(TITLE, ABOUT))
    for column, (name, offered) in enumerate(lists.items(), start=1):
        put(sheet, HEAD_ROW, column, name, Look.HEAD)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = 34
        for row, word in enumerate(offered, start=_FIRST):
            put(sheet, row, column, word, Look.PLAIN)
        last = max(_FIRST, HEAD_ROW + len(offered))
        place = f"{TITLE}!${letter}${_FIRST}:${letter}${last}"
        workbook.defined_names[name] = DefinedName(name, attr_text=place)
