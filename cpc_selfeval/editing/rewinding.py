"""What stood before some entries of the log: records with those entries taken back, the last one first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.domain.removal import REMOVED_FIELD
from cpc_selfeval.storage.shape import Shape, shape_of

_KINDS = {table_name(kind): kind for kind in RECORD_TYPES}


def rewound(tables: Tables, entries: Iterable[LogEntry], cycle: str) -> Tables:
    """The records of a cycle (by key) as they were before ``entries`` (oldest first).

    Entries about what is no record, or of another cycle, are passed over.

    Raises ValueError, KeyError or TypeError for an entry that says what cannot be.
    """
    found: dict[type[Record], dict[str, Record]] = {kind: dict(table) for kind, table in tables.items()}
    for entry in reversed(tuple(entries)):
        look()
        kind = _KINDS.get(entry.table)
        if kind is not None and entry.field != REMOVED_FIELD:
            _take_back(found.setdefault(kind, {}), shape_of(kind), entry, cycle)
    return found


def _take_back(table: dict[str, Record], shape: Shape, entry: LogEntry, cycle: str) -> None:
    if entry.field:
        record = table.get(entry.record)
        if record is not None:  # of another cycle, or gone where the log of its removal was cleared
            values = {entry.field: _value(shape, entry.field, entry.before)}
            table[entry.record] = replace(record, **values)
    elif entry.before is None:
        table.pop(entry.record, None)
    else:
        stored = json.loads(entry.before)
        if stored.get("cycle", cycle) == cycle:
            table[entry.record] = _record(shape, entry.record, stored)


def _record(shape: Shape, key: str, stored: dict[str, Any]) -> Record:
    values: dict[str, Any] = {"key": key}
    for column in shape.columns:
        value = stored.get(column.name)
        values[column.name] = column.read(value) if column.read is not None and value is not None else value
    for link in shape.links:
        values[link.field] = tuple(stored.get(link.field, ()))
    return shape.kind(**values)


def _value(shape: Shape, name: str, stored: str | None) -> Any:
    """A field's value from the text that the log has of it."""
    for column in shape.columns:
        if column.name == name:
            if stored is None:
                return None
            value = int(stored) if column.sql_type == "INTEGER" else stored
            return column.read(value) if column.read is not None else value
    if any(link.field == name for link in shape.links):
        return tuple(json.loads(stored or "[]"))
    raise KeyError(name)
