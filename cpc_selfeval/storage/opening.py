"""Opening a file, suspiciously: what it says it is, its version, its schema, its structure, in this order."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.opening_refusals import (
    FileDamaged,
    FileMissing,
    FileTooNew,
    FileUnreadable,
    NotASelfEvaluation,
    PasswordNeeded,
    WrongPassword,
)
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import FileBusy, FileReadOnly
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.backups.writing import back_up_before_update
from cpc_selfeval.storage.connection import Mode, connect, disconnect, is_connected, prepare_for_writing
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.header import Header, read_header
from cpc_selfeval.storage.lock import take_lock
from cpc_selfeval.storage.store import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

_BESIDE = ("-journal", "-wal")


def open_store(
    path: Path,
    *,
    read_only: bool = False,
    by: Person | None = None,
    take_over: bool = False,
    password: Password | None = None,
) -> Store:
    """Open a file. ``by`` is named in the lock file. A password that the file does not need is not used.

    A file that cannot be written is opened to read only, and the store says why. ``take_over`` opens it although
    somebody on another computer seems to have it open. Raises StorageError.
    """
    path = canonical(path)
    _refuse_unless_a_file(path)
    if read_only:
        return _open_to_read(path, None, password)
    if not os.access(path, os.W_OK):
        return _open_to_read(path, FileReadOnly(path), password)
    with ExitStack() as undo:
        try:
            with told_about(path):
                lock = take_lock(path, by.name if by else "", take_over=take_over)
        except FileReadOnly as refusal:
            return _open_to_read(path, refusal, password)
        undo.callback(lock.release)
        try:
            db = _open_to_write(path, undo, password)
        except BackupNotMade as refusal:  # without a backup an older file is not brought up to date
            undo.close()
            return _open_to_read(path, refusal, password)
        undo.pop_all()
        return Store(db, path, at_close=lock.release)


def _refuse_unless_a_file(path: Path) -> None:
    try:
        if not path.is_file():
            raise FileMissing(path)
    except PermissionError as error:
        raise FileUnreadable(path) from error


def canonical(path: Path) -> Path:
    """The path without links, so that journal and lock file stand beside the file itself."""
    return Path(os.path.realpath(path))


def connect_to_read(path: Path, password: Password | None = None) -> tuple[Database, Callable[[], None]]:
    """A checked connection that cannot write, and what to call once it is disconnected. Raises StorageError.

    What an interrupted save left is rolled back in a private copy; the file itself is never changed.
    """
    with told_about(path), ExitStack() as undo:
        if not is_connected(path):
            header = read_header(path)
            refuse_without_password(path, header, password)
            if header.wal or header.version < schema.LATEST:
                return _connect_to_copy(path, password)
        db = connect(path, Mode.READ, password)
        undo.callback(disconnect, db)
        try:
            version = check_opened(db, path)
        except engine.Error:
            if not _left_in_the_middle(path):
                raise
        else:
            if version == schema.LATEST:  # of a file with a password that is not known before
                undo.pop_all()
                return db, lambda: None
    with told_about(path):
        return _connect_to_copy(path, password)


def refuse_without_password(path: Path, header: Header, password: Password | None) -> None:
    """Raise PasswordNeeded where the file seems to have a password and none was given."""
    if header.protected and password is None:
        raise PasswordNeeded(path)


def check_opened(db: Database, path: Path) -> int:
    """Check application id, version, schema and structure, and give the version.

    Raises NotASelfEvaluation, FileTooNew, FileDamaged, engine.Error.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID or version < 1:
        raise NotASelfEvaluation(path, "another program’s database")
    if version > schema.LATEST:
        raise FileTooNew(path)
    for fault in schema.schema_faults(db, version):
        raise FileDamaged(path, fault)
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise FileDamaged(path, "its structure does not hold together.")
    return version


def _open_to_write(path: Path, undo: ExitStack, password: Password | None) -> Database:
    with told_about(path):
        if not is_connected(path):
            refuse_without_password(path, read_header(path), password)
        db = connect(path, Mode.WRITE, password)
        undo.callback(disconnect, db)
        version = check_opened(db, path)
        if not prepare_for_writing(db):
            raise FileBusy(path)
        if version < schema.LATEST:
            back_up_before_update(db, path)
            schema.bring_up_to_date(db, version)
    return db


def _open_to_read(path: Path, because: StorageError | None, password: Password | None) -> Store:
    db, afterwards = connect_to_read(path, password)
    return Store(db, path, read_only=True, read_only_because=because, at_close=afterwards)


def _left_in_the_middle(path: Path) -> bool:
    """Whether a save or another program's way of saving was interrupted and has yet to be rolled back."""
    return any(_size(_beside(path, end)) > 0 for end in _BESIDE)


def _connect_to_copy(path: Path, password: Password | None) -> tuple[Database, Callable[[], None]]:
    with ExitStack() as undo:
        folder = Path(tempfile.mkdtemp(prefix="cpcse-"))
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        copy = folder / "copy.cpcse"
        shutil.copyfile(path, copy)
        for end in _BESIDE:
            if _size(_beside(path, end)) > 0:
                shutil.copyfile(_beside(path, end), _beside(copy, end))
        db = _connect_told_of(copy, path, password)
        undo.callback(disconnect, db)
        version = check_opened(db, path)
        if version < schema.LATEST:
            schema.bring_up_to_date(db, version)
        return db, undo.pop_all().close


def _connect_told_of(copy: Path, path: Path, password: Password | None) -> Database:
    try:
        return connect(copy, Mode.WRITE, password)
    except WrongPassword as refusal:
        raise WrongPassword(path) from refusal


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
