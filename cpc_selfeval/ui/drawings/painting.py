"""A picture painted with Qt, in a set of colours: the window's own, or dark on white for paper."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from cpc_selfeval.domain.drawings.description import Drawing, Fill, Tone
from cpc_selfeval.domain.drawings.glyphs import Circle, parts_of
from cpc_selfeval.domain.drawings.layout import laid_out
from cpc_selfeval.domain.drawings.picture import (
    SIZES,
    Box,
    Drawn,
    Glyph,
    Ink,
    Lettering,
    Picture,
    Room,
    Stroke,
    Words,
    hatching,
)
from cpc_selfeval.ui.kit import font
from cpc_selfeval.ui.kit.colours import ColourSet, contrast

_BOLD = {Lettering.TITLE: QFont.Weight.Bold, Lettering.STRONG: QFont.Weight.DemiBold}
_ALIGNED = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def in_room(drawing: Drawing, width: float, scale: float, *, titled: bool = False) -> Picture:
    """A drawing laid out for Qt: ``width`` in pixels, ``scale`` pixels for each of the design."""
    return laid_out(
        drawing, Room(width, scale, lambda text, kind: _metrics(kind, scale).horizontalAdvance(text), titled)
    )


def paint_picture(painter: QPainter, picture: Picture, colours: ColourSet, scale: float) -> None:
    """Paint every shape of a picture that was laid out in this scale."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = _Brush(painter, colours, scale)
    for shape in picture.shapes:
        brush.paint(shape)


@lru_cache(maxsize=32)
def _font(lettering: Lettering, scale: float) -> QFont:
    shape = font()
    shape.setPixelSize(max(1, round(SIZES[lettering] * scale)))
    shape.setWeight(_BOLD.get(lettering, QFont.Weight.Normal))
    return shape


@lru_cache(maxsize=32)
def _metrics(lettering: Lettering, scale: float) -> QFontMetricsF:
    return QFontMetricsF(_font(lettering, scale))


def _readable_on(ground: str, colours: ColourSet) -> str:
    """Whichever of our darkest and lightest stands out more from a ground."""
    return max((colours.text, colours.surface, colours.focus_edge), key=lambda ink: contrast(ink, ground))


class _Brush:
    """Paints one shape at a time."""

    def __init__(self, painter: QPainter, colours: ColourSet, scale: float) -> None:
        self._painter = painter
        self._scale = scale
        self._inks = {
            Ink.TEXT: QColor(colours.text),
            Ink.QUIET: QColor(colours.quiet),
            Ink.LINE: QColor(colours.line),
            Ink.LEVEL: QColor(colours.level_ink),
            Ink.PART: QColor(colours.level_part),
            Ink.SPREAD: QColor(colours.strength_bar),
            Ink.GROUND: QColor(colours.surface),
            Ink.ON_BAR: QColor(colours.surface),
            Ink.ON_PART: QColor(_readable_on(colours.level_part, colours)),
        }
        # In high contrast there is one ink: what lies between dark and paper has a thick edge instead
        self._one_ink = colours.level_part == colours.level_ink
        if self._one_ink:
            self._inks[Ink.ON_PART] = self._inks[Ink.TEXT]

    def paint(self, shape: Drawn) -> None:
        if isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Stroke):
            self._stroke(shape)
        elif isinstance(shape, Glyph):
            self._glyph(shape)
        else:
            self._words(shape)

    def _box(self, box: Box) -> None:
        area = QRectF(box.x, box.y, box.width, box.height)
        if box.tone is None:
            self._painter.fillRect(area, self._inks[Ink.GROUND])
            return
        ink = self._inks[Ink.PART if box.tone is Tone.MIDDLE else Ink.LEVEL]
        thick = self._one_ink and box.tone is Tone.MIDDLE
        solid = box.fill is Fill.SOLID and box.tone is not Tone.LIGHT and not thick
        edge = self._scale * (3 if thick else 1)
        pen = QPen(ink, edge)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(ink if solid else self._inks[Ink.GROUND])
        half = edge / 2
        if box.fill is Fill.HATCHED:
            self._hatch(box, area, ink)
        self._painter.drawRect(area.adjusted(half, half, -half, -half))

    def _hatch(self, box: Box, area: QRectF, ink: QColor) -> None:
        self._painter.fillRect(area, self._inks[Ink.GROUND])
        self._painter.save()
        self._painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(QPen(ink, self._scale * 1.2))
        self._painter.drawLines([QLineF(*line) for line in hatching(box, 5 * self._scale)])
        self._painter.restore()
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _stroke(self, stroke: Stroke) -> None:
        style = Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(self._inks[stroke.ink], stroke.weight, style))
        self._painter.drawLine(QLineF(stroke.x, stroke.y, stroke.to_x, stroke.to_y))

    def _glyph(self, glyph: Glyph) -> None:
        ink, ground = self._inks[Ink.LEVEL], self._inks[Ink.GROUND]
        for part in parts_of(glyph):
            pen = QPen(ink, part.weight)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            self._painter.setPen(pen)
            self._painter.setBrush(ink if part.filled else ground)
            if isinstance(part, Circle):
                self._painter.drawEllipse(QPointF(part.x, part.y), part.radius, part.radius)
            else:
                self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in part.points]))

    def _words(self, words: Words) -> None:
        self._painter.setFont(_font(words.lettering, self._scale))
        self._painter.setPen(self._inks[words.ink])
        width = _metrics(words.lettering, self._scale).horizontalAdvance(words.text) + 4
        left = {"left": words.x, "middle": words.x - width / 2, "right": words.x - width}[words.anchor]
        height = 2 * SIZES[words.lettering] * self._scale
        area = QRectF(left, words.y - height / 2, width, height)
        flags = Qt.AlignmentFlag.AlignVCenter | _ALIGNED[words.anchor] | Qt.TextFlag.TextSingleLine
        self._painter.drawText(area, flags, words.text)
