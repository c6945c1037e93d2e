"""Files written under a passing name beside where they belong, and moved into place when they are whole."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage.leftovers import passing_name

_PIECE = 1 << 20

JOURNALS = ("-journal", "-wal", "-shm")
"""How the names of the files end that SQLite keeps beside its own."""

_HELD_FOR_A_MOMENT: Final = frozenset({5, 32, 33})
"""Windows' numbers (winerror.h: access denied, sharing violation, lock violation) for a file that somebody looks into:
virus scanners and programs that sync a folder do so with each new file, and let go of it soon."""

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries."""


@contextmanager
def written_beside(target: Path, *, replacing: bool = True) -> Iterator[Path]:
    """A passing name in the target's folder. What is written there is moved to ``target`` at the end, or removed.

    With ``replacing`` False an existing target stays and FileExistsError is raised. Raises OSError.
    """
    beside = passing_name(target)
    try:
        yield beside
        if replacing:
            patiently(lambda: beside.replace(target))
        else:
            move_to_free_name(beside, target)
        sync_folder(target.parent)
    finally:
        for end in ("", *JOURNALS):
            with suppress(OSError):
                beside.with_name(beside.name + end).unlink()


def patiently(act: Callable[[], object]) -> None:
    """Do what gives a file another name; again, for less than a second, while Windows says that somebody holds it.

    Raises what ``act`` raises, at once for everything else.
    """
    for pause in _PAUSES:
        try:
            act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT:
                raise
            time.sleep(pause)
        else:
            return
    act()


def move_to_free_name(source: Path, target: Path) -> None:
    """Rename a file, never over another. Raises FileExistsError, OSError."""
    if sys.platform == "win32":
        patiently(lambda: source.rename(target))
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a memory stick's
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from None
        source.rename(target)
    else:
        source.unlink()


def copy_bytes(source: Path, target: Path) -> None:
    """Copy what is in a file into another, which may be there. Raises OSError, BrokenOff between two pieces."""
    with source.open("rb") as given, target.open("wb") as taken:
        while piece := given.read(_PIECE):
            look()
            taken.write(piece)


def sync_file(path: Path) -> None:
    """Bring a file that is not open to the disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some shares cannot; the file itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
