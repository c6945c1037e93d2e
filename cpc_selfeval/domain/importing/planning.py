"""The preview of a list: what each row becomes, what is left out, and what is still to be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import Row, cell_text, folded, is_blank, row_of, word_key
from cpc_selfeval.domain.importing.entries import Coming, EntryReader
from cpc_selfeval.domain.importing.fields import FIELDS, NEEDED, SEVERAL, Field, ListKind, field_words
from cpc_selfeval.domain.importing.mapping import ListMapping, words_in
from cpc_selfeval.domain.importing.planned import Entry, Import, LeftOut, Understood
from cpc_selfeval.domain.importing.row_kinds import BY_CHOICE, HEADING, NO_TEXT, RowKinds, row_kinds, texts_of
from cpc_selfeval.domain.text import entered

MOST_ROWS: Final = 5_000
"""Rows of a list at most, below its headings: many times those of any plan; a preview takes a quarter of a second."""
_LIKE_A_ROW: Final = 3
"""A title or key above the headings seldom has as many cells; where several rows have, the headings were mistaken."""


_OUR_HEADINGS: Final = frozenset({"key", "part", "keys of the areas"})
"""Of the columns for machines in the action plan that this program writes."""
_OURS: Final = (
    "This looks like an action plan that this program wrote. To take over what was changed in it, close this and "
    "choose File > Bring in > Read a return…"
)


def planned(contents: Contents, sheet: SheetCells, mapping: ListMapping) -> Import:
    """What would come in. The same contents, sheet and mapping always give the same."""
    rows = sum(number > mapping.header_row for number, _cells in sheet.rows)
    if rows > MOST_ROWS:
        fault = f"“{sheet.title}” has {rows:,} rows, and a list of {MOST_ROWS:,} at most can come in."
        return Import(mapping.kind, sheet.title, (), (), faults=(fault,))
    coming, left_out = _Sorting(contents, sheet, mapping).sorted()
    words = words_in([each.row for each in coming], mapping, Field.STATUS)
    reader = EntryReader(contents, mapping, shared_words(mapping, words))
    entries: list[Entry] = []
    understood: list[Understood] = []
    earlier: dict[str, int] = {}
    for each in coming:
        entry, became = reader.read(each)
        entries.append(_noticed(entry, earlier.setdefault(_same_key(entry.text), entry.row)))
        understood += became
    return Import(
        mapping.kind,
        sheet.title,
        tuple(entries),
        tuple(sorted([*left_out, *_notes(sheet)], key=lambda left: left.row)),
        tuple(dict.fromkeys(understood)),
        words,
        tuple(word for word in words if word_key(word) not in mapping.statuses),
        mapping_faults(mapping),
        _said(sheet, mapping),
    )


def _notes(sheet: SheetCells) -> Iterator[LeftOut]:
    """What was written beside the cells, in notes, comments and boxes."""
    for note in sheet.notes:
        by = f" by {note.author}" if note.author else ""
        yield LeftOut(note.place[0], (entered(note.text),), f"It is a note{by}, not in a cell.")


def mapping_faults(mapping: ListMapping) -> tuple[str, ...]:
    """What makes a mapping useless, in sentences."""
    faults = []
    needed = NEEDED[mapping.kind]
    counts = Counter(column.field for column in mapping.columns if column.field is not None)
    if not counts[needed]:
        faults.append(f"No column is the {field_words(needed, mapping.kind).lower()} yet.")
    for field, count in counts.items():
        if field not in FIELDS[mapping.kind]:
            faults.append(f"“{field_words(field, mapping.kind)}” is not for a list of {mapping.kind.value}.")
        elif count > 1 and field not in SEVERAL:
            names = " and ".join(f"“{column.name}”" for column in mapping.of(field))
            both = "both" if count == 2 else "all"
            faults.append(f"{names} {both} become “{field_words(field, mapping.kind)}”: only one of them can.")
    return tuple(faults)


def shared_words(mapping: ListMapping, words: Iterable[str]) -> tuple[str, ...]:
    """The keys of status words that become the same status as another word of the list does."""
    keys = [word_key(word) for word in words]
    counts: Counter[Status | None] = Counter(mapping.statuses.get(key) for key in keys)
    return tuple(key for key in keys if counts[mapping.statuses.get(key)] > 1)


class _Sorting:
    """One way through the rows, from the top: which come in, below which heading, and which do not."""

    def __init__(self, contents: Contents, sheet: SheetCells, mapping: ListMapping) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._kinds: RowKinds = row_kinds(sheet, mapping)
        self._there = _texts_there(contents, mapping.kind)
        self._headings: list[str] = []
        self._after_heading = False

    def sorted(self) -> tuple[list[Coming], list[LeftOut]]:
        """All rows in which anything stands but the one with the headings."""
        coming: list[Coming] = []
        left_out: list[LeftOut] = []
        for row in self._sheet.rows:
            if row[0] == self._mapping.header_row or all(is_blank(cell) for cell in row[1]):
                continue
            why, may_come = self._why(row)
            if why == NO_TEXT[self._mapping.kind] and self._mapping.join_rows and coming and not self._after_heading:
                coming[-1].more.append(row)
                why = f"It goes on with row {coming[-1].row[0]}, where its words are kept."
            if why:
                left_out.append(LeftOut(row[0], texts_of(self._mapping, row), why, may_come))
            else:
                coming.append(Coming(row, "; ".join(self._headings)))
                self._after_heading = False
        return coming, left_out

    def _why(self, row: Row) -> tuple[str, bool]:
        """Why a row is left out, "" where it comes in; and whether a person may take it all the same."""
        number, cells = row
        text = self._kinds.needed_text(cells) if number > self._mapping.header_row else ""
        why = self._kinds.why_left_out(row)
        if not why and number not in self._mapping.take and (ref := self._there.get(_same_key(text))):
            why = f"The same is in the file already, as {ref}."
        if number in self._mapping.take and text:
            return "", True
        if number in self._mapping.leave and not why:
            why = BY_CHOICE
        if why == HEADING:
            self._head(next(cell_text(cell) for cell in cells if not is_blank(cell)))
        return why, bool(text)

    def _head(self, heading: str) -> None:
        """A heading replaces the one before, unless it stands right below it."""
        self._headings = [*self._headings, heading] if self._after_heading else [heading]
        self._after_heading = True


def _noticed(entry: Entry, earlier: int) -> Entry:
    """The entry, with a word where an earlier row says the same."""
    if earlier == entry.row:
        return entry
    return replace(entry, said=(*entry.said, f"Row {earlier} says the same."))


def _same_key(text: str) -> str:
    return folded(text) or text.strip()


def _texts_there(contents: Contents, kind: ListKind) -> dict[str, str]:
    """What the file has already, folded, and by which reference."""
    if kind is ListKind.ACTIONS:
        pairs = [(action.text, action.ref) for action in contents.actions_in_order]
    else:
        pairs = [(piece.title, piece.ref) for piece in contents.evidence_in_order]
    return {_same_key(text): ref for text, ref in reversed(pairs) if text.strip()}


def _stands_in(rows: Iterable[tuple[Cell, ...]], place: int) -> bool:
    return any(place < len(cells) and not is_blank(cells[place]) for cells in rows)


def _said(sheet: SheetCells, mapping: ListMapping) -> tuple[str, ...]:
    """What is to be said of the list as a whole."""
    below = [cells for number, cells in sheet.rows if number > mapping.header_row]
    above = [cells for number, cells in sheet.rows if number < mapping.header_row]
    like_rows = sum(sum(not is_blank(cell) for cell in cells) >= _LIKE_A_ROW for cells in above)
    mistaken = (
        f"{like_rows} rows above the headings look like rows of the list. Is row {mapping.header_row} the right one?"
    )
    colours = tuple(
        f"Nothing is written under “{column.name}”. A colour alone cannot be read."
        for column in mapping.of(Field.STATUS)
        if _stands_in([row_of(sheet, mapping.header_row)], column.index) and not _stands_in(below, column.index)
    )
    headings = {folded(column.heading) for column in mapping.columns}
    return (
        *([mistaken] if like_rows >= _LIKE_A_ROW else []),
        *([_OURS] if headings >= _OUR_HEADINGS else []),
        *colours,
    )
