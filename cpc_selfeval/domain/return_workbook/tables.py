"""Where the tables of a workbook that came back are: found by their headers, wherever they went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.importing.cells import cell_text, column_letter, folded, is_blank
from cpc_selfeval.domain.number_formats import GENERAL
from cpc_selfeval.domain.return_workbook.columns import PART_HEADER, JobSheet
from cpc_selfeval.domain.shown_text import shown_text

_CONTINUED: Final = re.compile(r"(?P<label>.*) \(continued, part (?P<part>\d+) of \d+\)", re.DOTALL)
_FEWEST: Final = 2
_PART_OF_HEADERS: Final = 3
"""One header in so many must be there, where the one of the keys is not."""
_LONGEST_HEADER: Final = 60
"""Characters; ours are shorter, and most texts are longer."""
_GENERAL_KEYS: Final = frozenset({"key"})


@dataclass(frozen=True)
class CameRow:
    """One row below the headers, as it came. ``cells`` by column name; ``own`` holds what stands in other columns.

    ``shown`` has the words of cells in which a spreadsheet made a number or a day of what was typed.
    ``label`` is what the first column says without what it says of a long text; ``part`` 1 for a row's first.
    """

    sheet: str
    number: int
    label: str
    key: str
    part: int
    cells: Mapping[str, Cell]
    shown: Mapping[str, str]
    own: tuple[tuple[str, Cell], ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything stands in its own columns or ours, beside label and key."""
        return any(not is_blank(cell) for cell in self.cells.values())


@dataclass(frozen=True)
class CameTable:
    """One table as it came: which job's, on which sheet, from which row, and its rows."""

    sheet: JobSheet
    title: str
    head_row: int
    rows: tuple[CameRow, ...]
    missing: tuple[str, ...]


def came_tables(sheets: Iterable[SheetCells], jobs: Iterable[JobSheet]) -> tuple[CameTable, ...]:
    """The tables of these jobs, in the order of the sheets; of a sheet that was copied, both."""
    wanted = tuple(jobs)
    found = (_table_on(sheet, wanted) for sheet in sheets)
    return tuple(table for table in found if table is not None)


def _table_on(sheet: SheetCells, jobs: tuple[JobSheet, ...]) -> CameTable | None:
    best: tuple[float, JobSheet, int] | None = None
    wanted = [(job, frozenset(folded(header) for header in job.headers)) for job in jobs]
    for number, cells in sheet.rows:
        heads = {folded(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER}
        for job, headers in wanted:
            likeness = _likeness(heads, job, headers)
            if likeness and (best is None or likeness > best[0]):
                best = (likeness, job, number)
    return _read(sheet, best[1], best[2]) if best else None


def _likeness(heads: set[str], job: JobSheet, wanted: frozenset[str]) -> float:
    """How much of a job's headers a row has; 0 where that is not enough to be sure."""
    count = len(heads & wanted)
    has_key = folded(job.key_header) in heads and folded(job.key_header) not in _GENERAL_KEYS
    enough = _FEWEST if has_key else max(_FEWEST, len(wanted) // _PART_OF_HEADERS)
    return count / len(wanted) + has_key if count >= enough else 0.0


def _read(sheet: SheetCells, job: JobSheet, head_row: int) -> CameTable:
    heads = next(cells for number, cells in sheet.rows if number == head_row)
    places: dict[str, int] = {}
    for place, cell in enumerate(heads):
        places.setdefault(folded(cell_text(cell)), place)
    names = {column.name: places.get(folded(column.header)) for column in job.columns}
    ours = {*names.values(), places.get(folded(job.label_header))}
    rows = tuple(
        _row(sheet, number, cells, job, (places, names, ours, heads))
        for number, cells in sheet.rows
        if number > head_row and any(not is_blank(cell) for cell in cells)
    )
    missing = tuple(column.header for column in job.columns if column.open and names[column.name] is None)
    return CameTable(job, sheet.title, head_row, rows, missing)


def _around(job: JobSheet) -> tuple[str, str, str]:
    return (job.label_header, job.key_header, PART_HEADER)


_Found = tuple[Mapping[str, int], Mapping[str, int | None], set[int | None], tuple[Cell, ...]]


def _row(sheet: SheetCells, number: int, cells: tuple[Cell, ...], job: JobSheet, found: _Found) -> CameRow:
    places, names, ours, heads = found
    label, key, part = (cell_text(_at(cells, places.get(folded(header)))).strip() for header in _around(job))
    continued = _CONTINUED.fullmatch(label)
    if continued and not part:
        part = continued["part"]
    return CameRow(
        sheet=sheet.title,
        number=number,
        label=continued["label"] if continued else label,
        key=key,
        part=int(part) if part.isdecimal() and len(part) < 5 and int(part) else 1,
        cells={name: _at(cells, place) for name, place in names.items() if place is not None},
        shown={
            name: shown_text(cell, sheet.formats.get((number, place), GENERAL))
            for name, place in names.items()
            if place is not None and not isinstance(cell := _at(cells, place), str | None)
        },
        own=tuple(_own(cells, ours, heads)),
    )


def _own(cells: tuple[Cell, ...], ours: set[int | None], heads: tuple[Cell, ...]) -> Iterator[tuple[str, Cell]]:
    """What stands in columns that are not ours, and any words in the hidden ones."""
    for place, cell in enumerate(cells):
        if place not in ours and not is_blank(cell) and not _counts(cell, _at(heads, place)):
            yield cell_text(_at(heads, place)).strip() or f"column {column_letter(place)}", cell


def _counts(cell: Cell, head: Cell) -> bool:
    """Whether it is the number of a part."""
    return folded(cell_text(head)) == folded(PART_HEADER) and cell_text(cell).strip().isdecimal()


def _at(cells: tuple[Cell, ...], place: int | None) -> Cell:
    return cells[place] if place is not None and place < len(cells) else None
