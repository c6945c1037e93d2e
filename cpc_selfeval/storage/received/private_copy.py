"""A copy of a file in a folder that only this user can enter, made without changing anything of the file itself."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.saving_refusals import FileBusy
from cpc_selfeval.domain.suspect_refusals import FileTooLarge, ForeignJournal, NoRoomToLook
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.connection import Mode, connect, disconnect, password_of
from cpc_selfeval.storage.journals import beside, left_behind, names_another_file
from cpc_selfeval.storage.leftovers import private_folder
from cpc_selfeval.storage.placing import copy_bytes
from cpc_selfeval.storage.stamps import Stamp, size_of, stamp_of

MOST_BYTES: Final = 1_000_000_000
"""The largest file that is read from elsewhere, with its journal (reliability.md 1.8)."""

_TURNS: Final = 4
"""How often a file is copied that somebody saves to meanwhile, before it counts as busy."""

_PAGES: Final = 4_096
"""Pages (16 MB) copied between two looks whether it is still wanted."""

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """Where the copy is, what the file was when it was copied, and whether a journal that was left came with it."""

    path: Path
    of: Stamp
    with_journal: bool


@contextmanager
def private_copy(
    path: Path, password: Password | None = None, *, as_files: bool = False, journal: bool = True
) -> Iterator[PrivateCopy]:
    """Copy a file that no connection of this process has open, with the journal that an interrupted save left.

    The copy is gone at the end. ``as_files``: the bytes as they are, and not through SQLite, for what another
    program switched to write-ahead logging. Without ``journal``, one that was left stays aside. Raises FileTooLarge,
    FileBusy while somebody writes, ForeignJournal, NoRoomToLook, StorageError, OSError, engine.Error.
    """
    with private_folder() as folder:
        copy = folder / "copy.cpcse"
        for _ in range(_TURNS):
            before = stamp_of(path)
            _refuse_if_large(path, before)
            with _room_for(path):
                came = _copied(path, copy, password, as_files=as_files, journal=journal)
            if stamp_of(path) == before:
                break
            for each in folder.iterdir():  # somebody saved meanwhile: what was copied is of two moments
                each.unlink()
        else:
            raise FileBusy(path)
        yield PrivateCopy(copy, before, came)


def _refuse_if_large(path: Path, stamp: Stamp) -> None:
    size = stamp.size + sum(size_of(each) for each in left_behind(path))
    if size > MOST_BYTES:
        raise FileTooLarge(path, size, MOST_BYTES)


def _copied(path: Path, copy: Path, password: Password | None, *, as_files: bool, journal: bool) -> bool:
    """Copy it, and tell whether with a journal."""
    if journal and not as_files:
        try:
            _copy_through(path, copy, password)
        except engine.Error as error:
            if engine.name_of(error) != "SQLITE_READONLY_ROLLBACK":
                raise
            copy.unlink(missing_ok=True)
        else:
            return False
    copy_bytes(path, copy)
    came = left_behind(path) if journal else ()
    for each in came:
        if names_another_file(each):
            raise ForeignJournal(path)
        copy_bytes(each, beside(copy, each.name.removeprefix(path.name)))
    return bool(came)


def _copy_through(path: Path, copy: Path, password: Password | None) -> None:
    """Copy page by page through SQLite, which holds its lock meanwhile and reads nothing into what the pages say.

    Raises engine.Error: SQLITE_READONLY_ROLLBACK where an interrupted save has yet to be rolled back.
    """
    source = connect(path, Mode.READ, password)
    try:
        source.execute("BEGIN")
        source.execute("PRAGMA user_version").fetchone()
        target = connect(copy, Mode.CREATE, password_of(source))
        try:
            for setting in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"):
                target.execute(setting)
            source.conn.backup(target.conn, pages=_PAGES, progress=lambda *_: look())
        finally:
            disconnect(target)
    finally:
        disconnect(source)


@contextmanager
def _room_for(path: Path) -> Iterator[None]:
    """That there is no room for the copy is told as that."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise NoRoomToLook(path) from error
        raise
    except engine.Error as error:
        if engine.name_of(error) == "SQLITE_FULL":
            raise NoRoomToLook(path) from error
        raise
