"""A fault of ours: what the program says then, and a report that can be copied and holds nothing that anybody wrote.

The log gets the same kinds and places.

The report has the program's version, the system, and where in the program it happened: files, lines and functions of
the program itself. Messages of exceptions are left out, because a message can quote what was typed.
"""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication

from cpc_selfeval import __version__
from cpc_selfeval.app.log import Log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cpc_selfeval.app.crash_window import CrashWindow

_PACKAGE: Final = Path(__file__).resolve().parents[1]


def report_of(error: BaseException, at: datetime | None = None) -> str:
    """What happened, where in the program, on what system; nothing that anybody wrote."""
    import platform

    at = at or datetime.now(UTC)
    lines = [
        f"CPC Self-Evaluation {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC, thread {_thread_name()}",
    ]
    for each in _chain(error):
        lines += ["", _kind(each), *_places(each.__traceback__)]
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those that it came from, the first cause last."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    number = f" ({error.errno})" if isinstance(error, OSError) and error.errno is not None else ""
    return f"{kind.__module__}.{kind.__qualname__}{number}"


def _places(traceback: TracebackType | None) -> list[str]:
    from traceback import walk_tb

    return [
        f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}" for frame, line in walk_tb(traceback)
    ]


def _short(file: str) -> str:
    """A path inside the program, or only the name of a file elsewhere: folders can carry the user's name."""
    path = Path(file)
    try:
        return path.resolve().relative_to(_PACKAGE.parent).as_posix() if _is_ours(path) else path.name
    except (OSError, ValueError):
        return path.name


def _is_ours(path: Path) -> bool:
    return path.resolve().is_relative_to(_PACKAGE)


def _thread_name() -> str:
    name = threading.current_thread().name
    return name if name in ("MainThread", "file", "paper") else "other"


class Crashes(QObject):
    """Is told of faults on any thread and shows them on the window's."""

    _told = Signal(str)

    def __init__(self, parent: QObject | None = None, log: Log | None = None) -> None:
        """``log``: the user's own unless said otherwise."""
        super().__init__(parent)
        self.log = log or Log()
        self.window: CrashWindow | None = None
        self._told.connect(self._show)

    def install(self) -> None:
        """Take charge of whatever no one else catches, on every thread."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def caught(self, error: BaseException) -> None:
        """Tell of a fault; callable from any thread."""
        report = report_of(error)
        if sys.stderr is not None:
            print(report, file=sys.stderr)
        self.log.write_fault(report)
        self._told.emit(report)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.caught(error.with_traceback(trace))

    def _uncaught_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self.caught(told.exc_value)

    def _show(self, report: str) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.add(report)
            return
        from cpc_selfeval.app.crash_window import CrashWindow

        self.window = CrashWindow(report, self.log.folder, QApplication.activeWindow())
        self.window.open()
