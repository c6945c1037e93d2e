"""Records read from the file, each with its links."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.shape import Link, Shape, Value
from cpc_selfeval.storage.tables import record_table

if TYPE_CHECKING:
    from sqlite_utils import Database


def read_records(db: Database, shape: Shape, cycle: str) -> dict[str, Record]:
    """All records of a type by key; of those that belong to a cycle only that cycle's. Raises Unsound."""
    names = ("key", *(column.name for column in shape.columns), *(link.field for link in shape.links))
    reads = tuple((place, column.read) for place, column in enumerate(shape.columns, 1) if column.read is not None)
    targets = tuple(_read_links(db, link) for link in shape.links)
    kind: type[Record] = shape.kind
    records: dict[str, Record] = {}
    for stored in _rows(db, shape, cycle):
        values: list[Any] = list(stored)
        try:
            for place, read in reads:
                if values[place] is not None:
                    values[place] = read(values[place])
        except (KeyError, ValueError, TypeError) as error:
            raise Unsound(f"a row of “{shape.table}” holds what cannot be there.") from error
        key = values[0]
        values += [tuple(of[key]) if key in of else () for of in targets]
        records[key] = _born(kind, zip(names, values, strict=True))
    return records


def _born(kind: type[Record], fields: Iterable[tuple[str, Any]]) -> Record:
    """A record from all of its fields at once: the same as by its constructor, in a seventh of the time."""
    record = object.__new__(kind)
    record.__dict__.update(fields)
    return record


def _read_links(db: Database, link: Link) -> dict[str, list[str]]:
    """Targets in their order by owner. Rows come as they were written, which mostly is that order already."""
    found: dict[str, list[str]] = {}
    disordered: dict[str, list[tuple[int, str]]] = {}
    rows = db.execute(f'SELECT "{link.owner}", "{link.target}", "place" FROM "{link.table}"').fetchall()
    for owner, target, place in rows:
        targets = found.setdefault(owner, [])
        if place != len(targets):
            disordered[owner] = []
        targets.append(target)
    if disordered:
        for owner, target, place in rows:
            if owner in disordered:
                disordered[owner].append((place, target))
    return found | {owner: [target for _, target in sorted(items)] for owner, items in disordered.items()}


def _rows(db: Database, shape: Shape, cycle: str) -> list[tuple[Value, ...]]:
    names = ", ".join(f'"{name}"' for name in ("key", *record_table(shape.table).columns))
    where, parameters = (' WHERE "cycle"=?', (cycle,)) if shape.in_cycle else ("", ())
    return db.execute(f'SELECT {names} FROM "{shape.table}"{where}', parameters).fetchall()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without Python's search for cycles of garbage: records hold none, and among 30,000 the search costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
