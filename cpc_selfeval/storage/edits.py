"""Row changes brought into the file, each with its links, its revision and its tombstone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.storage.faults import NotAsExpected
from cpc_selfeval.storage.shape import Link, Shape, Value, shape_of
from cpc_selfeval.storage.tables import TOMBSTONE, record_table

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

Values = tuple[Value, ...]
Targets = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkEdit:
    """One tuple field whose items change."""

    link: Link
    before: Targets
    after: Targets


@dataclass(frozen=True, slots=True)
class Edit:
    """A row change as the file sees it: what the row's columns held and will hold, and the links that change.

    ``before`` is None when the row is added, ``after`` when it is removed.
    """

    shape: Shape
    key: str
    before: Values | None
    after: Values | None
    links: tuple[LinkEdit, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    """A row as the file holds it, and of the links that change their (key, rev, place) by target, in order."""

    rev: int
    values: Values
    links: list[dict[str, tuple[str, int, int]]]


def edit_of(row: RowChange) -> Edit:
    """The row change in columns and links."""
    before, after = row.before, row.after
    record = row.record
    shape = shape_of(type(record))
    links: list[LinkEdit] = []
    for link in shape.links:
        was = () if before is None else getattr(before, link.field)
        now = () if after is None else getattr(after, link.field)
        if was != now:
            links.append(LinkEdit(link, was, now))
    return Edit(
        shape,
        record.key,
        None if before is None else shape.values(before),
        None if after is None else shape.values(after),
        tuple(links),
    )


def apply_edit(db: Database, edit: Edit, at: str) -> bool:
    """Bring an edit into the file, within the transaction that is open.

    False when the file holds what it leads to already. Raises NotAsExpected when the file holds neither that nor what
    the edit begins from; nothing of the edit was written then.
    """
    stored = _read_stored(db, edit)
    if _holds(stored, edit.after, [link.after for link in edit.links]):
        return False
    if not _holds(stored, edit.before, [link.before for link in edit.links]):
        raise NotAsExpected(edit.shape.kind.noun)
    _write(db, edit, stored, at)
    for place, link in enumerate(edit.links):
        _write_links(db, edit.key, link, stored.links[place] if stored else {}, at)
    return True


def link_key(table: str, owner: str, target: str) -> str:
    """The key of the one row that links an owner to a target."""
    return settled_key("link", table, owner, target)


def _write(db: Database, edit: Edit, stored: _Stored | None, at: str) -> None:
    table = record_table(edit.shape.table)
    if edit.after is None:
        assert stored is not None, "what is removed is there"
        _bury(db, edit.shape.table, edit.key, stored.rev, at)
    elif stored is None:
        table.insert(db, edit.key, _raise(db, edit.shape.table, edit.key) + 1, at, edit.after)
    else:
        table.update(db, edit.key, stored.rev + 1, at, stored.values, edit.after)


def _write_links(db: Database, owner: str, edit: LinkEdit, stored: dict[str, tuple[str, int, int]], at: str) -> None:
    table = record_table(edit.link.table)
    for target in stored.keys() - set(edit.after):
        key, rev, _ = stored[target]
        _bury(db, edit.link.table, key, rev, at)
    for place, target in enumerate(edit.after):
        if target not in stored:
            key = link_key(edit.link.table, owner, target)
            table.insert(db, key, _raise(db, edit.link.table, key) + 1, at, (owner, target, place))
        elif stored[target][2] != place:
            key, rev, was = stored[target]
            table.update(db, key, rev + 1, at, (owner, target, was), (owner, target, place))


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


def _holds(stored: _Stored | None, values: Values | None, links: list[Targets]) -> bool:
    if stored is None or values is None:
        return stored is None and values is None
    return stored.values == values and [tuple(there) for there in stored.links] == links


def _read_stored(db: Database, edit: Edit) -> _Stored | None:
    row = db.conn.execute(record_table(edit.shape.table).select_one_sql, (edit.key,)).fetchone()
    if row is None:
        return None
    return _Stored(row[1], row[2:], [_read_stored_links(db, link.link, edit.key) for link in edit.links])


def _read_stored_links(db: Database, link: Link, owner: str) -> dict[str, tuple[str, int, int]]:
    sql = f'SELECT "{link.target}", "key", "rev", "place" FROM "{link.table}" WHERE "{link.owner}"=? ORDER BY "place"'
    return {target: (key, rev, place) for target, key, rev, place in db.execute(sql, (owner,)).fetchall()}
