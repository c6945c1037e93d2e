"""Drawings on paper: the same descriptions as in the window, as figures of a tagged PDF with their alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from reportlab.graphics.shapes import Circle, Line, Polygon, Rect, Shape, String
from reportlab.graphics.shapes import Drawing as Figure
from reportlab.lib.colors import Color, HexColor, white

from cpc_selfeval.domain.drawings import glyphs
from cpc_selfeval.domain.drawings.description import Drawing, Fill, Tone, alternative
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
from cpc_selfeval.exports.tagged_pdf import ACCENT, FONT_NAMES, LINE, QUIET, TEXT, Paper
from cpc_selfeval.exports.tagged_pdf.fonts import typeface
from cpc_selfeval.exports.tagged_pdf.look import Weight

WIDTH: Final = 508.0
"""Points: the width between the margins of an upright page."""
SCALE: Final = 0.66
"""Points for a pixel of the design, so that labels have 8.6 points."""
_PART: Final = "#6A97C6"
_SPREAD: Final = "#5F7F98"
_INKS: Final[dict[Ink, Color]] = {
    Ink.TEXT: HexColor(TEXT),
    Ink.QUIET: HexColor(QUIET),
    Ink.LINE: HexColor(LINE),
    Ink.LEVEL: HexColor(ACCENT),
    Ink.PART: HexColor(_PART),
    Ink.SPREAD: HexColor(_SPREAD),
    Ink.GROUND: white,
    Ink.ON_BAR: white,
    Ink.ON_PART: HexColor(TEXT),
}
_WEIGHTS: Final[dict[Lettering, Weight]] = {
    Lettering.TITLE: "bold",
    Lettering.STRONG: "semibold",
    Lettering.LABEL: "regular",
    Lettering.SMALL: "regular",
}
_ANCHORS: Final[dict[str, Literal["start", "middle", "end"]]] = {"left": "start", "middle": "middle", "right": "end"}
_UNKNOWN: Final = 0.6
"""How wide a character is taken to be that the typeface lacks: the paper puts another in its place."""
_BELOW_MIDDLE: Final = 0.33
"""From the middle of a line to its baseline, of the letters' size."""


def add_drawing(paper: Paper, drawing: Drawing) -> None:
    """Add a drawing to a paper: a figure whose alternative text says all of it, with its notes below as text."""
    paper.figure(figure_of(drawing), alternative(drawing, notes=False))
    for note in drawing.notes:
        paper.paragraph(note, "small")


def figure_of(drawing: Drawing, width: float = WIDTH) -> Figure:
    """A drawing as a figure for :meth:`Paper.figure`, ``width`` points wide."""
    return painted(laid_out(drawing, paper_room(width)))


def paper_room(width: float = WIDTH) -> Room:
    """The room of a drawing on paper, ``width`` points wide."""
    return Room(width, SCALE, _width)


def painted(picture: Picture) -> Figure:
    """A picture that is laid out already."""
    figure = Figure(picture.width, picture.height)
    for drawn in picture.shapes:
        for shape in _shapes(drawn, picture.height):
            figure.add(shape)
    return figure


def _width(text: str, lettering: Lettering) -> float:
    widths = typeface().fonts[_WEIGHTS[lettering]].widths
    return sum(widths.get(character, _UNKNOWN) for character in text) * SIZES[lettering] * SCALE


def _shapes(drawn: Drawn, height: float) -> Iterator[Shape]:
    """What one shape is drawn of; a PDF counts from below."""
    if isinstance(drawn, Box):
        yield from _box(drawn, height)
    elif isinstance(drawn, Stroke):
        yield _line((drawn.x, drawn.y, drawn.to_x, drawn.to_y), height, _INKS[drawn.ink], drawn.weight, drawn.dashed)
    elif isinstance(drawn, Glyph):
        yield from _glyph(drawn, height)
    else:
        yield _words(drawn, height)


def _box(box: Box, height: float) -> Iterator[Shape]:
    y = height - box.y - box.height
    if box.tone is None:
        yield _rectangle(box.x, y, box.width, box.height, white, None)
        return
    ink = _INKS[Ink.PART if box.tone is Tone.MIDDLE else Ink.LEVEL]
    solid = box.fill is Fill.SOLID and box.tone is not Tone.LIGHT
    yield _rectangle(box.x, y, box.width, box.height, ink if solid else white, None)
    if box.fill is Fill.HATCHED:
        for ends in hatching(box, 5 * SCALE):
            yield _line(ends, height, ink, SCALE)
    half = SCALE / 2
    yield _rectangle(box.x + half, y + half, box.width - SCALE, box.height - SCALE, None, ink)


def _rectangle(x: float, y: float, width: float, height: float, fill: Color | None, edge: Color | None) -> Shape:
    rectangle = Rect(x, y, width, height)
    rectangle.fillColor, rectangle.strokeColor, rectangle.strokeWidth = fill, edge, SCALE
    return rectangle


def _line(
    ends: tuple[float, float, float, float], height: float, ink: Color, weight: float, dashed: bool = False
) -> Shape:
    x, y, to_x, to_y = ends
    line = Line(x, height - y, to_x, height - to_y, strokeColor=ink, strokeWidth=weight)
    if dashed:
        line.strokeDashArray = [3, 2]
    return line


def _glyph(glyph: Glyph, height: float) -> Iterator[Shape]:
    ink = _INKS[Ink.LEVEL]
    for part in glyphs.parts_of(glyph):
        fill = ink if part.filled else white
        if isinstance(part, glyphs.Circle):
            yield Circle(part.x, height - part.y, part.radius, fillColor=fill, strokeColor=ink, strokeWidth=part.weight)
        else:
            points = [number for x, y in part.points for number in (x, height - y)]
            yield Polygon(points, fillColor=fill, strokeColor=ink, strokeWidth=part.weight)


def _words(words: Words, height: float) -> Shape:
    size = SIZES[words.lettering] * SCALE
    return String(
        words.x,
        height - words.y - size * _BELOW_MIDDLE,
        words.text,
        fontName=FONT_NAMES[_WEIGHTS[words.lettering]],
        fontSize=size,
        fillColor=_INKS[words.ink],
        textAnchor=_ANCHORS[words.anchor],
    )
