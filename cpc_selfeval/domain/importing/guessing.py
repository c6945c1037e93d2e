"""Which row has the headings, what the rows are, and what each column most likely is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import Row, cell_text, folded, word_key
from cpc_selfeval.domain.importing.fields import HEADINGS, NEEDED, SEVERAL, Field, ListKind
from cpc_selfeval.domain.importing.mapping import Column, ListMapping, columns_of, words_in
from cpc_selfeval.domain.importing.statuses import guessed_status, known_words

_LONGEST_WORD: Final = 30
"""Characters of a status word at most: "Complete, awaiting evidence of impact" is rare, sentences are longer."""
_LOOKED_AT: Final = 40
"""Rows in which headings are looked for: above them stand a title and perhaps a key, not the list."""


def guessed_sheet(sheets: Iterable[SheetCells]) -> SheetCells | None:
    """The sheet that looks most like a list, the first of equals; one that is hidden only where all are."""
    return max(
        (sheet for sheet in sheets if sheet.rows),
        key=lambda sheet: (not sheet.hidden, _known_headings(sheet)),
        default=None,
    )


def guessed_kind(sheet: SheetCells) -> ListKind:
    """Actions, unless the headings are more like those of a list of evidence."""
    actions, evidence = (_best(sheet, kind)[0] for kind in (ListKind.ACTIONS, ListKind.EVIDENCE))
    return ListKind.EVIDENCE if evidence > actions else ListKind.ACTIONS


def guessed_header_row(sheet: SheetCells, kind: ListKind) -> int:
    """The number of the row with the headings: the one with most known ones, else the first with several texts; 0 if
    there is none."""
    (_needed, known), number = _best(sheet, kind)
    if known >= 2:
        return number
    several = (row for row in sheet.rows[:_LOOKED_AT] if len(_texts(row)) > 1)
    return next((row[0] for row in several), number if known else 0)


def guessed_mapping(
    contents: Contents, sheet: SheetCells, kind: ListKind, header_row: int | None = None
) -> ListMapping:
    """The whole guess. Each field is given to one column, the first of equals, but those that several may become."""
    if header_row is None:
        header_row = guessed_header_row(sheet, kind)
    taken: set[Field] = set()
    columns = []
    words = known_words(contents)
    for column in columns_of(sheet, header_row):
        field = guessed_field(column.heading, kind)
        if field is Field.STATUS and _tells_more(sheet, header_row, column, words):
            field = Field.PROGRESS
        if field in taken and field not in SEVERAL:
            field = None
        if field is not None:
            taken.add(field)
        columns.append(replace(column, field=field))
    return with_statuses(contents, sheet, ListMapping(kind, header_row, _with_needed(sheet, kind, header_row, columns)))


def _tells_more(sheet: SheetCells, header_row: int, column: Column, words: Mapping[str, Status]) -> bool:
    """Whether a column of the name "Status" has sentences rather than status words: nobody is to be asked for each."""
    below = [row for row in sheet.rows if row[0] > header_row]
    texts = words_in(
        below, ListMapping(ListKind.ACTIONS, header_row, (replace(column, field=Field.STATUS),)), Field.STATUS
    )
    unknown = [text for text in texts if guessed_status(words, text) is None]
    return 2 * len(unknown) > len(texts) and median(map(len, unknown)) > _LONGEST_WORD


def guessed_field(heading: str, kind: ListKind) -> Field | None:
    """What a heading most likely means; brackets after it, and a second line, are only its explanation.

    Of updates, what follows says of when: "Update Q1", "Progress September 2026".
    """
    known = HEADINGS[kind]
    shorter = heading.split("(")[0].split("\n")[0]
    found = known.get(folded(heading)) or known.get(folded(shorter)) or known.get(folded(shorter.split("/")[0]))
    if found is None:
        words = folded(shorter).split()
        starts = {known.get(" ".join(words[:count])) for count in range(1, len(words))}
        found = Field.PROGRESS if Field.PROGRESS in starts else None
    return found


def with_statuses(contents: Contents, sheet: SheetCells, mapping: ListMapping) -> ListMapping:
    """The mapping with a guess for each status word that it does not know yet, where there is a guess."""
    below = [row for row in sheet.rows if row[0] > mapping.header_row]
    known = known_words(contents)
    guesses = {word_key(word): guessed_status(known, word) for word in words_in(below, mapping, Field.STATUS)}
    found = {word: status for word, status in guesses.items() if status is not None}
    return replace(mapping, statuses={**found, **mapping.statuses})


def _with_needed(sheet: SheetCells, kind: ListKind, header_row: int, columns: list[Column]) -> tuple[Column, ...]:
    """Where no heading says what the rows are about, the column with the longest texts among those not known."""
    needed = NEEDED[kind]
    free = [column for column in columns if column.field is None]
    if not free or any(column.field is needed for column in columns):
        return tuple(columns)

    def length(column: Column) -> int:
        below = (cells for number, cells in sheet.rows if number > header_row and column.index < len(cells))
        return sum(len(cell) for cells in below if isinstance(cell := cells[column.index], str))

    longest = max(free, key=length)
    return tuple(replace(column, field=needed) if column is longest else column for column in columns)


def _known_headings(sheet: SheetCells) -> tuple[int, int]:
    return max(_best(sheet, kind)[0] for kind in ListKind)


def _best(sheet: SheetCells, kind: ListKind) -> tuple[tuple[int, int], int]:
    """Whether the needed column is among them and how many headings are known, in the best row; that row's number."""
    best, where = (0, 0), 0
    for row in sheet.rows[:_LOOKED_AT]:
        found = {guessed_field(text, kind) for text in _texts(row)} - {None}
        score = (int(NEEDED[kind] in found and len(found) > 1), len(found))
        if score > best:
            best, where = score, row[0]
    return best, where


def _texts(row: Row) -> list[str]:
    return [text for cell in row[1] if isinstance(cell, str) and (text := cell_text(cell)).strip()]
