"""What the reading process says of a workbook, in lines of JSON, and what is believed of it.

One line each: ``["sheet", title, hidden]``; ``["row", number, cells, formats, formulas]`` and then
``["note", row, column, author, text]`` for the sheet before them; at the end ``["end"]``, or
``["unfit", kind, detail]`` instead. A day is ``{"day": "2026-03-04"}``, a day with a time ``{"time": "…"}``.

A workbook may have been made to take that process over, so whoever hears it believes nothing: whatever is not exactly
as below, or larger than the limits, is a :class:`ReadingBrokeOff` and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn, TypeGuard

from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.contributions.reading.sheet import Row
from cpc_selfeval.contributions.reading.unfit import LONGEST_DETAIL, Unfit, refusal_of
from cpc_selfeval.contributions.reading.workbook import LONGEST_TITLE
from cpc_selfeval.domain.cells import Cell, Note, Place, SheetCells
from cpc_selfeval.domain.contribution_refusals import ReadingBrokeOff

_LONGEST_FORMAT: Final = 255
_LARGEST_NUMBER: Final = 10**15
_FARTHEST: Final = 9_999_999


class _Unbelievable(Exception):
    """The answer is not as it must be."""


def sheet_line(title: str, hidden: bool) -> bytes:
    """A sheet begins."""
    return _line(["sheet", title, hidden])


def row_line(row: Row) -> bytes:
    """A row of the sheet that began last."""
    width = max(row.cells, default=-1) + 1
    cells = [_plain(row.cells.get(column)) for column in range(width)]
    return _line(["row", row.number, cells, {str(at): shown for at, shown in row.formats.items()}, row.formulas])


def note_line(note: Note) -> bytes:
    """What lies beside the cells of the sheet that began last."""
    return _line(["note", *note.place, note.author[:LONGEST_TITLE], note.text])


def end_line() -> bytes:
    """Everything was said."""
    return _line(["end"])


def unfit_line(unfit: Unfit) -> bytes:
    """The workbook is not read, and why."""
    return _line(["unfit", unfit.kind, unfit.detail])


def _line(said: list[object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def _plain(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return {"time": cell.isoformat()}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def sheets_of(lines: Iterable[bytes], path: Path, limits: Limits) -> tuple[SheetCells, ...]:
    """The sheets that the lines tell of. Raises the refusal that they name, or ReadingBrokeOff where they tell none."""
    told = _Told(limits)
    try:
        for line in lines:
            if told.ended:
                raise _Unbelievable
            said = _parsed(line)
            if said[0] == "unfit":
                raise _refusal(said, path)
            told.hear(said)
    except _Unbelievable:
        raise ReadingBrokeOff(path) from None
    if not told.ended:
        raise ReadingBrokeOff(path)
    return tuple(told.sheets)


def _parsed(line: bytes) -> list[object]:
    try:
        said = json.loads(line.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise _Unbelievable from None
    if not isinstance(said, list) or not said:
        raise _Unbelievable
    return said


def _refuse_constant(_: str) -> NoReturn:
    raise _Unbelievable


def _refusal(said: list[object], path: Path) -> Exception:
    match said:
        case ["unfit", str(kind), str(detail)] if len(detail) <= LONGEST_DETAIL and detail.isprintable():
            return refusal_of(kind, detail, path) or _Unbelievable()
    return _Unbelievable()


class _Told:
    """What was told so far."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[SheetCells] = []
        self.ended = False
        self._limits = limits
        self._title: tuple[str, bool] | None = None
        self._rows: list[tuple[int, tuple[Cell, ...]]] = []
        self._formats: dict[Place, str] = {}
        self._formulas: set[Place] = set()
        self._notes: list[Note] = []

    def hear(self, said: list[object]) -> None:
        """Take one line in. Raises _Unbelievable."""
        match said:
            case ["sheet", str(title), bool(hidden)] if len(title) <= LONGEST_TITLE:
                self._begin(title, hidden)
            case ["row", int(number), list(cells), dict(formats), list(formulas)] if self._title is not None:
                self._row(number, cells, formats, formulas)
            case ["note", int(number), int(column), str(author), str(text)] if self._title is not None:
                self._note(number, column, author, text)
            case ["end"]:
                self._finish()
                self.ended = True
            case _:
                raise _Unbelievable

    def _begin(self, title: str, hidden: bool) -> None:
        self._finish()
        if len(self.sheets) >= self._limits.sheets:
            raise _Unbelievable
        self._title = (_text(title), hidden)

    def _finish(self) -> None:
        if self._title is not None:
            formats = MappingProxyType(self._formats)
            rows, formulas, notes = tuple(self._rows), frozenset(self._formulas), tuple(self._notes)
            self.sheets.append(SheetCells(*self._title, rows, formats, formulas, notes))
        self._rows, self._formats, self._formulas, self._notes = [], {}, set(), []

    def _note(self, number: int, column: int, author: str, text: str) -> None:
        if not _is_count(number) or not _is_count(column) or not number or max(number, column) > _FARTHEST:
            raise _Unbelievable
        if len(author) > LONGEST_TITLE:
            raise _Unbelievable
        self._notes.append(Note((number, column), _text(author), _text(text)))

    def _row(self, number: int, cells: list[object], formats: dict[str, object], formulas: list[object]) -> None:
        last = self._rows[-1][0] if self._rows else 0
        if not _is_count(number) or not last < number <= self._limits.rows or len(cells) > self._limits.columns:
            raise _Unbelievable
        if cells and cells[-1] is None:
            raise _Unbelievable
        if cells:
            self._rows.append((number, tuple(_cell(cell) for cell in cells)))
        self._formats |= {(number, _format_column(at, cells)): _format(shown) for at, shown in formats.items()}
        if not all(_is_count(at) and at < self._limits.columns for at in formulas):
            raise _Unbelievable
        self._formulas |= {(number, at) for at in formulas if isinstance(at, int)}


def _is_count(said: object) -> TypeGuard[int]:
    return isinstance(said, int) and not isinstance(said, bool) and said >= 0


def _cell(said: object) -> Cell:
    match said:
        case str():
            return _text(said)
        case None | bool():
            return said
        case int() if abs(said) <= _LARGEST_NUMBER:
            return said
        case float() if isfinite(said):
            return said
        case {"day": str(written), **more} if not more:
            return _moment(written).date()
        case {"time": str(written), **more} if not more:
            return _moment(written)
    raise _Unbelievable


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise _Unbelievable from None
    if moment.tzinfo is not None:
        raise _Unbelievable
    return moment


def _format_column(written: str, cells: list[object]) -> int:
    if not written.isascii() or not written.isdigit() or len(written) > 3 or int(written) >= len(cells):
        raise _Unbelievable
    return int(written)


def _format(said: object) -> str:
    if not isinstance(said, str) or not 0 < len(said) <= _LONGEST_FORMAT:
        raise _Unbelievable
    return _text(said)


def _text(said: str) -> str:
    """Text without half characters, which JSON can write and no file can hold."""
    try:
        said.encode()
    except UnicodeEncodeError:
        raise _Unbelievable from None
    return said
