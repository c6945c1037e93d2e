"""Records read from the file, each with its links."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.shape import Link, Shape, Value
from cpc_selfeval.storage.tables import record_table

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_MANY: Final = 20_000
"""New objects that Python's search for garbage would go through: 10,000 records or so, 20 ms."""


def read_records(db: Database, shape: Shape, cycle: str, *, alone: bool = True) -> dict[str, Record]:
    """All records of a type by key; of those that belong to a cycle only that cycle's. Raises Unsound, BrokenOff.

    ``alone``: the file has no other cycle, so that all links are this one's and are read in one go.
    """
    look()
    names = ("key", *(column.name for column in shape.columns), *(link.field for link in shape.links))
    columns: list[Iterable[Any]] = list(zip(*_rows(db, shape, cycle), strict=True))
    if not columns:
        return {}
    targets = [_read_links(db, link, None if alone or not shape.in_cycle else cycle) for link in shape.links]
    for place, column in enumerate(shape.columns, 1):
        if column.read is not None:
            columns[place] = _turned(shape, column.read, columns[place])
    keys = columns[0]
    columns += [[of.get(key, ()) for key in keys] if of else repeat(()) for of in targets]
    return _born(shape.kind, names, columns)


def _turned(shape: Shape, read: Callable[[Any], Any], stored: Iterable[Any]) -> list[Any]:
    """One column as records hold it. Each value is turned once, since most rows share a few."""
    try:
        values = {value: None if value is None else read(value) for value in set(stored)}
    except (KeyError, ValueError, TypeError) as error:
        raise Unsound(f"a row of “{shape.table}” holds what cannot be there.") from error
    return [values[value] for value in stored]


def _born(kind: type[Record], names: tuple[str, ...], columns: list[Iterable[Any]]) -> dict[str, Record]:
    """Records from all of their fields at once: the same as by their constructor, in a seventh of the time."""
    records: dict[str, Record] = {}
    for values in zip(*columns):  # noqa: B905 - what nobody has is repeated without end
        records[values[0]] = record = object.__new__(kind)
        record.__dict__.update(zip(names, values, strict=True))
    return records


def _read_links(db: Database, link: Link, cycle: str | None) -> dict[str, tuple[str, ...]]:
    """Targets in their order by owner, only of owners in a cycle, or (None) of all.

    Rows come as they were written, which mostly is that order already.
    """
    found: dict[str, list[str]] = {}
    disordered: dict[str, list[tuple[int, str]]] = {}
    sql = f'SELECT "{link.owner}", "{link.target}", "place" FROM "{link.table}"'
    if cycle is not None:
        sql += f' WHERE "{link.owner}" IN (SELECT "key" FROM "{link.owner}" WHERE "cycle"=?)'
    rows = db.execute(sql, () if cycle is None else (cycle,)).fetchall()
    for owner, target, place in rows:
        targets = found.setdefault(owner, [])
        if place != len(targets):
            disordered[owner] = []
        targets.append(target)
    if disordered:
        for owner, target, place in rows:
            if owner in disordered:
                disordered[owner].append((place, target))
    for owner, items in disordered.items():
        found[owner] = [target for _, target in sorted(items)]
    return {owner: tuple(targets) for owner, targets in found.items()}


def _rows(db: Database, shape: Shape, cycle: str) -> list[tuple[Value, ...]]:
    names = ", ".join(f'"{name}"' for name in ("key", *record_table(shape.table).columns))
    where, parameters = (' WHERE "cycle"=?', (cycle,)) if shape.in_cycle else ("", ())
    return db.execute(f'SELECT {names} FROM "{shape.table}"{where}', parameters).fetchall()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without Python's search for cycles of garbage: records hold none, and among 30,000 the search costs a third.

    Where many were read inside, they are left out of every later search too, which would go through all of them again
    and again, also while somebody types. Nothing is searched for here: this is the file's thread, and garbage may be
    Qt's, which only the window's may end (``ui/kit/garbage.py``).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        if was_on:
            gc.enable()
