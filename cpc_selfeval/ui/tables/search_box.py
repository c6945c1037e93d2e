"""The box above a table that finds as it is typed in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import FindLine, passing_on, px


class SearchBox(FindLine):
    """Finds as it is typed in. ``left_downwards`` follows Down and Enter, which lead to what was found."""

    left_downwards = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(160))

    def event(self, event: QEvent) -> bool:
        """Leave undo and the window's keys to the window."""
        shortcut = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if shortcut and passing_on.is_for_the_window(cast(QKeyEvent, event)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to what was found; Escape empties the box."""
        if passing_on.is_undo_or_redo(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def wanted_words(search: str) -> tuple[str, ...]:
    """The words of a search, folded to lower case."""
    return tuple(search.casefold().split())
