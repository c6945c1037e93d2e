"""Hears that the system wants the program to end: a terminated process, a closed terminal, Ctrl+C there."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class EndListener(QObject):
    """Calls ``end`` on the window's thread when the process is asked to end.

    Python hears of a signal only when it runs, and a window that waits runs nothing: the system writes a byte into a
    pipe that Qt waits on as well. Windows has no such signals; Qt tells of the session's end there itself.
    """

    def __init__(self, end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._read = -1
        if sys.platform == "win32":
            return
        self._read, written = os.pipe()
        for handle in (self._read, written):
            os.set_blocking(handle, False)
        signal.set_wakeup_fd(written, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, _heard)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told)

    def _told(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._read, 512)
        self._end()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The byte in the pipe says it all; a handler must stand so that the process is not just ended."""
