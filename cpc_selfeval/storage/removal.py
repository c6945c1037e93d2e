"""Taking a passage out of everything that a file keeps: fields, drafts, the log, names of attached files and, where it
is asked for, attached files as a whole. One transaction, after which nothing of it can be brought back from the file.

Only what people write is changed. Keys, codes, dates, choices and the framework's own words stay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.domain.change import ChangeKind, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.removal import (
    ACT,
    REMOVED_FIELD,
    FoundFile,
    FoundPassage,
    FoundText,
    HoldsThePassage,
    HowFar,
    Removal,
    Tell,
    tell_nobody,
)
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.attached_words import Looked, look_into
from cpc_selfeval.storage.attachments import forget, forgotten
from cpc_selfeval.storage.edits import apply_edit, edit_of
from cpc_selfeval.storage.fingerprints import forget_fingerprints
from cpc_selfeval.storage.kept_states import is_kept_state, texts_in, without
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.tables import LOG, Table, compact_json, record_table

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

MOST_COMPACTED: Final = 250_000_000
"""Bytes of a file that is written anew as a whole, which takes as much memory; in a larger one, what is freed is
overwritten with zeros all the same (``secure_delete``)."""

_MOST_CONTEXTS = 5
_EACH: Final = 500
"""After so many rows it is told again how far it is."""
_STRUCTURE = frozenset(
    {"cycle", "code", "framework", "framework_hash", "sha256", "at", "tag_set"}
    | {"workbook", "written_at", "record_table", "record", "field", "question"}
    | {"came_from", "content_hash", "ground", "guard_kind", "passage_sha256", "priority_name", "programme"}
    | {"paper", "position_at", "logo", "closing", "list_sha256", "program"}
)
"""Columns of text that no person wrote, wherever they are."""
_STRUCTURE_OF: Final = {"agency_return": frozenset({"source"})}
"""The same of one table: a return's source is what it was read from, while that of a reading was typed."""

_WHO_AND_WHAT = ("by_name", "by_role", "by_agency", "act")


def find(db: Database, passage: Passage, told: Tell = tell_nobody) -> FoundPassage:
    """Where the passage stands. Only reads."""
    texts = []
    counted = _Counted(db, told)
    for table, columns in _written_by_people().items():
        for key, _rev, *values in counted.rows(record_table(table)):
            row = _as_written(table, dict(zip(record_table(table).columns, values, strict=True)))
            texts += [
                FoundText(table, key, name, len(passage.occurrences(row[name])), passage.contexts(row[name]))
                for name in columns
                if row[name] and passage.is_in(row[name])
            ]
    history, contexts = _in_history(counted, passage)
    files, unread = _in_files(db, passage)
    return FoundPassage(tuple(texts), history, contexts, files, unread)


def refuse_unless_fit(removal: Removal) -> None:
    """Raise HoldsThePassage where the mark or the reason would bring the passage back."""
    for what, said in (("mark in its place", removal.mark), ("reason", removal.reason)):
        if removal.passage.is_in(said):
            raise HoldsThePassage(what)


def take_out(db: Database, removal: Removal, by: Person, at: str, told: Tell = tell_nobody) -> None:
    """Take the passage out, within the transaction that is open, and log that it was done: by whom, when and why."""
    for attachment in _attachments(db):
        if attachment.sha256 in removal.files:
            apply_edit(db, edit_of(RowChange(attachment, None)), at)
    for sha256 in forgotten(db):  # nothing can be undone any more
        forget(db, sha256)
    counted = _Counted(db, told)
    altered: set[str] = set()
    for table, columns in _written_by_people().items():
        altered |= _clear_rows(counted, record_table(table), columns, removal, at)
    altered |= _clear_log(counted, removal, at)
    forget_fingerprints(db, altered, at)
    _log(db, removal, by, at)


def compact(db: Database) -> bool:
    """Write the file anew without anything that was freed; False where it is too large or there is no room for it.

    Not within a transaction.
    """
    pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if pages * size > MOST_COMPACTED:
        return False
    with suppress(engine.Error):
        db.execute("VACUUM")
        return True
    return False


class _Counted:
    """Reads rows of a file and tells now and then how many were read of all that hold text."""

    def __init__(self, db: Database, told: Tell) -> None:
        self.db = db
        self._told = told
        self._rows = 0
        tables = [*(record_table(name) for name in _written_by_people()), LOG]
        counts = (db.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in tables)
        self._of = sum(int(count) for count in counts)

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """All rows of a table."""
        for row in self.db.execute(table.select_sql):
            if self._rows % _EACH == 0:
                self._told(HowFar(self._rows, self._of))
            self._rows += 1
            yield row


def _clear_rows(counted: _Counted, table: Table, columns: frozenset[str], removal: Removal, at: str) -> set[str]:
    """Write the rows of a table anew whose texts hold the passage; the keys of these records."""
    altered = []
    for key, rev, *was in counted.rows(table):
        named = zip(table.columns, was, strict=True)
        now = [_cleared_column(removal, table.name, name, value) if name in columns else value for name, value in named]
        if now != was:
            altered.append((key, rev, was, now))
    for key, rev, was, now in altered:
        table.update(counted.db, key, rev + 1, at, was, now)
    return {key for key, *_ in altered}


