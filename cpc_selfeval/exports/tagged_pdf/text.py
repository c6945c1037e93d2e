"""Paragraphs, headings, and list items."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import shown
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line, Span, break_lines
from cpc_selfeval.exports.tagged_pdf.look import ACCENT, Ink, Style
from cpc_selfeval.exports.tagged_pdf.structure import Node
from cpc_selfeval.exports.tagged_pdf.words import PageOf, Run, Sign, Words, parts

_CAPITALS: Final = 0.66  # height of a capital, of the text's size
_FEWEST_LINES: Final = 2  # that a paragraph leaves at the foot of a page, or at the head of the next
_UNKNOWN_PAGE: Final = "0"

PageNumbers = Mapping[str, int]


def spans(words: Words, style: Style, face: Typeface, pages: PageNumbers) -> list[Span]:
    """Return `words` as showable spans; a page that is not known yet counts as one digit."""
    found: list[Span] = []
    for part in parts(words):
        if isinstance(part, Sign):
            ink = Ink(style.ink.weight, style.ink.size, part.colour or style.ink.colour)
            found.append(Span("", ink, sign=part))
            continue
        run = _run(part, pages)
        ink = Ink(run.weight or style.ink.weight, style.ink.size, run.colour or style.ink.colour)
        found.extend(Span(stretch.text, ink, stretch.actual) for stretch in shown(run.text, face.missing))
    return found


def _run(part: str | Run | PageOf, pages: PageNumbers) -> Run:
    if isinstance(part, PageOf):
        return Run(str(pages[part.mark]) if part.mark in pages else _UNKNOWN_PAGE)
    return part if isinstance(part, Run) else Run(part)


class Text(Block):
    """A paragraph: one element of the structure, on however many pages."""

    def __init__(self, node: Node, make_spans: Callable[[], Sequence[Span]], style: Style, face: Typeface) -> None:
        """Take the words from `make_spans` when they are first laid out, and again after `lay_out_anew`."""
        self._node = node
        self._make_spans = make_spans
        self._style = style
        self._face = face
        self._lines: dict[float, list[Line]] = {}
        self.before = style.before
        self.after = style.after

    def lay_out_anew(self) -> None:
        self._lines.clear()

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self._style.leading

    def least(self, width: float, full: float) -> float:
        return _fewest(len(self.lines(width))) * self._style.leading

    def take(self, width: float, space: Space) -> Taken:
        return _take_lines(TextPart(self, width, 0, len(self.lines(width))), width, space)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.draw_lines(canvas, x, top, self.lines(width))

    def lines(self, width: float) -> list[Line]:
        if width not in self._lines:
            self._lines[width] = break_lines(self._make_spans(), width, self._face)
        return self._lines[width]

    @property
    def leading(self) -> float:
        return self._style.leading

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float, lines: Sequence[Line]) -> None:
        with canvas.marked(self._node):
            canvas.show_lines(x, baseline(top, self._style), self._style.leading, lines)
        canvas.show_signs(x, baseline(top, self._style), self._style.leading, lines)


def baseline(top: float, style: Style) -> float:
    """Return where the first line stands if its line begins at `top`."""
    return top - (style.leading + style.ink.size * _CAPITALS) / 2


class TextPart(Block):
    """Some lines of a paragraph."""

    def __init__(self, text: Text, width: float, start: int, stop: int) -> None:
        self.text = text
        self._width = width
        self.start = start
        self.stop = stop
        self.before = text.before if start == 0 else 0.0
        self.after = text.after if stop == len(text.lines(width)) else 0.0

    def height(self, width: float) -> float:
        return (self.stop - self.start) * self.text.leading

    def least(self, width: float, full: float) -> float:
        return _fewest(self.stop - self.start) * self.text.leading

    def take(self, width: float, space: Space) -> Taken:
        return _take_lines(self, width, space)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.text.draw_lines(canvas, x, top, self.text.lines(self._width)[self.start : self.stop])


def _fewest(count: int) -> int:
    """Return how many of `count` lines may stand alone at a page's foot: all, where the rest would be too few."""
    return _FEWEST_LINES if count >= 2 * _FEWEST_LINES else count


def _take_lines(part: TextPart, width: float, space: Space) -> Taken:
    count = part.stop - part.start
    if space.holds(part.height(width)):
        return part, None
    fits = int((space.room + 0.01) // part.text.leading)
    if not space.forced:
        # Neither here nor on the next page is a line to stand alone
        fits = min(fits, count - _FEWEST_LINES)
        if fits < _FEWEST_LINES:
            return None, part
    fits = max(1, min(fits, count - 1))
    middle = part.start + fits
    return TextPart(part.text, width, part.start, middle), TextPart(part.text, width, middle, part.stop)


class Heading(Block):
    """A heading with its bookmark, and a line under it if it opens a section of the paper."""

    keeps_with_next = True

    def __init__(self, text: Text, mark: str, bookmark: tuple[str, int] | None, underlined: bool) -> None:
        """`bookmark` is the entry in the paper's outline: its title, and its depth from 0."""
        self._text = text
        self._mark = mark
        self._bookmark = bookmark
        self._rule = 3.5 if underlined else 0.0
        self.before = text.before
        self.after = text.after

    def height(self, width: float) -> float:
        return self._text.height(width) + self._rule

    def take(self, width: float, space: Space) -> Taken:
        if space.holds(self.height(width)):
            return self, None
        if not space.forced:
            return None, self
        head, tail = self._text.take(width, space)
        return (self, None) if head is None or tail is None else (_Marked(head, self._mark, self._bookmark), tail)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.reached(self._mark, top, self._bookmark)
        self._text.draw(canvas, x, top, width)
        if self._rule:
            lower = top - self.height(width)
            with canvas.artifact("Layout"):
                canvas.rule(x, lower, x + width, ACCENT, 1.2)


class _Marked(Block):
    """The beginning of a heading that is taller than a page."""

    def __init__(self, part: Block, mark: str, bookmark: tuple[str, int] | None) -> None:
        self._part = part
        self._mark = mark
        self._bookmark = bookmark

    def height(self, width: float) -> float:
        return self._part.height(width)

    def take(self, width: float, space: Space) -> Taken:
        return self, None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.reached(self._mark, top, self._bookmark)
        self._part.draw(canvas, x, top, width)


class Item(Block):
    """A list item: its label at `hang` points from the left, then its body at `inset` points."""

    def __init__(self, label: Text | None, body: Block, hang: float, inset: float) -> None:
        """`label` is None for what is left of an item that began on an earlier page."""
        self._label = label
        self._body = body
        self._hang = hang
        self._inset = inset
        self.before = body.before
        self.after = body.after

    def height(self, width: float) -> float:
        return self._body.height(width - self._room_beside(width))

    def least(self, width: float, full: float) -> float:
        return self._body.least(width - self._room_beside(width), full)

    def take(self, width: float, space: Space) -> Taken:
        head, tail = self._body.take(width - self._room_beside(width), space)
        if head is None:
            return None, self
        taken = Item(self._label, head, self._hang, self._inset)
        if tail is None:
            taken.after = self.after
        return taken, None if tail is None else Item(None, tail, self._hang, self._inset)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        beside = self._room_beside(width)
        if self._label is not None:
            self._label.draw(canvas, x + min(self._hang, beside / 2), top, self._inset)
        self._body.draw(canvas, x + beside, top, width - beside)

    def _room_beside(self, width: float) -> float:
        """Return how far the body is set in; less in a column that is hardly wider."""
        return min(self._inset, width / 2)
