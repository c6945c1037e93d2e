"""A file that takes its time: what is asked of it meanwhile is all on its way, and nothing has arrived."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from PySide6.QtWidgets import QApplication

from cpc_selfeval.ui.workspace import Workspace

LONGEST = 30
"""Seconds after which a file that nobody lets go on would go on by itself."""


@contextmanager
def held_up(workspace: Workspace) -> Iterator[None]:
    """Nothing gets into the file meanwhile; afterwards all is in it and shown. Its executor has a thread of its own."""
    go_on = Event()

    def wait() -> None:
        go_on.wait(LONGEST)

    workspace.work.session.after_saving(wait)
    try:
        yield
    finally:
        go_on.set()
    arrive(workspace)


def arrive(workspace: Workspace) -> None:
    """Have all that is on its way arrive, and be shown."""
    while True:
        assert workspace.work.session.drain(LONGEST)
        QApplication.processEvents()
        if not workspace.work.session.busy:
            return
