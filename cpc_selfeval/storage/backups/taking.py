"""A snapshot of an open file, under a passing name in the folder of its backups: the first half of a backup.

Either on the file's own connection in one step, between two saves; or from a second connection in small steps, so
that saves go on meanwhile. SQLite begins such a copy anew whenever something was saved, so that is bounded.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.saving_refusals import FileBusy
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.naming import folder_of, is_plain_folder
from cpc_selfeval.storage.connection import Mode, connect, disconnect, password_of
from cpc_selfeval.storage.leftovers import passing_name
from cpc_selfeval.storage.placing import JOURNALS

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

PAGES_A_STEP: Final = 128
"""Pages copied between two chances for a save: half a megabyte, a few milliseconds."""

SECONDS_BETWEEN: Final = 0.001
MOST_RESTARTS: Final = 8
MOST_SECONDS_BUSY: Final = 5.0

_BUSY: Final = (5, 6)
"""SQLITE_BUSY and SQLITE_LOCKED (https://sqlite.org/rescode.html)."""


_BY_WORDS: Final = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""What ``sqlite3_errstr`` says of each error that a disk or a file can be the reason of."""


class TooRestless(Exception):
    """So much was saved meanwhile that copying in small steps came to no end."""


class BrokenOff(Exception):
    """Whoever asked for the backup wants it no more."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot: the connection to it (end with :meth:`drop`), its path, and what it is a snapshot of."""

    db: Database
    path: Path
    file: Path
    reason: Reason
    at: datetime

    def drop(self) -> None:
        """Close and remove the snapshot. Doing it twice does no harm."""
        disconnect(self.db)
        remove_passing(self.path)


def take_at_once(db: Database, file: Path, reason: Reason, at: datetime) -> Taken:
    """Copy in one step on the file's own connection, on its own thread, outside any transaction.

    Raises FileBusy inside a transaction, of which a copy would never end; engine.Error, OSError, PlaceRefused.
    """
    if db.conn.in_transaction:
        raise FileBusy(file)
    taken = _begun(file, reason, at, password_of(db))
    try:
        with _with_codes():
            db.conn.backup(taken.db.conn, pages=-1)
    except BaseException:
        taken.drop()
        raise
    return taken


def take_in_steps(
    file: Path,
    password: Password | None,
    reason: Reason,
    at: datetime,
    unwanted: Callable[[], bool] = lambda: False,
) -> Taken:
    """Copy in small steps from a connection of its own. ``unwanted`` is asked at each step.

    Raises TooRestless, BrokenOff, FileBusy when another program holds the file for long, engine.Error, OSError,
    PlaceRefused.
    """
    source = connect(file, Mode.READ, password)
    try:
        source.execute("PRAGMA busy_timeout=0")
        taken = _begun(file, reason, at, password_of(source))
        try:
            watch = _Watch(file, unwanted)
            with _with_codes():
                source.conn.backup(taken.db.conn, pages=PAGES_A_STEP, progress=watch, sleep=0.01)
        except BaseException:
            taken.drop()
            raise
    finally:
        disconnect(source)
    return taken


@contextmanager
def _with_codes() -> Iterator[None]:
    """An error of SQLite's copying comes without its code, unlike any other: it is told by SQLite's own words."""
    try:
        yield
    except engine.Error as error:
        name = _BY_WORDS.get(str(error))
        if name is not None and not engine.name_of(error):
            error.sqlite_errorcode = engine.code_of(name)
        raise


class _Watch:
    """Looks on after each step, and leaves room for a save before the next."""

    def __init__(self, file: Path, unwanted: Callable[[], bool]) -> None:
        self._file = file
        self._unwanted = unwanted
        self._left: int | None = None
        self._restarts = 0
        self._busy_since: float | None = None

    def __call__(self, status: int, left: int, _total: int) -> None:
        if self._unwanted():
            raise BrokenOff
        if status in _BUSY:
            now = time.monotonic()
            self._busy_since = self._busy_since or now
            if now - self._busy_since > MOST_SECONDS_BUSY:
                raise FileBusy(self._file)
            return
        self._busy_since = None
        if self._left is not None and left >= self._left:
            self._restarts += 1
            if self._restarts > MOST_RESTARTS:
                raise TooRestless
        self._left = left
        time.sleep(SECONDS_BETWEEN)


def _begun(file: Path, reason: Reason, at: datetime, password: Password | None) -> Taken:
    folder = ready_folder(folder_of(file), file)
    path = passing_name(folder / file.name)
    make_empty(path, rights_of(file))
    try:
        db = connect(path, Mode.WRITE, password)
    except BaseException:
        remove_passing(path)
        raise
    taken = Taken(db, path, file, reason, at)
    try:
        # What is only passing needs no journal and no waiting for the disk
        db.execute("PRAGMA journal_mode=OFF").fetchone()
        db.execute("PRAGMA synchronous=OFF")
    except BaseException:
        taken.drop()
        raise
    return taken


def ready_folder(folder: Path, file: Path) -> Path:
    """The folder, made now if it is not there, open to whoever may open the file. Raises PlaceRefused, OSError.

    A link in its place is not followed: it could lead backups to where others read them.
    """
    if not os.path.lexists(folder):
        folder.mkdir()
        folder.chmod(_rights_of_folder(rights_of(file)))
    if not is_plain_folder(folder):
        raise PlaceRefused(folder)
    return folder


def rights_of(file: Path) -> int:
    """Who may read and write a file, as the system's bits; only its owner where that cannot be told."""
    try:
        return stat.S_IMODE(file.stat().st_mode) & 0o666 | 0o600
    except OSError:
        return 0o600


def make_empty(path: Path, rights: int) -> None:
    """Make an empty file that nobody else may open before it is filled. Raises OSError, also when it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, rights))
    path.chmod(rights)


def remove_passing(path: Path) -> None:
    """Remove a file under a passing name and whatever SQLite left beside it."""
    for end in ("", *JOURNALS):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()


def _rights_of_folder(rights: int) -> int:
    """Whoever may read the file may look into the folder; whoever may write it may add backups."""
    readable = rights & 0o444
    return rights | readable >> 2
