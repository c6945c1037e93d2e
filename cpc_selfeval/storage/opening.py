"""Opening a file, suspiciously: what it says it is, its version, its schema, its structure, in this order.

A file that this computer did not write last is first looked through in a private copy; only where all of it is sound
is the file itself opened to be written, and only while it is still the one that was looked through.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.last_saved import LastSaved
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileIsFolder, FileMissing, FileUnreadable, PasswordNeeded
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import FileBusy, FileReadOnly
from cpc_selfeval.domain.suspect_refusals import ForeignJournal, ForeignParts
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.backups.writing import back_up_before_update
from cpc_selfeval.storage.backups.writing import sweep as sweep_backups
from cpc_selfeval.storage.connection import (
    Mode,
    connect,
    disconnect,
    inode_of,
    is_connected,
    prepare_for_writing,
)
from cpc_selfeval.storage.errors import refusal_of_system, told_about
from cpc_selfeval.storage.gate import check_opened as check_opened
from cpc_selfeval.storage.header import Header, read_header
from cpc_selfeval.storage.journals import left_behind
from cpc_selfeval.storage.known_files import Known, KnownFiles
from cpc_selfeval.storage.leftovers import sweep_beside, sweep_private
from cpc_selfeval.storage.lock import Lock, holder_of, take_lock, this_host
from cpc_selfeval.storage.log import read_last
from cpc_selfeval.storage.received.reading import connect_to_copy, connect_to_damaged
from cpc_selfeval.storage.received.vetting import Vetted, vet
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.stamps import stamp_of
from cpc_selfeval.storage.store import Store

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, and what this computer knows of the file."""

    path: Path
    password: Password | None
    standing: Known
    although_damaged: bool


class _Leaving:
    """What is done once when a file that could be written is let go of: a note of it, and an end of its lock."""

    def __init__(self, path: Path, lock: Lock, known: KnownFiles | None) -> None:
        self._path = path
        self._lock = lock
        self._known = known

    def doubt(self) -> None:
        """It is not as we wrote it after all: next time it is looked through with care."""
        if self._known is not None:
            self._known.forget(self._path)

    def end(self) -> None:
        if self._known is not None:
            self._known.note_closed(self._path)
            self._known = None
        self._lock.release()


def open_store(
    path: Path,
    *,
    read_only: bool = False,
    by: Person | None = None,
    take_over: bool = False,
    password: Password | None = None,
    known: KnownFiles | None = None,
    just_made: bool = False,
    although_damaged: bool = False,
) -> Store:
    """Open a file. ``by`` is named in the lock file. A password that the file does not need is not used.

    A file that cannot be written, or in which something was altered, is opened to read only, and the store says why.
    ``take_over`` opens it although somebody on another computer seems to have it open. Without ``known`` every file
    is looked through as one from elsewhere; ``just_made`` needs no looking. ``although_damaged``, with ``read_only``,
    gives what can still be read of a damaged file. Raises StorageError.
    """
    path = canonical(path)
    _refuse_unless_a_file(path)
    standing = known.of(path) if known is not None else Known.STRANGE
    asked = _Asked(path, password, Known.AS_WE_LEFT_IT if just_made else standing, although_damaged)
    if read_only:
        return _open_to_read(asked, None)
    if not os.access(path, os.W_OK):
        return _open_to_read(asked, FileReadOnly(path))
    left = holder_of(path)
    with ExitStack() as undo:
        try:
            with told_about(path):
                lock = take_lock(path, by.name if by else "", take_over=take_over)
        except FileReadOnly as refusal:
            return _open_to_read(asked, refusal)
        leaving = _Leaving(path, lock, known)
        undo.callback(lock.release)
        try:
            looked = _look_through(asked)
            if looked is not None and looked.doubt is not None:
                undo.close()
                return _open_to_read(asked, looked.doubt, looked)
            db = _open_to_write(asked, looked, undo)
        except BackupNotMade as refusal:  # without a backup an older file is not brought up to date
            undo.close()
            return _open_to_read(asked, refusal)
        if known is not None:
            known.note_opened(path)
        was_ours = left is not None and left.host == this_host() and not left.copy
        crashed = standing is Known.NEVER_CLOSED and was_ours
        undo.pop_all()
    sweep_beside(path)
    sweep_backups(path)
    return Store(
        db,
        path,
        at_close=leaving.end,
        on_doubt=leaving.doubt,
        unchecked=looked is None and not just_made,
        recovered=_last_saved(db) if crashed else None,
    )