def _clear_log(counted: _Counted, removal: Removal, at: str) -> set[str]:
    """Write the entries of the log anew that hold the passage; the keys of the records that they are about."""
    altered, about = [], set()
    for key, rev, *was in counted.rows(LOG):
        row = dict(zip(LOG.columns, was, strict=True))
        now = row | {name: _cleared(removal, row[name]) for name in _WHO_AND_WHAT}
        now |= {name: _cleared_value(removal, row, row[name]) for name in ("before", "after")}
        if now != row:
            altered.append((key, rev, was, list(now.values())))
            about.add(str(row["record"]))
    for key, rev, was, values in altered:
        LOG.update(counted.db, key, rev + 1, at, was, values)
    return about


def _as_written(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row with the texts of what keeps a state of things in the place of its JSON."""
    kept = {name for name in row if is_kept_state(table, name) and row[name]}
    return row | {name: texts_in(row[name], _written_by_people()) for name in kept}


def _cleared_column(removal: Removal, table: str, name: str, value: Any) -> Any:
    if is_kept_state(table, name) and isinstance(value, str):
        if not removal.passage.is_in(texts_in(value, _written_by_people())):
            return value
        return without(value, _written_by_people(), lambda text: str(_cleared(removal, text)))
    return _cleared(removal, value)


def _cleared(removal: Removal, value: Any) -> Any:
    if not isinstance(value, str) or not removal.passage.is_in(value):
        return value
    return removal.passage.taken_out(value, removal.mark)


def _cleared_value(removal: Removal, entry: dict[str, Any], value: str | None) -> str | None:
    """A value of the log without the passage; of a whole record only what people wrote in it."""
    if not value or not _is_in_value(removal.passage, entry, value):
        return value
    fields = _as_record(value) if not entry["field"] else None
    table = str(entry["record_table"])
    if fields is None:
        cleared: str = _cleared_column(removal, table, entry["field"], value)
        return cleared
    columns = _written_by_people().get(table, frozenset())
    return compact_json(
        {
            name: _cleared_column(removal, table, name, said) if name in columns else said
            for name, said in fields.items()
        }
    )


def _is_in_value(passage: Passage, entry: dict[str, Any], value: str | None) -> bool:
    return any(passage.is_in(said) for said in _said(entry, value))


def _said(entry: dict[str, Any], value: str | None) -> Iterator[str]:
    """What people wrote in a value of the log."""
    table = str(entry["record_table"])
    columns = _written_by_people().get(table, frozenset())
    if not value:
        return
    fields = _as_record(value) if not entry["field"] else None
    if fields is not None:
        fields = _as_written(table, fields)
        yield from (said for name, said in fields.items() if name in columns and isinstance(said, str))
    elif is_kept_state(table, entry["field"]):
        yield texts_in(value, _written_by_people())
    elif not entry["field"] or entry["field"] in columns or entry["field"] == REMOVED_FIELD:
        yield value


def _as_record(value: str) -> dict[str, Any] | None:
    with suppress(ValueError):
        fields = json.loads(value)
        return fields if isinstance(fields, dict) else None
    return None


def _in_history(counted: _Counted, passage: Passage) -> tuple[int, tuple[str, ...]]:
    count = 0
    contexts: dict[str, None] = {}
    for _key, _rev, *values in counted.rows(LOG):
        row = dict(zip(LOG.columns, values, strict=True))
        said = [row[name] for name in _WHO_AND_WHAT]
        said += [text for name in ("before", "after") for text in _said(row, row[name])]
        holding = [text for text in said if passage.is_in(text)]
        count += bool(holding)
        if len(contexts) < _MOST_CONTEXTS:
            contexts.update(dict.fromkeys(around for text in holding for around in passage.contexts(text, 1)))
    return count, tuple(contexts)[:_MOST_CONTEXTS]


def _in_files(db: Database, passage: Passage) -> tuple[tuple[FoundFile, ...], tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for attachment in _attachments(db):
        names.setdefault(attachment.sha256, []).append(attachment.name)
        sizes[attachment.sha256] = attachment.size
    holding, unread = [], []
    for sha256, named in names.items():
        looked = look_into(db, sha256, sizes[sha256], passage)
        if looked is Looked.HOLDS_IT:
            holding.append(FoundFile(sha256, tuple(named)))
        elif looked is Looked.CANNOT_BE_READ:
            unread += named
    return tuple(holding), tuple(unread)


def _attachments(db: Database) -> tuple[Attachment, ...]:
    rows = db.execute('SELECT "key", "cycle", "evidence", "name", "size", "sha256" FROM "attachment" ORDER BY "name"')
    return tuple(
        Attachment(key=key, cycle=cycle, evidence=evidence, name=name, size=size, sha256=sha256)
        for key, cycle, evidence, name, size, sha256 in rows.fetchall()
    )


def _log(db: Database, removal: Removal, by: Person, at: str) -> None:
    number = db.execute('SELECT coalesce(max("number"), 0) + 1 FROM "log"').fetchone()[0]
    committee = db.execute('SELECT "key" FROM "committee" LIMIT 1').fetchone()
    who = (_cleared(removal, by.name), _cleared(removal, by.role), _cleared(removal, by.agency))
    about = ("committee", committee[0] if committee else "", REMOVED_FIELD, None, removal.reason)
    # “made” by a key of its own, in no visit
    LOG.insert(db, new_key(), 1, at, (number, new_key(), None, at, *who, ACT, ChangeKind.MADE.value, *about))


@cache
def _written_by_people() -> dict[str, frozenset[str]]:
    """The columns of each table of records whose text people wrote."""
    return {
        shape.table: frozenset(
            column.name
            for column in shape.columns
            if column.sql_type == "TEXT"
            and column.read is None
            and column.refers_to is None
            and column.name not in _STRUCTURE | _STRUCTURE_OF.get(shape.table, frozenset())
        )
        for shape in all_shapes()
    }
