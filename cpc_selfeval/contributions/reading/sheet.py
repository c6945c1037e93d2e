"""One worksheet, walked row by row; what stands in a row is handed on at its end, and nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from cpc_selfeval.contributions.reading.names import in_spreadsheet
from cpc_selfeval.contributions.reading.serials import day_in_strict_form, day_of
from cpc_selfeval.contributions.reading.text import RichText, unescaped
from cpc_selfeval.contributions.reading.unfit import damaged, too_large
from cpc_selfeval.contributions.reading.xml import Attributes, Tally
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.number_formats import GENERAL, shows_a_day

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_COUNT: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)
_LONGEST_NUMBER: Final = 60


@dataclass
class Row:
    """What stands in a row, by column from 0; the formats and formulas of its cells as in ``SheetCells``."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)
    formats: dict[int, str] = field(default_factory=dict)
    formulas: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Surroundings:
    """What a sheet's cells refer to: the workbook's texts, the formats of its styles, how its days are counted."""

    strings: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


Take: TypeAlias = Callable[[Row], None]


class Sheet(RichText):
    """The walk through one sheet. Each row with something in it is given to ``take``."""

    def __init__(self, tally: Tally, title: str, around: Surroundings, take: Take) -> None:
        super().__init__(tally)
        self._title = title
        self._around = around
        self._take = take
        self._row = Row(0)
        self._column = -1
        self._type = "n"
        self._format = GENERAL
        self._value: str | None = None
        self._formula: str | None = None
        self.opens |= in_spreadsheet({"row": self._begin_row, "c": self._begin_cell})
        self.opens |= in_spreadsheet({"v": self._begin_text, "f": self._begin_text})
        self.closes |= in_spreadsheet({"row": self._end_row, "c": self._end_cell, "is": self._end_value})
        self.closes |= in_spreadsheet({"v": self._end_value, "f": self._end_formula})

    def _begin_row(self, attributes: Attributes) -> None:
        number = _count(attributes["r"]) if "r" in attributes else self._row.number + 1
        if number <= self._row.number:
            raise damaged(f"the rows of its sheet “{self._title}” are not in their order")
        self._row = Row(number)
        self._column = -1

    def _end_row(self) -> None:
        if self._row.cells or self._row.formulas:
            self._take(self._row)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column = self._column_of(attributes["r"]) if "r" in attributes else self._column + 1
        self._type = attributes.get("t", "n")
        style = attributes.get("s")
        self._format = GENERAL if style is None else self._format_of(_count(style))
        self._value = self._formula = None

    def _end_value(self) -> None:
        self._value = self.heard()

    def _end_formula(self) -> None:
        self._formula = self.heard()

    def _end_cell(self) -> None:
        if self._value is None and self._formula is None:
            return
        value = self._made(self._value or "")
        if self._formula is not None:
            self._row.formulas.append(self._column)
            if value is None and self._formula:
                value = f"={unescaped(self._formula)}"
        if value is not None:
            self._put(value)

    def _put(self, value: Cell) -> None:
        row, limits = self._row, self._tally.limits
        if row.number > limits.rows or self._column >= limits.columns:
            place = f"{_letters(self._column)}{row.number}"
            raise too_large(
                f"something stands in cell {place} of its sheet “{self._title}”, where row {limits.rows:,} and column "
                f"{_letters(limits.columns - 1)} are the last"
            )
        if self._column in row.cells:
            raise damaged(f"a cell of its sheet “{self._title}” is there twice")
        if isinstance(value, str):
            self._tally.add_text(value)
        elif self._format != GENERAL:
            row.formats[self._column] = self._format
        row.cells[self._column] = value

    def _made(self, written: str) -> Cell:
        """The value of what stands in the file; None for nothing."""
        if self._type == "s":
            return self._shared(written)
        if self._type in ("str", "inlineStr", "e"):
            return unescaped(written) or None
        if self._type == "b":
            return written.strip() in ("1", "true") if written else None
        if self._type == "d":
            return day_in_strict_form(written) or written or None
        return self._number(written.strip())

    def _shared(self, written: str) -> str | None:
        number = _count(written)
        if number >= len(self._around.strings):
            raise damaged(f"a text of its sheet “{self._title}” is missing")
        return self._around.strings[number] or None

    def _number(self, written: str) -> Cell:
        if _WHOLE.fullmatch(written):
            number: int | float = int(written)
        elif len(written) <= _LONGEST_NUMBER and _DECIMAL.fullmatch(written):
            number = float(written)
        else:
            return written or None
        if number in (float("inf"), float("-inf")):
            return written
        day = day_of(number, self._around.from_1904) if shows_a_day(self._format) else None
        return number if day is None else day

    def _column_of(self, reference: str) -> int:
        match = _REFERENCE.fullmatch(reference)
        if match is None or int(match[2]) != self._row.number:
            raise damaged(f"a cell of its sheet “{self._title}” is not in its row")
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return column - 1

    def _format_of(self, style: int) -> str:
        formats = self._around.formats
        return formats[style] if style < len(formats) else GENERAL


def _count(written: str) -> int:
    """A number from 0. Raises Unfit where there is none."""
    if not _COUNT.fullmatch(written.strip()):
        raise damaged("a number in it is none")
    return int(written)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
