"""Long work that somebody may break off: it looks now and then whether it is still wanted.

Work says so of itself nowhere: it runs within :func:`breakable`, and whatever of it takes long calls :func:`look`,
which does nothing for other work. What SQLite does is looked at from within (``storage/connection.py``).
From :func:`seal` on it goes on to its end, since what it writes is about to take its place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class BrokenOff(Exception):
    """Whoever asked for the work wants it no longer, and everything is as it was before it."""


class Breaking:
    """Whether one piece of work is to go on. Asked on one thread, looked at on the work's own."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._sealed = threading.Event()
        self._at_the_end: list[Callable[[], None]] = []

    def ask(self) -> None:
        """Ask the work to end; nothing where it is past that."""
        self._asked.set()

    @property
    def is_asked(self) -> bool:
        """Whether it is to end now."""
        return self._asked.is_set() and not self._sealed.is_set()

    @property
    def is_sealed(self) -> bool:
        """Whether it goes on to its end whatever is asked."""
        return self._sealed.is_set()

    def seal(self) -> None:
        """It goes on to its end from here. Raises BrokenOff where it was asked to end before."""
        if self._asked.is_set() and not self._sealed.is_set():
            raise BrokenOff
        self._sealed.set()

    def when_ended(self, act: Callable[[], None]) -> None:
        """Call this once the work is over, on its thread."""
        self._at_the_end.append(act)

    def end(self) -> None:
        """The work is over."""
        for act in self._at_the_end:
            act()
        self._at_the_end.clear()


class _Working(threading.local):
    breaking: Breaking | None = None


_WORKING = _Working()


def breaking_now() -> Breaking | None:
    """What may break off the work of this thread; None where nothing does."""
    return _WORKING.breaking


@contextmanager
def breakable(breaking: Breaking) -> Iterator[None]:
    """What this thread does within may be broken off, and nothing of it once it is left."""
    _WORKING.breaking = breaking
    try:
        yield
    finally:
        _WORKING.breaking = None
        breaking.end()


def carried(job: Callable[[], None]) -> Callable[[], None]:
    """The job as a part of this thread's work, for another thread to do while this one waits for it."""
    breaking = breaking_now()

    def within() -> None:
        before, _WORKING.breaking = _WORKING.breaking, breaking
        try:
            job()
        finally:
            _WORKING.breaking = before

    return within


def look() -> None:
    """Raise BrokenOff where this thread's work is to end."""
    if _WORKING.breaking is not None and _WORKING.breaking.is_asked:
        raise BrokenOff


def seal() -> None:
    """This thread's work goes on to its end from here. Raises BrokenOff where it was asked to end before."""
    if _WORKING.breaking is not None:
        _WORKING.breaking.seal()
