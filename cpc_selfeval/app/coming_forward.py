"""A second start of the program with a file that is open already asks the first to bring its window forward.

The process that has a file open is named in the file's lock. Whoever would open it too puts a request for that process
into a folder that only this user can look into, and waits for the request to be taken away again, which is the answer.
A request can do one thing: bring forward a window on a file that is open. Whatever else stands there is left alone.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from cpc_selfeval.app.preferences import preferences_file
from cpc_selfeval.storage.placing import patiently

PATIENCE: Final = 2.0
"""Seconds that an answer is waited for: the other program may be busy."""
MOST_BYTES: Final = 40_000
"""A longer request is none of ours: the longest path has 4,096 bytes, or 32,767 characters on Windows."""
MOST_REQUESTS: Final = 20
"""At most so many are looked at a time."""
_LOOK_AGAIN: Final = 1000
"""Milliseconds between looks at the folder where the system cannot watch it."""
_LOOK_SOON: Final = 100
"""Milliseconds until a request that could not be read is looked at again."""
_ASK_AGAIN: Final = 0.02
_READING: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def requests_folder() -> Path:
    """Where requests are put: the user's folder for what lasts as long as they are logged in, else beside settings."""
    running = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform not in ("win32", "darwin") else ""
    if running and Path(running).is_dir():
        return Path(running) / "cpc-selfeval"
    return preferences_file().parent / "requests"


def ask_to_come_forward(path: Path, pid: int, folder: Path | None = None, patience: float = PATIENCE) -> bool:
    """Ask the process ``pid`` of this computer to bring forward its window on ``path``; whether it did."""
    folder = folder or requests_folder()
    request = folder / f"{pid}-{secrets.token_hex(8)}.request"
    try:
        _make_private(folder)
        _write(request, {"path": str(path)})
    except OSError:
        return False
    _let_come_forward(pid)
    end = time.monotonic() + patience
    while os.path.lexists(request):  # one that is just going is gone, where a Path would raise on Windows
        if time.monotonic() > end:
            with suppress(OSError):
                request.unlink()
                return False
        time.sleep(_ASK_AGAIN)
    return True


class ComingForward(QObject):
    """Answers requests to this process. ``bring_forward`` is told a path, and tells whether a window came forward."""

    def __init__(
        self, bring_forward: Callable[[Path], bool], folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bring_forward = bring_forward
        self._folder = folder or requests_folder()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN)
        self._again.timeout.connect(self.look)
        with suppress(OSError):
            _make_private(self._folder)
            self._sweep()
            if not self._watcher.addPath(str(self._folder)):
                self._again.start()

    def look(self) -> None:
        """Answer the requests that are there."""
        for request in self._requests():
            try:
                self._answer(request)
            except OSError:  # as where a virus scanner on Windows looks into it first; an old one is let be
                if _is_waited_for(request):
                    QTimer.singleShot(_LOOK_SOON, self, self.look)

    def _answer(self, request: Path) -> None:
        """Raises OSError where it cannot be read or taken away, as one that somebody else has open."""
        path = _asked_for(request)
        if path is not None and self._bring_forward(path):
            request.unlink()

    def _sweep(self) -> None:
        """Take away what was asked of an earlier process of the same number."""
        for request in self._requests():
            with suppress(OSError):
                request.unlink()

    def _requests(self) -> list[Path]:
        try:
            return sorted(self._folder.glob(f"{os.getpid()}-*.request"))[:MOST_REQUESTS]
        except OSError:
            return []


def _make_private(folder: Path) -> None:
    """Make the folder, if need be. Raises OSError where it is not one that only this user can look into."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform == "win32":
        return
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077:
        raise PermissionError(f"{folder} is not private")


def _write(request: Path, asked: dict[str, str]) -> None:
    beside = request.with_suffix(".part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asked, file)  # with escapes, since a path may hold what is no character
    patiently(lambda: beside.replace(request))


def _asked_for(request: Path) -> Path | None:
    """The path that a request names, None where it is none of ours. Raises OSError."""
    handle = os.open(request, _READING)
    try:
        content = os.read(handle, MOST_BYTES + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    finally:
        os.close(handle)
    try:
        asked = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return None
    path = asked.get("path") if isinstance(asked, dict) else None
    return Path(path) if isinstance(path, str) and "\0" not in path and Path(path).is_absolute() else None


def _is_waited_for(request: Path) -> bool:
    """Whether whoever put it there still waits. A link or a pipe in its place stays what it is: nobody waits for it."""
    try:
        status = request.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime < PATIENCE


def _let_come_forward(pid: int) -> None:
    """Windows lets a program come forward only if the one in front of it says so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
