"""Rows put together again from the log, which holds every field of every record as it was entered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cpc_selfeval.storage.edits import link_key
from cpc_selfeval.storage.log import WHOLE_RECORD
from cpc_selfeval.storage.salvage.rows import Found, Row
from cpc_selfeval.storage.shape import Shape, Value, all_shapes
from cpc_selfeval.storage.tables import LOG, TOMBSTONE

_NUMBER, _AT, _TABLE, _RECORD, _FIELD, _AFTER = map(
    LOG.columns.index, ("number", "at", "record_table", "record", "field", "after")
)

Keys = tuple[str, str]
"""A table and a key in it."""


@dataclass(slots=True)
class _State:
    """A record as the log leaves it. ``begun``: its first entry, with all of its fields, is there."""

    at: str
    fields: dict[str, object]
    begun: bool


def put_together(found: Found) -> set[Keys]:
    """Add the rows that the log tells of and that were not found; which those are."""
    added: set[Keys] = set()
    removed = {(row.values[0], row.values[1]) for row in found.of(TOMBSTONE.name).values()}
    states = _states(found.of(LOG.name).values())
    for shape in all_shapes():
        for key, state in states.get(shape.table, {}).items():
            if key not in found.of(shape.table) and (shape.table, key) not in removed:
                if not state.begun and key not in found.lost(shape.table):
                    continue
                found.add(shape.table, Row(key, 1, state.at, _values(shape, state.fields), intact=state.begun))
                added.add((shape.table, key))
            if key in found.of(shape.table):
                _add_links(found, shape, key, state, removed, added)
    return added


def _add_links(
    found: Found, shape: Shape, owner: str, state: _State, removed: set[tuple[Value, Value]], added: set[Keys]
) -> None:
    for link in shape.links:
        targets = state.fields.get(link.field)
        targets = targets if isinstance(targets, list) else _list_in(targets)
        for place, target in enumerate(target for target in targets if isinstance(target, str)):
            key = link_key(link.table, owner, target)
            if key not in found.of(link.table) and (link.table, key) not in removed:
                found.add(link.table, Row(key, 1, state.at, (owner, target, place), intact=True))
                added.add((link.table, key))


def _states(entries: Iterable[Row]) -> dict[str, dict[str, _State]]:
    """What the log leaves of each record that it does not end by removing, by table and key."""
    states: dict[str, dict[str, _State]] = {}
    for entry in sorted(entries, key=_number_of):
        table, key, name, after = (entry.values[place] for place in (_TABLE, _RECORD, _FIELD, _AFTER))
        if not (isinstance(table, str) and isinstance(key, str) and isinstance(name, str)):
            continue
        of_table = states.setdefault(table, {})
        if name == WHOLE_RECORD:
            whole = _object_in(after)
            of_table.pop(key, None)
            if whole:
                of_table[key] = _State(entry.at, whole, begun=True)
        else:
            state = of_table.setdefault(key, _State(entry.at, {}, begun=False))
            state.at = entry.at
            state.fields[name] = after
    return states


def _number_of(entry: Row) -> int:
    number = entry.values[_NUMBER]
    return number if isinstance(number, int) else 0


def _values(shape: Shape, fields: Mapping[str, object]) -> tuple[Value, ...]:
    return tuple(_value(fields.get(column.name), column.sql_type) for column in shape.columns)


def _value(held: object, sql_type: str) -> Value:
    """A value as a column holds it: the log keeps single fields as text."""
    if held is None or (isinstance(held, int) and sql_type == "INTEGER"):
        return int(held) if isinstance(held, int) else None
    if sql_type == "INTEGER":
        try:
            return int(str(held))
        except ValueError:
            return None
    return str(held)


def _object_in(text: Value) -> dict[str, object]:
    read = _json_in(text)
    return read if isinstance(read, dict) else {}


def _list_in(text: object) -> list[object]:
    read = _json_in(text)
    return read if isinstance(read, list) else []


def _json_in(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None
