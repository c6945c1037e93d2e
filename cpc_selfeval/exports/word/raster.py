"""A drawing as a picture that Word can hold: a PNG of the same shapes in the papers' own typeface.

Pillow draws it, because reportlab's own way to a PNG needs a library more, and PDFium may not be used from two threads
while the window shows a preview with it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String

from cpc_selfeval.shipped import folder

_DOTS: Final = 3.0
"""Dots of the picture for a point of the drawing: 216 in an inch, as fine as office printers need."""
_FINER: Final = 3
"""Drawn so many times larger, then made smaller, so that edges are smooth."""
_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}
Place = Callable[[float, float], tuple[float, float]]
Colour = tuple[int, int, int]


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG on white. Raises ValueError for a shape that none of our drawings has."""
    scale = _DOTS * _FINER
    size = (max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    for shape in _flat(drawing.contents):
        _draw(draw, shape, lambda x, y: (x * scale, size[1] - y * scale), scale)
    picture = picture.resize((max(1, size[0] // _FINER), max(1, size[1] // _FINER)), Image.Resampling.LANCZOS)
    return _saved(picture)


def picture_png(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """A picture as a PNG without what else its file held, and its size in dots. Raises ValueError for no picture."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            picture = opened.convert("RGBA")
    except (OSError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ValueError("This is no picture.") from error
    return _saved(picture), picture.size


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _flat(shapes: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for shape in shapes:
        found += _flat(shape.contents) if isinstance(shape, Group) else [shape]
    return found


def _draw(draw: ImageDraw.ImageDraw, shape: Any, at: Place, scale: float) -> None:
    if isinstance(shape, String):
        _draw_text(draw, shape, at, scale)
        return
    fill, edge = _colour(getattr(shape, "fillColor", None)), _colour(shape.strokeColor)
    width = max(1, round(shape.strokeWidth * scale))
    if isinstance(shape, Line):
        draw.line([at(shape.x1, shape.y1), at(shape.x2, shape.y2)], edge, width)
    elif isinstance(shape, Circle):
        radius = shape.r + (shape.strokeWidth / 2 if edge else 0)
        corners = [at(shape.cx - radius, shape.cy + radius), at(shape.cx + radius, shape.cy - radius)]
        draw.ellipse(corners, fill, edge, width)
    elif isinstance(shape, Rect):
        corners = [at(shape.x, shape.y + shape.height), at(shape.x + shape.width, shape.y)]
        draw.rectangle(corners, fill, edge, width)
    elif isinstance(shape, Polygon):
        points = [at(x, y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=True)]
        draw.polygon(points, fill, edge, width)
    else:
        raise ValueError(f"A {type(shape).__name__} cannot be drawn.")


def _draw_text(draw: ImageDraw.ImageDraw, text: String, at: Place, scale: float) -> None:
    font = _font(text.fontName, round(text.fontSize * scale))
    draw.text(at(text.x, text.y), text.text, _colour(text.fillColor), font, anchor=_ANCHORS[text.textAnchor])


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(folder("resources") / "fonts" / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _colour(colour: Any) -> Colour | None:
    if colour is None:
        return None
    red, green, blue = (round(255 * part) for part in colour.rgb())
    return red, green, blue
