"""Tables that go on over pages, their head repeated as an artifact, so that one table stays one table."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.look import LINE
from cpc_selfeval.exports.tagged_pdf.rows import Row

_REPEATED_UP_TO: Final = 0.3  # of a page: a taller head would leave too little room under it
_HEAD_RULE: Final = 1.2
_ROW_RULE: Final = 0.5


class TableRows(Block):
    """The rows of a table that are still to be placed. Row 0 is its head, and is repeated on every later page."""

    after = 8.0

    def __init__(self, rows: Sequence[Row], first: int = 0, torn: Block | None = None) -> None:
        """Hold `rows` from number `first` on; `torn`, the rest of the row before it, is still to come too."""
        self._rows = rows
        self._first = first
        self._torn = torn

    def height(self, width: float) -> float:
        head = self._rows[0].height(width) if self._first else 0.0
        return head + sum(row.height(width) for row, _ in self._left())

    def least(self, width: float, full: float) -> float:
        head, *following = [row for row, _ in islice(self._left(), 2)]
        return head.height(width) + sum(row.least(width, full) for row in following)

    def take(self, width: float, space: Space) -> Taken:
        repeated = self._repeated(width, space.full)
        left = space if repeated is None else space.inside(repeated.height(width))
        placed: list[tuple[Block, bool]] = []
        for row, number in self._left():
            head, tail = row.take(width, left)
            if head is not None:
                placed.append((head, number == 0))
                left = left.below(head.height(width))
            if tail is not None:
                return self._divided(repeated, placed, number, tail if head is not None else None, space.forced)
        return TablePart(repeated, placed), None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        TablePart(None, [(row, number == 0) for row, number in self._left()]).draw(canvas, x, top, width)

    def _left(self) -> Iterator[tuple[Block, int]]:
        if self._torn is not None:
            yield self._torn, self._first - 1
        for number in range(self._first, len(self._rows)):
            yield self._rows[number], number

    def _repeated(self, width: float, full: float) -> Row | None:
        head = self._rows[0]
        in_the_head = self._first == 0 or (self._first == 1 and self._torn is not None)
        return None if in_the_head or head.height(width) > full * _REPEATED_UP_TO else head

    def _divided(
        self,
        repeated: Row | None,
        placed: list[tuple[Block, bool]],
        number: int,
        tail: Block | None,
        forced: bool,
    ) -> Taken:
        """Return what is placed, and what remains from row `number`, of which only `tail` is left if there is one."""
        head_alone = len(placed) == 1 and placed[0][1]
        if not placed or (head_alone and not forced):
            return None, self
        if tail is not None:
            return TablePart(repeated, placed), TableRows(self._rows, number + 1, tail)
        return TablePart(repeated, placed), TableRows(self._rows, number)


class TablePart(Block):
    """The rows that stand on one page; True beside a row says that it is the head or a part of it."""

    after = TableRows.after

    def __init__(self, repeated: Row | None, rows: Sequence[tuple[Block, bool]]) -> None:
        self._repeated = repeated
        self._rows = rows

    def height(self, width: float) -> float:
        head = 0.0 if self._repeated is None else self._repeated.height(width)
        return head + sum(row.height(width) for row, _ in self._rows)

    def take(self, width: float, space: Space) -> Taken:
        return self, None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        rules: list[tuple[float, bool]] = []
        if self._repeated is not None:
            with canvas.artifact("Pagination"):
                self._repeated.draw(canvas, x, top, width)
            top -= self._repeated.height(width)
            rules.append((top, True))
        for row, is_head in self._rows:
            row.draw(canvas, x, top, width)
            top -= row.height(width)
            rules.append((top, is_head))
        with canvas.artifact("Layout"):
            for height, is_head in rules:
                canvas.rule(x, height, x + width, LINE, _HEAD_RULE if is_head else _ROW_RULE)
