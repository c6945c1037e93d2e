"""Words in a narrow column, set closer than paragraphs are: the list of indicators is scanned, not read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

LEADING = 1.22
"""Height of a line in parts of the letters' size."""


_MOST: Final = 1_000
_heights: dict[tuple[str, str, float], float] = {}


def tight_height(text: str, shape: QFont, width: float) -> float:
    """The height in pixels that the text needs in this width; asked for all rows again wherever one changes."""
    asked = (text, shape.key(), width)
    height = _heights.get(asked)
    if height is None:
        if len(_heights) >= _MOST:
            _heights.clear()
        height = _heights[asked] = _laid_out(text, shape, width)[1]
    return height


def paint_tight(painter: QPainter, rect: QRectF, text: str, shape: QFont, colour: str) -> float:
    """Draw the text from the top of ``rect`` in its width, and return the height that it took."""
    layout, height = _laid_out(text, shape, rect.width())
    painter.setPen(QColor(colour))
    layout.draw(painter, rect.topLeft())
    return height


def _laid_out(text: str, shape: QFont, width: float) -> tuple[QTextLayout, float]:
    step = shape.pixelSize() * LEADING
    layout = QTextLayout(text.replace("\n", " "), shape)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = 0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        # The face's own line is higher than the step; what is above and below its letters may overlap
        line.setPosition(QPointF(0, lines * step - (line.height() - step) / 2))
        lines += 1
        line = layout.createLine()
    layout.endLayout()
    return layout, lines * step