def _last_saved(db: Database) -> LastSaved | None:
    with suppress(engine.Error):
        for entry in read_last(db, 1):
            kinds = {shape.table: shape.kind for shape in all_shapes()}
            return LastSaved(entry.at, entry.act, entry.by, kinds.get(entry.table), entry.record)
    return None


def _look_through(asked: _Asked) -> Vetted | None:
    """Look through a file that is not known to be as we left it; None for one that is. Raises StorageError."""
    path = asked.path
    if is_connected(path):
        return None
    with told_about(path):
        header = read_header(path)
        refuse_without_password(path, header, asked.password)
        if asked.standing is Known.AS_WE_LEFT_IT and not left_behind(path):
            return None
        sweep_private()
        return vet(path, header, asked.password)


def _refuse_unless_a_file(path: Path) -> None:
    try:
        is_file = path.is_file()
    except PermissionError as error:
        raise FileUnreadable(path) from error
    except OSError as error:
        raise refusal_of_system(error, path) from error
    if not is_file:
        raise FileIsFolder(path) if os.path.isdir(path) else FileMissing(path)


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
                return connect_to_copy(path, password)
        db = connect(path, Mode.READ, password)
        undo.callback(disconnect, db)
        try:
            version = check_opened(db, path)
        except engine.Error:
            if not left_behind(path):
                raise
        else:
            if version == schema.LATEST:  # of a file with a password that is not known before
                undo.pop_all()
                return db, lambda: None
    with told_about(path):
        return connect_to_copy(path, password)


def refuse_without_password(path: Path, header: Header, password: Password | None) -> None:
    """Raise PasswordNeeded where the file seems to have a password and none was given."""
    if header.protected and password is None:
        raise PasswordNeeded(path)


def _open_to_write(asked: _Asked, looked: Vetted | None, undo: ExitStack) -> Database:
    path = asked.path
    with told_about(path):
        if looked is not None and stamp_of(path) != looked.stamp:
            raise FileBusy(path)
        db = connect(path, Mode.WRITE, asked.password)
        undo.callback(disconnect, db)
        if looked is not None and inode_of(db) != (looked.stamp.device, looked.stamp.inode):
            raise FileBusy(path)
        if not prepare_for_writing(db):
            raise FileBusy(path)
        version = check_opened(db, path)
        if version < schema.LATEST:
            back_up_before_update(db, path)
            schema.bring_up_to_date(db, version)
    return db


def _open_to_read(asked: _Asked, because: StorageError | None, looked: Vetted | None = None) -> Store:
    path = asked.path
    try:
        looked = looked or _look_through(asked)
        doubt = looked.doubt if looked is not None else None
        if isinstance(doubt, ForeignJournal):
            with told_about(path):
                db, afterwards = connect_to_copy(path, asked.password, journal=False)
        else:
            db, afterwards = connect_to_read(path, asked.password)
    except ForeignParts:
        raise
    except FileDamaged as damage:
        if not asked.although_damaged:
            raise
        because, looked, doubt = damage, Vetted(stamp_of(path)), None
        with told_about(path):
            db, afterwards = connect_to_damaged(path, asked.password)
    return Store(
        db,
        path,
        read_only=True,
        read_only_because=doubt or because,
        at_close=afterwards,
        unchecked=looked is None,
    )
