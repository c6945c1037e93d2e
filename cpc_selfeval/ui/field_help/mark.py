"""A small question mark beside the field that has the keyboard: one at a time, and no stop of Tab."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QWidget

from cpc_selfeval.ui.field_help.following import Following
from cpc_selfeval.ui.kit.date_entry import IconButton
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.level_cards import LevelCard
from cpc_selfeval.ui.kit.measures import px
from cpc_selfeval.ui.kit.theme import colours

SIDE: Final = 20
ICON: Final = 14
GAP: Final = 4


class HelpMark(IconButton):
    """Lies over the page, behind the words of the field's label; a click asks for its help."""

    def __init__(self, box: QWidget, spoken: str) -> None:
        container = container_of(box)
        super().__init__(f"Help about {spoken}", parent=container)
        self.setToolTip(f"What is this? Help about {spoken} (Shift+F1)".replace("&", "&&"))
        self.setObjectName("help_mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.resize(self.sizeHint())
        self._label = _label_of(box)
        self._is_large = isinstance(box, LevelCard | QPlainTextEdit)
        self._following = Following(box, container, self)
        self._following.moved.connect(self.follow)
        self.follow()

    def sizeHint(self) -> QSize:
        """As high as a label."""
        return QSize(px(SIDE), px(SIDE))

    def leave(self) -> None:
        """Go, once Qt is through with what it is doing: without its parent it would be Python's, and end at once."""
        self._following.leave()
        self.hide()
        self.deleteLater()

    def follow(self) -> None:
        """Lie behind the label's words; without a label, in the corner of a large box, or above a small one.

        Below it where nothing is above: it would lie on the box's own words or arrow.
        """
        box, container = self._following.place(), self.parentWidget()
        if box is None or container is None:
            self.hide()
            return
        self.move(self._beside(box, container))
        self.show()
        self.raise_()

    def _beside(self, box: QRect, container: QWidget) -> QPoint:
        if self._label is not None and self._label.isVisible():
            corner = self._label.mapTo(container, QPoint(0, 0))
            words = QFontMetrics(self._label.font()).horizontalAdvance(self._label.text().replace("&", ""))
            middle = corner.y() + self._label.height() // 2
            return QPoint(corner.x() + min(words, self._label.width() - self.width()) + px(GAP), middle - px(SIDE) // 2)
        if self._is_large:
            return QPoint(box.right() - self.width() - px(GAP), box.top() + px(GAP))
        above = box.top() - self.height() + px(1)
        return QPoint(box.right() - self.width(), above if above >= -px(GAP) else box.bottom() - px(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(ICON)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, box, Icon.HELP, colours().accent)
        painter.end()


def _label_of(box: QWidget) -> QLabel | None:
    """The label above it, where it stands in a frame that has box and label."""
    around = box.parentWidget()
    for _ in range(3):
        label = getattr(around, "label", None)
        if isinstance(label, QLabel):
            return label
        around = around.parentWidget() if around is not None else None
    return None


def container_of(box: QWidget) -> QWidget:
    """The viewport or window that the mark must lie in so as to scroll and to be cut with its box."""
    around = box.parentWidget()
    while around is not None and not around.isWindow():
        parent = around.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is around:
            return around
        around = parent
    return box.window()
