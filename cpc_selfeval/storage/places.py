"""What kind of place a file stands in: this computer, a share on another one, or a drive that can be taken out.

Nothing is opened for it. Where the system does not say, the place counts as this computer.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class Place(StrEnum):
    """The kinds."""

    LOCAL = "local"
    SHARE = "share"
    REMOVABLE = "removable"


SHARED: Final = frozenset(
    {
        "9p", "afpfs", "afs", "cephfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.smbnetfs", "glusterfs", "fuse.glusterfs", "gpfs", "lustre",
        "ncpfs", "nfs", "nfs3", "nfs4", "smb2", "smb3", "smbfs", "webdav", "orangefs",
    }
)  # fmt: skip
"""Kinds of file system whose disk is in another computer, as Linux and macOS name them."""

_WINDOWS_REMOVABLE: Final = 2
_WINDOWS_REMOTE: Final = 4
"""DRIVE_REMOVABLE and DRIVE_REMOTE of GetDriveTypeW (fileapi.h)."""

_OCTAL: Final = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class _Mount:
    device: str
    point: Path
    kind: str
    order: int


def place_of(path: Path) -> Place:
    """The kind of place that an absolute path without links leads to."""
    if sys.platform == "win32":
        return _windows_place(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux
        return Place.LOCAL
    return linux_place(path, mounts, Path("/sys"))


def linux_place(path: Path, mounts: str, devices: Path) -> Place:
    """The same on Linux, from the text of /proc/self/mountinfo and the folder /sys."""
    # The last of those that are mounted deepest lies on top
    mount = max(
        (each for each in _mounts(mounts) if path.is_relative_to(each.point)),
        key=lambda each: (len(each.point.parts), each.order),
        default=None,
    )
    if mount is None:
        return Place.LOCAL
    if is_shared(mount.kind):
        return Place.SHARE
    return Place.REMOVABLE if _can_be_taken_out(mount.device, devices) else Place.LOCAL


def is_shared(kind: str) -> bool:
    """Whether a kind of file system, by its name on Linux or macOS, has its disk in another computer."""
    return kind.lower() in SHARED


def _mounts(text: str) -> Iterator[_Mount]:
    """What proc(5) says of mountinfo: device and mount point stand third and fifth, the kind after a lone dash."""
    for order, line in enumerate(text.splitlines()):
        fields = line.split(" ")
        if "-" in fields[6:-1]:
            kind = fields[fields.index("-", 6) + 1]
            yield _Mount(fields[2], Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[4])), kind, order)


def _can_be_taken_out(device: str, devices: Path) -> bool:
    """Whether a block device, as "8:17", or the disk that it is a part of, is removable or on USB."""
    there = Path(os.path.realpath(devices / "dev" / "block" / device))
    if not there.exists():
        return False
    if any(part.startswith("usb") for part in there.parts):
        return True
    for disk in (there, there.parent):
        try:
            return (disk / "removable").read_text(encoding="ascii").strip() == "1"
        except (OSError, ValueError):
            continue
    return False


def is_windows_share(path: str) -> bool:
    """Whether a path of Windows names another computer. "\\\\?\\" only says that it may be long, unless UNC follows."""
    plain = path.replace("/", "\\")
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:8].upper() == "UNC\\"
    return plain.startswith("\\\\")


def _windows_place(path: Path) -> Place:
    if is_windows_share(str(path)):
        return Place.SHARE
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return {_WINDOWS_REMOVABLE: Place.REMOVABLE, _WINDOWS_REMOTE: Place.SHARE}.get(kind, Place.LOCAL)
    return Place.LOCAL
