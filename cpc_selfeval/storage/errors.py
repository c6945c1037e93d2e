"""From what SQLite and the system say to the refusal that a person is told. The one table for it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileMissing
from cpc_selfeval.domain.placing_refusals import AlreadyThere, PlaceRefused
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import (
    ChangedElsewhere,
    DiskFault,
    DiskFull,
    FileBusy,
    FileMoved,
    FileReadOnly,
    OutOfMemory,
    TextNotStorable,
)
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.faults import NotAsExpected, Unsound

Make = Callable[[Path, str], StorageError]
"""Makes the refusal from the path and the system's own name for the error."""


def _plain(kind: Callable[[Path], StorageError]) -> Make:
    return lambda path, _name: kind(path)


def _broken(path: Path, _name: str) -> StorageError:
    return FileDamaged(path, "its structure does not hold together.")


def _faulty(path: Path, name: str) -> StorageError:
    """SQLite says only that something failed; where no room is left, that is why."""
    try:
        full = disk_usage(path.parent).free < _ALMOST_NOTHING
    except OSError:
        full = False
    return DiskFull(path) if full else DiskFault(path, name)


def _not_opened(path: Path, name: str) -> StorageError:
    """The file, or the journal that a change needs beside it, was not opened."""
    if os.path.exists(path) and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return FileReadOnly(path)
    return _faulty(path, name)


_ALMOST_NOTHING: Final = 4096
"""Bytes on a disk that no journal fits into."""

_SQLITE: tuple[tuple[str, Make], ...] = (
    ("SQLITE_BUSY", _plain(FileBusy)),
    ("SQLITE_LOCKED", _plain(FileBusy)),
    ("SQLITE_PROTOCOL", _plain(FileBusy)),
    ("SQLITE_SCHEMA", _plain(FileBusy)),
    ("SQLITE_FULL", _plain(DiskFull)),
    ("SQLITE_NOMEM", _plain(OutOfMemory)),
    ("SQLITE_IOERR_NOMEM", _plain(OutOfMemory)),
    ("SQLITE_READONLY_DBMOVED", _plain(FileMoved)),
    ("SQLITE_READONLY", _plain(FileReadOnly)),
    ("SQLITE_PERM", _plain(FileReadOnly)),
    ("SQLITE_CORRUPT", _broken),
    ("SQLITE_NOTADB", _broken),
    ("SQLITE_FORMAT", _broken),
    ("SQLITE_IOERR", _faulty),
    ("SQLITE_CANTOPEN", _not_opened),
    ("SQLITE_NOLFS", DiskFault),
)
"""By how SQLite's name for the error begins (https://sqlite.org/rescode.html), the first that fits."""

OURS: Final = frozenset(
    f"SQLITE_{name}"
    for name in (
        *("ABORT", "AUTH", "CONSTRAINT", "EMPTY", "ERROR", "INTERNAL", "INTERRUPT", "MISMATCH", "MISUSE"),
        *("NOTFOUND", "RANGE", "TOOBIG"),
    )
)
"""Families of SQLite's errors that say a fault of this program; they are told by the crash window."""


def _table(*rows: tuple[Make, str]) -> dict[int, Make]:
    """Error numbers by name, those that this system knows."""
    return {getattr(errno, name): make for make, names in rows for name in names.split() if hasattr(errno, name)}


_SYSTEM = _table(
    (_plain(DiskFull), "ENOSPC EDQUOT EFBIG"),
    (_plain(FileReadOnly), "EACCES EPERM EROFS"),
    (_plain(FileBusy), "EBUSY EAGAIN ETXTBSY EDEADLK"),
    (_plain(OutOfMemory), "ENOMEM EMFILE ENFILE ENOBUFS"),
    (_plain(PlaceRefused), "EISDIR ENAMETOOLONG EINVAL EILSEQ EXDEV ENOTEMPTY EMLINK"),
    (_plain(AlreadyThere), "EEXIST"),
    (_plain(FileMissing), "ENOENT ENOTDIR ELOOP"),
    (DiskFault, "EIO ENXIO ENODEV EREMOTEIO ENOMEDIUM EMEDIUMTYPE EUCLEAN ESTALE EINTR ENOLCK ENOSYS EOPNOTSUPP"),
    (DiskFault, "ENOTCONN ECONNRESET ECONNABORTED ECONNREFUSED ESHUTDOWN ETIMEDOUT EPIPE EPROTO EOVERFLOW EBADF"),
    (DiskFault, "ENETDOWN ENETUNREACH ENETRESET EHOSTDOWN EHOSTUNREACH ENONET ENOLINK ECOMM"),
)
"""By the system's error number (open, write, rename, fsync and the like, errno(3)). Any other is a DiskFault."""

