"""Breaking text into lines, in time proportional to its length."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.look import Ink
from cpc_selfeval.exports.tagged_pdf.words import Sign

_SIGN_WIDTH: Final = 0.92  # of the text's size, with the space after the shape
_TOKEN: Final = re.compile("\n| |[^ \n]+")
_TOKEN_WITH_HYPHENS: Final = re.compile("\n| |[^ \n]*?[^ \n][-–—/](?=[^\\W\\d])|[^ \n]+")
_HYPHENS: Final = re.compile("[-–—/]")
_FIXED_SPACE: Final = re.compile("(?<=\n) | (?= )")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of showable text in one ink. `actual` is what it stands for, if not itself."""

    text: str
    ink: Ink
    actual: str | None = None
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: `x` is its distance from the line's start, in points."""

    text: str
    x: float
    span: Span
    actual: str | None = None
    """What is read aloud and copied instead of `text`, if not `text` itself."""


Line = tuple[Piece, ...]


@dataclass(slots=True)
class _Word:
    """Parts that may not be torn, and how they join what is before: "" torn freely, " " by a space, "\\n" anew."""

    joint: str
    parts: list[tuple[str, Span, float]] = field(default_factory=list)
    width: float = 0.0

    def add(self, text: str, span: Span, width: float) -> None:
        self.parts.append((text, span, width))
        self.width += width


def break_lines(spans: Sequence[Span], width: float, face: Typeface) -> list[Line]:
    """Return the lines of `spans`, none wider than `width` points unless a single character is.

    Lines break at "\\n", at spaces, after a hyphen or a slash before a letter, and inside a word that is wider than
    a line. Spaces that follow one another, or begin a line, keep their width.
    """
    lines: list[Line] = []
    current = _OpenLine(face)
    for word in _words(spans, face):
        if word.joint == "\n":
            lines.append(current.closed(" "))
        elif current.parts:
            space = current.space(word)
            if current.width + space + word.width > width:
                lines.append(current.closed(word.joint))
            elif space:
                current.add_space(space)
        if word.width <= width:
            for text, span, size in word.parts:
                current.add(text, span, size)
        else:
            lines.extend(_tear(word, width, current, face))
    lines.append(current.closed(""))
    return lines


class _OpenLine:
    """The line that is being filled."""

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self._spoken: Span | None = None
        self.parts: list[tuple[str, Span, float]] = []
        self.width = 0.0

    def add(self, text: str, span: Span, width: float) -> None:
        self.parts.append((text, span, width))
        self.width += width

    def space(self, word: _Word) -> float:
        """Return the width of the space before `word`, where it is to join what is on the line."""
        if word.joint != " ":
            return 0.0
        return self._face.width(" ", self.parts[-1][1].ink)

    def add_space(self, width: float) -> None:
        last = self.parts[-1][1]
        # A space belongs to no bracketed name: it stands between it and the next word
        span = last if last.sign is None and last.actual is None else Span(" ", last.ink)
        self.add(" ", span, width)

    def closed(self, joint: str) -> Line:
        """Return the line, ending in `joint` so that words read aloud stay apart, and begin the next one."""
        pieces: list[Piece] = []
        x = 0.0
        texts: list[str] = []
        start = 0.0
        for position, (text, span, width) in enumerate(self.parts):
            texts.append(text)
            x += width
            following = self.parts[position + 1][1] if position + 1 < len(self.parts) else None
            if following is not span:
                end = joint if following is None else ""
                pieces.append(Piece("".join(texts) + end, start, span, self._actual(span, end)))
                texts = []
                start = x
        self.parts = []
        self.width = 0.0
        return tuple(pieces)

    def _actual(self, span: Span, end: str) -> str | None:
        """Return the true characters at the first piece of a span that stands for others, and then no more of them."""
        if span.actual is None:
            return None
        actual = "" if span is self._spoken else span.actual
        self._spoken = span
        return actual + end


def _words(spans: Sequence[Span], face: Typeface) -> Iterator[_Word]:
    word = _Word("")
    for token, span in _tokens(spans):
        if token in {" ", "\n"}:
            yield word
            word = _Word(token)
            continue
        word.add(token, span, _width(token, span, face))
        if token[-1] in "-–—/" and span.sign is None:
            yield word
            word = _Word("")
    yield word


def _width(token: str, span: Span, face: Typeface) -> float:
    return span.ink.size * _SIGN_WIDTH if span.sign is not None else face.width(token, span.ink)


def _tokens(spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for position, span in enumerate(spans):
        if span.sign is not None:
            yield "\ufffc", span
            continue
        text = _FIXED_SPACE.sub("\u00a0", span.text)
        if position == 0 and text.startswith(" "):
            text = "\u00a0" + text[1:]
        for token in _split(text):
            yield token, span


def _split(text: str) -> Iterable[str]:
    pattern = _TOKEN if _HYPHENS.search(text) is None else _TOKEN_WITH_HYPHENS
    return pattern.findall(text)


def _tear(word: _Word, width: float, current: _OpenLine, face: Typeface) -> Iterator[Line]:
    """Fill lines with a word that is wider than a line, character by character."""
    for text, span, size in word.parts:
        if current.width + size <= width:
            current.add(text, span, size)
            continue
        for character in text:
            step = _width(character, span, face)
            if current.parts and current.width + step > width:
                yield current.closed("")
            current.add(character, span, step)
