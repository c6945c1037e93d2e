"""One worksheet, walked row by row; what stands in a row is handed on at its end, and nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from cpc_selfeval.contributions.reading.names import in_spreadsheet
from cpc_selfeval.contributions.reading.places import count, letters, split
from cpc_selfeval.contributions.reading.serials import day_in_strict_form, day_of
from cpc_selfeval.contributions.reading.text import RichText, unescaped
from cpc_selfeval.contributions.reading.unfit import damaged, too_large
from cpc_selfeval.contributions.reading.xml import Attributes, Tally
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.number_formats import GENERAL, shows_a_day

_WHOLE: Final = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)
_LONGEST_NUMBER: Final = 60
_NO_CELL: Final[Attributes] = {}


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
    """The walk through one sheet. Each row with something in it is given to ``take``.

    A row's number and a cell's place are made out only once something is found to stand there, since a sheet may have
    hundreds of thousands of rows that were only given a colour.
    """

    def __init__(self, tally: Tally, title: str, around: Surroundings, take: Take) -> None:
        super().__init__(tally)
        self._title = title
        self._around = around
        self._take = take
        self._formats: dict[str, tuple[str, bool]] = {}
        self._row: Row | None = None
        self._last = 0
        self._row_attributes: Attributes = {"r": "0"}
        self._cell = _NO_CELL
        self._value: str | None = None
        self._formula: str | None = None
        self.opens |= in_spreadsheet({"row": self._begin_row, "c": self._begin_cell})
        self.opens |= in_spreadsheet({"v": self._begin_text, "f": self._begin_text})
        self.closes |= in_spreadsheet({"sheetData": self._hand_on, "c": self._end_cell, "is": self._end_value})
        self.closes |= in_spreadsheet({"v": self._end_value, "f": self._end_formula})

    def _begin_row(self, attributes: Attributes) -> None:
        if self._row is not None:
            self._hand_on()
        if "r" not in attributes:
            attributes["r"] = str(count(self._row_attributes["r"]) + 1)
        self._row_attributes = attributes
        self._cell = _NO_CELL

    def _hand_on(self) -> None:
        if self._row is not None:
            self._take(self._row)
            self._row = None

    def _begin_cell(self, attributes: Attributes) -> None:
        if "r" not in attributes:
            column = self._column_of(self._cell["r"]) + 1 if self._cell else 0
            attributes["r"] = letters(column) + self._row_attributes["r"]
        self._cell = attributes

    def _end_value(self) -> None:
        self._value = self.heard()

    def _end_formula(self) -> None:
        self._formula = self.heard()

    def _end_cell(self) -> None:
        if self._value is not None or self._formula is not None:
            self._put(self._value or "", self._formula)
            self._value = self._formula = None

    def _put(self, written: str, formula: str | None) -> None:
        number_format, is_day = self._format()
        value = self._made(written, is_day)
        if formula and value is None:
            value = f"={unescaped(formula)}"
        if value is None and formula is None:
            return
        row = self._row = self._row or self._begun_row()
        column = self._column(row)
        if column in row.cells:
            raise damaged(f"a cell of its sheet “{self._title}” is there twice")
        if formula is not None:
            row.formulas.append(column)
        if value is None:
            return
        if isinstance(value, str):
            self._tally.add_text(value)
        elif number_format != GENERAL:
            row.formats[column] = number_format
        row.cells[column] = value

    def _begun_row(self) -> Row:
        number = count(self._row_attributes["r"])
        if number <= self._last:
            raise damaged(f"the rows of its sheet “{self._title}” are not in their order")
        self._last = number
        return Row(number)

    def _column(self, row: Row) -> int:
        """The column of the cell that is being read. Raises Unfit where that is too far away."""
        column = self._column_of(self._cell["r"])
        limits = self._tally.limits
        if row.number > limits.rows or column >= limits.columns:
            raise too_large(
                f"something stands in cell {letters(column)}{row.number} of its sheet “{self._title}”, where row "
                f"{limits.rows:,} and column {letters(limits.columns - 1)} are the last"
            )
        return column

    def _format(self) -> tuple[str, bool]:
        """How numbers are shown in the cell that is being read, and whether as days."""
        style = self._cell.get("s", "0")
        if style not in self._formats:
            number, formats = count(style), self._around.formats
            shown = formats[number] if number < len(formats) else GENERAL
            self._formats[style] = (shown, shows_a_day(shown))
        return self._formats[style]

    def _made(self, written: str, is_day: bool) -> Cell:
        """The value of what stands in the file; None for nothing."""
        kind = self._cell.get("t", "n")
        if kind == "s":
            return self._shared(written)
        if kind in ("str", "inlineStr", "e"):
            return unescaped(written) or None
        if kind == "b":
            return written.strip() in ("1", "true") if written else None
        if kind == "d":
            return day_in_strict_form(written) or written or None
        return self._number(written.strip(), is_day)

    def _shared(self, written: str) -> str | None:
        if not written:
            return None
        number = count(written)
        if number >= len(self._around.strings):
            raise damaged(f"a text of its sheet “{self._title}” is missing")
        return self._around.strings[number] or None

    def _number(self, written: str, is_day: bool) -> Cell:
        if _WHOLE.fullmatch(written):
            number: int | float = int(written)
        elif len(written) <= _LONGEST_NUMBER and _DECIMAL.fullmatch(written):
            number = float(written)
        else:
            return written or None
        if number in (float("inf"), float("-inf")):
            return written
        day = day_of(number, self._around.from_1904) if is_day else None
        return number if day is None else day

    def _column_of(self, reference: str) -> int:
        column, row = split(reference)
        if row != self._row_attributes["r"]:
            raise damaged(f"a cell of its sheet “{self._title}” is not in its row")
        return column
