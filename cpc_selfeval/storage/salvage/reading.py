"""Rows read by SQLite from a damaged file: all of a table that can be reached, past whatever cannot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.connection import disconnect
from cpc_selfeval.storage.salvage.rows import Found, Place, stored_row
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, Table, all_tables

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_MOST_ROWS = 2**31
"""Where the last row of a table cannot be told, rows are looked for up to this number."""

_MOST_FAILURES = 20_000
"""How often a table may break off before the rest of it is given up: less than a second where its root is gone."""

_MOST_FAILURES_PROTECTED = 250
"""The same with a password, where each new connection takes a sixth of a second."""


class Reader:
    """A connection that gives text as bytes, and that is made anew after each refusal where it must be.

    With a password it must: once a page did not hold, SQLCipher gives no other page either
    (sqlcipher_codec_ctx_set_error). ``connected`` makes a connection, None when it cannot.
    """

    def __init__(self, connected: Callable[[], Database | None], *, protected: bool) -> None:
        self._connected = connected
        self._protected = protected
        self._db = connected()
        self.most_failures = _MOST_FAILURES_PROTECTED if protected else _MOST_FAILURES

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """What a query gives. Raises engine.Error, BrokenOff."""
        if self._db is None:
            raise engine.DatabaseError("there is no getting in")
        try:
            yield from self._db.execute(sql, parameters)
        except engine.Error:
            look()
            if self._protected:
                self.close()
                self._db = self._connected()
            raise

    def close(self) -> None:
        """End the connection."""
        if self._db is not None:
            disconnect(self._db)
            self._db = None


def read_what_can_be(reader: Reader, found: Found) -> None:
    """Add every row that SQLite gives of tables that are ours, and note whether that is not all there is."""
    ours = _our_tables(reader)
    for table in all_tables():
        if table.name not in ours:
            found.left_unread = True
            found.unsure.add(table.name)
            continue
        index = _Index(reader, table)
        keys = dict(index.keys())
        reading = _Reading(reader, table, max(keys, default=0), whole_index=index.whole)
        for rowid, *stored in reading.rows():
            look()
            place = Place(rowid=rowid) if table is ATTACHMENT_CHUNK else None
            found.add(table.name, stored_row(table, stored, place, keys.get(rowid)))
        found.known[table.name] = set(keys.values())
        altered = table is not ATTACHMENT_CHUNK and not all(row.intact for row in found.of(table.name).values())
        if altered or not reading.whole or found.lost(table.name):
            found.left_unread = True
        if not reading.whole and not index.whole:
            found.unsure.add(table.name)


def read_block(reader: Reader, place: Place) -> bytes:
    """The bytes of one block of an attached file; none where they cannot be read."""
    sql = 'SELECT "bytes" FROM "attachment_chunk" NOT INDEXED WHERE rowid=?'
    try:
        row = next(reader.rows(sql, (place.rowid,)), None)
    except engine.Error:
        return b""
    return row[0] if row is not None and isinstance(row[0], bytes) else b""


def _our_tables(reader: Reader) -> set[str]:
    """Names of the tables whose SQL is ours, in any version: a file from others may hold anything under our names."""
    statements = {sql for version in range(1, schema.LATEST + 1) for sql in schema.objects_of(version).values()}
    found: set[str] = set()
    try:
        for name, sql in reader.rows("SELECT name, sql FROM sqlite_schema WHERE type='table'"):
            if " ".join(bytes(sql or b"").decode("utf-8", errors="replace").split()) in statements:
                found.add(bytes(name).decode("utf-8", errors="replace"))
    except engine.Error:
        return found
    return found


class _Reading:
    """One table read by the numbers of its rows. ``whole`` is False once anything in it could not be read."""

    def __init__(self, reader: Reader, table: Table, known: int, *, whole_index: bool) -> None:
        self._reader = reader
        self._table = table
        self._known = known
        self._whole_index = whole_index
        self._left = reader.most_failures
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
                for row in self._reader.rows(self._sql, (begin, end)):
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
            ((last,),) = self._reader.rows(f'SELECT max(rowid) FROM "{self._table.name}" NOT INDEXED')
        except engine.Error:
            self.whole = False
            return self._known if self._whole_index else _MOST_ROWS
        return max(self._known, last or 0)


class _Index:
    """The index of a table's keys. ``whole`` is False once anything in it could not be read."""

    def __init__(self, reader: Reader, table: Table) -> None:
        self._reader = reader
        self._table = table.name
        self.whole = True

    def keys(self) -> Iterator[tuple[int, str]]:
        """Numbers and keys of rows, from the beginning and, where that breaks off, from the end."""
        index = f"sqlite_autoindex_{self._table}_1"
        for order in ("ASC", "DESC"):
            sql = f'SELECT rowid, "key" FROM "{self._table}" INDEXED BY "{index}" ORDER BY "key" {order}'
            try:
                for rowid, key in self._reader.rows(sql):
                    if isinstance(key, bytes):
                        yield rowid, key.decode("utf-8", errors="replace")
            except engine.Error:
                self.whole = False
                continue
            return
