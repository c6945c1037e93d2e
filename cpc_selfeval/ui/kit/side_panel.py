"""The quiet panel beside a page that thinks along: sections with a small heading, which can be folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.card import Card
from cpc_selfeval.ui.kit.collapsible import Collapsible
from cpc_selfeval.ui.kit.follows_keyboard import FollowsKeyboard
from cpc_selfeval.ui.kit.labels import Heading
from cpc_selfeval.ui.kit.measures import px


class SidePanel(Card):
    """300 pixels wide. ``section`` gives the layout to put things in."""

    def __init__(self, name: str, *, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.setFixedWidth(px(width))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(10))
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, px(10), 0)
        self._scroll = FollowsKeyboard(0, 24)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._column.addStretch(1)
        self.body.setContentsMargins(px(16), px(12), px(6), px(12))
        self.body.addWidget(self._scroll, 1)

    def section(self, title: str, *, foldable: bool = False, opened: bool = True) -> QVBoxLayout:
        """Begin a section, and return the layout that its content goes into."""
        if foldable:
            fold = Collapsible(title, opened=opened)
            self._insert(fold)
            return fold.body
        part = QWidget()
        body = QVBoxLayout(part)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(4))
        body.addWidget(Heading(title, 3))
        self._insert(part)
        return body

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below the sections that are there."""
        if isinstance(item, QWidget):
            self._insert(item)
        else:
            holder = QWidget()
            holder.setLayout(item)
            self._insert(holder)

    def clear(self) -> None:
        """Take all sections out."""
        while self._column.count() > 1:
            taken = self._column.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
