"""The one SQLite that this process uses: SQLCipher's, also for files without a password.

Two copies of SQLite in one process drop each other's locks on the same file (POSIX), so nothing else may connect.
It has the interface of Python's own ``sqlite3``, whose types it borrows, but its exceptions are its own.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.domain.password import Password

if TYPE_CHECKING:
    from sqlite3 import Connection, DatabaseError, Error, OperationalError, connect, sqlite_version
else:
    from sqlcipher3.dbapi2 import (
        Connection,
        DatabaseError,
        Error,
        OperationalError,
        connect,
        sqlite_version,
    )

__all__ = [
    "Connection",
    "DatabaseError",
    "Error",
    "OperationalError",
    "connect",
    "is_readable",
    "name_of",
    "open_uri",
    "sqlite_version",
]

_OPEN_READWRITE = 0x00000002
_OPEN_CREATE = 0x00000004
_OPEN_URI = 0x00000040
_OPEN_EXRESCODE = 0x02000000

_FLAGS: Final = _OPEN_READWRITE | _OPEN_CREATE | _OPEN_URI | _OPEN_EXRESCODE
"""How to open, by https://sqlite.org/c3ref/c_open_autoproxy.html: as the address says (``mode=``), telling errors apart
as finely as SQLite can (that a file was moved, for one), which this library does not do unasked."""

_FAMILY = 0xFF
_IS_ERROR = re.compile(
    "SQLITE_(ABORT|AUTH|BUSY|CANTOPEN|CONSTRAINT|CORRUPT|EMPTY|ERROR|FORMAT|FULL|INTERNAL|INTERRUPT|IOERR|LOCKED|"
    "MISMATCH|MISUSE|NOLFS|NOMEM|NOTADB|NOTFOUND|PERM|PROTOCOL|RANGE|READONLY|SCHEMA|TOOBIG)(_|$)"
)
"""Other constants share their numbers with errors."""


_FOR_EVERY_CONNECTION: Final = (
    "PRAGMA cipher_log_level=NONE",  # it would print the numbers of pages that it cannot read
    "PRAGMA cipher_default_compatibility=4",
)
"""SQLCipher's settings as its version 4 has them (AES-256, PBKDF2-HMAC-SHA512 with 256,000 rounds, pages of 4096 bytes:
https://www.zetetic.net/sqlcipher/sqlcipher-api/), said so that a later library with others still opens our files. They
count for attached files too."""


def open_uri(uri: str, timeout: float, password: Password | None = None) -> Connection:
    """Connect to a file by its address. Each statement commits by itself unless BEGIN was said. Raises Error.

    ``timeout``: seconds to wait for another program's lock. Whether the password is right shows when the file is read
    (:func:`is_readable`).
    """
    options: dict[str, Any] = {"isolation_level": None, "check_same_thread": False, "flags": _FLAGS}
    conn: Connection = connect(uri, timeout, **options)
    try:
        for setting in _FOR_EVERY_CONNECTION:
            conn.execute(setting)
        if password is not None:
            _unlock(conn, password)
    except BaseException:
        conn.close()
        raise
    return conn


def is_readable(conn: Connection) -> bool:
    """False when the file is no database to this connection, as one whose password is another. Raises nothing else."""
    try:
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Error as error:
        return name_of(error) != "SQLITE_NOTADB"  # any other fault meets whoever reads next
    return True


def _unlock(conn: Connection, password: Password) -> None:
    # Not by execute(), which keeps the text of each statement for the next time
    quoted = password.reveal().replace("'", "''")
    conn.executescript(f"PRAGMA key='{quoted}'")


def name_of(error: Error) -> str:
    """SQLite's own name for an error ("SQLITE_READONLY_DBMOVED"), "" for one that is the library's."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return ""
    return _names().get(code) or _names().get(code & _FAMILY, "")


@cache
def _names() -> dict[int, str]:
    """Names by code, as Python's own library lists them; this one names no extended code."""
    return {code: name for name, code in vars(sqlite3).items() if _IS_ERROR.match(name)}


def code_of(name: str) -> int:
    """The code of a name that :func:`name_of` gives. Raises KeyError."""
    return {known: code for code, known in _names().items()}[name]
