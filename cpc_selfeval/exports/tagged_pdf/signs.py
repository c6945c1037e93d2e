"""The small shapes that may stand before a word."""

from collections.abc import Callable
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from cpc_selfeval.exports.tagged_pdf.look import Ink
from cpc_selfeval.exports.tagged_pdf.words import Shape, Sign

_SIZE: Final = 0.58  # of the text's size
_LIFT: Final = 0.04  # above the baseline, of the text's size


def draw_sign(canvas: Canvas, sign: Sign, ink: Ink, x: float, y: float) -> None:
    """Draw the shape with its left edge at `x`, standing on the baseline `y`."""
    side = ink.size * _SIZE
    canvas.saveState()
    canvas.setFillColor(HexColor(ink.colour))
    canvas.setStrokeColor(HexColor(ink.colour))
    canvas.setLineWidth(side * 0.16)
    _SHAPES[sign.shape](canvas, x, y + ink.size * _LIFT, side)
    canvas.restoreState()


def _square(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.rect(x + side * 0.06, y + side * 0.06, side * 0.88, side * 0.88, stroke=0, fill=1)


def _triangle(canvas: Canvas, x: float, y: float, side: float) -> None:
    _polygon(canvas, [(x, y), (x + side, y), (x + side / 2, y + side)])


def _diamond(canvas: Canvas, x: float, y: float, side: float) -> None:
    half = side / 2
    _polygon(canvas, [(x, y + half), (x + half, y), (x + side, y + half), (x + half, y + side)])


def _disc(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=0, fill=1)


def _ring(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.circle(x + side / 2, y + side / 2, side * 0.42, stroke=1, fill=0)


def _dash(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.rect(x, y + side * 0.42, side, side * 0.16, stroke=0, fill=1)


def _polygon(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


_SHAPES: Final[dict[Shape, Callable[[Canvas, float, float, float], None]]] = {
    "square": _square,
    "triangle": _triangle,
    "disc": _disc,
    "ring": _ring,
    "diamond": _diamond,
    "dash": _dash,
}
