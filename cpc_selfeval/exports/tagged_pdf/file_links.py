"""A paragraph that leads to a file beside the paper, on however many lines and pages it stands."""

from collections.abc import Sequence
from typing import Final

from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import spoken
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line
from cpc_selfeval.exports.tagged_pdf.look import ACCENT, Style
from cpc_selfeval.exports.tagged_pdf.structure import FileTarget, Node
from cpc_selfeval.exports.tagged_pdf.text import Text, baseline, spans
from cpc_selfeval.exports.tagged_pdf.words import accent

_UNDER: Final = 1.6
"""Points from a line's baseline to the rule that says without colour that it leads somewhere."""


class LinkedText(Text):
    """Words in `node`, a Link: underlined, and each stretch of lines on a page is one area that leads to the file."""

    def __init__(self, node: Node, text: str, path: str, style: Style, face: Typeface) -> None:
        super().__init__(node, lambda: spans(accent(text), style, face, {}), style, face)
        self._link = node
        self._target = FileTarget(path)
        self._said = spoken(f"Open {path}")

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float, lines: Sequence[Line]) -> None:
        super().draw_lines(canvas, x, top, lines)
        first, leading = baseline(top, self._style), self._style.leading
        ends = [self._end(line) for line in lines]
        with canvas.artifact("Layout"):
            for number, end in enumerate(ends):
                height = first - number * leading - _UNDER
                canvas.rule(x, height, x + end, ACCENT, 0.5)
        area = (x, top - len(lines) * leading, x + max(ends), top)
        canvas.link(self._link, area, self._target, self._said)

    def _end(self, line: Line) -> float:
        return max((piece.x + self._face.width(piece.text.rstrip(), piece.span.ink) for piece in line), default=0.0)
