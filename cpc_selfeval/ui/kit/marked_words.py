"""Words with a mark before them, as one reading."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.measures import ICON, font, px
from cpc_selfeval.ui.kit.theme import colours

_WIDEST: Final = 320
"""Pixels of the design that a committee's own word takes at most."""


class MarkedWords(QWidget):
    """What has a mark says which, and in what ink. The words are the accessible name."""

    side = 12
    """The mark's side in pixels of the design."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_words(self, words: str) -> None:
        """Show other words, and the mark anew."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def ink(self, c: ColourSet) -> str:
        """The colour of mark and words."""
        raise NotImplementedError

    def paint_mark(self, painter: QPainter, box: QRectF, ink: str) -> None:
        """Draw the mark."""
        raise NotImplementedError

    def _before(self) -> int:
        return px(self.side) + px(7)

    def sizeHint(self) -> QSize:
        """Mark and words; what would not fit on any page ends in an ellipsis."""
        metrics = QFontMetrics(font("body"))
        words = min(px(_WIDEST), metrics.horizontalAdvance(self._words) + 1)
        return QSize(self._before() + words, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """The same: neither is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark and words."""
        ink, before = self.ink(colours()), self._before()
        painter = QPainter(self)
        self.paint_mark(painter, QRectF(0, 0, px(self.side), self.height()), ink)
        painter.setPen(QColor(ink))
        painter.setFont(font("body"))
        room = QRectF(before, 0, self.width() - before, self.height())
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - before)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class IconWords(MarkedWords):
    """Words with an icon, in quiet ink or in that of what is good or bad."""

    side = ICON

    def __init__(self, icon: Icon, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.icon = icon
        self._tone: Literal["good", "bad", "quiet"] = "quiet"

    def show_state(self, icon: Icon, words: str, tone: Literal["good", "bad", "quiet"] = "quiet") -> None:
        """Show another icon with other words."""
        self.icon, self._tone = icon, tone
        self.show_words(words)

    def ink(self, c: ColourSet) -> str:
        """As the tone says."""
        return {"good": c.good, "bad": c.bad, "quiet": c.quiet}[self._tone]

    def paint_mark(self, painter: QPainter, box: QRectF, ink: str) -> None:
        """Draw the icon."""
        paint_icon(painter, box, self.icon, ink)
