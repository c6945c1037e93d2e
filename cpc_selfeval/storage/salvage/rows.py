"""Rows as a damaged file still holds them, whichever way they were found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage.shape import Value
from cpc_selfeval.storage.tables import Table, row_sha256

REPLACEMENT = "\ufffd"
"""What stands for bytes that are no text any more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bytes of one block of an attached file are: a row of its table, or a cell of a page (both from 0)."""

    rowid: int | None = None
    page: int = 0
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``intact``: its hash says that it is as it was written.

    A block of an attached file has a ``place`` instead of its bytes.
    """

    key: str
    rev: int
    at: str
    values: tuple[Value, ...]
    intact: bool
    place: Place | None = None


@dataclass(slots=True)
class Found:
    """Rows by table and key, and the keys that indexes name.

    ``left_unread``: SQLite did not give all there is. ``unsure``: tables of which it cannot be told what is missing.
    """

    rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    left_unread: bool = False
    unsure: set[str] = field(default_factory=set)

    def of(self, table: str) -> dict[str, Row]:
        """The rows of a table by key."""
        return self.rows.setdefault(table, {})

    def add(self, table: str, row: Row) -> None:
        """Take a row in; of two with the same key the one that is as it was written, then the newer one, stays."""
        there = self.of(table).get(row.key)
        if there is None or (row.intact, row.rev) > (there.intact, there.rev):
            self.of(table)[row.key] = row

    def lost(self, table: str) -> set[str]:
        """Keys of rows that an index names and that were found nowhere."""
        return self.known.get(table, set()) - self.of(table).keys()


def stored_row(table: Table, stored: Iterable[object], place: Place | None = None, known_as: str | None = None) -> Row:
    """The row in (row_sha256, key, rev, changed_at, columns …) as read in bytes.

    ``known_as`` is its key as an index has it, which stands where the row's own was altered. A row without any key
    that can be read gets a new one.
    """
    sealed, key, rev, at, *values = (_plain(value) for value in stored)
    fit_rev = rev if isinstance(rev, int) and 0 < rev < 2**62 else 1
    fit_at = at if isinstance(at, str) else ""
    for fit_key in dict.fromkeys((key, known_as)):
        if not isinstance(fit_key, str):
            continue
        if rev == fit_rev and row_sha256(table.name, fit_key, fit_rev, fit_at, values) == sealed:
            return Row(fit_key, fit_rev, fit_at, tuple(values), intact=True, place=place)
    usable = [each for each in (known_as, key) if isinstance(each, str) and each and REPLACEMENT not in each]
    return Row(usable[0] if usable else new_key(), fit_rev, fit_at, tuple(values), intact=False, place=place)


def _plain(value: object) -> Value:
    """Text as text (what is not UTF-8 in it as replacement characters), numbers as they are."""
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if value is None or isinstance(value, int | str):
        return value
    return str(value)
