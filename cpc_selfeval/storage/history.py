"""Histories read from the log: of a record with what belongs to it, of an indicator, of everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.history import PARENTS, About, Companions, History, OfEverything, OfIndicator, OfRecord
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.storage.log import WHOLE_RECORD, entries_in
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.store import Store

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

MOST_ENTRIES: Final = 5000
"""How many entries a history holds at most: the newest."""

_FAR = 2000
"""The entries of one act stand together in the log; none has more than this."""

_AT_ONCE = 500
_SELECT = (
    'SELECT "at", "by_name", "by_role", "by_agency", "act", "change_kind", "record_table", "record", "field", '
    '"before", "after", "number", "change" FROM "log"'
)
_BY_CODE = ("level_draft", "judgement", "indicator_scope", "challenge_answer", "levels_shown", "meeting_note")
_BY_INDICATORS = ("finding", "evidence", "action")

_Id = tuple[str, str]
"""Table and key of a record."""


def read_timeline(store: Store, about: About) -> History:
    """The history of what it is asked about. Raises StorageError."""
    return store.look(lambda db: _history(db, about))


def read_companions(store: Store, entry: LogEntry) -> Companions:
    """What belongs to the same act as an entry. Raises StorageError."""

    def read(db: Database) -> Companions:
        where = 'WHERE "number" BETWEEN ? AND ? AND "change"=? ORDER BY "number"'
        found = db.execute(f"{_SELECT} {where}", (entry.number - _FAR, entry.number + _FAR, entry.change))
        kept = db.execute('SELECT DISTINCT "sha256" FROM "attachment_chunk"').fetchall()
        return Companions(entries_in(found), frozenset(row[0] for row in kept))

    return store.look(read)


def _history(db: Database, about: About) -> History:
    if isinstance(about, OfEverything):
        return _of_everything(db, about.cycle)
    ids = _of_record(db, about) if isinstance(about, OfRecord) else _of_indicator(db, about)
    entries = sorted(_of_ids(db, ids), key=lambda entry: entry.number, reverse=True)
    return History(tuple(entries[:MOST_ENTRIES]), _gone(db, entries), len(entries) > MOST_ENTRIES)


def _of_everything(db: Database, cycle: str) -> History:
    found = entries_in(db.execute(f'{_SELECT} ORDER BY "number" DESC LIMIT ?', (MOST_ENTRIES + 1,)))
    last = 'SELECT max("number") FROM "log" WHERE "field"=? GROUP BY "record_table", "record"'
    went = entries_in(
        db.execute(
            f'{_SELECT} WHERE "after" IS NULL AND "number" IN ({last}) ORDER BY "number" DESC LIMIT ?',
            (WHOLE_RECORD, MOST_ENTRIES),
        )
    )
    removed = tuple(entry for entry in _gone(db, went) if _whole(entry.before).get("cycle", cycle) == cycle)
    return History(found[:MOST_ENTRIES], removed, len(found) > MOST_ENTRIES)


def _of_record(db: Database, about: OfRecord) -> set[_Id]:
    table = table_name(about.kind)
    return {(table, about.key), *_children(db, {(table, about.key)})}


def _of_indicator(db: Database, about: OfIndicator) -> set[_Id]:
    """Records that are of the indicator or once were, with what belongs to them, in this cycle."""
    quoted = json.dumps(about.code, ensure_ascii=False)
    found: set[_Id] = set()
    elsewhere: set[_Id] = set()
    holding = '"field" IN (?, ?) AND (instr("before", ?) OR instr("after", ?))'
    for entry in entries_in(db.execute(f"{_SELECT} WHERE {holding}", (WHOLE_RECORD, "indicators", quoted, quoted))):
        for stored in (entry.before, entry.after):
            if _names_code(entry, stored, about.code):
                found.add((entry.table, entry.record))
            if entry.field == WHOLE_RECORD and _whole(stored).get("cycle", about.cycle) != about.cycle:
                elsewhere.add((entry.table, entry.record))
    found |= _answering(db, {key for table, key in found if table == "finding"})
    found -= elsewhere
    return found | _children(db, found)


def _names_code(entry: LogEntry, stored: str | None, code: str) -> bool:
    if entry.field != WHOLE_RECORD:
        return code in _list(stored)
    fields = _whole(stored)
    if entry.table in _BY_CODE:
        return bool(fields.get("code") == code)
    return entry.table in _BY_INDICATORS and code in fields.get("indicators", ())


def _answering(db: Database, findings: set[str]) -> set[_Id]:
    """Actions that answer one of these entries, or once did."""
    where = "\"record_table\"='action' AND \"field\" IN (?, 'findings')"
    rows = db.execute(f'SELECT "record", "field", "before", "after" FROM "log" WHERE {where}', (WHOLE_RECORD,))
    answering = set()
    for key, field, *values in rows:
        for stored in values:
            answered = _list(stored) if field else _whole(stored).get("findings", ())
            if not findings.isdisjoint(answered):
                answering.add(("action", key))
    return answering


def _children(db: Database, parents: set[_Id]) -> set[_Id]:
    """What belongs to these records, or once did."""
    if not any(table in PARENTS.values() for table, _ in parents):
        return set()
    tables = ", ".join("?" * len(PARENTS))
    sql = f'SELECT "record_table", "record", coalesce("after", "before") FROM "log" WHERE "record_table" IN ({tables})'
    rows = db.execute(f'{sql} AND "field"=?', (*PARENTS, WHOLE_RECORD))
    return {
        (table, key)
        for table, key, stored in rows
        if (PARENTS[table], str(_whole(stored).get(PARENTS[table]))) in parents
    }


def _of_ids(db: Database, ids: set[_Id]) -> Iterator[LogEntry]:
    keys = sorted({key for _, key in ids})
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        for entry in entries_in(db.execute(f'{_SELECT} WHERE "record" IN ({", ".join("?" * len(some))})', some)):
            if (entry.table, entry.record) in ids:
                yield entry


def _gone(db: Database, entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Of each record that is no longer there its last removal. Drafts go whenever a level is recorded, so not those."""
    tables = {shape.table for shape in all_shapes()} - {"level_draft"}
    seen: set[_Id] = set()
    gone = []
    for entry in entries:
        if entry.field != WHOLE_RECORD or entry.table not in tables or (entry.table, entry.record) in seen:
            continue
        seen.add((entry.table, entry.record))
        if entry.after is None and not _is_there(db, entry):
            gone.append(entry)
    return tuple(gone)


def _is_there(db: Database, entry: LogEntry) -> bool:
    return db.execute(f'SELECT 1 FROM "{entry.table}" WHERE "key"=?', (entry.record,)).fetchone() is not None


def _whole(stored: str | None) -> dict[str, Any]:
    with suppress(ValueError):
        fields = json.loads(stored or "{}")
        return fields if isinstance(fields, dict) else {}
    return {}


def _list(stored: str | None) -> list[Any]:
    with suppress(ValueError):
        items = json.loads(stored or "[]")
        return items if isinstance(items, list) else []
    return []
