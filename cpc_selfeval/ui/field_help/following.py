"""Lying beside a box wherever that goes: it is moved, scrolled, resized, hidden with what it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_MOVED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class Following(QObject):
    """Tells that a box went elsewhere (``moved``): looks at the box and all that it lies in, up to ``container``."""

    moved = Signal()

    def __init__(self, box: QWidget, container: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.box = box
        self._container = container
        self._watched = list(_up_to(box, container))
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of what moves it."""
        if event.type() in _MOVED and isValid(self.box) and isValid(self._container):
            self.moved.emit()
        return False

    def leave(self) -> None:
        """Look no longer."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []

    def place(self) -> QRect | None:
        """Where the box is in the container; None while it is not seen."""
        if not isValid(self.box) or not self.box.isVisible():
            return None
        return QRect(self.box.mapTo(self._container, self.box.rect().topLeft()), self.box.size())


def _up_to(box: QWidget, container: QWidget) -> Iterator[QWidget]:
    widget: QWidget | None = box
    while widget is not None and widget is not container:
        yield widget
        widget = widget.parentWidget()
    yield container
