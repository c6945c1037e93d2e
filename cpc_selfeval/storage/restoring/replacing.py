"""Putting a backup in the place of a file, which is put aside first: whole, with what an interrupted save left.

Whenever it is interrupted, the file is what it was or what it should become, and the earlier one is never gone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.backup import Restored
from cpc_selfeval.domain.backup_refusals import NotItsBackup, RestoreOpenHere
from cpc_selfeval.domain.breaking_off import seal
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import FolderMissing
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.naming import aside_name, folder_of, read_aside, read_name
from cpc_selfeval.storage.backups.taking import make_empty, ready_folder, remove_passing, rights_of
from cpc_selfeval.storage.connection import Mode, connect, disconnect, is_connected
from cpc_selfeval.storage.errors import told_about_place
from cpc_selfeval.storage.leftovers import passing_name
from cpc_selfeval.storage.lock import take_lock
from cpc_selfeval.storage.opening import canonical
from cpc_selfeval.storage.placing import JOURNALS, copy_bytes, patiently, sync_file, sync_folder
from cpc_selfeval.storage.restoring.looking import faults_of, identity_of

_MOST_OF_ONE_MINUTE: Final = 1000


def restore(
    file: Path, backup: Path, at: datetime, password: Password | None = None, *, take_over: bool = False
) -> Restored:
    """Put a checked copy of ``backup`` in the place of ``file``, which may be damaged, empty or missing.

    ``at`` is the local time now, for the name of what is put aside. ``password`` is the backup's. Raises
    RestoreOpenHere, FileInUse (unless ``take_over`` ignores another computer's lock), NotItsBackup, FolderMissing,
    FileDamaged about a backup that is not sound, PlaceRefused, StorageError, BrokenOff; then the file is as it was.
    """
    file, backup = canonical(file), canonical(backup)
    if is_connected(file):
        raise RestoreOpenHere(file)
    if not os.path.isdir(file.parent):
        raise FolderMissing(file)
    with told_about_place(file):
        lock = take_lock(file, take_over=take_over)
        try:
            _refuse_if_of_another(file, backup, password)
            with _passing_name(file, backup) as passing:
                _copy_checked(backup, passing, password)
                seal()  # from here on two files have each other's places to take
                aside = _put_aside(file, at) if os.path.lexists(file) else None
                patiently(lambda: passing.replace(file))
                sync_folder(file.parent)
        finally:
            lock.release()
    return Restored(file, _made_at(backup, file), aside)


def _made_at(backup: Path, file: Path) -> datetime | None:
    named = read_name(backup.name)
    return named[0] if named else read_aside(backup, file)


def _refuse_if_of_another(file: Path, backup: Path, password: Password | None) -> None:
    """Raise NotItsBackup where both can be read and are different self-evaluations."""
    theirs = identity_of(backup, password)
    ours = theirs
    with suppress(StorageError):
        ours = identity_of(file, password)
    if ours != theirs:
        raise NotItsBackup(file, backup)


@contextmanager
def _passing_name(file: Path, backup: Path) -> Iterator[Path]:
    """A name among the backups, where whatever is left by a kill is swept; beside the file where that cannot be."""
    rights = rights_of(file if os.path.isfile(file) else backup)
    folder = folder_of(file)
    try:
        ready_folder(folder, file)
    except (OSError, StorageError):
        folder = file.parent
    passing = passing_name(folder / file.name)
    make_empty(passing, rights)
    try:
        yield passing
    finally:
        remove_passing(passing)
        if folder != file.parent:
            with suppress(OSError):  # which it refuses unless it is empty
                folder.rmdir()


def _copy_checked(backup: Path, passing: Path, password: Password | None) -> None:
    """Copy a backup, and check the very copy that will be the file."""
    copy_bytes(backup, passing)
    try:
        faults = faults_of(passing, password)
    except FileDamaged as refusal:
        raise FileDamaged(backup, refusal.found) from refusal
    for fault in faults:
        raise FileDamaged(backup, fault)
    sync_file(passing)


def _put_aside(file: Path, at: datetime) -> Path:
    """Give the present file a second name, which is left when its own becomes the backup's. Raises OSError.

    A journal belongs to the file beside it, and SQLite would play it into whatever stands there. So what an
    interrupted save left is rolled back first; where that cannot be, both are copied aside and the journal goes.
    """
    left = _journals(file)
    if left:
        _roll_back(file)
        left = _journals(file)
    for number in range(1, _MOST_OF_ONE_MINUTE):
        aside = aside_name(file, at, number)
        with suppress(FileExistsError):
            if left:
                _copy_aside(file, aside, left)
            else:
                _second_name(file, aside)
            sync_folder(file.parent)
            _remove_journals(file)
            return aside
    raise FileExistsError(str(aside_name(file, at)))


def _journals(file: Path) -> list[str]:
    """The endings of what stands beside a file from an interrupted save."""
    return [end for end in JOURNALS if _size(file.with_name(file.name + end)) > 0]


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _roll_back(file: Path) -> None:
    """Let SQLite take back what was half saved, where it still can. An empty file has nothing to be taken back to."""
    if _size(file) == 0:
        return
    with suppress(engine.Error, StorageError):
        db = connect(file, Mode.WRITE)
        try:
            db.execute("PRAGMA user_version").fetchone()
        finally:
            disconnect(db)


def _second_name(file: Path, aside: Path) -> None:
    try:
        os.link(file, aside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a memory stick's
        _copy_new(file, aside)


def _copy_aside(file: Path, aside: Path, left: list[str]) -> None:
    _copy_new(file, aside)
    for end in left:
        _copy_new(file.with_name(file.name + end), aside.with_name(aside.name + end))


def _copy_new(source: Path, target: Path) -> None:
    """Copy to a name that is free; what could not be copied whole is removed again."""
    make_empty(target, rights_of(source))
    try:
        shutil.copyfile(source, target)
        sync_file(target)
    except BaseException:
        target.unlink()
        raise


def _remove_journals(file: Path) -> None:
    """Remove what stands beside the file that was put aside, so that it never gets into the one that follows."""
    for end in JOURNALS:
        with suppress(FileNotFoundError):
            file.with_name(file.name + end).unlink()
