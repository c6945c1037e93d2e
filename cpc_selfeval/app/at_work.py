"""Long work on a file that no window has open: in a thread of its own, while a sentence says what is going on.

Short work shows nothing but a busy cursor. Nothing else can be used meanwhile. Work that is ``breakable`` has a button
that breaks it off: what it writes takes its place in one move, or not at all, and once it is about to, it goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.domain.breaking_off import breakable as may_be_broken_off
from cpc_selfeval.domain.refusal import Refusal

Done = TypeVar("Done")

PATIENCE: Final = 0.4
"""Seconds after which it is said what is going on."""
_SECOND: Final = 1000

BROKEN_OFF: Final = (
    "It was broken off, as you asked.",
    "Everything is as it was before.",
    "Ask for it again whenever you like.",
)
"""What is told of work that was broken off."""


@contextmanager
def waiting() -> Iterator[None]:
    """Show that the program is busy."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def done_at_work(
    words: str, job: Callable[[], Done], parent: QWidget | None = None, *, breakable: bool = False
) -> Done:
    """What ``job`` gives or raises, from a thread of its own. ``words`` are shown where it takes long.

    ``breakable`` offers to break it off. Raises a Refusal that says so where that was chosen in time.
    """
    work = _Work(job, Breaking() if breakable else None)
    with waiting():
        work.start()
        work.join(PATIENCE)
        if work.is_alive():
            _show_until_done(words, work, parent)
        work.join()  # also where the program was told to end meanwhile
    return work.outcome()


class _Work(threading.Thread, Generic[Done]):
    def __init__(self, job: Callable[[], Done], breaking: Breaking | None) -> None:
        super().__init__(name="work", daemon=True)
        self._job = job
        self.breaking = breaking
        self._given: list[Done] = []
        self._raised: BaseException | None = None
        self.when_done: Callable[[object], None] = lambda _nothing: None

    def run(self) -> None:
        """Do the job, and keep what it gives or raises."""
        try:
            with may_be_broken_off(self.breaking) if self.breaking is not None else nullcontext():
                self._given.append(self._job())
        except BaseException as raised:  # noqa: BLE001 - raised again on the thread that asked for the job
            self._raised = raised
        self.when_done(None)

    def outcome(self) -> Done:
        """What the job gave. Raises what it raised."""
        if self._raised is not None:
            if self.breaking is not None and self.breaking.is_asked:
                raise Refusal(*BROKEN_OFF) from self._raised  # whatever was interrupted, nothing came of it
            raise self._raised
        return self._given[0]


def _show_until_done(words: str, work: _Work[Done], parent: QWidget | None) -> None:
    from cpc_selfeval.ui.answers import Answer
    from cpc_selfeval.ui.window.at_work import AtWorkDialog

    loop = QEventLoop()
    answer = Answer()
    answer.came.connect(loop.quit)
    work.when_done = answer.bring
    dialog = AtWorkDialog(words, work.breaking, parent)
    began = monotonic() - PATIENCE
    clock = QTimer(dialog)
    clock.timeout.connect(lambda: dialog.show_seconds(round(monotonic() - began)))
    clock.start(_SECOND)
    dialog.show()
    if work.is_alive():
        loop.exec()
    if isValid(dialog):  # it went with its window where the program was told to end meanwhile
        clock.stop()
        dialog.end()
