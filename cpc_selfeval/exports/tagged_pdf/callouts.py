"""A tinted box around blocks, for what must not be overlooked."""

from typing import Final

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.look import ACCENT, TINT

_LEFT: Final = 14.0
_RIGHT: Final = 10.0
_ABOVE: Final = 8.0
_BAR: Final = 3.0


class Callout(Block):
    """The box grows with what it holds and goes on on the next page if need be."""

    before = 10.0
    after = 10.0

    def __init__(self, inside: Block) -> None:
        self._inside = inside

    def height(self, width: float) -> float:
        return self._inside.height(_inner(width)) + 2 * _ABOVE

    def least(self, width: float, full: float) -> float:
        return self._inside.least(_inner(width), full - 2 * _ABOVE) + 2 * _ABOVE

    def take(self, width: float, space: Space) -> Taken:
        head, tail = self._inside.take(_inner(width), space.inside(2 * _ABOVE))
        return (None if head is None else Callout(head)), (None if tail is None else Callout(tail))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with canvas.artifact("Layout"):
            canvas.box(x, top - height, width, height, TINT)
            canvas.box(x, top - height, _BAR, height, ACCENT)
        left = (width - _inner(width)) * _LEFT / (_LEFT + _RIGHT)
        self._inside.draw(canvas, x + left, top - _ABOVE, _inner(width))


def _inner(width: float) -> float:
    """Return the width inside a box that is `width` wide: with less padding where there is hardly room for any."""
    return max(width - _LEFT - _RIGHT, width / 2)
