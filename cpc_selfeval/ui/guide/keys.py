"""F1 in every window that has no menus: dialogs, the start page. Where there is a menu, its command has the key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from cpc_selfeval.ui.guide import open_guide

_DONE: Final = "answers_f1"
"""Property of a window that answers to F1 already."""


class HelpKey(QObject):
    """Gives each window F1 when the keyboard first comes into it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = new.window() if new is not None else None
        if window is None or isinstance(window, QMainWindow) or window.property(_DONE):
            return
        window.setProperty(_DONE, True)
        QShortcut(QKeySequence("F1"), window).activated.connect(lambda: help_for(window))


def help_for(window: QWidget, otherwise: QWidget | None = None) -> None:
    """Open the guide at what has the keyboard in a window, else at ``otherwise``."""
    from cpc_selfeval.ui.guide.places import place_of

    open_guide(place_of(window.focusWidget() or window) or place_of(otherwise), window)
