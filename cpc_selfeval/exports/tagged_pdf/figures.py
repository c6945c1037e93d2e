"""Drawings and pictures with a description that is read aloud in their place."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group, Shape, String
from reportlab.lib.utils import ImageReader

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import shown
from cpc_selfeval.exports.tagged_pdf.fonts import FONT_NAMES, Typeface
from cpc_selfeval.exports.tagged_pdf.structure import Node


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of dots (PNG or JPEG), to be shown in this size, in points."""

    content: bytes
    width: float
    height: float


def raster(content: bytes, height: float) -> Raster:
    """Return a picture that is `height` points high, as wide as its sides ask for.

    Raises ValueError where it is no picture.
    """
    try:
        across, down = ImageReader(io.BytesIO(content)).getSize()
    except (OSError, SyntaxError) as error:
        raise ValueError("This is no picture.") from error
    return Raster(content, height * across / down, height)


class Figure(Block):
    """A drawing or picture in its own size, made smaller where the column is narrower or the page shorter."""

    before = 4.0
    after = 6.0

    def __init__(self, node: Node, drawing: Drawing | Raster, scale: float | None = None) -> None:
        self._node = node
        self._drawing = drawing
        self._scale = scale

    def height(self, width: float) -> float:
        return float(self._drawing.height) * self._scaled(width)

    def take(self, width: float, space: Space) -> Taken:
        if space.holds(self.height(width)):
            return self, None
        if not space.forced:
            return None, self
        return Figure(self._node, self._drawing, space.room / self._drawing.height), None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        scale = self._scaled(width)
        lower = top - self.height(width)
        self._node.box = (x, lower, x + self._drawing.width * scale, top)
        with canvas.marked(self._node):
            if isinstance(self._drawing, Raster):
                canvas.raster(self._drawing.content, x, lower, self._drawing.width * scale, top - lower)
            else:
                canvas.picture(self._drawing, x, lower, scale)

    def _scaled(self, width: float) -> float:
        if self._scale is not None:
            return self._scale
        return min(1.0, width / self._drawing.width)


def fit_texts(drawing: Drawing, face: Typeface) -> None:
    """Replace characters in `drawing` that the typeface lacks, as in any text.

    Raises ValueError for a text in a font that papers do not embed.
    """
    for text in _texts(drawing):
        if text.fontName not in FONT_NAMES.values():
            names = ", ".join(FONT_NAMES.values())
            raise ValueError(f"A drawing's text is in {text.fontName}; a paper embeds only {names}.")
        text.text = "".join(stretch.text for stretch in shown(text.text, face.missing)).replace("\n", " ")


def _texts(shape: Shape) -> Iterator[String]:
    if isinstance(shape, String):
        yield shape
    elif isinstance(shape, Group | Drawing):
        for inner in shape.contents:
            yield from _texts(inner)
