"""The log: who changed what, when, from what to what. Entries are added, never removed.

One entry for each field that a change alters. While somebody stays in one text box (a visit), what they go on typing
updates the entry that their first words made, so that the log reads as people work and not as they type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage.edits import Edit
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.shape import Value
from cpc_selfeval.storage.tables import LOG, compact_json

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_VISIT, _AT, _KIND, _FIELD, _AFTER = map(LOG.columns.index, ("visit", "at", "change_kind", "field", "after"))

WHOLE_RECORD = ""
"""The field of an entry about a record that was added or removed as a whole."""

_READ = (
    'SELECT "at", "by_name", "by_role", "by_agency", "act", "change_kind", "record_table", "record", "field", '
    '"before", "after" FROM "log"'
)

_LAST_ABOUT = (
    f'{LOG.select_sql} WHERE "record"=? AND "record_table"=? AND "field" IN (?, ?) ORDER BY "number" DESC LIMIT 1'
)

Held = Value | tuple[str, ...]
"""What the file holds of one field: a column's value, or the items of a list."""


@dataclass(frozen=True, slots=True)
class _Alteration:
    """One field that changes, from what to what."""

    field: str
    before: Held
    after: Held


@dataclass(frozen=True)
class Occasion:
    """What all entries of one change share. ``at`` is ISO 8601 in UTC."""

    visit: str | None
    at: str
    by: Person
    act: str
    kind: ChangeKind

    @cached_property
    def change(self) -> str:
        """The key that its entries share."""
        return new_key()


def write_entries(db: Database, edit: Edit, occasion: Occasion) -> None:
    """Log one edit, within the transaction that is open."""
    for alteration in _alterations(edit):
        if not _continued(db, edit, alteration, occasion):
            _append(db, edit, alteration, occasion)


def read_history(db: Database, table: str, key: str) -> tuple[LogEntry, ...]:
    """All entries about one record, newest first."""
    found = db.execute(f'{_READ} WHERE "record"=? AND "record_table"=? ORDER BY "number" DESC', (key, table))
    return entries_in(found)


def read_last(db: Database, count: int) -> tuple[LogEntry, ...]:
    """The newest ``count`` entries, newest first."""
    return entries_in(db.execute(f'{_READ} ORDER BY "number" DESC LIMIT ?', (count,)))


def _alterations(edit: Edit) -> list[_Alteration]:
    if edit.before is None or edit.after is None:
        return [_Alteration(WHOLE_RECORD, _whole(edit, was=True), _whole(edit, was=False))]
    columns = zip(edit.shape.columns, edit.before, edit.after, strict=True)
    altered = [_Alteration(column.name, before, after) for column, before, after in columns if before != after]
    return altered + [_Alteration(link.link.field, link.before, link.after) for link in edit.links]


def _whole(edit: Edit, *, was: bool) -> Held:
    """All columns of a record that is added or removed, and those of its lists that are not empty, as JSON."""
    values = edit.before if was else edit.after
    if values is None:
        return None
    names = (column.name for column in edit.shape.columns)
    links = {link.link.field: link.before if was else link.after for link in edit.links}
    return compact_json(dict(zip(names, values, strict=True)) | links)


def _continued(db: Database, edit: Edit, alteration: _Alteration, occasion: Occasion) -> bool:
    """Update the entry that this visit made of the same field, or of the record when the visit added it."""
    if occasion.visit is None or alteration.field == WHOLE_RECORD:
        return False
    about = (edit.key, edit.shape.table, alteration.field, WHOLE_RECORD)
    last = db.conn.execute(_LAST_ABOUT, about).fetchone()
    if last is None:
        return False
    key, rev, *was = last
    if was[_VISIT] != occasion.visit or was[_KIND] != occasion.kind:
        return False
    now = list(was)
    now[_AT] = occasion.at
    if was[_FIELD] == WHOLE_RECORD:
        now[_AFTER] = compact_json(json.loads(was[_AFTER]) | {alteration.field: alteration.after})
    else:
        now[_AFTER] = _as_text(alteration.after)
    LOG.update(db, key, rev + 1, occasion.at, was, now)
    return True


def _append(db: Database, edit: Edit, alteration: _Alteration, occasion: Occasion) -> None:
    number = db.execute('SELECT coalesce(max("number"), 0) + 1 FROM "log"').fetchone()[0]
    by = occasion.by
    who_and_how = (occasion.visit, occasion.at, by.name, by.role, by.agency, occasion.act, occasion.kind.value)
    values = (_as_text(alteration.before), _as_text(alteration.after))
    about = (edit.shape.table, edit.key, alteration.field, *values)
    LOG.insert(db, new_key(), 1, occasion.at, (number, occasion.change, *who_and_how, *about))


def entries_in(found: Iterable[tuple[Any, ...]]) -> tuple[LogEntry, ...]:
    """Rows as entries: at, by_name, by_role, by_agency, act, change_kind, then what follows in a LogEntry.

    Raises Unsound.
    """
    try:
        return tuple(
            LogEntry(datetime.fromisoformat(at), Person(name, role, agency), act, ChangeKind(kind), *about)
            for at, name, role, agency, act, kind, *about in found
        )
    except ValueError as error:
        raise Unsound("a row of “log” holds what cannot be there.") from error


def _as_text(held: Held) -> str | None:
    if held is None:
        return None
    return compact_json(held) if isinstance(held, tuple) else str(held)
