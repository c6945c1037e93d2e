"""What the system says of a file without opening it: which one it is, how long, and when it was last written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """One state of one file: device and number as the system counts them, bytes, nanoseconds since 1970."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    def is_same_file(self, other: Stamp) -> bool:
        """Whether both are states of one file."""
        return (self.device, self.inode) == (other.device, other.inode)


def stamp_of(path: Path) -> Stamp:
    """The file as it is now. Raises OSError."""
    status = path.stat()
    return Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def size_of(path: Path) -> int:
    """Bytes of a file, 0 for one that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
