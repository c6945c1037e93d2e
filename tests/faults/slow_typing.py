"""Somebody types in the program's window, in a process of its own, while it is watched how long the window is held up.

``python -m tests.faults.slow_typing PAGE FILE SECONDS`` types in a new strength of 2.1 (PAGE "indicators"), in the text
of a piece of evidence ("evidence") or in the one of an action ("actions"), and prints one line of JSON: the longest
times in milliseconds in which the window's thread did not get round to anything, by the clock (``longest``) and by what
that thread itself worked (``worked``, which other programs on the computer do not lengthen), how many saves there were,
the longest of them, and the threads that saved.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress, make_application
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.storage.store import Store
from cpc_selfeval.ui.kit import TextEntry
from tests.whole.keyboard import Key, focus, press, tab_to

BEAT: Final = 2
"""Milliseconds between two beats of the window's thread."""
BETWEEN_KEYS: Final = 70
"""Milliseconds from key to key: 14 a second, a quick typist."""
TEXT: Final = "Children are heard before plans are made and told afterwards what became of it. "


class Heart(QObject):
    """Beats on the window's thread, and remembers the longest pauses."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []
        self.worked: list[float] = []
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to count."""
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        worked = time.thread_time()
        self.pauses.append(1000 * (now - self._last) - BEAT)
        self.worked.append(1000 * (worked - self._worked))
        self._last, self._worked = now, worked


class Typing:
    """Types a letter at a time for some seconds, with a rest after each sentence, so that both ways of saving come."""

    def __init__(self, desk: Desk, page: str, seconds: float) -> None:
        self.window = desk.windows[0]
        self.heart = Heart()
        self.saves: list[float] = []
        self.on_threads: set[str] = set()
        self._page = page
        self._seconds = seconds
        self._typed = 0
        self._until = 0.0
        self.window.workspace.changed.connect(self._saved)
        self._watch_the_store()

    def _watch_the_store(self) -> None:
        was = Store.apply

        def apply(store: Store, *details: Any, **more: Any) -> None:
            self.on_threads.add(threading.current_thread().name)
            was(store, *details, **more)

        Store.apply = apply  # type: ignore[method-assign, assignment]

    def _saved(self, event: Applied) -> None:
        self.saves.append(event.took)

    def begin(self) -> None:
        """Go to the box, and type."""
        self.window.show_page(self._page)
        if self._page == "indicators":
            self.window.show_indicator("2.1")
            tab_to("+ Add a strength")
            press(Key.Key_Space)
        else:
            key = next(iter(getattr(self.window.workspace.contents, self._page)))
            getattr(self.window, f"show_{self._page.rstrip('s')}")(key)
            tab_to(lambda widget: isinstance(widget, TextEntry))
        assert isinstance(focus(), TextEntry)
        press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTimer.singleShot(300, self._start)

    def _start(self) -> None:
        self._until = time.perf_counter() + self._seconds
        self.heart.start()
        self._type()

    def _type(self) -> None:
        QTest.keyClicks(focus(), TEXT[self._typed % len(TEXT)])
        self._typed += 1
        if time.perf_counter() > self._until:
            QTimer.singleShot(1500, self._end)
            return
        QTimer.singleShot(800 if self._typed % len(TEXT) == 0 else BETWEEN_KEYS, self._type)

    def _end(self) -> None:
        heart = self.heart
        said = {
            "longest": [round(pause, 1) for pause in sorted(heart.pauses, reverse=True)[:8]],
            "worked": [round(work, 1) for work in sorted(heart.worked, reverse=True)[:8]],
            "beats": len(heart.pauses),
            "saves": len(self.saves),
            "save": round(1000 * max(self.saves, default=0.0), 1),
            "threads": sorted(self.on_threads),
            "text": focus().text() if isinstance(focus(), TextEntry) else "",  # type: ignore[attr-defined]
        }
        print(json.dumps(said), flush=True)
        self.window.close_at_once()
        QCoreApplication.exit(0)


def give_up(*raised: Any) -> None:
    """End at once where anything fails, so that nobody waits for this process."""
    traceback.print_exception(*raised)
    sys.stderr.flush()
    os._exit(9)


def when(ready: Callable[[], bool], act: Callable[[], None]) -> None:
    """Go on as soon as something is so."""
    QTimer.singleShot(20, lambda: act() if ready() else when(ready, act))


def main(page: str, file: Path, seconds: float) -> int:
    """Run the program on a file."""
    sys.excepthook = give_up
    application: QApplication = make_application()
    preferences = Preferences()
    preferences.update(person=Person("Morag Sinclair", "lead officer", "CPC"))
    dress(application, preferences)
    desk = Desk(application, preferences, Crashes(application))
    desk.begin(file)
    typing = Typing(desk, page, seconds)
    typing.window.activateWindow()
    when(typing.window.isActiveWindow, typing.begin)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))
