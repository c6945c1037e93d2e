"""What one cell says, held against what was written there: nothing, the same, something to clear, or something new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.importing.cells import cell_text, folded, is_blank
from cpc_selfeval.domain.importing.dates import read_date
from cpc_selfeval.domain.return_workbook.columns import CLEAR, Choice
from cpc_selfeval.domain.return_workbook.hidden import Words
from cpc_selfeval.domain.return_workbook.pieces import pieces

_NUMBER: Final = re.compile(r"[-+]?[\d,]*\.?\d+(?:e[-+]?\d+)?%?", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_AND: Final = re.compile(r"[\s,;/&+]|\band\b", re.IGNORECASE)
_SHORT: Final = {Choice.YES_NO: {"y": "yes", "n": "no", "true": "yes", "false": "no"}}


@dataclass(frozen=True, slots=True)
class Cleared:
    """Somebody typed CLEAR."""


CLEARED: Final = Cleared()


def is_clear(cell: Cell) -> bool:
    """Whether a cell holds just the word CLEAR, however it is written."""
    return isinstance(cell, str) and cell.strip().casefold() == CLEAR.casefold()


def returned_text(written: str, came: dict[int, Cell], shown: dict[int, str]) -> str | Cleared:
    """A text that was written in pieces and came back in cells by part, from 1; what did not come is as written.

    ``shown`` has the words of cells that hold numbers or days.
    """
    if came == {1: written} or (not written and all(cell is None for cell in came.values())):
        return written
    parts = pieces(written)
    if is_clear(came.get(1)) and not (written and is_same(came[1], parts[0])):
        return CLEARED
    last = max([len(parts), *came])
    whole = []
    for part in range(1, last + 1):
        before = parts[part - 1] if part <= len(parts) else ""
        cell = came.get(part)
        if part > 1 and is_clear(cell) and not is_same(cell, before):
            continue
        whole.append(before if is_blank(cell) or is_same(cell, before) else cell_text(shown.get(part, cell)))
    return "".join(whole)


def is_same(cell: Cell, written: str) -> bool:
    """Whether a cell says what was written, but for what spreadsheets do to texts.

    They change line ends, write the return of CRLF as ``_x000D_``, cut blanks at the ends of lines, make numbers of
    "0131" and days of "May 2026" or "1/2".
    """
    if isinstance(cell, str):
        return cell == written or _plain(cell) == _plain(written)
    if cell is None:
        return not written.strip()
    if isinstance(cell, bool):
        return written.strip().casefold() == str(cell).casefold()
    if isinstance(cell, int | float):
        return _as_number(written) == float(cell)
    return _is_day(cell.date() if isinstance(cell, datetime) else cell, written)


def _plain(text: str) -> str:
    lines = cell_text(text.replace("_x000D_", "")).split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip()


def _as_number(text: str) -> float | None:
    plain = text.strip().lstrip("£$€")
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        number = float(plain.rstrip("%").replace(",", ""))
    except ValueError:
        return None
    return number / 100 if plain.endswith("%") else number


def _is_day(day: date, written: str) -> bool:
    short = _DAY_MONTH.fullmatch(written.strip())
    if short:
        return (day.day, day.month) in ((int(short[1]), int(short[2])), (int(short[2]), int(short[1])))
    span = read_date(written)
    return day in (span.first, span.last)


def returned_day(cell: Cell) -> date | None:
    """The day in a cell, as a date or as text, day first; None where it is none, or not one day."""
    span = read_date(cell)
    one_day = span.first is not None and span.first == span.last
    return span.first if one_day and (span.exact or not isinstance(cell, str)) else None


def chosen(cell: Cell, choice: Choice, words: Words) -> str | None:
    """The value that a cell chooses: by its word, the beginning of it that is no other's, or a level's number."""
    said = folded(cell_text(cell))
    said = _SHORT.get(choice, {}).get(said, said)
    if not said:
        return None
    offered = {folded(word): value for word, value in words}
    if said in offered:
        return offered[said]
    if choice is Choice.LEVEL:
        named = {name: value for word, value in offered.items() for name in (word.split(" ", 1)[-1], value)}
        if said in named:
            return named[said]
    begins = {value for word, value in offered.items() if word.startswith(f"{said} ")}
    return begins.pop() if len(begins) == 1 else None


@dataclass(frozen=True, slots=True)
class Named:
    """Codes that a cell names, in its order; ``rest`` is what else it says, "" where that is nothing."""

    codes: tuple[str, ...]
    rest: str


def named_codes(cell: Cell, words: Words) -> Named:
    """The indicators that a cell names by code, with or without their titles."""
    if isinstance(cell, datetime | date):
        cell = f"{cell.day}.{cell.month}"  # what 2.1 becomes where a cell is not kept as text
    text = cell_text(cell)
    rest, found = text, list[tuple[int, str]]()
    for word, code in sorted(words, key=lambda pair: -len(pair[0])):
        title = word[len(code) :].strip()
        pattern = re.compile(rf"(?<![\w.]){re.escape(code)}(?![\w]|\.\w)(?:\W*{re.escape(title)})?", re.IGNORECASE)
        match = pattern.search(text)
        if match:
            found.append((match.start(), code))
            rest = pattern.sub(" ", rest)
    left = _AND.sub("", rest)
    return Named(tuple(code for _at, code in sorted(found)), text if any(c.isalnum() for c in left) else "")
