"""What a process that was killed leaves behind: half-written files beside where they belong, and private copies.

Their names say which computer and which process made them, so that whoever comes next removes only what nobody uses.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from cpc_selfeval.storage.lock import this_host

_OLD: Final = 24 * 3600.0
"""Seconds after which what another computer or an earlier version of the program left is nobody's any more."""

_PASSING = re.compile(r"\.cpcse-(?:(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-)?[0-9a-f]{12}\.part(-journal|-wal|-shm)?")
_PRIVATE = re.compile(r"cpcse-(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-\w+")


def passing_name(target: Path) -> Path:
    """A new name in the target's folder for what is being written."""
    return target.with_name(f".cpcse-{_host()}-{os.getpid()}-{secrets.token_hex(6)}.part")


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can enter, gone at the end. Raises OSError."""
    folder = Path(tempfile.mkdtemp(prefix=f"cpcse-{_host()}-{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_beside(path: Path) -> None:
    """Remove what killed processes left half written in the folder of ``path``."""
    with suppress(OSError):
        for entry in list(os.scandir(path.parent)):
            if entry.name.startswith(".cpcse-") and (match := _PASSING.fullmatch(entry.name)):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(status.st_mode) and _is_abandoned(match, status.st_mtime):
                        Path(entry.path).unlink()


def sweep_private() -> None:
    """Remove the private copies that killed processes of this user left behind."""
    with suppress(OSError):
        for entry in list(os.scandir(tempfile.gettempdir())):
            if entry.name.startswith("cpcse-") and (match := _PRIVATE.fullmatch(entry.name)):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(status.st_mode) and _is_mine(status) and _is_abandoned(match, status.st_mtime):
                        shutil.rmtree(entry.path, ignore_errors=True)


@cache
def _host() -> str:
    return hashlib.sha256(this_host().encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _is_mine(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _is_abandoned(match: re.Match[str], mtime: float) -> bool:
    """Whether the process that a name tells of has ended; where that cannot be told, whether it is old."""
    running = _is_running(int(match["pid"])) if match["host"] == _host() else None
    return time.time() - mtime > _OLD if running is None else not running


def _is_running(pid: int) -> bool | None:
    """Whether a process of this computer runs, None where the system does not say."""
    if sys.platform == "win32":
        return None  # there, asking in this way would end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OverflowError:
        return None
    except PermissionError:
        return True
    return True
