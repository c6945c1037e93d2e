"""A finished paper put in its place: written beside, brought to the disk, then moved over what was there.

Until the move, which the system does in one step, an older paper of the same name is whole; after it, the new one is.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path

from cpc_selfeval.domain.paper_refusals import (
    NoRoomForPaper,
    PaperNotDelivered,
    TargetFault,
    TargetFolderMissing,
    TargetInUse,
    TargetIsFolder,
    TargetNotWritable,
)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
_NO_ROOM_ON_WINDOWS = (39, 1295)
"""Of Windows' numbers those that Python has no errno for (winerror.h: a full disk's handle, a quota)."""
_NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)
_TRIES = 4
_PAUSE = 0.08
"""Seconds between tries: virus scanners hold a fresh file for a moment."""


def delivered(target: Path, content: bytes) -> None:
    """Put a paper in its place. Raises PaperNotDelivered, and leaves what was there untouched, when that fails."""
    place = Path(os.path.realpath(target))
    try:
        _refuse_what_stands_there(place, target)
        _replace(place, content, target)
    except OSError as error:
        raise _told(error, target) from error
    _settle(place.parent)


def _refuse_what_stands_there(place: Path, target: Path) -> None:
    """Spreadsheet programs leave a small file beside one that they have open; not every system locks it as well."""
    if not place.exists():
        return
    if place.is_dir():
        raise TargetIsFolder(target)
    if not place.is_file():  # a device or a pipe
        raise TargetNotWritable(target)
    for mark in (f".~lock.{place.name}#", f"~${place.name}"):
        if place.with_name(mark).exists():
            raise TargetInUse(target, mark)
    if not os.access(place, os.W_OK):
        raise TargetNotWritable(target)


def _replace(place: Path, content: bytes, target: Path) -> None:
    beside = place.with_name(f".cpc-paper-{secrets.token_hex(6)}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _move(beside, place, target)
    finally:
        with suppress(OSError):
            beside.unlink()


def _move(beside: Path, place: Path, target: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            beside.replace(place)
            return
        except PermissionError as error:
            if left:
                time.sleep(_PAUSE)
            elif place.exists():
                raise TargetInUse(target) from error
            else:
                raise


def _told(error: OSError, target: Path) -> PaperNotDelivered:
    windows: int | None = getattr(error, "winerror", None)
    if error.errno in _NO_ROOM or windows in _NO_ROOM_ON_WINDOWS:
        return NoRoomForPaper(target)
    if error.errno in _NOT_OURS:
        return TargetNotWritable(target)
    if error.errno in _NOT_THERE:
        return TargetFolderMissing(target)
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return TargetFault(target, f"Windows error {windows}" if windows else name)


def _settle(folder: Path) -> None:
    """Bring the folder's list of names to the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some shares cannot; the paper itself is on the disk
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
