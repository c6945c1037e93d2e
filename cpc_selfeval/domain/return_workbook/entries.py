"""Which rows that came belong to which row that was written, and which are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.importing.cells import cell_text, folded, is_blank
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.domain.return_workbook.columns import JobSheet
from cpc_selfeval.domain.return_workbook.hidden import Hidden, WrittenRow
from cpc_selfeval.domain.return_workbook.pieces import pieces
from cpc_selfeval.domain.return_workbook.tables import CameRow, CameTable
from cpc_selfeval.domain.return_workbook.values import is_same


@dataclass
class Entry:
    """What came for one record: its rows by part. ``written`` is None where it is new."""

    sheet: JobSheet
    key: str
    written: WrittenRow | None
    rows: dict[int, CameRow] = field(default_factory=dict)

    @property
    def first(self) -> CameRow:
        """The row by which it is spoken of."""
        return self.rows[min(self.rows)]

    def cells(self, name: str) -> dict[int, Cell]:
        """What came in a column, by part."""
        return {part: row.cells[name] for part, row in self.rows.items() if name in row.cells}

    def shown(self, name: str) -> dict[int, str]:
        """The words of the cells of a column that hold numbers or days, by part."""
        return {part: row.shown[name] for part, row in self.rows.items() if name in row.shown}

    def says_as_written(self) -> bool:
        """Whether nothing in it differs from what was written."""
        return all(
            is_blank(cell) or is_same(cell, written_piece(self.written, name, part))
            for part, row in self.rows.items()
            for name, cell in row.cells.items()
        )


@dataclass(frozen=True)
class Entries:
    """The entries of one job; ``copies`` are rows of a record that had come already, each with that record's entry."""

    entries: tuple[Entry, ...]
    copies: tuple[tuple[Entry, Entry], ...]


def written_piece(written: WrittenRow | None, name: str, part: int) -> str:
    """What was written in a column of a row's ``part``-th row."""
    if written is None:
        return ""
    parts = pieces(written.cells.get(name, ""))
    return parts[part - 1] if part <= len(parts) else ""


def entries_of(sheet: JobSheet, tables: Iterable[CameTable], hidden: Hidden) -> Entries:
    """Rows by the key that they bear; without one, by label, then by what they say; the others are new."""
    written = {row.key: row for row in hidden.rows_of(sheet.job)}
    known: dict[str, WrittenRow | None] = {**written, **dict.fromkeys(hidden.room_keys(sheet.job))}
    rows = [row for table in tables for row in table.rows]
    keyed = [row for row in rows if row.key in known]
    bare = [row for row in rows if row.key not in known]
    by_key: dict[str, list[Entry]] = {}
    for row in keyed:
        _put(sheet, row, row.key, known[row.key], by_key)
    unseen = [row for key, row in written.items() if key not in by_key]
    left = []
    for row in bare:
        owner = _owner(sheet, row, unseen)
        if owner is None:
            left.append(row)
        else:
            _put(sheet, row, owner.key, owner, by_key)
    return _sorted_out(sheet, by_key, left, hidden)


def _put(sheet: JobSheet, row: CameRow, key: str, written: WrittenRow | None, by_key: dict[str, list[Entry]]) -> None:
    """To the first copy that lacks this part; a part that is there already begins or continues another copy."""
    copies = by_key.setdefault(key, [])
    for copy in copies:
        if row.part not in copy.rows:
            copy.rows[row.part] = row
            return
    copies.append(Entry(sheet, key, written, {row.part: row}))


def _owner(sheet: JobSheet, row: CameRow, unseen: Sequence[WrittenRow]) -> WrittenRow | None:
    # Where a label only numbers rows, a row with a key from elsewhere was pasted over the one that had this number
    for written in unseen if not (sheet.takes_new and row.key) else ():
        if row.label and folded(row.label) == folded(written.label):
            return written
    main = row.cells.get(sheet.main)
    if not sheet.takes_new or is_blank(main):
        return None
    for written in unseen:
        if is_same(main, written_piece(written, sheet.main, row.part)):
            return written
    return None


def _sorted_out(sheet: JobSheet, by_key: Mapping[str, list[Entry]], bare: Iterable[CameRow], hidden: Hidden) -> Entries:
    entries, copies = [], []
    counts: Counter[str] = Counter()
    for first, *others in by_key.values():
        entries.append(first)
        for copy in others:
            if sheet.takes_new and not _adds_nothing(copy, first):
                copies.append((_new(sheet, copy.rows, hidden, counts), first))
            else:
                copies.append((copy, first))
    entries += [_new(sheet, {1: row}, hidden, counts) for row in bare if row.says_something]
    return Entries(tuple(entries), tuple(copies))


def _adds_nothing(copy: Entry, first: Entry) -> bool:
    """Whether a copy says what was written, or what the first one says."""
    same = all(
        is_blank(cell) or is_same(cell, cell_text(first.cells(name).get(part)))
        for part, row in copy.rows.items()
        for name, cell in row.cells.items()
    )
    return same or copy.says_as_written()


def _new(sheet: JobSheet, rows: dict[int, CameRow], hidden: Hidden, counts: Counter[str]) -> Entry:
    """A new entry. Its key is settled by what it says, so that reading the same file again gives the same."""
    said = "\x1e".join(
        f"{part}\x1f{name}\x1f{cell_text(cell)}"
        for part, row in sorted(rows.items())
        for name, cell in sorted(row.cells.items(), key=lambda pair: pair[0])
        if not is_blank(cell)
    )
    counts[said] += 1
    key = settled_key("returned row", hidden.identity.workbook, sheet.job, str(counts[said]), said)
    return Entry(sheet, key, None, rows)
