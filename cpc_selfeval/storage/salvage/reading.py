"""Rows read by SQLite from a damaged file: all of a table that can be reached, past whatever cannot."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.salvage.rows import Found, Place, stored_row
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, Table, all_tables

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST_ROWS = 2**31
"""Where the last row of a table cannot be told, rows are looked for up to this number."""

_MOST_FAILURES = 20_000
"""How often a table may break off before the rest of it is given up: less than a second where its root is gone."""


def read_what_can_be(db: Database, found: Found) -> None:
    """Add every row that SQLite gives of tables that are ours, and note whether that is not all there is.

    The connection must give text as bytes.
    """
    ours = _our_tables(db)
    for table in all_tables():
        if table.name not in ours:
            found.left_unread = True
            found.unsure.add(table.name)
            continue
        index = _Index(db, table)
        keys = dict(index.keys())
        reading = _Reading(db, table, max(keys, default=0))
        for rowid, *stored in reading.rows():
            place = Place(rowid=rowid) if table is ATTACHMENT_CHUNK else None
            found.add(table.name, stored_row(table, stored, place, keys.get(rowid)))
        found.known[table.name] = set(keys.values())
        altered = table is not ATTACHMENT_CHUNK and not all(row.intact for row in found.of(table.name).values())
        if altered or not reading.whole or found.lost(table.name):
            found.left_unread = True
        if not reading.whole and not index.whole:
            found.unsure.add(table.name)


def read_block(db: Database, place: Place) -> bytes:
    """The bytes of one block of an attached file; none where they cannot be read."""
    sql = 'SELECT "bytes" FROM "attachment_chunk" NOT INDEXED WHERE rowid=?'
    try:
        row = db.execute(sql, (place.rowid,)).fetchone()
    except engine.Error:
        return b""
    return row[0] if row is not None and isinstance(row[0], bytes) else b""


def _our_tables(db: Database) -> set[str]:
    """Names of the tables whose SQL is ours, in any version: a file from others may hold anything under our names."""
    statements = {sql for version in range(1, schema.LATEST + 1) for sql in schema.objects_of(version).values()}
    found: set[str] = set()
    try:
        for name, sql in db.execute("SELECT name, sql FROM sqlite_schema WHERE type='table'"):
            if " ".join(bytes(sql or b"").decode("utf-8", errors="replace").split()) in statements:
                found.add(bytes(name).decode("utf-8", errors="replace"))
    except engine.Error:
        return found
    return found


class _Reading:
    """One table read by the numbers of its rows. ``whole`` is False once anything in it could not be read."""

    def __init__(self, db: Database, table: Table, known: int) -> None:
        self._db = db
        self._table = table
        self._known = known
        self._left = _MOST_FAILURES
        self.whole = True
        columns = table.columns[:-1] if table is ATTACHMENT_CHUNK else table.columns
        names = ", ".join(f'"{name}"' for name in ("row_sha256", "key", "rev", "changed_at", *columns))
        self._sql = f'SELECT rowid, {names} FROM "{table.name}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid'

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """(rowid, row_sha256, key, rev, changed_at, columns …) of every row that can be read."""
        waiting = deque([(1, self._last())])
        while waiting and self._left:
            begin, end = waiting.popleft()
            reached = begin - 1
            try:
                for row in self._db.execute(self._sql, (begin, end)):
                    reached = row[0]
                    yield row
            except engine.Error:
                self.whole = False
                self._left -= 1
                # What remains is halved until what is broken is past; wide stretches first
                begin = reached + 1
                middle = (begin + end) // 2
                if begin < end:
                    waiting += [(begin, middle), (middle + 1, end)]

    def _last(self) -> int:
        try:
            row = self._db.execute(f'SELECT max(rowid) FROM "{self._table.name}" NOT INDEXED').fetchone()
        except engine.Error:
            self.whole = False
            return max(self._known, _MOST_ROWS)
        return max(self._known, row[0] or 0)


class _Index:
    """The index of a table's keys. ``whole`` is False once anything in it could not be read."""

    def __init__(self, db: Database, table: Table) -> None:
        self._db = db
        self._table = table.name
        self.whole = True

    def keys(self) -> Iterator[tuple[int, str]]:
        """Numbers and keys of rows, from the beginning and, where that breaks off, from the end."""
        index = f"sqlite_autoindex_{self._table}_1"
        for order in ("ASC", "DESC"):
            sql = f'SELECT rowid, "key" FROM "{self._table}" INDEXED BY "{index}" ORDER BY "key" {order}'
            try:
                for rowid, key in self._db.execute(sql):
                    if isinstance(key, bytes):
                        yield rowid, key.decode("utf-8", errors="replace")
            except engine.Error:
                self.whole = False
                continue
            return
