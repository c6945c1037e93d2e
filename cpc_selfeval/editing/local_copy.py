"""Working on a local copy of a file that stands on a share or a stick, and checking it in again.

Whatever is interrupted between two steps leaves both files whole: the copy is finished before the lock beside the
original says so, and the original is replaced, in one move, only while it is what the copy was made from. Where it was
changed meanwhile, or somebody has it open, both are kept side by side.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.backup import Place as Kept
from cpc_selfeval.domain.breaking_off import seal
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.opening_refusals import FileCheckedOut, FileInUse
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import FolderMissing
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import DiskFault, FileReadOnly
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of, is_aside
from cpc_selfeval.storage.backups.taking import ready_folder, rights_of
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.storage.errors import told_about, told_about_place
from cpc_selfeval.storage.leftovers import passing_name
from cpc_selfeval.storage.lock import Lock, holder_of, take_lock
from cpc_selfeval.storage.opening import canonical, open_store
from cpc_selfeval.storage.placing import move_to_free_name, patiently, sync_file, sync_folder, written_beside

_BLOCK: Final = 1 << 20
_MOST_NAMES: Final = 1000
_ODD: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """A local copy of a file. ``key`` is how the lock beside the original names it.

    ``state`` is the SHA-256 of the original when it was copied; ``coming`` that of what is about to replace it, or "".
    ``since`` is aware.
    """

    key: str
    original: Path
    path: Path
    state: str
    since: datetime
    coming: str = ""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Where a local copy came to stand. ``replaced``: it took the original's place; else it stands beside it."""

    path: Path
    replaced: bool


Keep = Callable[[LocalCopy], None]
"""Notes a local copy, in place of what was noted of it before, so that it is known after a crash. Raises OSError."""


def write_copy_of(path: Path, target: Path, *, replacing: bool = False, password: Password | None = None) -> None:
    """Copy a file that somebody else may have open. Raises Refusal; the file itself is only read."""
    with closing(open_store(path, read_only=True, password=password)) as store:
        store.save_copy(target, replacing=replacing)


def check_out(
    original: Path, folder: Path, person: Person, at: datetime, keep: Keep, password: Password | None = None
) -> LocalCopy:
    """Copy a file that is not open here into ``folder``, and let its lock say who works on the copy.

    Raises Refusal, and then nothing is left behind.
    """
    original = canonical(original)
    _see_that_it_can_be_written(original, person, password)
    key = new_key()
    with told_about(original):
        lock = take_lock(original, person.name)
    target: Path | None = None
    try:
        target = _free_name(folder, original.name)
        write_copy_of(original, target, password=password)
        seal()
        with told_about(original):
            copy = LocalCopy(key, original, target, _state(original), at)
        with told_about_place(target):
            keep(copy)
        target = None
        with suppress(OSError):  # what others change meanwhile is noticed when the copy is checked in
            lock.say_checked_out(person.name, key)
    finally:
        lock.release()
        if target is not None:
            with suppress(OSError):
                target.unlink()
    return copy


def check_in(copy: LocalCopy, person: Person, at: datetime, keep: Keep, password: Password | None = None) -> CheckedIn:
    """Bring a local copy that is not open here back to where its original stands.

    Where the original was changed meanwhile it stays, and what was worked on locally stands beside it under a name of
    its own. Raises Refusal (FileAltered where the local copy was damaged: it takes no sound file's
    place); both files are then as they were.
    """
    original = copy.original
    if not os.path.isdir(original.parent):
        raise FolderMissing(original)
    if is_connected(original):
        raise FileInUse(original, person.name)
    beside = passing_name(original)
    with closing(open_store(copy.path, by=person, password=password)) as store:
        if isinstance(store.read_only_because, FileAltered):
            raise store.read_only_because
        store.save_copy(beside)
    try:
        seal()
        with told_about_place(original):
            return _put_in_place(copy, beside, person, at, keep)
    finally:
        with suppress(OSError):
            beside.unlink()


