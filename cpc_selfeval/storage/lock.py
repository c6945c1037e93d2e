"""The lock file beside an open self-evaluation: who has it open, where, since when.

It holds one line of JSON and is locked by the system for as long as its owner lives, so a lock left behind by a crash
on this computer is taken over without a word. What a computer elsewhere left cannot be told from one in use, so it is
respected. So is a lock that says that somebody works on a local copy of the file: it stands until that is checked in.
The lock is a courtesy between people; what keeps the data safe is SQLite's own locking.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cpc_selfeval.domain.opening_refusals import FileCheckedOut, FileInUse
from cpc_selfeval.domain.refusal import StorageError

if sys.platform == "win32":
    import msvcrt

    _FAR_BEYOND_THE_LINE = 1 << 20

    def _locked(handle: int) -> bool:
        os.lseek(handle, _FAR_BEYOND_THE_LINE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:  # EACCES: another process has it; anything else is told, as elsewhere
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


MOST_BYTES = 4096
"""No more than this is read of a lock file, whatever its size."""

_TRIES = 20
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. ``since`` is an aware time; ``copy`` names their local copy of the file, "" for none."""

    user: str
    host: str
    pid: int
    since: datetime
    copy: str = ""


class Lock:
    """A lock that this process holds, until :meth:`release`."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def say_checked_out(self, user: str, copy: str) -> None:
        """Let the lock stand when it is let go of, and say that ``user`` works on the local copy named ``copy``.

        Raises OSError.
        """
        if self._handle is None:
            raise ValueError("the lock is let go of")
        _sign(self._handle, user, copy)
        os.fsync(self._handle)
        handle, self._handle = self._handle, None
        os.close(handle)

    def release(self) -> None:
        """Remove the lock file, if it is still ours, and let go of it. Doing it twice does no harm."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            # An open file cannot be removed there, and a virus scanner may hold a closed one: one that is left behind
            # then names nobody, and is as good as none
            with suppress(OSError):
                os.ftruncate(handle, 0)
            os.close(handle)
            _remove(self._path)
            return
        if _is_same_file(handle, self._path):
            _remove(self._path)
        os.close(handle)


def lock_path(path: Path) -> Path:
    """The lock file of a self-evaluation file."""
    return path.with_name(path.name + ".lock")


def take_lock(path: Path, user: str = "", *, take_over: bool = False, copy: str = "") -> Lock:
    """Lock a self-evaluation file. ``user`` is the person's name (the system's name for them when empty).

    Raises FileInUse, FileCheckedOut, or OSError when no lock file can be made there. ``take_over`` ignores what a lock
    file that no process on this computer holds says of other computers and of local copies; with ``copy`` so does one
    that names this local copy.
    """
    lock = lock_path(path)
    for _ in range(_TRIES):
        handle = _open(path, lock)
        keep = False
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FileInUse(path)
            if not _locked(handle):
                raise _in_use(path, _holder(_content(handle)))
            if not _is_same_file(handle, lock):
                continue  # its owner removed it between our opening and our locking
            if not take_over:
                _respect(path, _content(handle), copy)
            _sign(handle, user)
            keep = True
            return Lock(lock, handle)
        finally:
            if not keep:
                os.close(handle)
    raise FileInUse(path)


def _open(path: Path, lock: Path) -> int:
    try:
        return os.open(lock, _OPENING, 0o666)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR):  # something that is not a lock file stands in its place
            raise FileInUse(path) from error
        raise


def _respect(path: Path, content: bytes, copy: str) -> None:
    """Raise FileInUse unless the lock is new, was left behind on this computer, or names ``copy``."""
    if not content.strip(b"\x00 \n"):
        return
    holder = _holder(content)
    if holder is None or (holder.copy != copy if holder.copy else holder.host != this_host()):
        raise _in_use(path, holder)


def _in_use(path: Path, holder: Holder | None) -> StorageError:
    if holder is None:
        return FileInUse(path)
    if holder.copy:
        return FileCheckedOut(path, holder.user, holder.host, holder.since, holder.copy)
    here = holder.host == this_host()
    return FileInUse(path, holder.user, holder.host, holder.since, holder.pid if here else None)


def holder_of(path: Path) -> Holder | None:
    """Who the lock file beside a self-evaluation names, None where there is none or it is not one of ours."""
    try:
        handle = os.open(lock_path(path), _READING)
    except OSError:
        return None
    try:
        return _holder(_content(handle)) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        return None
    finally:
        os.close(handle)


def this_host() -> str:
    """This computer's name."""
    named: Callable[[], os.uname_result] | None = getattr(os, "uname", None)
    return named().nodename if named else os.environ.get("COMPUTERNAME", "")


def _this_user() -> str:
    return next((os.environ[name] for name in ("USERNAME", "USER", "LOGNAME") if os.environ.get(name)), "")


def _sign(handle: int, user: str, copy: str = "") -> None:
    line = {
        "user": user or _this_user(),
        "host": this_host(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    if copy:
        line["copy"] = copy
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, (json.dumps(line) + "\n").encode())


def _content(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, MOST_BYTES)


def _holder(content: bytes) -> Holder | None:
    """Who wrote the line, None when it is not one of ours. Windows answers OSError where a time has no local one."""
    try:
        line = json.loads(content)
        since = datetime.fromisoformat(line["since"]).astimezone(UTC)
        copy = _one_line(line.get("copy", ""))
        return Holder(_one_line(line["user"]), _one_line(line["host"]), int(line["pid"]), since, copy)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError, OSError):
        return None


def _one_line(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("a name is text")
    return "".join(character for character in text if character.isprintable())[:100]


def _is_same_file(handle: int, path: Path) -> bool:
    if sys.platform == "win32":
        return True  # it cannot be removed there while it is open here, and not every share numbers its files
    try:
        there = path.stat(follow_symlinks=False)
        ours = os.fstat(handle)
    except OSError:
        return False
    return (ours.st_dev, ours.st_ino) == (there.st_dev, there.st_ino)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # another process has it by now, or the drive is gone
