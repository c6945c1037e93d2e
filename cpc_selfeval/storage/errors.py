"""From what SQLite and the system say to the refusal that a person is told. The one table for it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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


_SQLITE: tuple[tuple[str, Make], ...] = (
    ("SQLITE_BUSY", _plain(FileBusy)),
    ("SQLITE_LOCKED", _plain(FileBusy)),
    ("SQLITE_FULL", _plain(DiskFull)),
    ("SQLITE_READONLY_DBMOVED", _plain(FileMoved)),
    ("SQLITE_READONLY", _plain(FileReadOnly)),
    ("SQLITE_PERM", _plain(FileReadOnly)),
    ("SQLITE_CORRUPT", _broken),
    ("SQLITE_NOTADB", _broken),
    ("SQLITE_IOERR", DiskFault),
    ("SQLITE_CANTOPEN", DiskFault),
    ("SQLITE_PROTOCOL", DiskFault),
    ("SQLITE_NOLFS", DiskFault),
)
"""By how SQLite's name for the error begins, the first that fits. What is not here is a fault of the program's own."""

_SYSTEM: dict[int, Make] = {
    errno.ENOSPC: _plain(DiskFull),
    errno.EDQUOT: _plain(DiskFull),
    errno.EFBIG: _plain(DiskFull),
    errno.EACCES: _plain(FileReadOnly),
    errno.EPERM: _plain(FileReadOnly),
    errno.EROFS: _plain(FileReadOnly),
    errno.EISDIR: _plain(PlaceRefused),
    errno.ENAMETOOLONG: _plain(PlaceRefused),
    errno.EEXIST: _plain(AlreadyThere),
    errno.ENOENT: _plain(FileMissing),
    errno.ENOTDIR: _plain(FileMissing),
    errno.ELOOP: _plain(FileMissing),
}
"""By the system's error number. Any other is a DiskFault."""


_NO_TEXT = "Could not decode to UTF-8"


def refusal_of_sqlite(error: engine.Error, path: Path) -> StorageError | None:
    """The refusal for an error of SQLite's about the file, None when the fault is the program's own."""
    if str(error).startswith(_NO_TEXT):  # said by Python, which gives no name to it
        return FileDamaged(path, "a text in it can no longer be read.")
    name = engine.name_of(error)
    make = next((make for beginning, make in _SQLITE if name.startswith(beginning)), None)
    return make(path, name) if make else None


def refusal_of_system(error: OSError, path: Path) -> StorageError:
    """The refusal for an error of the system's about the file."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _SYSTEM.get(error.errno or 0, DiskFault)(path, name)


@contextmanager
def told_about(path: Path) -> Iterator[None]:
    """What is refused inside, or what rows were found to be, is raised as a refusal about ``path``."""
    try:
        yield
    except engine.Error as error:
        refusal = refusal_of_sqlite(error, path)
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        raise refusal_of_system(error, path) from error
    except UnicodeEncodeError as error:
        raise TextNotStorable("change") from error
    except Unsound as fault:
        raise FileDamaged(path, fault.found) from fault
    except NotAsExpected as fault:
        raise ChangedElsewhere(path, fault.noun) from fault


@contextmanager
def told_about_place(path: Path) -> Iterator[None]:
    """The same for a place that something is written to, which is not the open file."""
    try:
        with told_about(path):
            yield
    except (FileReadOnly, FileMissing) as refusal:
        raise PlaceRefused(path) from refusal
