"""Brings an answer that comes on another thread to the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Answer(QObject):
    """Give :meth:`bring` to whoever answers; ``came`` is then emitted on the thread that made this object.

    ``bring`` is a method, so that whoever will call it keeps this object although nobody waits any more.
    """

    came = Signal(object)

    def bring(self, answer: object) -> None:
        """Emit ``came`` with the answer."""
        self.came.emit(answer)
