"""What two copies of one file have in common of their past: the entries of the log, by their keys.

A copy takes the log with it, and every later entry has a random key. So what only one copy's log holds is what was done
there since, and what stood when they parted follows from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.storage.log import entries_in
from cpc_selfeval.storage.store import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

_SELECT = (
    'SELECT "key", "rev", "at", "by_name", "by_role", "by_agency", "act", "change_kind", "record_table", "record", '
    '"field", "before", "after", "number", "change" FROM "log" ORDER BY "number"'
)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry with its stable key, and its revision: one more for each time that its visit went on."""

    key: str
    rev: int
    entry: LogEntry


def read_log(store: Store) -> tuple[KeptEntry, ...]:
    """All of a file's log, oldest first. Raises StorageError."""

    def read(db: Database) -> tuple[KeptEntry, ...]:
        rows = db.execute(_SELECT).fetchall()
        entries = entries_in(row[2:] for row in rows)
        return tuple(KeptEntry(row[0], row[1], entry) for row, entry in zip(rows, entries, strict=True))

    return store.look(read)


def since_parting(theirs: tuple[KeptEntry, ...], ours: Mapping[str, KeptEntry]) -> tuple[LogEntry, ...]:
    """What was done only there, oldest first. ``ours`` is the other log by key.

    Where the two share nothing, what was first done there is what that file was made with, and no doing of theirs.
    An entry that went on there after the parting begins from what it led to here.
    """
    if theirs and not any(kept.key in ours for kept in theirs):
        first = theirs[0].entry.change
        return tuple(kept.entry for kept in theirs if kept.entry.change != first)
    found = []
    for kept in theirs:
        mine = ours.get(kept.key)
        if mine is None:
            found.append(kept.entry)
        elif kept.rev > mine.rev:
            found.append(replace(kept.entry, before=mine.entry.after))
    return tuple(found)
