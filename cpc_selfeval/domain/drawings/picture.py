"""A drawing laid out: shapes with their places. Lengths are in the room's unit, from the upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from cpc_selfeval.domain.drawings.description import Fill, Shape, Tone


class Lettering(StrEnum):
    """The kinds of text in a drawing."""

    TITLE = "title"
    LABEL = "label"
    STRONG = "strong"
    SMALL = "small"


class Ink(StrEnum):
    """What a shape is drawn with; a painter has a colour for each."""

    TEXT = "text"
    QUIET = "quiet"
    LINE = "line"
    LEVEL = "level"
    PART = "part"
    SPREAD = "spread"
    GROUND = "ground"
    ON_BAR = "on_bar"
    ON_PART = "on_part"


SIZES: dict[Lettering, float] = {
    Lettering.TITLE: 15,
    Lettering.LABEL: 13,
    Lettering.STRONG: 13,
    Lettering.SMALL: 12,
}
"""The heights of the letters, before the room's scale."""

Measure: TypeAlias = Callable[[str, Lettering], float]


@dataclass(frozen=True, slots=True)
class Room:
    """How much width there is, how large everything is drawn (1 is a pixel of the design), how wide a text is.

    ``titled`` asks for the title and the notes too, for a picture that goes away on its own.
    """

    width: float
    scale: float
    measure: Measure
    titled: bool = False

    def of(self, size: float) -> float:
        """A size of the design in this room."""
        return size * self.scale


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a bar of a tone, or the plain ground (``tone`` None) that covers what lies behind."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = Fill.SOLID
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: Ink
    weight: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark around a middle; ``radius`` reaches from it to the edge."""

    x: float
    y: float
    radius: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: ``x`` is its left, middle or right, ``y`` the middle of its height."""

    x: float
    y: float
    text: str
    lettering: Lettering
    ink: Ink
    anchor: Literal["left", "middle", "right"] = "left"


Drawn: TypeAlias = Box | Stroke | Glyph | Words


@dataclass(frozen=True, slots=True)
class Area:
    """Where a row or column lies: what it opens, and its words."""

    key: str
    words: str
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to be painted, in this order, and what can be pointed at."""

    width: float
    height: float
    shapes: tuple[Drawn, ...]
    areas: tuple[Area, ...]


def hatching(box: Box, step: float) -> Iterator[tuple[float, float, float, float]]:
    """The slanting lines that fill a box, each (x, y, to x, to y), cut off at its edges."""
    start = box.x - box.height + step / 2
    while start < box.x + box.width:
        low, high = max(start, box.x), min(start + box.height, box.x + box.width)
        if high > low:
            bottom = box.y + box.height
            yield low, bottom - (low - start), high, bottom - (high - start)
        start += step


def fitted(text: str, width: float, lettering: Lettering, measure: Measure) -> str:
    """A text, cut off with "…" where it is too wide; "" where not even that has room."""
    if measure(text, lettering) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = f"{text[:end].rstrip()}…"
        if measure(cut, lettering) <= width:
            return cut
    return ""


def wrapped(text: str, width: float, lettering: Lettering, measure: Measure) -> list[str]:
    """A text in lines, divided between words; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, lettering) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
