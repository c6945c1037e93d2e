"""What a dialog shows, as high as its words need, and scrolled where the screen is lower than that."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.follows_keyboard import FollowsKeyboard
from cpc_selfeval.ui.kit.measures import px

AROUND: Final = 4
"""Pixels left free around what is shown, for the ring around what has the keyboard."""
LEAST: Final = 60
"""The height in pixels of the design below which a sheet is never pressed."""


class _Sheet(QWidget):
    """Scrolls only below what its contents can be pressed to: a table on it scrolls by itself before that."""

    def heightForWidth(self, width: int) -> int:
        """The least height in which everything on it can be used."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)


class DialogSheet(FollowsKeyboard):
    """Put things into ``column``. Whatever gets the focus is scrolled into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, 16, by_mouse=True, parent=parent)
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sheet = _Sheet()
        self.column = QVBoxLayout(self._sheet)
        self.column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        self.setWidget(self._sheet)
        self.verticalScrollBar().rangeChanged.connect(self.bring_focus_into_sight)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as everything on it."""
        wrapped = self.column.totalHeightForWidth(width)
        return wrapped if wrapped >= 0 else self._sheet.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Everything on it."""
        return self._sheet.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as it must be; the height scrolls."""
        least = self._sheet.minimumSizeHint()
        return QSize(least.width(), min(least.height(), px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether a bar that is there is needed still."""
        super().resizeEvent(event)
        self.put_bar_away()

    def put_bar_away(self) -> None:
        """Show no bar where everything fits without: Qt measures words beside a bar that is there, and so keeps it."""
        room = self.maximumViewportSize()
        if self.verticalScrollBar().isVisible() and self._sheet.heightForWidth(room.width()) <= room.height():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
