"""The shape that stands beside an action's status word, drawn and not taken from a font."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.marked_words import MarkedWords


class StatusShape(StrEnum):
    """One shape for each status; the values are the program's own words for them."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    COMPLETE_IMPACT_NOT_SHOWN = "complete_impact_not_shown"
    COMPLETE_IMPACT_SHOWN = "complete_impact_shown"
    WITHDRAWN = "withdrawn"


_TICK: Final = ((0.10, 0.56), (0.38, 0.84), (0.92, 0.18))


def status_colour(shape: StatusShape | str, colours: ColourSet) -> str:
    """The ink of a status: bad for overdue, warning for at risk, good where impact is shown, else text or quiet."""
    return {
        StatusShape.OVERDUE: colours.bad,
        StatusShape.AT_RISK: colours.warning,
        StatusShape.COMPLETE_IMPACT_SHOWN: colours.good,
        StatusShape.WITHDRAWN: colours.quiet,
        StatusShape.NOT_STARTED: colours.quiet,
    }.get(StatusShape(shape), colours.text)


def paint_status(painter: QPainter, rect: QRectF, shape: StatusShape | str, colour: str) -> None:
    """Draw a status shape in the middle of ``rect``, as large a square as fits; usable from item delegates.

    ``colour`` is "#RRGGBB". Raises ValueError for a shape that is not one of :class:`StatusShape`.
    """
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    pen = QPen(ink, max(1.2, side * 0.12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _paint(painter, box, StatusShape(shape), ink, pen)
    painter.restore()


def _paint(painter: QPainter, box: QRectF, shape: StatusShape, ink: QColor, pen: QPen) -> None:
    inset = pen.widthF() / 2 + box.width() * 0.04
    inner = box.adjusted(inset, inset, -inset, -inset)
    if shape is StatusShape.NOT_STARTED:
        painter.drawEllipse(inner)
    elif shape is StatusShape.ON_TRACK:
        painter.drawEllipse(inner)
        painter.setBrush(ink)
        painter.drawChord(inner, 90 * 16, 180 * 16)
    elif shape is StatusShape.AT_RISK:
        painter.setBrush(ink)
        painter.drawPolygon([QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()])
    elif shape is StatusShape.OVERDUE:
        painter.fillRect(box.adjusted(inset, inset, -inset, -inset), ink)
    elif shape is StatusShape.WITHDRAWN:
        middle = box.center().y()
        painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle))
    else:
        pen.setWidthF(pen.widthF() * (1.9 if shape is StatusShape.COMPLETE_IMPACT_SHOWN else 0.9))
        painter.setPen(pen)
        painter.drawPath(_tick(box))


def _tick(box: QRectF) -> QPainterPath:
    points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in _TICK]
    path = QPainterPath(points[0])
    path.lineTo(points[1])
    path.lineTo(points[2])
    return path


class StatusMark(MarkedWords):
    """A status shape with its word, as one reading."""

    def __init__(self, shape: StatusShape | str, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self._shape = StatusShape(shape)

    def show_status(self, shape: StatusShape | str, words: str) -> None:
        """Show another status."""
        self._shape = StatusShape(shape)
        self.show_words(words)

    def ink(self, c: ColourSet) -> str:
        """As the status has it."""
        return status_colour(self._shape, c)

    def paint_mark(self, painter: QPainter, box: QRectF, ink: str) -> None:
        """Draw the shape."""
        paint_status(painter, box, self._shape, ink)
