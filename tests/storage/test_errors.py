"""The one table from what SQLite and the system say to sentences: nothing that they can say is left out."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import FileDamaged, FileMissing
from cpc_selfeval.domain.placing_refusals import AlreadyThere, PlaceRefused
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import DiskFault, DiskFull, FileBusy, FileMoved, FileReadOnly, OutOfMemory
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.errors import (
    _SQLITE,
    _SYSTEM,
    _WINDOWS,
    OURS,
    refusal_of_sqlite,
    refusal_of_system,
    told_about,
)
from cpc_selfeval.ui.window.next_steps import steps_for

PATH = Path("a.cpcse")
NAMES = sorted(engine._names().values())

OF_OPEN = "EACCES EDQUOT EEXIST EFBIG EINTR EINVAL EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOENT ENOMEM ENOSPC"
OF_OPEN_TOO = "ENOTDIR ENXIO EOPNOTSUPP EOVERFLOW EPERM EROFS ETXTBSY EAGAIN EBADF"
OF_WRITE = "EAGAIN EBADF EDQUOT EFBIG EINTR EINVAL EIO ENOSPC EPERM EPIPE"
OF_RENAME = "EACCES EBUSY EDQUOT EINVAL EISDIR ELOOP EMLINK ENAMETOOLONG ENOENT ENOMEM ENOSPC ENOTDIR ENOTEMPTY EEXIST"
OF_RENAME_TOO = "EPERM EROFS EXDEV"
OF_FSYNC = "EBADF EINTR EIO ENOSPC EROFS EINVAL EDQUOT"
OF_SHARES = "ENOTCONN ESTALE ETIMEDOUT EHOSTDOWN EHOSTUNREACH ENETUNREACH ENETDOWN ECONNRESET ECONNABORTED EREMOTEIO"
SAID = f"{OF_OPEN} {OF_OPEN_TOO} {OF_WRITE} {OF_RENAME} {OF_RENAME_TOO} {OF_FSYNC} {OF_SHARES}"
"""What open(2), write(2), rename(2) and fsync(2) name under ERRORS on Linux, and what shares add."""


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_sqlites_is_the_worlds_or_ours(name: str) -> None:
    family = "_".join(name.split("_")[:2])
    of_the_world = any(name.startswith(beginning) for beginning, _ in _SQLITE)
    assert of_the_world != (family in OURS)
    error = engine.OperationalError("said in passing")
    error.sqlite_errorcode = engine.code_of(name)
    refusal = refusal_of_sqlite(error, PATH)
    assert (refusal is not None) == of_the_world
    if refusal is not None:
        assert_told(refusal)


def test_no_row_of_the_table_is_about_nothing() -> None:
    assert [beginning for beginning, _ in _SQLITE if not any(name.startswith(beginning) for name in NAMES)] == []
    assert [family for family in OURS if not any(name.startswith(family) for name in NAMES)] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_IOERR_NOMEM", OutOfMemory),
        ("SQLITE_NOMEM", OutOfMemory),
        ("SQLITE_IOERR_LOCK", DiskFault),
        ("SQLITE_READONLY_DBMOVED", FileMoved),
        ("SQLITE_READONLY_CANTLOCK", FileReadOnly),
        ("SQLITE_PROTOCOL", FileBusy),
        ("SQLITE_CORRUPT_VTAB", FileDamaged),
    ],
)
def test_finer_names_go_before_their_family(name: str, kind: type[StorageError]) -> None:
    error = engine.OperationalError("said in passing")
    error.sqlite_errorcode = engine.code_of(name)
    assert type(refusal_of_sqlite(error, PATH)) is kind


@pytest.mark.parametrize("name", sorted(set(SAID.split())))
def test_every_error_of_the_systems_calls_is_in_the_table(name: str) -> None:
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip(f"this system has no {name}")
    assert number in _SYSTEM
    assert_told(refusal_of_system(OSError(number, "said in passing"), PATH))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (5, FileReadOnly),
        (19, FileReadOnly),
        (21, DiskFault),
        (32, FileBusy),
        (33, FileBusy),
        (53, DiskFault),
        (64, DiskFault),
        (80, AlreadyThere),
        (112, DiskFull),
        (123, PlaceRefused),
        (206, PlaceRefused),
        (2, FileMissing),
        (1117, DiskFault),
    ],
)
def test_windows_says_more_than_the_errno_made_of_it(number: int, kind: type[StorageError]) -> None:
    error = OSError(errno.EACCES, "said in passing")
    if os.name == "nt":
        error = OSError(errno.EACCES, "said in passing", None, number)
    else:
        error.winerror = number  # type: ignore[attr-defined]
    refusal = refusal_of_system(error, PATH)
    assert type(refusal) is kind
    assert_told(refusal)


def test_every_number_of_windows_has_its_sentence() -> None:
    for number, make in _WINDOWS.items():
        assert_told(make(PATH, f"Windows error {number}"))


def test_an_exhausted_memory_is_told() -> None:
    with pytest.raises(OutOfMemory), told_about(PATH):
        raise MemoryError


def assert_told(refusal: StorageError) -> None:
    """It has its sentences, and a button in the window."""
    for sentence in (refusal.what_happened, refusal.what_is_safe, refusal.what_to_do):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0] == "“"
    assert "a.cpcse" in refusal.what_happened
    assert "said in passing" not in str(refusal)
    assert steps_for(refusal)
    assert refusal.in_short or not refusal.passes
