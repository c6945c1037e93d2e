"""The cells of a list as words: what stands in each, by what words are compared, and the letters of columns."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from string import ascii_uppercase
from typing import Final, TypeAlias

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.number_formats import shows_a_time
from cpc_selfeval.domain.shown_text import shown_text
from cpc_selfeval.domain.text import entered

Row: TypeAlias = tuple[int, tuple[Cell, ...]]
"""A row's number in its sheet, from 1, and its cells from column A."""

_POUND: Final = "£"
_LEADING_ZEROS: Final = re.compile("00+")
_MARKS: Final = re.compile(r"[\W_]+")


def row_of(sheet: SheetCells, number: int) -> tuple[Cell, ...]:
    """The cells of the row with this number; none where there is no such row."""
    return next((cells for held, cells in sheet.rows if held == number), ())


def as_shown(sheet: SheetCells) -> SheetCells:
    """The sheet with numbers shown as per cent, pounds, times or with leading zeros in the words that people see."""
    rows = tuple(
        (number, tuple(_shown(cell, sheet.formats.get((number, place), "")) for place, cell in enumerate(cells)))
        for number, cells in sheet.rows
    )
    return replace(sheet, rows=rows) if sheet.formats else sheet


def _shown(cell: Cell, shape: str) -> Cell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if "%" in shape:
        return f"{cell * 100:.10g}%"
    if _POUND in shape and cell >= 0:
        return f"{_POUND}{cell:,.10g}"
    return shown_text(cell, shape) if _LEADING_ZEROS.fullmatch(shape) or shows_a_time(shape) else cell


def cell_text(cell: Cell) -> str:
    """What stands in a cell, as text that can be stored: nothing is trimmed; whole numbers have no ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return entered(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        day = day_in_words(cell.date())
        return day if cell.time() == time() else f"{day}, {cell:%H:%M}"
    if isinstance(cell, date):
        return day_in_words(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing that can be read stands in a cell: none, or spaces only."""
    if isinstance(cell, str):
        return not entered(cell).strip()
    return cell is None


def column_letter(index: int) -> str:
    """ "A" for 0, "Z" for 25, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Words to compare by: without regard to capitals, spaces, line ends and marks around and between them."""
    plain = text.casefold().replace("’", "").replace("'", "").replace("&", " and ")
    return _MARKS.sub(" ", plain).strip()


def word_key(text: str) -> str:
    """What a word is known by in a mapping: folded, or as it is where it has only marks, such as a tick."""
    return folded(text) or text.strip()
