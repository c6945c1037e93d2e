"""Places on a sheet as a workbook names them: "B3", and how rows and columns are counted."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cpc_selfeval.contributions.reading.unfit import damaged
from cpc_selfeval.domain.cells import Place

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_COUNT: Final = re.compile(r"[0-9]{1,9}", re.ASCII)


def count(written: str) -> int:
    """A number from 0. Raises Unfit where there is none."""
    if not _COUNT.fullmatch(written.strip()):
        raise damaged("a number in it is none")
    return int(written)


def split(reference: str) -> tuple[int, str]:
    """The column from 0, and the row as it is written. Raises Unfit where that is no place."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise damaged("a cell of it stands nowhere")
    return _column(match[1]), match[2]


def place_named(reference: str) -> Place:
    """The place of "B3". Raises Unfit where that is none."""
    column, row = split(reference)
    return max(int(row), 1), column


def letters(column: int) -> str:
    """ "A" for 0, "AA" for 26."""
    found = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


@cache
def _column(named: str) -> int:
    column = 0
    for letter in named:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
