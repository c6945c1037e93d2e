"""Copies of attached files to read: in a folder that only this user can enter, gone when the program ends.

Each run of the program has a folder of its own under the user's cache, held by a lock. A run that ended without
emptying its own leaves it to the next start, which empties every folder that no running program holds.
"""

from __future__ import annotations

import atexit
import re
import shutil
import stat
import sys
import tempfile
import unicodedata
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLockFile, QStandardPaths

_LOCK = ".lock"
_UNFIT = re.compile(r"[^\w .,()&+\-]|^\.+|[. ]+$")

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""

MOST_BYTES = 120
"""Bytes of UTF-8 in a name: half of what any file system takes, and short enough for Windows' longest paths."""

_FROM_ELSEWHERE = "[ZoneTransfer]\r\nZoneId=3\r\n"
"""What Windows writes beside a file from the internet; programs then open it with more care (Word without macros)."""


class PrivateCopies:
    """One run's folder under ``root``, which is made, with rights for this user only, when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder: Path | None = None
        self._lock: QLockFile | None = None

    def place_for(self, name: str) -> Path:
        """A new path in the folder for a file of this name, its ending kept. Raises OSError."""
        folder = self._folder or self._begin()
        own = Path(tempfile.mkdtemp(dir=folder))
        return own / fit_name(name)

    def empty(self) -> None:
        """Take this run's folder away. What another program still holds open is left to the next start."""
        if self._lock is not None:
            self._lock.unlock()
        if self._folder is not None:
            take_away(self._folder)
        self._folder = self._lock = None

    def empty_left_over(self) -> None:
        """Take the folders of runs away that ended without doing so themselves."""
        if not self._root.is_dir():
            return
        for folder in sorted(self._root.iterdir()):
            if folder != self._folder and not folder.is_symlink() and folder.is_dir() and _abandoned(folder):
                take_away(folder)

    def _begin(self) -> Path:
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._root.chmod(0o700)
        folder = Path(tempfile.mkdtemp(prefix="read-", dir=self._root))
        lock = _lock_of(folder)
        lock.tryLock(0)
        self._folder, self._lock = folder, lock
        return folder


@cache
def private_copies() -> PrivateCopies:
    """This program's copies. The first call empties what earlier runs left; the program's end empties this one's."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    copies = PrivateCopies(Path(place) / "cpc-selfeval" / "opened")
    copies.empty_left_over()
    atexit.register(copies.empty)
    return copies


def fit_name(name: str) -> str:
    """A name that any system takes, of at most MOST_BYTES bytes, with the same ending.

    Of a path, in whatever system's way of writing, only the last part is a name; controls, marks that turn the
    direction of writing, and signs that systems keep for themselves become hyphens.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    stem, dot, end = last.rstrip(". ").rpartition(".")
    stem, end = (stem, end) if dot else (end, "")
    end = _cut(_UNFIT.sub("-", end), MOST_BYTES // 4)
    fit = _cut(_UNFIT.sub("-", stem), MOST_BYTES - len(f".{end}".encode())).rstrip(". ")
    if not re.search(r"\w", fit) or _RESERVED.fullmatch(fit):
        fit = f"file{fit}".rstrip("-")
    return f"{fit}.{end}" if end else fit


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8", errors="ignore")[:most].decode("utf-8", errors="ignore")


def make_read_only(path: Path) -> None:
    """Let the copy say that it came from elsewhere, where the system marks such files, and that changes are not kept.

    Raises OSError.
    """
    if sys.platform == "win32":
        with suppress(OSError):  # a disk that keeps no streams beside files has no such marks
            path.with_name(f"{path.name}:Zone.Identifier").write_text(_FROM_ELSEWHERE, encoding="ascii", newline="")
    path.chmod(stat.S_IRUSR)


def take_away(folder: Path) -> None:
    """Remove a folder with read-only files in it; what is still open elsewhere stays, and nothing is raised."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)
    return lock


def _abandoned(folder: Path) -> bool:
    lock = _lock_of(folder)
    free = lock.tryLock(0)
    if free:
        lock.unlock()
    return free
