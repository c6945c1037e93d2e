"""Plain text laid out in a width, for widgets that draw their own words. Long words break rather than be cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


def _laid_out(text: str, shape: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.replace("\n", "\u2028"), shape)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout, height


def height_of(text: str, shape: QFont, width: float) -> float:
    """The height in pixels of the text in this width; one line for an empty text."""
    if not text:
        return QFontMetricsF(shape).height()
    return _laid_out(text, shape, width)[1]


def paint_text(
    painter: QPainter, rect: QRectF, text: str, shape: QFont, colour: str, *, tail: int = 0, tail_colour: str = ""
) -> float:
    """Draw the text from the top of ``rect`` in its width, and return the height that it took.

    The last ``tail`` UTF-16 units are drawn in ``tail_colour``.
    """
    layout, height = _laid_out(text, shape, rect.width())
    painter.setPen(QColor(colour))
    layout.draw(painter, rect.topLeft(), _tail_range(layout, tail, tail_colour))
    return height


def _tail_range(layout: QTextLayout, length: int, colour: str) -> list[QTextLayout.FormatRange]:
    if not length:
        return []
    from PySide6.QtGui import QTextCharFormat  # 4 ms that no start needs

    part = QTextLayout.FormatRange()
    part.length = length
    part.start = len(layout.text().encode("utf-16-le")) // 2 - length
    ink = QTextCharFormat()
    ink.setForeground(QColor(colour))
    part.format = ink
    return [part]
