"""A file that takes its time: what is asked of it meanwhile is all on its way, and nothing has arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Semaphore

from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.ui.workspace import Workspace

LONGEST = 30
"""Seconds after which a file that nobody lets go on would go on by itself."""
ENOUGH = 10_000
"""More changes than any test asks for."""


@contextmanager
def held_up(workspace: Workspace) -> Iterator[Callable[[], None]]:
    """Nothing gets into the file meanwhile; afterwards all is in it and shown. Its executor has a thread of its own.

    What is given lets one change through, the first that waits, and has it shown.
    """
    let = Semaphore(0)

    def wait() -> None:
        let.acquire(timeout=LONGEST)

    def stand_before_the_next() -> None:
        workspace.work.session.after_saving(wait)

    def let_one_through() -> None:
        shown = QSignalSpy(workspace.changed)
        let.release()
        for _ in range(200 * LONGEST):
            if shown.count():
                return
            QTest.qWait(5)  # a spy that waits keeps Python to itself, and the file's thread with it
        raise AssertionError("nothing came through")

    workspace.saving.connect(stand_before_the_next)  # told before a change is queued: so one waits before each
    try:
        yield let_one_through
    finally:
        workspace.saving.disconnect(stand_before_the_next)
        let.release(ENOUGH)
    arrive(workspace)


def arrive(workspace: Workspace) -> None:
    """Have all that is on its way arrive, and be shown."""
    while True:
        assert workspace.work.session.drain(LONGEST)
        QApplication.processEvents()
        if not workspace.work.session.busy:
            return
