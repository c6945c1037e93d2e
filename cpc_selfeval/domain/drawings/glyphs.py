"""What the marks are made of: circles and polygons, so that every painter draws the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from cpc_selfeval.domain.drawings.description import Shape
from cpc_selfeval.domain.drawings.picture import Glyph


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle with an edge of this weight; ``filled`` with its ink, else with the ground."""

    x: float
    y: float
    radius: float
    filled: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed line through these points; ``filled`` with its ink, else with the ground."""

    points: tuple[tuple[float, float], ...]
    filled: bool
    weight: float


Part: TypeAlias = Circle | Polygon

_OPEN = {
    Shape.OPEN_SQUARE: Shape.SQUARE,
    Shape.OPEN_DIAMOND: Shape.DIAMOND,
    Shape.OPEN_TRIANGLE: Shape.TRIANGLE,
    Shape.OPEN_TRIANGLE_DOWN: Shape.TRIANGLE_DOWN,
}
_POLYGONS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.SQUARE: ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    Shape.DIAMOND: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    Shape.TRIANGLE: ((0, -1), (1, 0.8), (-1, 0.8)),
    Shape.TRIANGLE_DOWN: ((0, 1), (1, -0.8), (-1, -0.8)),
}
_ARM = 0.32
_PLUS = (
    *((-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM)),
    *((_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM)),
)
_TURNED = 1 / sqrt(2)


def parts_of(glyph: Glyph) -> tuple[Part, ...]:
    """What is to be drawn, in this order."""
    shape, weight = glyph.shape, glyph.radius / 3
    if shape in _CIRCLES:
        return tuple(
            Circle(glyph.x, glyph.y, glyph.radius * size, filled, weight * thick)
            for size, filled, thick in _CIRCLES[shape]
        )
    open_ = shape in _OPEN
    points = _points(_OPEN.get(shape, shape))
    placed = tuple((glyph.x + x * glyph.radius, glyph.y + y * glyph.radius) for x, y in points)
    return (Polygon(placed, not open_, weight * 0.8),)


_CIRCLES: dict[Shape, tuple[tuple[float, bool, float], ...]] = {
    Shape.RING: ((1, False, 1),),
    Shape.RING_WITH_DOT: ((1, False, 1), (0.3, True, 0.5)),
    Shape.DISC: ((1, True, 1),),
    Shape.DISC_IN_RING: ((1.5, False, 0.5), (0.95, True, 0.9)),
}


def _points(shape: Shape) -> tuple[tuple[float, float], ...]:
    if shape is Shape.PLUS:
        return _PLUS
    if shape is Shape.CROSS:
        return tuple(((x - y) * _TURNED, (x + y) * _TURNED) for x, y in _PLUS)
    return _POLYGONS[shape]