_WINDOWS: dict[int, Make] = {
    number: make
    for make, numbers in (
        (_plain(DiskFull), (39, 112, 223, 1295)),
        (_plain(FileReadOnly), (5, 19, 65, 395)),
        (_plain(FileBusy), (32, 33, 36, 54, 71, 170, 303, 1224)),
        (_plain(OutOfMemory), (4, 8, 14, 1450, 1455)),
        (_plain(PlaceRefused), (82, 111, 123, 145, 161, 206, 267)),
        (_plain(AlreadyThere), (80, 183)),
        (_plain(FileMissing), (2, 3)),
        (DiskFault, (15, 20, 21, 22, 23, 25, 26, 27, 29, 30, 31, 50, 51, 53, 55, 58, 59, 64, 67, 121)),
        (DiskFault, (225, 226, 362, 389, 1005, 1006, 1110, 1112, 1117, 1167, 1222, 1231, 1232, 1236, 1392, 1393)),
    )
    for number in numbers
}
"""By Windows' own number where it gives one (winerror.h: 32 sharing violation, 33 lock violation, 39 and 112 disk full,
21 not ready, 53 no such network path, 64 network name gone, 389 cloud file without network, 1117 device error): it says
more than the errno that Python makes of it, where a file in use and a network path that is gone are both "denied"."""


_UNREADABLE = "a text in it can no longer be read."
_NO_TEXT = "Could not decode to UTF-8"
_NO_FORMAT = "unsupported file format"
"""SQLite says so, under the name of a fault of ours, where bytes 44 to 47 of the file hold no schema format."""


def refusal_of_sqlite(error: engine.Error, path: Path) -> StorageError | None:
    """The refusal for an error of SQLite's about the file, None when the fault is the program's own."""
    if str(error).startswith(_NO_TEXT):  # said by Python, which gives no name to it
        return FileDamaged(path, _UNREADABLE)
    name = engine.name_of(error)
    if str(error) == _NO_FORMAT:
        return _broken(path, name)
    make = next((make for beginning, make in _SQLITE if name.startswith(beginning)), None)
    return make(path, name) if make else None


def refusal_of_system(error: OSError, path: Path) -> StorageError:
    """The refusal for an error of the system's about the file."""
    windows: int | None = getattr(error, "winerror", None)
    if windows in _WINDOWS:
        return _WINDOWS[windows](path, f"Windows error {windows}")
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _SYSTEM.get(error.errno or 0, DiskFault)(path, name)


def refusal_of(error: BaseException, path: Path) -> StorageError | None:
    """The refusal about ``path`` for what went wrong or what rows were found to be, None for a fault of the program."""
    match error:
        case engine.Error():
            return refusal_of_sqlite(error, path)
        case OSError():
            return refusal_of_system(error, path)
        case UnicodeEncodeError():
            return TextNotStorable("change")
        case UnicodeDecodeError():  # SQLite names what it stumbles over, and Python cannot read that name
            return FileDamaged(path, _UNREADABLE)
        case MemoryError():
            return OutOfMemory(path)
        case Unsound():
            return FileDamaged(path, error.found)
        case NotAsExpected():
            return ChangedElsewhere(path, error.noun)
    return None


class Telling:
    """Whatever goes wrong inside is raised as the refusal that a function makes of it; None leaves it as it is.

    Every save goes through it, so it is no generator, which costs several times as much from cold caches. Raises
    BrokenOff where work was interrupted that is to end.
    """

    __slots__ = ("_refusal_of",)

    def __init__(self, refusal_of_it: Callable[[BaseException], StorageError | None]) -> None:
        self._refusal_of = refusal_of_it

    def __enter__(self) -> None:
        """Nothing has gone wrong yet."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        if isinstance(error, engine.Error):
            look()  # what was interrupted because nobody wants it any more is no fault of the file
        refusal = self._refusal_of(error)
        if refusal is not None and refusal is not error:
            raise refusal from refusal.__cause__ or error


def told_about(path: Path) -> Telling:
    """What is refused inside, or what rows were found to be, is raised as a refusal about ``path``."""
    return Telling(lambda error: refusal_of(error, path))


@contextmanager
def told_about_place(path: Path) -> Iterator[None]:
    """The same for a place that something is written to, which is not the open file."""
    try:
        with told_about(path):
            yield
    except (FileReadOnly, FileMissing) as refusal:
        raise PlaceRefused(path) from refusal
