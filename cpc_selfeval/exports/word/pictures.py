"""Pictures where they stand in a document, each with what is read aloud in its place."""

from __future__ import annotations

import io
from typing import Any, Final

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.word.characters import attribute
from cpc_selfeval.exports.word.raster import picture_png, png

_POINT: Final = 12_700
"""English Metric Units."""
_TWIP: Final = 635
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


class Pictures:
    """The pictures of one document."""

    def __init__(self, part: Any) -> None:
        """``part`` is the document's main part, which is given them."""
        self._part = part
        self._count = 0
        self.room = 9638
        """Twips that a picture may be wide."""

    def drawing(self, drawing: Drawing, alt: str) -> str:
        """The run of a drawing. Raises ValueError where ``alt`` is empty."""
        return self._run(png(drawing), alt, drawing.width, drawing.height)

    def image(self, content: bytes, alt: str, height: float) -> str:
        """The run of a picture, ``height`` points high. Raises ValueError where it is none, or ``alt`` is empty."""
        picture, (width, tall) = picture_png(content)
        return self._run(picture, alt, width * height / tall, height)

    def _run(self, content: bytes, alt: str, width: float, height: float) -> str:
        if not alt.strip():
            raise ValueError("A picture needs what is read aloud in its place.")
        relation, _ = self._part.get_or_add_image(io.BytesIO(content))
        self._count += 1
        across = min(round(width * _POINT), self.room * _TWIP)
        up = max(1, round(across * height / width))
        named = f'id="{self._count}" name="Picture {self._count}" descr="{attribute(alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACE}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{up}"/><wp:docPr {named}/><a:graphic xmlns:a="{_MAIN}">'
            f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {named}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{up}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
