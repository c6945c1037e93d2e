"""The six segments that show a level: filled once agreed or endorsed, hatched while proposed or recommended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours

SEGMENTS: Final = 6
WIDTH: Final = 52
HEIGHT: Final = 12
"""The chip's size in pixels of the design."""


def paint_level(
    painter: QPainter, rect: QRectF, level: int | None, stage_filled: bool, inks: ColourSet | None = None
) -> None:
    """Draw the six segments across ``rect``; usable from item delegates.

    ``level`` is 1 to 6, or None for none (six empty segments). ``stage_filled`` is true for agreed and endorsed.
    """
    inks = inks or colours()
    gap = rect.width() * 0.035
    width = (rect.width() - gap * (SEGMENTS - 1)) / SEGMENTS
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in range(SEGMENTS):
        box = QRectF(rect.left() + place * (width + gap), rect.top(), width, rect.height())
        reached = level is not None and place < level
        _paint_segment(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), reached, stage_filled, inks)
    painter.restore()


def _paint_segment(painter: QPainter, box: QRectF, reached: bool, filled: bool, inks: ColourSet) -> None:
    edge = QColor(inks.level_ink if reached else inks.control_line)
    corner = min(2.0, box.width() * 0.25)
    shape = QPainterPath()
    shape.addRoundedRect(box, corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(inks.level_ink if reached and filled else inks.surface))
    painter.drawPath(shape)
    if reached and not filled:
        _hatch(painter, box, shape, edge)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _hatch(painter: QPainter, box: QRectF, shape: QPainterPath, ink: QColor) -> None:
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, max(1.3, box.width() * 0.24)))
    step = max(3.6, box.width() * 0.62)
    start = box.top() - box.width()
    while start < box.bottom():
        painter.drawLine(QPointF(box.left(), start), QPointF(box.right(), start + box.width()))
        start += step
    painter.restore()


class LevelChip(QWidget):
    """The segments and, beside them, the words that say the level and its stage: "Agreed: Good"."""

    def __init__(self, *, show_words: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: int | None = None
        self._filled = False
        self._words = ""
        self._show_words = show_words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int | None, stage_filled: bool, words: str) -> None:
        """Show a level, 1 to 6 or None, and say it in words, which must name the stage."""
        self._level, self._filled, self._words = level, stage_filled, words
        self.setAccessibleName(words)
        self.setToolTip("" if self._show_words else words.replace("<", "&lt;"))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The level and stage in words."""
        return self._words

    def sizeHint(self) -> QSize:
        """Segments, and the words where they are shown."""
        metrics = QFontMetrics(font("body"))
        width = px(WIDTH)
        if self._show_words and self._words:
            width += px(7) + metrics.horizontalAdvance(self._words) + 1
        return QSize(width, metrics.height() if self._show_words else px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same: neither is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw segments and words."""
        painter = QPainter(self)
        top = (self.height() - px(HEIGHT)) / 2
        paint_level(painter, QRectF(0, top, px(WIDTH), px(HEIGHT)), self._level, self._filled)
        if self._show_words:
            painter.setPen(QColor(colours().text))
            painter.setFont(font("body"))
            left = px(WIDTH) + px(7)
            words = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.end()
