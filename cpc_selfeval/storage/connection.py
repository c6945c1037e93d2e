"""The one place that connects to a file, with its password if it has one, and its settings.

Within one process, closing any handle of a file drops SQLite's lock on it (POSIX). So it is known here which files
are connected, and whoever would open a path by other means asks :func:`is_connected` first.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from cpc_selfeval.domain.breaking_off import breaking_now
from cpc_selfeval.domain.opening_refusals import WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.database import Database

SECONDS_TO_WAIT = 2.0
"""How long SQLite waits for another program's lock before it says busy."""

_STEPS_BETWEEN_LOOKS = 1000
"""Steps of SQLite's own machine after which it looks whether work that may be broken off is still wanted."""

_connected: Counter[tuple[int, int]] = Counter()
_counting = threading.Lock()
"""Backups connect on threads of their own, and a connection that is miscounted would cost a lock."""
_inode_of: dict[int, tuple[int, int]] = {}
_password_of: dict[int, Password] = {}

_FIRST_SETTINGS = (
    "PRAGMA locking_mode=NORMAL",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)
_WRITING_SETTINGS = ("PRAGMA synchronous=EXTRA", "PRAGMA secure_delete=ON")


class Mode(StrEnum):
    """How to connect: SQLite's own words."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"
    PRIVATE = "ro&immutable=1"
    """Read a copy that nobody else can change: without locks, and without looking for a journal."""


def connect(path: Path, mode: Mode, password: Password | None = None) -> Database:
    """Connect with every setting that writes nothing. End with :func:`disconnect`.

    A password that a file without one does not need is not used (:func:`password_of` tells); without one, a file that
    has one cannot be read (SQLITE_NOTADB at the first statement). Raises WrongPassword, engine.Error. Writes need
    explicit BEGIN IMMEDIATE and COMMIT: without them each statement commits by itself.
    """
    conn, used = _opened(path, mode, password)
    try:
        status = path.stat()
        db = Database(conn)
        for setting in _FIRST_SETTINGS:
            db.execute(setting)
        _look_now_and_then(conn)
    except BaseException:
        conn.close()
        raise
    _inode_of[id(db)] = (status.st_dev, status.st_ino)
    with _counting:
        _connected[_inode_of[id(db)]] += 1
    if used is not None:
        _password_of[id(db)] = used
    return db


@contextmanager
def interruptible(db: Database) -> Iterator[None]:
    """What this connection does within is interrupted where this thread's work is to end."""
    breaking = breaking_now()
    if breaking is None:
        yield
        return
    db.conn.set_progress_handler(lambda: breaking.is_asked, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        db.conn.set_progress_handler(None, 0)


def _look_now_and_then(conn: engine.Connection) -> None:
    """Where this thread's work may be broken off: interrupt what the connection does, until the work is over."""
    breaking = breaking_now()
    if breaking is None:
        return

    def let_go() -> None:
        with suppress(engine.Error):  # it is closed
            conn.set_progress_handler(None, 0)

    conn.set_progress_handler(lambda: breaking.is_asked, _STEPS_BETWEEN_LOOKS)
    breaking.when_ended(let_go)


def _opened(path: Path, mode: Mode, password: Password | None) -> tuple[engine.Connection, Password | None]:
    """The connection, and the password that it was given: none where the file has none. Raises WrongPassword."""
    uri = f"{uri_of(path)}?mode={mode}"
    if password is None:
        return engine.open_uri(uri, SECONDS_TO_WAIT), None
    conn = engine.open_uri(uri, SECONDS_TO_WAIT, password)
    if engine.is_readable(conn):
        return conn, password
    conn.close()
    conn = engine.open_uri(uri, SECONDS_TO_WAIT)
    if engine.is_readable(conn):
        return conn, None
    conn.close()
    raise WrongPassword(path)


def prepare_for_writing(db: Database) -> bool:
    """Settings for a file that will be written: a truncated journal, every commit synced. False if refused."""
    for setting in _WRITING_SETTINGS:
        db.execute(setting)
    answer = db.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
    return bool(answer[0] == "truncate")


def attach(db: Database, path: Path, password: Password | None) -> str:
    """Add a second file, whose password (None: it has none) is its own, to a connection, and give its schema name.

    It exists already, and nobody else may be using it. :func:`disconnect` rolls back what is not committed in it.
    Raises engine.Error.
    """
    address = f"{uri_of(path)}?mode={Mode.WRITE}"
    db.execute("ATTACH DATABASE ? AS other KEY ?", (address, password.reveal() if password else ""))
    return "other"


def leave_one_file(db: Database) -> None:
    """Remove the empty journal beside a file that is about to be closed."""
    db.execute("PRAGMA journal_mode=DELETE").fetchone()


def disconnect(db: Database) -> None:
    """Close a connection. Doing it twice does no harm."""
    inode = _inode_of.pop(id(db), None)
    _password_of.pop(id(db), None)
    db.close()
    if inode is not None:
        with _counting:
            _connected[inode] -= 1


def inode_of(db: Database) -> tuple[int, int]:
    """Device and number of the file that a connection was made to, as the system counts them."""
    return _inode_of[id(db)]


def password_of(db: Database) -> Password | None:
    """The password of the file that a connection is to, for connecting to its copies; None when it has none."""
    return _password_of.get(id(db))


def is_connected(path: Path) -> bool:
    """Whether this process is connected to the file at ``path``, under whatever name. Never opens it."""
    try:
        status = path.stat()
    except OSError:
        return False
    return _connected[status.st_dev, status.st_ino] > 0


def uri_of(path: Path) -> str:
    """The path as SQLite's URI: every odd character quoted, and network paths of Windows with no authority."""
    uri = path.absolute().as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)
