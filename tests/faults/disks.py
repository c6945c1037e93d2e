"""Disks of a test's own: small ones in memory, and file systems in a file that can lose their power."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_SHUTDOWN = 0x8004587D
"""The ioctl EXT4_IOC_SHUTDOWN, which is XFS_IOC_GOINGDOWN too (fs/ext4/ext4.h, fs/xfs/libxfs/xfs_fs.h)."""

_NO_LOG_FLUSH = 2
"""Nothing that is not on the disk by now gets there, not even the file system's own journal."""

IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
MAKES = {"ext4": ("mkfs.ext4", "-q", "-F"), "xfs": ("mkfs.xfs", "-q", "-f")}
_MEGABYTES = {"ext4": 48, "xfs": 320}

needs_mounts = pytest.mark.skipif(not IS_ROOT or shutil.which("mount") is None, reason="needs root and mounts")
needs_compiler = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs Linux and the compiler gcc"
)
needs_nobody = pytest.mark.skipif(not IS_ROOT or shutil.which("setpriv") is None, reason="needs root to become nobody")
needs_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


def needs_loop(system: str) -> pytest.MarkDecorator:
    """Skipped where no file system of this kind can be made in a file and mounted."""
    there = IS_ROOT and shutil.which(MAKES[system][0]) and Path("/dev/loop-control").exists() and _known(system)
    return pytest.mark.skipif(not there, reason=f"needs root, loop devices and mkfs.{system}")


def _known(system: str) -> bool:
    known = Path("/proc/filesystems")
    return known.exists() and system in known.read_text(encoding="utf-8").split()


class LoopDisk:
    """A mounted file system that lives in a file."""

    def __init__(self, folder: Path, system: str) -> None:
        self._image = folder / f"{system}.image"
        self.folder = folder / system
        self.folder.mkdir()
        with self._image.open("wb") as image:
            image.truncate(_MEGABYTES[system] << 20)
        _run(*MAKES[system], self._image)
        self._mount()

    def cut_power(self) -> None:
        """From this moment on nothing reaches the disk, and whoever asks is told of an error."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(handle)

    def start_again(self) -> None:
        """Mount what reached the disk, as after a power cut. Nobody may have a file open there any more."""
        self._unmount()
        self._mount()

    def remove(self) -> None:
        """Unmount it and remove its file."""
        self._unmount()
        self._image.unlink()

    def _mount(self) -> None:
        _run("mount", "-o", "loop", self._image, self.folder)

    def _unmount(self) -> None:
        for _ in range(100):
            with suppress(subprocess.CalledProcessError):
                _run("umount", self.folder)
                return
            time.sleep(0.02)  # the kernel lets go of what a killed process had open a moment later
        raise AssertionError("somebody still has a file open there")


@contextmanager
def loop_disk(folder: Path, system: str) -> Iterator[LoopDisk]:
    """A disk of this kind for a while."""
    disk = LoopDisk(folder, system)
    try:
        yield disk
    finally:
        disk.remove()


def _run(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
