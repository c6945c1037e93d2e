"""A page that scrolls up and down, no wider than reads well, and follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.follows_keyboard import FollowsKeyboard
from cpc_selfeval.ui.kit.measures import px


class ScrollPage(FollowsKeyboard):
    """Put things into ``body`` or with ``add``. Whatever gets the focus by keyboard is scrolled into view."""

    def __init__(self, name: str, *, most_width: int = 1280, parent: QWidget | None = None) -> None:
        super().__init__(24, 32, parent=parent)
        self.setAccessibleName(name)
        # One that Python made: to find out what kind of widget Qt's own is, every kind there is would be loaded
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        column = QWidget()
        column.setObjectName("page_column")
        column.setMaximumWidth(px(most_width))
        row = QHBoxLayout(sheet)
        row.setContentsMargins(px(22), px(16), px(22), px(22))
        row.setSpacing(0)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
        self.setWidget(sheet)

    def fill(self, holder: QWidget) -> None:
        """Take all the room of ``holder``, before anything is put in.

        Whatever gets another place is dressed anew with all that lies in it, and a page that scrolls measures it too.
        """
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)

    def add_head(self, title: QWidget, *said: QWidget, beside: QWidget | None = None) -> None:
        """Begin with the title, close below it what is said of the page, and ``beside`` it the way back."""
        line = QHBoxLayout()
        line.addWidget(title, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addLayout(line)
        for each in said:
            head.addWidget(each)
        self.body.addLayout(head)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def end(self) -> None:
        """Keep what was added at the top where the page is higher than its content."""
        self.body.addStretch(1)
