"""A list of the paper's headings with their pages; every entry leads to its heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import abridged, shown, spoken
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line, Span, break_lines
from cpc_selfeval.exports.tagged_pdf.look import LINE, STYLES, Style
from cpc_selfeval.exports.tagged_pdf.structure import Node
from cpc_selfeval.exports.tagged_pdf.text import baseline

_NUMBER_WIDTH: Final = 34.0
_STEP: Final = 14.0
_CLEAR: Final = 8.0  # between the words, the dots, and the number
_DOTS_UP: Final = 1.5
_LONGEST: Final = 240  # characters; the heading itself is whole, wherever it stands
_STYLE: Final = Style(STYLES["body"].ink, 14.5, 0, 1.5)


@dataclass(frozen=True, slots=True)
class ListedHeading:
    """A heading: its level from 1, its text, and the mark by which it is reached."""

    level: int
    text: str
    mark: str


def contents_list(node: Node, headings: Sequence[ListedHeading], face: Typeface) -> list[Block]:
    """Return an entry for each of `headings`, in the element `node`, set in by its level below the highest."""
    highest = min((heading.level for heading in headings), default=1)
    return [_Entry(node, heading, (heading.level - highest) * _STEP, face) for heading in headings]


class _Entry(Block):
    """A heading's text and, at the right, its page. Both lead to it."""

    before = _STYLE.before
    after = _STYLE.after

    def __init__(self, contents: Node, heading: ListedHeading, inset: float, face: Typeface) -> None:
        self._link = Node("Link", Node("Reference", Node("TOCI", contents)))
        self._heading = heading
        self._inset = inset
        self._face = face

    def height(self, width: float) -> float:
        return len(self._lines(width)) * _STYLE.leading

    def take(self, width: float, space: Space) -> Taken:
        if space.forced or space.holds(self.height(width)):
            return self, None
        return None, self

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lines = self._lines(width)
        first = baseline(top, _STYLE)
        last = first - (len(lines) - 1) * _STYLE.leading
        with canvas.marked(self._link):
            canvas.show_lines(x + self._inset, first, _STYLE.leading, lines)
            canvas.late_number(" ", self._heading.mark, _STYLE.ink, x + width, last)
        end_of_words = x + self._inset + self._width(lines[-1])
        with canvas.artifact("Layout"):
            canvas.leader(end_of_words + _CLEAR, last + _DOTS_UP, x + width - _NUMBER_WIDTH + _CLEAR, LINE)
        area = (x + self._inset, top - self.height(width), x + width, top)
        canvas.link(self._link, area, self._heading.mark, f"Go to {spoken(self._heading.text)}")

    def _lines(self, width: float) -> list[Line]:
        ink = _STYLE.ink
        stretches = shown(abridged(self._heading.text, _LONGEST), self._face.missing)
        spans = [Span(stretch.text, ink, stretch.actual) for stretch in stretches]
        return break_lines(spans, width - self._inset - _NUMBER_WIDTH, self._face)

    def _width(self, line: Line) -> float:
        return sum(self._face.width(piece.text, piece.span.ink) for piece in line)
