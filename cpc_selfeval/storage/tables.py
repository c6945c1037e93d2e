"""The tables of the file, and how a row of any of them is written: its key, its revision, its time and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]  # typeshed lists it not
from typing import TYPE_CHECKING

from cpc_selfeval.storage.shape import Value, all_shapes

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


@dataclass(frozen=True, eq=False)
class Table:
    """A table: its name and its columns besides ``key``, ``rev``, ``changed_at`` and ``row_sha256``.

    Whoever writes rows has begun a transaction. Each table is made once and is equal to itself alone.
    """

    name: str
    columns: tuple[str, ...]

    @cached_property
    def insert_sql(self) -> str:
        """Insert a row: key, rev, changed_at, row_sha256, then the columns."""
        names = ", ".join(f'"{name}"' for name in ("key", "rev", "changed_at", "row_sha256", *self.columns))
        return f'INSERT INTO "{self.name}" ({names}) VALUES (?, ?, ?, ?{", ?" * len(self.columns)})'

    @cached_property
    def select_sql(self) -> str:
        """Read rows: key, rev, then the columns."""
        names = ", ".join(f'"{name}"' for name in ("key", "rev", *self.columns))
        return f'SELECT {names} FROM "{self.name}"'

    @cached_property
    def select_one_sql(self) -> str:
        """Read the row with a key."""
        return f'{self.select_sql} WHERE "key"=?'

    @cached_property
    def select_sealed_sql(self) -> str:
        """Read rows: row_sha256, key, rev, changed_at, then the columns."""
        names = ", ".join(f'"{name}"' for name in ("row_sha256", "key", "rev", "changed_at", *self.columns))
        return f'SELECT {names} FROM "{self.name}"'

    def insert(self, db: Database, key: str, rev: int, at: str, values: Sequence[Value]) -> None:
        """Add a row."""
        db.conn.execute(self.insert_sql, (key, rev, at, row_sha256(self.name, key, rev, at, values), *values))

    def update(self, db: Database, key: str, rev: int, at: str, was: Sequence[Value], values: Sequence[Value]) -> None:
        """Bring the row with this key from ``was`` to ``values``.

        Only columns that differ are set: SQLite rewrites the indexes of every column that is named.
        """
        changed = tuple([place for place, (then, now) in enumerate(zip(was, values, strict=True)) if then != now])
        sealed = row_sha256(self.name, key, rev, at, values)
        db.conn.execute(self._update_sql(changed), (rev, at, sealed, *[values[place] for place in changed], key))

    @lru_cache(maxsize=64)  # noqa: B019 - tables live as long as the program
    def _update_sql(self, places: tuple[int, ...]) -> str:
        names = "".join(f', "{self.columns[place]}"=?' for place in places)
        return f'UPDATE "{self.name}" SET "rev"=?, "changed_at"=?, "row_sha256"=?{names} WHERE "key"=?'

    def delete(self, db: Database, key: str) -> None:
        """Remove the row with this key."""
        db.conn.execute(f'DELETE FROM "{self.name}" WHERE "key"=?', (key,))


IDENTITY = Table("identity", ("file", "copy", "parent", "made_at"))
FRAMEWORK_COPY = Table("framework_copy", ("framework", "revision", "content_hash", "text"))
ATTACHMENT_CHUNK = Table("attachment_chunk", ("sha256", "n", "bytes"))
TOMBSTONE = Table("tombstone", ("record_table", "record", "record_rev"))
LOG = Table(
    "log",
    (
        "number",
        "change",
        "visit",
        "at",
        "by_name",
        "by_role",
        "by_agency",
        "act",
        "change_kind",
        "record_table",
        "record",
        "field",
        "before",
        "after",
    ),
)


@cache
def record_table(name: str) -> Table:
    """The table of a record type or of one of its links. Raises KeyError for any other name."""
    return _record_tables()[name]


@cache
def all_tables() -> tuple[Table, ...]:
    """Every table of the file."""
    return (IDENTITY, FRAMEWORK_COPY, *_record_tables().values(), ATTACHMENT_CHUNK, LOG, TOMBSTONE)


compact_json: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False
).encode
"""JSON without spaces, every character as itself."""


_as_pieces: Callable[[tuple[Value, ...], int], Sequence[str]] = c_make_encoder(
    None, None, encode_basestring, None, ":", ",", False, False, False
)
"""The same as text in pieces, for a row: an encoder that is made once takes less than half the time."""


def row_sha256(table: str, key: str, rev: int, at: str, values: Sequence[Value]) -> str:
    """The hash (hex) of a row: SHA-256 of a JSON array, without spaces, in UTF-8, of the table's name, the key, the
    revision, the time and the columns in their order. Bytes stand in it as the hex SHA-256 of themselves.

    Raises UnicodeEncodeError for text with lone surrogates.
    """
    if bytes in map(type, values):
        values = [hashlib.sha256(item).hexdigest() if isinstance(item, bytes) else item for item in values]
    content = "".join(_as_pieces((table, key, rev, at, *values), 0))
    return hashlib.sha256(content.encode()).hexdigest()


@cache
def _record_tables() -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for shape in all_shapes():
        tables[shape.table] = Table(shape.table, tuple(column.name for column in shape.columns))
    for shape in all_shapes():
        for link in shape.links:
            tables[link.table] = Table(link.table, (link.owner, link.target, "place"))
    return tables
