"""A connection to one file, as this room uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Cursor

    from cpc_selfeval.storage.engine import Connection


class Database:
    """One open connection, made by :func:`cpc_selfeval.storage.connection.connect` alone.

    Each statement commits by itself unless BEGIN was said.
    """

    def __init__(self, conn: Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Cursor:
        """Run one statement. Raises engine.Error."""
        return self.conn.execute(sql, parameters)

    def close(self) -> None:
        """Close the connection. Doing it twice does no harm."""
        self.conn.close()
