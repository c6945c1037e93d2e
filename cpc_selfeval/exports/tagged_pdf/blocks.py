"""What a page is filled with. Anything is divided over pages by one rule: a block is asked to give what fits."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas

_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True)
class Space:
    """Room left on a page and the room of an empty one, in points.

    `forced` means that nothing stands above: the block has to give something, however little fits, or it never will.
    """

    room: float
    full: float
    forced: bool

    def below(self, used: float) -> "Space":
        return Space(self.room - used, self.full, forced=False)

    def inside(self, padding: float) -> "Space":
        return Space(self.room - padding, self.full - padding, self.forced)

    def holds(self, height: float) -> bool:
        return height <= self.room + _ROUNDING


class Block(ABC):
    """Something with a height that can be drawn, and divided where it is too tall for the page."""

    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Return the height at this width, without the space before and after."""

    @abstractmethod
    def take(self, width: float, space: Space) -> "Taken":
        """Return the part that fits and the rest: (all, None), (None, self) or (part, rest).

        What is returned as the first is what has to be drawn, even if it is all: it may have been made to fit.
        Never (None, self) where the space is forced, so a paper always comes to its end.
        """

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top), the page's lower left corner being (0, 0)."""

    def least(self, width: float, full: float) -> float:
        """Return the room from which on `take` gives a first part, on pages of the height `full`.

        What has to be forced to begin on an empty page may need more than `full`.
        """
        return self.height(width)


Taken = tuple[Block | None, Block | None]


class Stack(Block):
    """Blocks one below the other. Of the spaces that meet between two of them the larger counts."""

    def __init__(self, blocks: Sequence[Block], first: int = 0, torn: Block | None = None) -> None:
        """Hold `blocks` from number `first` on; `torn`, the rest of a block that was divided, stands before them."""
        self._blocks = blocks
        self._first = first
        self._torn = torn
        if self._length():
            self.before = self._at(0).before
            self.after = self._at(self._length() - 1).after

    def height(self, width: float) -> float:
        total = 0.0
        for number in range(self._length()):
            total += self._gap(number) + self._at(number).height(width)
        return total

    def least(self, width: float, full: float) -> float:
        return self._chain(0, width, full) if self._length() else 0.0

    def take(self, width: float, space: Space) -> Taken:
        placed: list[Block] = []
        used = 0.0
        for number in range(self._length()):
            block = self._at(number)
            # As it will be drawn: what was taken may leave another space than what it was taken from
            gap = max(placed[-1].after, block.before) if placed else 0.0
            left = space.below(used + gap) if placed else space
            if not left.forced and not self._worth_beginning(number, width, left):
                return self._divided(placed, number, None)
            head, tail = block.take(width, left)
            if head is not None:
                placed.append(head)
                used += gap + head.height(width)
            if tail is not None:
                return self._divided(placed, number, tail if head is not None else None)
        return Stack(placed), None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for number in range(self._length()):
            block = self._at(number)
            top -= self._gap(number)
            block.draw(canvas, x, top, width)
            top -= block.height(width)

    def _length(self) -> int:
        return len(self._blocks) - self._first + (self._torn is not None)

    def _at(self, number: int) -> Block:
        if self._torn is None:
            return self._blocks[self._first + number]
        return self._torn if number == 0 else self._blocks[self._first + number - 1]

    def _gap(self, number: int) -> float:
        return max(self._at(number - 1).after, self._at(number).before) if number else 0.0

    def _divided(self, placed: list[Block], number: int, tail: Block | None) -> Taken:
        """Return what is placed, and what remains from block `number`, of which only `tail` is left if there is one."""
        if not placed:
            return None, self
        begun = (tail is not None) or (self._torn is not None and number == 0)
        skipped = self._first + number - (self._torn is not None)
        return Stack(placed), Stack(self._blocks, skipped + begun, tail)

    def _worth_beginning(self, number: int, width: float, left: Space) -> bool:
        """Tell whether a heading has room for what it heads; anything else decides for itself."""
        if not self._at(number).keeps_with_next:
            return True
        needed = self._chain(number, width, left.full)
        return left.holds(needed) or needed > left.full

    def _chain(self, number: int, width: float, full: float) -> float:
        """Return the height of the headings from `number` on and of the least of what follows them."""
        total = 0.0
        for following in range(number, self._length()):
            block = self._at(following)
            gap = self._gap(following) if following > number else 0.0
            if not block.keeps_with_next or following + 1 == self._length():
                return total + gap + block.least(width, full)
            total += gap + block.height(width)
        return total


class KeptTogether(Stack):
    """Blocks that stand on one page wherever one page can hold them."""

    def least(self, width: float, full: float) -> float:
        height = self.height(width)
        return height if height <= full else super().least(width, full)

    def take(self, width: float, space: Space) -> Taken:
        height = self.height(width)
        if space.holds(height):
            return self, None
        if not space.forced and height <= space.full:
            return None, self
        return super().take(width, space)


class Gap(Block):
    """Empty space, which is dropped where a page ends."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height

    def take(self, width: float, space: Space) -> Taken:
        return self, None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        return
