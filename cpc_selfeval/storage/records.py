"""Records read from the file and changed in it, each with its links, its revision and its tombstone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.record import Record, settled_key
from cpc_selfeval.storage.faults import NotAsExpected, Unsound
from cpc_selfeval.storage.shape import Link, Shape, Value, shape_of
from cpc_selfeval.storage.tables import TOMBSTONE, record_table

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class _Stored:
    """A row and its links as the file holds them; ``links`` are (key, rev, target) by link field, in order."""

    rev: int
    values: tuple[Value, ...]
    links: dict[str, list[tuple[str, int, str, int]]]


def read_records(db: Database, shape: Shape, cycle: str) -> dict[str, Record]:
    """All records of a type by key; of those that belong to a cycle only that cycle's. Raises Unsound."""
    targets = {link.field: _read_links(db, link) for link in shape.links}
    records: dict[str, Record] = {}
    for key, values in _rows(db, shape, cycle):
        for field, of in targets.items():
            values[field] = of.get(key, ())
        records[key] = shape.kind(key=key, **values)
    return records


def apply_row(db: Database, row: RowChange, at: str) -> bool:
    """Bring one row change into the file, within the transaction that is open.

    False when the file holds what it leads to already. Raises NotAsExpected when it holds something else than what it
    begins from; nothing was written then.
    """
    shape = shape_of(row.kind)
    links = _links_concerned(shape, row)
    stored = _read_stored(db, shape, row.key, links)
    if _holds(stored, shape, links, row.after):
        return False
    if not _holds(stored, shape, links, row.before):
        raise NotAsExpected(row.kind.noun)
    _write(db, shape, row, stored, at)
    _write_links(db, links, row, stored, at)
    return True


def _links_concerned(shape: Shape, row: RowChange) -> tuple[Link, ...]:
    changed = set(row.changed_fields())
    return tuple(link for link in shape.links if link.field in changed)


def _write(db: Database, shape: Shape, row: RowChange, stored: _Stored | None, at: str) -> None:
    table = record_table(shape.table)
    if row.after is None:
        assert stored is not None, "what is removed is there"
        _bury(db, shape.table, row.key, stored.rev, at)
    elif stored is None:
        table.insert(db, row.key, _raise(db, shape.table, row.key) + 1, at, shape.values(row.after))
    else:
        table.update(db, row.key, stored.rev + 1, at, shape.values(row.after))


def _write_links(db: Database, links: Sequence[Link], row: RowChange, stored: _Stored | None, at: str) -> None:
    for link in links:
        there = {target: (key, rev, place) for key, rev, target, place in (stored.links[link.field] if stored else ())}
        wanted: tuple[str, ...] = getattr(row.after, link.field) if row.after is not None else ()
        for target in there.keys() - set(wanted):
            key, rev, _ = there[target]
            _bury(db, link.table, key, rev, at)
        for place, target in enumerate(wanted):
            _write_link(db, link, row.key, target, place, there.get(target), at)


def _write_link(
    db: Database, link: Link, owner: str, target: str, place: int, there: tuple[str, int, int] | None, at: str
) -> None:
    table = record_table(link.table)
    if there is None:
        key = link_key(link.table, owner, target)
        table.insert(db, key, _raise(db, link.table, key) + 1, at, (owner, target, place))
    elif there[2] != place:
        table.update(db, there[0], there[1] + 1, at, (owner, target, place))


def link_key(table: str, owner: str, target: str) -> str:
    """The key of the one row that links an owner to a target."""
    return settled_key("link", table, owner, target)


def _bury(db: Database, table: str, key: str, rev: int, at: str) -> None:
    """Remove a row and leave a tombstone with the revision that it had."""
    record_table(table).delete(db, key)
    TOMBSTONE.insert(db, _tombstone_key(table, key), 1, at, (table, key, rev))


def _raise(db: Database, table: str, key: str) -> int:
    """Remove a row's tombstone and give the revision that the row had, 0 when it never was there."""
    tombstone = _tombstone_key(table, key)
    found = db.execute('SELECT "record_rev" FROM "tombstone" WHERE "key"=?', (tombstone,)).fetchone()
    if found is None:
        return 0
    TOMBSTONE.delete(db, tombstone)
    return int(found[0])


def _tombstone_key(table: str, key: str) -> str:
    return settled_key("tombstone", table, key)


def _holds(stored: _Stored | None, shape: Shape, links: Iterable[Link], record: Record | None) -> bool:
    if stored is None or record is None:
        return stored is None and record is None
    return stored.values == shape.values(record) and all(
        tuple(target for _, _, target, _ in stored.links[link.field]) == getattr(record, link.field) for link in links
    )


def _read_stored(db: Database, shape: Shape, key: str, links: Iterable[Link]) -> _Stored | None:
    row = db.execute(f'{record_table(shape.table).select_sql} WHERE "key"=?', (key,)).fetchone()
    if row is None:
        return None
    return _Stored(row[1], row[2:], {link.field: _read_stored_links(db, link, key) for link in links})


def _read_stored_links(db: Database, link: Link, owner: str) -> list[tuple[str, int, str, int]]:
    sql = f'SELECT "key", "rev", "{link.target}", "place" FROM "{link.table}" WHERE "{link.owner}"=? ORDER BY "place"'
    return db.execute(sql, (owner,)).fetchall()


def _read_links(db: Database, link: Link) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[int, str]]] = {}
    sql = f'SELECT "{link.owner}", "{link.target}", "place" FROM "{link.table}"'
    for owner, target, place in db.execute(sql).fetchall():
        found.setdefault(owner, []).append((place, target))
    return {owner: tuple(target for _, target in sorted(items)) for owner, items in found.items()}


def _rows(db: Database, shape: Shape, cycle: str) -> Iterator[tuple[str, dict[str, Any]]]:
    table = record_table(shape.table)
    converted = tuple((column.name, column.read) for column in shape.columns if column.read is not None)
    names = table.columns
    where, parameters = (' WHERE "cycle"=?', (cycle,)) if shape.in_cycle else ("", ())
    for key, _rev, *stored in db.execute(table.select_sql + where, parameters).fetchall():
        values: dict[str, Any] = dict(zip(names, stored, strict=True))
        try:
            for name, read in converted:
                values[name] = read(values[name])
        except (KeyError, ValueError, TypeError) as error:
            raise Unsound(f"a row of “{shape.table}” holds what cannot be there.") from error
        yield key, values
