"""Files written under a passing name beside where they belong, and moved into place when they are whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage.leftovers import passing_name

_PIECE = 1 << 20

JOURNALS = ("-journal", "-wal", "-shm")
"""How the names of the files end that SQLite keeps beside its own."""


@contextmanager
def written_beside(target: Path, *, replacing: bool = True) -> Iterator[Path]:
    """A passing name in the target's folder. What is written there is moved to ``target`` at the end, or removed.

    With ``replacing`` False an existing target stays and FileExistsError is raised. Raises OSError.
    """
    beside = passing_name(target)
    try:
        yield beside
        if replacing:
            beside.replace(target)
        else:
            move_to_free_name(beside, target)
        sync_folder(target.parent)
    finally:
        for end in ("", *JOURNALS):
            with suppress(OSError):
                beside.with_name(beside.name + end).unlink()


def move_to_free_name(source: Path, target: Path) -> None:
    """Rename a file, never over another. Raises FileExistsError, OSError."""
    if sys.platform == "win32":
        source.rename(target)
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