def remove_local(copy: LocalCopy, now: Path) -> None:
    """Remove a local copy that stands at ``now`` again; its backups, and what was put aside for one, go there too.

    What cannot be moved stays.
    """
    with suppress(OSError):
        copy.path.unlink()
    for aside in _put_aside(copy.path):
        with suppress(OSError, StorageError):
            _move(aside, now.with_name(aside.name), now)
    here = folder_of(copy.path)
    with suppress(OSError, StorageError):
        for backup in backups_in(here, Kept.BESIDE):
            _move(backup.path, ready_folder(folder_of(now), now) / backup.path.name, now)
        here.rmdir()


def _put_aside(path: Path) -> list[Path]:
    """What was put aside beside a file when a backup of it was restored."""
    with suppress(OSError):
        return [other for other in path.parent.iterdir() if is_aside(other) == path.name]
    return []


def _move(source: Path, target: Path, like: Path) -> None:
    """Move a file to another disk, open to the same people as ``like``; nothing that is there is replaced."""
    with written_beside(target, replacing=False) as beside:
        shutil.copyfile(source, beside)
        beside.chmod(rights_of(like))
        sync_file(beside)
    source.unlink()


def give_up(copy: LocalCopy) -> None:
    """Let the lock beside the original no longer speak of a local copy. What cannot be reached stays."""
    with suppress(OSError, FileInUse, FileCheckedOut):
        holder = holder_of(copy.original)
        if holder is not None and holder.copy == copy.key:
            take_lock(copy.original, copy=copy.key).release()


def _see_that_it_can_be_written(original: Path, person: Person, password: Password | None) -> None:
    """Open a file as if to work in it, which also recovers it after a crash. Raises Refusal."""
    with closing(open_store(original, by=person, password=password)) as store:
        if store.read_only:
            raise store.read_only_because or FileReadOnly(original)


def _put_in_place(copy: LocalCopy, beside: Path, person: Person, at: datetime, keep: Keep) -> CheckedIn:
    original = copy.original
    if not os.path.lexists(original):
        move_to_free_name(beside, original)
        sync_folder(original.parent)
        give_up(copy)
        return CheckedIn(original, replaced=True)
    lock = _lock_for(copy, person)
    try:
        if lock is None or _state(original) not in (copy.state, copy.coming):
            return CheckedIn(_put_beside(original, beside, person, at), replaced=False)
        coming = _state(beside)
        keep(replace(copy, coming=coming))
        beside.chmod(rights_of(original))
        patiently(lambda: beside.replace(original))
        sync_folder(original.parent)
        if _state(original) != coming:
            raise DiskFault(original, "another content than was written")
    finally:
        if lock is not None:
            lock.release()
    return CheckedIn(original, replaced=True)


def _lock_for(copy: LocalCopy, person: Person) -> Lock | None:
    """The lock of the original; None where somebody else has it now."""
    try:
        return take_lock(copy.original, person.name, copy=copy.key)
    except (FileInUse, FileCheckedOut):
        return None


def _put_beside(original: Path, beside: Path, person: Person, at: datetime) -> Path:
    who = _ODD.sub(" ", person.name).strip(" .")[:40] or "local"
    name = f"{original.stem} - worked on by {who} {at.astimezone():%Y-%m-%d %H%M}{original.suffix}"
    for number in range(1, _MOST_NAMES):
        target = original.with_name(name if number == 1 else f"{Path(name).stem} ({number}){original.suffix}")
        with suppress(FileExistsError):
            move_to_free_name(beside, target)
            sync_folder(target.parent)
            return target
    raise FileExistsError(str(original))


def _free_name(folder: Path, name: str) -> Path:
    """A name in the folder that nothing has, the folder made if need be. Raises Refusal."""
    with told_about_place(folder / name):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = Path(name)
        names = (name, *(f"{path.stem} ({number}){path.suffix}" for number in range(2, _MOST_NAMES)))
        return next(folder / each for each in names if not os.path.lexists(folder / each))


def _state(path: Path) -> str:
    """The SHA-256 of a file that this process is not connected to. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
