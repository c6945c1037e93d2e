"""Brings an answer that comes on another thread to the window's thread.

No other thread ever holds an object of Qt's for it: whoever answers holds a letter, which knows the object by its
number only. If the other thread were the last to hold the object, Qt would end it there, while the window's thread is
told the very same answer, and the program would fall.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Answer(QObject):
    """Give :attr:`bring` to whoever answers; ``came`` is then emitted on the thread that made this object.

    It lives as long as anybody can still bring an answer, although nobody waits any more.
    """

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._way = _way()

    @property
    def bring(self) -> Callable[[object], None]:
        """What emits ``came`` with the answer, to be called on any thread, and more than once if need be."""
        return _Letter(self._way, self._way.await_one(self)).bring


class _Way(QObject):
    """The answers that can still come, and the way from other threads to the one that made them."""

    sent = Signal(int, object)
    given_up = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count(1)
        self._awaited: dict[int, Answer] = {}
        self.sent.connect(self._arrived)
        # After what was sent before, also where the window's own thread is the last to let go of the letter
        self.given_up.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def await_one(self, answer: Answer) -> int:
        """Keep this answer until its letter is given up; the number that the letter goes by."""
        number = next(self._numbers)
        self._awaited[number] = answer
        return number

    def _arrived(self, number: int, said: object) -> None:
        if (answer := self._awaited.get(number)) is not None:
            answer.came.emit(said)

    def _forget(self, number: int) -> None:
        self._awaited.pop(number, None)


class _Letter:
    """Held by whoever answers, on whatever thread. Nothing of Qt's ends with it."""

    def __init__(self, way: _Way, number: int) -> None:
        self._way = way
        self._number = number

    def bring(self, said: object) -> None:
        """On the window's own thread at once, on others once the window's thread comes to it."""
        self._way.sent.emit(self._number, said)

    def __del__(self) -> None:
        if isValid(self._way):
            self._way.given_up.emit(self._number)


_ways: list[_Way] = []


def _way() -> _Way:
    """The one way, made on the window's thread with the first answer that is awaited, and kept to the end."""
    if not _ways:
        _ways.append(_Way())
    return _ways[0]
