"""What a list's columns and words become: guessed first, then a person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cpc_selfeval.domain.action import Origin, Status
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.importing.cells import Row, cell_text, column_letter, is_blank, row_of, word_key
from cpc_selfeval.domain.importing.fields import Field, ListKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its place from 0, its heading as it stands there, and what it becomes (None: nothing)."""

    index: int
    heading: str
    field: Field | None = None

    @property
    def letter(self) -> str:
        """ "B" for the second."""
        return column_letter(self.index)

    @property
    def name(self) -> str:
        """The heading in one line, or "Column F" where there is none."""
        return _in_one_line(self.heading) or f"Column {self.letter}"


@dataclass(frozen=True, slots=True)
class ListMapping:
    """How one list is read.

    ``header_row`` is the number of the row with the headings, 0 where there is none. ``statuses`` has, by
    :func:`~cpc_selfeval.domain.importing.cells.word_key`, the status or None where the words are only
    kept; a word that is missing is still to be asked for.
    ``keep_others``: what has no field of its own is kept as a progress note (actions) or in what it shows (evidence).
    ``keep_headings``: the same for the heading of a group of rows. ``join_rows``: a row without an action (or title)
    goes on with the one above it, as where cells were merged. ``take`` and ``leave`` are numbers of rows that a person
    decided on otherwise than the program proposes. ``origin`` is what actions came from where no column says it.
    """

    kind: ListKind
    header_row: int
    columns: tuple[Column, ...]
    statuses: Mapping[str, Status | None] = field(default_factory=dict)
    keep_others: bool = True
    keep_headings: bool = True
    join_rows: bool = False
    take: frozenset[int] = frozenset()
    leave: frozenset[int] = frozenset()
    origin: Origin = Origin.SELF_EVALUATION

    def by_field(self) -> dict[Field | None, tuple[Column, ...]]:
        """The columns of every field that has any, those that become none under None; each in their order."""
        fields = dict.fromkeys(column.field for column in self.columns)
        return {field: tuple(column for column in self.columns if column.field is field) for field in fields}

    def of(self, wanted: Field) -> tuple[Column, ...]:
        """The columns that become a field, in their order."""
        return tuple(column for column in self.columns if column.field is wanted)


@lru_cache(maxsize=256)
def _in_one_line(heading: str) -> str:
    return " ".join(heading.split())


def columns_of(sheet: SheetCells, header_row: int) -> tuple[Column, ...]:
    """The columns in which anything stands, in the headings' row or below it, none of them mapped."""
    headings = [cell_text(cell) for cell in row_of(sheet, header_row)]
    used = {place for place, text in enumerate(headings) if text.strip()}
    for number, cells in sheet.rows:
        if number > header_row:
            used.update(place for place, cell in enumerate(cells) if not is_blank(cell))
    return tuple(Column(place, headings[place] if place < len(headings) else "") for place in sorted(used))


def words_in(rows: Iterable[Row], mapping: ListMapping, wanted: Field) -> tuple[str, ...]:
    """The different words in the columns of a field, in their order: the first writing of each."""
    places = [column.index for column in mapping.of(wanted)]
    found: dict[str, str] = {}
    for _number, cells in rows:
        for place in places:
            text = cell_text(cells[place]) if place < len(cells) else ""
            if text.strip():
                found.setdefault(word_key(text), text.strip())
    return tuple(found.values())
