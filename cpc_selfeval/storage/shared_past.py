"""What two copies of one file have in common of their past: the entries of the log, by their keys.

A copy takes the log with it, and every later entry has a random key. So what only one copy's log holds is what was done
there since, and what stood when they parted follows from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.storage.log import WHOLE_RECORD, entries_in
from cpc_selfeval.storage.store import Store
from cpc_selfeval.storage.tables import compact_json

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_SELECT = (
    'SELECT "key", "rev", "at", "by_name", "by_role", "by_agency", "act", "change_kind", "record_table", "record", '
    '"field", "before", "after", "number", "change" FROM "log" ORDER BY "number"'
)


_About = tuple[str, str, str]


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
        entries = entries_in(_looked_at(row[2:] for row in rows))
        return tuple(KeptEntry(row[0], row[1], entry) for row, entry in zip(rows, entries, strict=True))

    return store.look(read)


def _looked_at(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows, as long as somebody wants them. Raises BrokenOff."""
    for row in rows:
        look()
        yield row


def since_parting(theirs: tuple[KeptEntry, ...], ours: Mapping[str, KeptEntry]) -> tuple[LogEntry, ...]:
    """What was done only there, oldest first. ``ours`` is the other log by key.

    Where the two share nothing, what was first done there is what that file was made with, and no doing of theirs.
    An entry that went on there after the parting begins from what it led to here. Only the last one about a field can
    go on: an older one is another there because a text was removed everywhere, which is no change of what stands now.
    """
    if theirs and not any(kept.key in ours for kept in theirs):
        first = theirs[0].entry.change
        return tuple(kept.entry for kept in theirs if kept.entry.change != first)
    last = {_about(kept.entry): kept.entry.number for kept in theirs if kept.key in ours}
    found: list[LogEntry] = []
    for kept in theirs:
        mine = ours.get(kept.key)
        if mine is None:
            found.append(kept.entry)
        elif kept.rev > mine.rev:
            found += (each for each in _went_on(kept.entry, mine.entry) if _is_last(each, last))
    return tuple(found)


def _about(entry: LogEntry) -> _About:
    return entry.table, entry.record, entry.field


def _is_last(entry: LogEntry, last: Mapping[_About, int]) -> bool:
    of_field, of_whole = last.get(_about(entry), 0), last.get((entry.table, entry.record, WHOLE_RECORD), 0)
    return entry.number >= max(of_field, of_whole)


def _went_on(theirs: LogEntry, mine: LogEntry) -> Iterator[LogEntry]:
    """What an entry says there beyond what it says here: of a record that was added, each field that differs."""
    if theirs.field != WHOLE_RECORD:
        yield replace(theirs, before=mine.after)
    elif theirs.after is not None and mine.after is not None:
        there, here = json.loads(theirs.after), json.loads(mine.after)
        for name, value in there.items():
            if value != here.get(name):
                yield replace(theirs, field=name, before=_as_logged(here.get(name)), after=_as_logged(value))


def _as_logged(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return compact_json(value) if isinstance(value, list) else str(value)
