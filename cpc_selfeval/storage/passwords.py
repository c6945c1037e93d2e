"""Giving a file a password, another one, or none: the file is built anew beside itself and takes its own place.

Whenever that is interrupted, the file is what it was or what it should become. What the password was before still
opens whatever was made of the file earlier: backups, files put aside, copies elsewhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.backup import Backup, BackupPlaces
from cpc_selfeval.domain.breaking_off import seal
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileInUse
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.saving_refusals import FileReadOnly
from cpc_selfeval.storage.connection import Mode, attach, connect, disconnect, is_connected
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.leftovers import passing_name
from cpc_selfeval.storage.lock import take_lock
from cpc_selfeval.storage.opening import canonical, connect_to_read, open_store
from cpc_selfeval.storage.placing import sync_file, written_beside
from cpc_selfeval.storage.restoring.looking import backups_of
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.tables import all_tables

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_BLOCK: Final = 1_048_576
_HEADER: Final = ("application_id", "user_version")
"""What ``sqlcipher_export`` does not bring along (https://www.zetetic.net/sqlcipher/sqlcipher-api/)."""


def change_password(
    path: Path,
    old: Password | None,
    new: Password | None,
    by: Person | None = None,
    known: KnownFiles | None = None,
) -> None:
    """Let a closed file be opened by ``new`` instead of ``old``; None is no password.

    What is written is checked whole before it takes the file's place. The bytes that the file had are overwritten
    where the file system lets one, which says nothing of what a solid-state disk keeps. ``by`` is named in the lock
    file; what the file is now is noted in ``known``. Raises PasswordNeeded, WrongPassword, FileInUse, FileDamaged,
    StorageError, BrokenOff; the file is as it was then.
    """
    path = canonical(path)
    if is_connected(path):
        raise FileInUse(path)
    _bring_in_order(path, old, by)
    with told_about(path):
        lock = take_lock(path, by.name if by else "")
        try:
            # Nothing needs hiding where the same is to be read by anybody from now on
            with _overwritten_afterwards(path if new is not None else None), written_beside(path) as beside:
                _make_empty_like(path, beside)
                _write(path, old, beside, new)
                _refuse_unless_sound(path, beside, new)
                sync_file(beside)
                seal()
            if known is not None:
                known.note_closed(path)
        finally:
            lock.release()


def earlier_copies(path: Path, places: BackupPlaces | None = None, identity: str | None = None) -> tuple[Backup, ...]:
    """The backups of a file and what was put aside for one: they keep the password that they were made with.

    ``places`` says where else than beside the file backups go.
    """
    return backups_of(path, places or BackupPlaces(), identity)


def remove_copies(copies: Iterable[Backup]) -> tuple[Path, ...]:
    """Remove backups, and give those that could not be removed."""
    left = []
    for copy in copies:
        try:
            copy.path.unlink(missing_ok=True)
        except OSError:
            left.append(copy.path)
    return tuple(left)


def _bring_in_order(path: Path, password: Password | None, by: Person | None) -> None:
    """Open and close the file, which rolls back what was interrupted. Raises StorageError."""
    with closing(open_store(path, by=by, password=password)) as store:
        if store.read_only:
            raise store.read_only_because or FileReadOnly(path)


def _make_empty_like(path: Path, beside: Path) -> None:
    """Make an empty file that nobody may open who may not open ``path``. Raises OSError."""
    status = path.stat()
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    beside.chmod(stat.S_IMODE(status.st_mode))
    owned = getattr(os, "chown", None)
    if owned is not None:
        with suppress(PermissionError):  # only an administrator gives files away
            owned(beside, status.st_uid, status.st_gid)


def _write(path: Path, old: Password | None, beside: Path, new: Password | None) -> None:
    db = connect(path, Mode.WRITE, old)
    try:
        other = attach(db, beside, new)
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"SELECT sqlcipher_export('{other}')").fetchone()
        for name in _HEADER:
            db.execute(f"PRAGMA {other}.{name}={db.execute(f'PRAGMA main.{name}').fetchone()[0]}")
        _refuse_unless_same(db, other)
        db.execute("COMMIT")
    finally:
        disconnect(db)


def _refuse_unless_same(db: Database, other: str) -> None:
    """Raise Unsound unless both hold the same rows, by their keys and hashes."""
    for table in all_tables():
        here, there = (f'SELECT "key", "row_sha256" FROM {schema}."{table.name}"' for schema in ("main", other))
        for one, another in ((here, there), (there, here)):
            if db.execute(f"{one} EXCEPT {another} LIMIT 1").fetchone() is not None:
                raise Unsound("it could not be written as it was read.")


def _refuse_unless_sound(path: Path, beside: Path, password: Password | None) -> None:
    db, afterwards = connect_to_read(beside, password)
    try:
        for fault in faults_within(db):
            raise FileDamaged(path, fault)
    finally:
        disconnect(db)
        afterwards()


@contextmanager
def _overwritten_afterwards(path: Path | None) -> Iterator[None]:
    """Write zeros over the bytes that ``path`` has now, once another file has taken its place. None: do nothing.

    They are reached by a second name, which not every file system has; a leftover of it is one more name of the file.
    """
    second = passing_name(path) if path is not None else None
    if path is not None and second is not None:
        try:
            os.link(path, second)
        except OSError:
            second = None
    try:
        yield
        if second is not None:
            with suppress(OSError):  # the file has its password; this is only more than that
                _overwrite(second)
    finally:
        if second is not None:
            with suppress(OSError):
                second.unlink()


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        status = os.fstat(file.fileno())
        if status.st_nlink != 1:  # somebody else's name leads there too
            return
        for written in range(0, status.st_size, _BLOCK):
            file.write(bytes(min(_BLOCK, status.st_size - written)))
        file.flush()
        os.fsync(file.fileno())
