"""Widgets that are on their way out, held until Qt has ended them.

A focus ring that Python had let go of after ``deleteLater()`` ended twice: seen under a debugger, Qt ended it, and it
was gone before it had come to its own end. Held until then, it ends once. Why PySide does so for what comes with the
keyboard, and not for other widgets that are replaced, is not known; so whatever comes and goes like that is held.
"""

from __future__ import annotations

from typing import ClassVar
from weakref import WeakSet

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Going:
    """Holds what was told to go; whatever Qt has ended meanwhile is let go of."""

    _all: ClassVar[WeakSet[Going]] = WeakSet()

    def __init__(self) -> None:
        self._held: list[QWidget] = []
        self._all.add(self)

    def hold(self, widget: QWidget) -> None:
        """Keep a widget for which ``deleteLater()`` was called."""
        self.let_go()
        self._held.append(widget)

    @classmethod
    def let_all_go(cls) -> None:
        """Let go of all that has ended, and so of the window that it lay in: the last would stay until another goes."""
        for each in cls._all:
            each.let_go()

    def let_go(self) -> None:
        """Let go of what Qt has ended."""
        self._held = [each for each in self._held if isValid(each)]
