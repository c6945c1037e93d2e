"""Buttons. One primary button on a page; plain ones for the rest; links for what is light.

A "&" in a label marks its access key, as Qt has it. Text that a user typed goes through :func:`literal` first.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


def literal(text: str) -> str:
    """A user's text for a button or menu, where a single "&" would be taken for an access key."""
    return text.replace("&", "&&")


class _Button(QPushButton):
    def __init__(self, text: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; Qt's own answers to the space bar only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class PrimaryButton(_Button):
    """The one thing to do here. ``name`` replaces the label for a screen reader where the label alone is not enough."""


class PlainButton(_Button):
    """Any other button."""


class LinkButton(_Button):
    """A button that reads as a link, for light acts within text: "+ Add a strength", "history"."""
