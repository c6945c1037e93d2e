"""What stands on every page: header, footer and page number. It is not read aloud."""

from dataclasses import dataclass
from typing import Final

from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import abridged, shown
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line, Span, break_lines
from cpc_selfeval.exports.tagged_pdf.look import FOOTER_UP, FURNITURE, HEADER_DOWN, MARGIN_SIDE

_LEADING: Final = 10.6
_BETWEEN: Final = 18.0
_PAGE_NUMBER_ROOM: Final = 90.0
_LONGEST: Final = 200  # characters on each side


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words at the top left, the top right and the bottom left; at the bottom right is "Page x of y".

    They are shortened where they are too long for furniture.
    """

    header_left: str
    header_right: str
    footer_left: str
    face: Typeface

    def extra_above(self, width: float) -> float:
        """Return how much of the page the header takes beyond its one line, in points."""
        return _LEADING * (max(len(lines) for lines in self._header(width)) - 1)

    def extra_below(self, width: float) -> float:
        return _LEADING * (len(self._footer(width)) - 1)

    def draw(self, canvas: TaggedCanvas, size: tuple[float, float]) -> None:
        width = size[0] - 2 * MARGIN_SIDE
        left, right = self._header(width)
        with canvas.artifact("Header"):
            top = size[1] - HEADER_DOWN
            canvas.show_lines(MARGIN_SIDE, top, _LEADING, left)
            for number, line in enumerate(right):
                x = size[0] - MARGIN_SIDE - self._width(line)
                canvas.show_lines(x, top - number * _LEADING, _LEADING, [line])
        with canvas.artifact("Footer"):
            lines = self._footer(width)
            canvas.show_lines(MARGIN_SIDE, FOOTER_UP + _LEADING * (len(lines) - 1), _LEADING, lines)
            text = f"Page {canvas.page + 1} of "
            canvas.late_number(text, None, FURNITURE, size[0] - MARGIN_SIDE, FOOTER_UP)

    def _header(self, width: float) -> tuple[list[Line], list[Line]]:
        """Return both sides of the header: each whole where there is room, else broken to half the width."""
        room = width - _BETWEEN
        left, right = self._lines(self.header_left, room), self._lines(self.header_right, room)
        if len(left) + len(right) == 2 and self._width(left[0]) + self._width(right[0]) <= room:
            return left, right
        return self._lines(self.header_left, room / 2), self._lines(self.header_right, room / 2)

    def _footer(self, width: float) -> list[Line]:
        return self._lines(self.footer_left, width - _PAGE_NUMBER_ROOM)

    def _lines(self, text: str, width: float) -> list[Line]:
        stretches = shown(abridged(text, _LONGEST), self.face.missing)
        spans = [Span(stretch.text, FURNITURE) for stretch in stretches]
        return break_lines(spans, width, self.face)

    def _width(self, line: Line) -> float:
        return sum(self.face.width(piece.text, FURNITURE) for piece in line)
