"""Where an open file stood when it was opened, and what became of it once it stands there no more.

Nothing here opens a file: on POSIX, closing it again would drop SQLite's lock.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.moved_refusals import DriveGone, FileDeleted, FileRenamed, FileReplaced
from cpc_selfeval.domain.saving_refusals import FileMoved

_BINS: Final = ("trash", ".trash", ".trashes", "$recycle.bin")
"""How folders begin that hold what was thrown away."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A file's path, its device and number as the system counts them, and the device of its folder (0: not known).

    ``named`` is the path as text, which each save asks about twice.
    """

    path: Path
    inode: tuple[int, int]
    folder: int
    named: str

    @classmethod
    def of(cls, path: Path, inode: tuple[int, int]) -> Standing:
        """Where the file of a connection stands now."""
        return cls(path, inode, _device(path.parent), str(path))

    def holds(self) -> bool:
        """Whether the file still stands there."""
        try:
            there = os.stat(self.named)  # noqa: PTH116 - twice in each save; from cold caches a Path is twice the cost
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == self.inode

    def lost(self) -> FileMoved:
        """What became of the file, which no longer stands there."""
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            now = where_is(self.inode)
            if now is not None and not _thrown_away(now):
                return FileRenamed(self.path, now)
            return FileDeleted(self.path) if _device(self.path.parent) == self.folder else DriveGone(self.path)
        except OSError:
            return DriveGone(self.path)
        return FileReplaced(self.path)


def where_is(inode: tuple[int, int]) -> Path | None:
    """The path of a file that this process has open, None where the system does not tell or it has none any more."""
    if sys.platform != "linux":
        return None
    for handle in Path("/proc/self/fd").iterdir():
        try:
            here = handle.stat()
            if (here.st_dev, here.st_ino) != inode:
                continue
            path = handle.readlink()
            there = path.stat()
        except OSError:
            continue
        if (there.st_dev, there.st_ino) == inode:
            return path
    return None


def _thrown_away(path: Path) -> bool:
    return any(part.lower().startswith(_BINS) for part in path.parts[:-1])


def _device(folder: Path) -> int:
    try:
        return folder.stat().st_dev
    except OSError:
        return 0
