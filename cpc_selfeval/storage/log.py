"""The log: who changed what, when, from what to what. Entries are added, never removed.

One entry for each field that a change alters. While somebody stays in one text box (a visit), what they go on typing
updates the entry that their first words made, so that the log reads as people work and not as they type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cpc_selfeval.domain.change import ChangeKind, LogEntry, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.shape import Shape, Value, shape_of
from cpc_selfeval.storage.tables import LOG

if TYPE_CHECKING:
    from sqlite_utils import Database

WHOLE_RECORD = ""
"""The field of an entry about a record that was added or removed as a whole."""

_READ = (
    'SELECT "at", "by_name", "by_role", "by_agency", "act", "change_kind", "record_table", "record", "field", '
    '"before", "after" FROM "log"'
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all entries of one change share. ``at`` is ISO 8601 in UTC; ``change`` is a key of its own."""

    change: str
    visit: str | None
    at: str
    by: Person
    act: str
    kind: ChangeKind


def occasion(act: str, visit: str | None, at: str, by: Person, kind: ChangeKind) -> Occasion:
    """A new occasion with a key of its own."""
    return Occasion(new_key(), visit, at, by, act, kind)


def write_entries(db: Database, row: RowChange, occasion: Occasion) -> None:
    """Log one row change, within the transaction that is open."""
    for field, before, after in _alterations(row):
        if not _continued(db, row, field, after, occasion):
            _append(db, row, field, before, after, occasion)


def read_history(db: Database, table: str, key: str) -> tuple[LogEntry, ...]:
    """All entries about one record, newest first."""
    found = db.execute(f'{_READ} WHERE "record"=? AND "record_table"=? ORDER BY "number" DESC', (key, table))
    return _entries(found)


def read_last(db: Database, count: int) -> tuple[LogEntry, ...]:
    """The newest ``count`` entries, newest first."""
    return _entries(db.execute(f'{_READ} ORDER BY "number" DESC LIMIT ?', (count,)))


def as_text(value: Value | tuple[str, ...]) -> str | None:
    """A stored value as the log keeps it: lists as JSON, everything else as it is."""
    if value is None:
        return None
    return _compact(list(value)) if isinstance(value, tuple) else str(value)


def _alterations(row: RowChange) -> Iterable[tuple[str, str | None, str | None]]:
    shape = shape_of(row.kind)
    if row.before is None or row.after is None:
        yield WHOLE_RECORD, _whole(shape, row.before), _whole(shape, row.after)
        return
    before, after = _stored_fields(shape, row.before), _stored_fields(shape, row.after)
    for field in row.changed_fields():
        yield field, as_text(before[field]), as_text(after[field])


def _whole(shape: Shape, record: Record | None) -> str | None:
    return None if record is None else _compact(_stored_fields(shape, record))


def _stored_fields(shape: Shape, record: Record) -> dict[str, Value | tuple[str, ...]]:
    stored: dict[str, Value | tuple[str, ...]] = {}
    for column, value in zip(shape.columns, shape.values(record), strict=True):
        stored[column.name] = value
    for link in shape.links:
        stored[link.field] = getattr(record, link.field)
    return stored


def _continued(db: Database, row: RowChange, field: str, after: str | None, occasion: Occasion) -> bool:
    """Update the entry that this visit made of the same field, or of the record when the visit added it."""
    if occasion.visit is None:
        return False
    last = db.execute(
        'SELECT "key", "rev", "number", "change", "visit", "by_name", "by_role", "by_agency", "act", "change_kind", '
        '"field", "before" FROM "log" WHERE "record"=? AND "record_table"=? AND "field" IN (?, ?) '
        'ORDER BY "number" DESC LIMIT 1',
        (row.key, shape_of(row.kind).table, field, WHOLE_RECORD),
    ).fetchone()
    if last is None or last[4] != occasion.visit or row.after is None or field == WHOLE_RECORD:
        return False
    key, rev, number, change, visit, name, role, agency, act, kind, logged_field, before = last
    if logged_field == WHOLE_RECORD:
        after = _whole(shape_of(row.kind), row.after)
    about = (shape_of(row.kind).table, row.key, logged_field, before, after)
    LOG.update(
        db, key, rev + 1, occasion.at, (number, change, visit, occasion.at, name, role, agency, act, kind, *about)
    )
    return True


def _append(
    db: Database, row: RowChange, field: str, before: str | None, after: str | None, occasion: Occasion
) -> None:
    number = db.execute('SELECT coalesce(max("number"), 0) + 1 FROM "log"').fetchone()[0]
    by = occasion.by
    who_and_how = (occasion.visit, occasion.at, by.name, by.role, by.agency, occasion.act, occasion.kind.value)
    about = (shape_of(row.kind).table, row.key, field, before, after)
    LOG.insert(db, new_key(), 1, occasion.at, (number, occasion.change, *who_and_how, *about))


def _entries(found: Iterable[tuple[str, ...]]) -> tuple[LogEntry, ...]:
    try:
        return tuple(
            LogEntry(datetime.fromisoformat(at), Person(name, role, agency), act, ChangeKind(kind), *about)
            for at, name, role, agency, act, kind, *about in found
        )
    except ValueError as error:
        raise Unsound("a row of “log” holds what cannot be there.") from error


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
