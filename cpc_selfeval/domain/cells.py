"""The cells of a workbook that a person brought, as read: plain values by sheet, row and column.

``contributions.reading`` makes them. Everything that asks what a workbook says (returns, action plans, a first import)
asks these, so that it stays pure and never sees a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None
"""What one cell holds. Text is as typed, to the byte; an error value (#N/A) is text; an empty cell is None."""

Place: TypeAlias = tuple[int, int]
"""A cell of a sheet: its row as Excel numbers it, from 1, and its column from 0, the place in the row's tuple."""

_NO_FORMATS: Final[Mapping[Place, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Note:
    """Text that lies on a sheet, not in a cell: a note or comment with all its answers, or a text box.

    ``place`` is the cell that it is fastened to. ``author`` is who wrote it, "" where that is not said.
    """

    place: Place
    author: str
    text: str


@dataclass(frozen=True)
class SheetCells:
    """One worksheet.

    ``rows`` holds a row's number as Excel shows it, from 1, and its cells from column A, in the order of the numbers;
    rows without anything are not there, nor are the empty cells after a row's last one. ``formats`` has the number
    format of cells with a number or a day that are not shown plainly ("0%"). ``formulas`` names the cells that held a
    formula: their value is what was last worked out, or the formula's own text ("=A1+B1") where nothing was. ``notes``
    are in no order that means anything.
    """

    title: str
    hidden: bool
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    formats: Mapping[Place, str] = field(default_factory=lambda: _NO_FORMATS, hash=False)
    formulas: frozenset[Place] = frozenset()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class WorkbookCells:
    """A workbook's worksheets in their order, and what its file's bytes come to (SHA-256, 64 small hex digits)."""

    sheets: tuple[SheetCells, ...]
    sha256: str
