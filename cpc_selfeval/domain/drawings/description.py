"""What a drawing says, without a place or a colour: see the package for how the parts work together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from cpc_selfeval.domain.framework import ScaleLevel


class Fill(StrEnum):
    """How a bar is filled: solid is known, hatched is left open."""

    SOLID = "solid"
    HATCHED = "hatched"


class Tone(StrEnum):
    """How heavy a bar is: dark, middle, or paper with an edge. Three that differ in grey too."""

    STRONG = "strong"
    MIDDLE = "middle"
    LIGHT = "light"


class Shape(StrEnum):
    """The shape of a mark. Each is told from the others without colour."""

    RING = "ring"
    RING_WITH_DOT = "ring_with_dot"
    DISC = "disc"
    DISC_IN_RING = "disc_in_ring"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    TRIANGLE_DOWN = "triangle_down"
    CROSS = "cross"
    OPEN_SQUARE = "open_square"
    OPEN_DIAMOND = "open_diamond"
    OPEN_TRIANGLE = "open_triangle"
    OPEN_TRIANGLE_DOWN = "open_triangle_down"
    PLUS = "plus"


OF_AGENCIES: tuple[Shape, ...] = (
    Shape.SQUARE,
    Shape.DIAMOND,
    Shape.TRIANGLE,
    Shape.TRIANGLE_DOWN,
    Shape.CROSS,
    Shape.OPEN_SQUARE,
    Shape.OPEN_DIAMOND,
    Shape.OPEN_TRIANGLE,
    Shape.OPEN_TRIANGLE_DOWN,
    Shape.PLUS,
)
"""Shapes for agencies in their order; where there are more agencies they come round again, with other letters."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, its label, and what stands there in little room ("" for none)."""

    at: float
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis. The first of its labels that has room stands in it, and nothing where none has."""

    start: float
    end: float
    fill: Fill = Fill.SOLID
    tone: Tone = Tone.STRONG
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape at a place of the axis, with a few letters beside it where there is room.

    Marks of one row at the same place stand side by side. In a row with bars a mark stands below them, with its label.
    """

    at: float
    shape: Shape
    label: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest: a line with two ends."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Break:
    """A place of the axis that nothing can be compared across, and why in a few words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``words`` say all of it, and are read aloud in its place.

    ``key`` is what opens, ``label`` stands at its left, ``title`` on a line above it. ``stands`` is written where there
    is nothing to mark; ``note`` behind the last bar. ``picked`` rows have a pointer before their label.
    """

    key: str
    label: str
    words: str
    title: str = ""
    stands: str = ""
    note: str = ""
    picked: bool = False
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a shape, a kind of bar or a spread means. One of ``shape``, ``bar`` and ``spread`` is there."""

    words: str
    shape: Shape | None = None
    bar: tuple[Fill, Tone] | None = None
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The same facts as a table; each row belongs to the drawing's row or column at the same place."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """Rows beside one axis from ``low`` to ``high``.

    ``says`` is one sentence, ``notes`` are lines below the drawing such as its source, which go wherever it goes.
    """

    title: str
    says: str
    low: float
    high: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    table: Table
    key: tuple[KeyEntry, ...] = ()
    notes: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """What can be pointed at: each row's key and words."""
        return tuple((row.key, row.words) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Column:
    """One cycle: its label, a quiet second line, and what stands there where it has no point."""

    key: str
    label: str
    quiet: str = ""
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A level (1 to 6) at a column, counted from 0; ``words`` say it in full."""

    column: int
    level: int
    shape: Shape
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points from left to right, joined by a line where nothing breaks it. A second series is joined by dashes."""

    key: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TrendDrawing:
    """Levels over cycles. ``ticks_right`` are the level words at the right, where the last scale has other words.

    A break at 1.5 lies between the columns 1 and 2.
    """

    title: str
    says: str
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    table: Table
    ticks_right: tuple[Tick, ...] = ()
    breaks: tuple[Break, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """What can be pointed at: each column's key, and the words of its points."""
        return tuple((column.key, self._said(place, column)) for place, column in enumerate(self.columns))

    def _said(self, place: int, column: Column) -> str:
        points = [point.words for each in self.series for point in each.points if point.column == place]
        return "; ".join(points) or f"{column.label}: {column.stands or 'no level'}"


Drawing: TypeAlias = RowDrawing | TrendDrawing


def alternative(drawing: Drawing, *, notes: bool = True) -> str:
    """What is read aloud in place of a drawing: what it says, every place of it, its breaks, and its notes unless they
    stand beside it as text."""
    places = "; ".join(words for _key, words in drawing.places)
    breaks = "; ".join(f"break: {each.words}" for each in drawing.breaks)
    parts = [f"{drawing.title}.", drawing.says, f"{places}." if places else "", f"{breaks}." if breaks else ""]
    return " ".join(part for part in (*parts, *(drawing.notes if notes else ())) if part)


def level_ticks(scale: Iterable[ScaleLevel]) -> tuple[Tick, ...]:
    """The levels of an edition's scale as ticks, "3 Adequate", and "3" in little room."""
    ordered = sorted(scale, key=lambda level: level.value)
    return tuple(Tick(level.value, f"{level.value} {level.label}", str(level.value)) for level in ordered)
