"""Rows of large tables written as they stand in the file: openpyxl's cells take several times the time and memory.

openpyxl writes everything else of such a sheet; :mod:`cpc_selfeval.exports.spreadsheet.packing` puts these rows below
its own. Texts go straight to the shared table, once each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import datetime as days
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.exports.spreadsheet.cells import cell_text, escaped, needs_quoting
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.spreadsheet.writing import as_days_count, style_number


@dataclass
class DirectRows:
    """The rows that were written directly into a workbook: texts with their numbers, and by sheet its rows."""

    texts: dict[str, int] = field(default_factory=dict)
    sheets: dict[str, list[bytes]] = field(default_factory=dict)
    corners: dict[str, str] = field(default_factory=dict)
    """The last cell of each sheet."""
    styles: dict[tuple[StrEnum, bool], int] = field(default_factory=dict)

    def text_elements(self) -> Iterator[bytes]:
        """Each text as it stands in the shared table, in the order of the numbers."""
        for text in self.texts:
            yield b'<t xml:space="preserve">%b</t>' % escape(text).encode("utf-8")


_written: WeakKeyDictionary[Workbook, DirectRows] = WeakKeyDictionary()


def direct_rows(workbook: Workbook) -> DirectRows:
    """What was written directly into a workbook; nothing at first."""
    return _written.setdefault(workbook, DirectRows())


def add_row(sheet: Worksheet, number: int, height: float, cells: Iterable[tuple[Value, StrEnum]]) -> None:
    """Write one row below all others, ``height`` points high: each value in its named style, from the first column on.

    As with :func:`~cpc_selfeval.exports.spreadsheet.writing.put`, text is text whatever it begins with.
    """
    assert sheet.parent is not None, "a sheet of ours belongs to a workbook"
    direct = direct_rows(sheet.parent)
    written: list[str] = []
    for column, (value, look) in enumerate(cells, start=1):
        written.append(_cell(sheet, direct, f"{_letter(column)}{number}", value, look))
    direct.corners[sheet.title] = f"{_letter(len(written))}{number}"
    row = f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(written)}</row>'
    direct.sheets.setdefault(sheet.title, []).append(row.encode("ascii"))


def _cell(sheet: Worksheet, direct: DirectRows, place: str, value: Value, look: StrEnum) -> str:
    if isinstance(value, date):
        value = as_days_count(value)
    if not isinstance(value, str):
        style = _style(sheet, direct, look, quoted=False)
        if value is None:
            return f'<c r="{place}" s="{style}"/>'
        number = _days_count(value) if isinstance(value, date) else value
        return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
    clean = cell_text(value)
    style = _style(sheet, direct, look, quoted=needs_quoting(clean))
    if not clean:
        return f'<c r="{place}" s="{style}"/>'
    text = direct.texts.setdefault(escaped(clean), len(direct.texts))
    return f'<c r="{place}" s="{style}" t="s"><v>{text}</v></c>'


def _style(sheet: Worksheet, direct: DirectRows, look: StrEnum, *, quoted: bool) -> int:
    known = direct.styles.get((look, quoted))
    if known is None:
        known = direct.styles[look, quoted] = style_number(sheet, look, quoted=quoted)
    return known


_days_count: Callable[[date], float] = days.to_excel
"""A day or moment as the count of days that spreadsheets keep."""


@cache
def _letter(column: int) -> str:
    return get_column_letter(column)
