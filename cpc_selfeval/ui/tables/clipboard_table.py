"""Rows as other programs take them from the clipboard: an HTML table, and text with tabs between the cells.

Excel, Word and LibreOffice take the HTML where both are there. Its cells are marked as text, so that "2.1" stays what
it is and "=1+1" is no formula; days are not, so that they become days. In the text, which a spreadsheet reads as if it
were typed, a cell that would begin a formula has an apostrophe before it; a copy without it goes along for ourselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from cpc_selfeval.ui.kit.date_words import UnreadDayError, day_read

OWN_FORMAT: Final = "application/x-cpc-self-evaluation-rows"
"""The same text without apostrophes, in UTF-8, for pasting here."""

_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
_QUOTED: Final = re.compile(r'[\t\r\n"]')
_AS_TEXT: Final = "mso-number-format:'\\@'"


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """Headings, and rows with as many cells each. ``days`` are the places of the columns that hold days."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: frozenset[int] = frozenset()


def guarded(cell: str) -> str:
    """A cell as it may be typed into a spreadsheet: one that would begin a formula has an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def tab_separated(table: CopiedTable, *, safe: bool = True) -> str:
    """Headings and rows, a line each, ending as Windows ends lines; cells are quoted where Excel quotes them.

    ``safe``: no cell begins a formula.
    """
    lines = (table.headings, *table.rows)
    return "".join(_line(guarded(cell) if safe else cell for cell in line) for line in lines)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def html_table(table: CopiedTable, title: str) -> str:
    """The table as a page of its own, its headings in a row of headings."""
    head = "".join(f'<th align="left" {_TEXT}>{_html(heading)}</th>' for heading in table.headings)
    body = "".join(_html_row(row, table.days) for row in table.rows)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        "<style>br{mso-data-placement:same-cell}</style>"
        f"<title>{escape(title)}</title></head><body>"
        '<table border="1" style="border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</body></html>"
    )


_TEXT: Final = f'sdnum="2057;0;@" style="vertical-align:top;{_AS_TEXT}"'
"""A cell of text, for LibreOffice (which reads ``sdnum``: 2057 is British English) and for Excel."""
_DAY: Final = 'style="vertical-align:top;white-space:nowrap"'
_DAY_NOUGHT: Final = date(1899, 12, 30)
"""The day from which spreadsheets count."""


def _html_row(row: Sequence[str], days: frozenset[int]) -> str:
    cells = (_day(cell) if place in days else f"<td {_TEXT}>{_html(cell)}</td>" for place, cell in enumerate(row))
    return f"<tr>{''.join(cells)}</tr>"


def _day(cell: str) -> str:
    """A cell of a day; LibreOffice is told which day it is."""
    try:
        day = day_read(cell)
    except UnreadDayError:
        day = None
    counted = f'sdval="{(day - _DAY_NOUGHT).days}" sdnum="2057;2057;D MMM YYYY" ' if day is not None else ""
    return f"<td {counted}{_DAY}>{_html(cell)}</td>"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("  ", "&nbsp; ")
