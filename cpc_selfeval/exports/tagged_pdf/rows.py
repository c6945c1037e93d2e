"""Cells side by side: the rows of a table, and columns of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Stack, Taken
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas

_EMPTY: Final = Stack(())
_BETWEEN_COLUMNS: Final = 0.07  # of a page column's width
_ABOVE_COLUMNS: Final = 4.0
_REMINDER_UP_TO: Final = 0.1  # of a page: more than a reference is not repeated


@dataclass(frozen=True, slots=True)
class Grid:
    """Shares of the width that the columns have; padding of each cell beside and above (and below), in points."""

    shares: tuple[float, ...]
    beside: float
    above: float

    def widths(self, width: float) -> list[float]:
        whole = sum(self.shares)
        return [width * share / whole for share in self.shares]


@dataclass(frozen=True, slots=True)
class Tearing:
    """How a row is divided: only if taller than the share `beyond` of a page, or if no page can hold it.

    With `reminds`, its first cell is drawn again on the next page, unless it goes on there; it is not read again.
    """

    beyond: float
    reminds: bool


class Row(Block):
    """Cells of one height. A row that is too tall for a page goes on at the top of the next."""

    def __init__(self, cells: Sequence[Block], grid: Grid, tearing: Tearing, reminder: Block | None = None) -> None:
        self._cells = cells
        self._grid = grid
        self._tearing = tearing
        self._reminder = reminder

    def height(self, width: float) -> float:
        fitted = self._fitted(width)
        highest = max(cell.height(room) for cell, room in fitted)
        if self._reminder is not None:
            highest = max(highest, self._reminder.height(fitted[0][1]))
        return highest + 2 * self._grid.above

    def least(self, width: float, full: float) -> float:
        if self._fits_in(width, full * self._tearing.beyond):
            return self.height(width)
        inner = full - 2 * self._grid.above
        least = max(cell.least(room, inner) for cell, room in self._fitted(width)) + 2 * self._grid.above
        return min(self.height(width), least)

    def take(self, width: float, space: Space) -> Taken:
        # What is left of a tall row is not measured whole, on every page anew: it is asked for what fits
        taken = self._taken(width, space)
        heads = [head or _EMPTY for head, _ in taken]
        if all(tail is None for _, tail in taken):
            return Row(heads, self._grid, self._tearing, self._reminder), None
        if not space.forced and (
            any(head is None for head, _ in taken) or self._fits_in(width, space.full * self._tearing.beyond)
        ):
            return None, self
        tails = [tail or _EMPTY for _, tail in taken]
        reminder = self._reminder
        if self._tearing.reminds and reminder is None and taken[0][1] is None:
            room = self._fitted(width)[0][1]
            reminder = self._cells[0] if self._cells[0].height(room) <= space.full * _REMINDER_UP_TO else None
        first = Row(heads, self._grid, self._tearing, self._reminder)
        return first, Row(tails, self._grid, self._tearing, reminder)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, above = self._grid.beside, self._grid.above
        if self._reminder is not None:
            with canvas.artifact("Pagination"):
                self._reminder.draw(canvas, x + left, top - above, self._fitted(width)[0][1])
        for cell, column in zip(self._cells, self._grid.widths(width), strict=True):
            cell.draw(canvas, x + left, top - above, column - 2 * left)
            x += column

    def _taken(self, width: float, space: Space) -> list[Taken]:
        inner = space.inside(2 * self._grid.above)
        return [cell.take(room, inner) for cell, room in self._fitted(width)]

    def _fits_in(self, width: float, height: float) -> bool:
        taken = self._taken(width, Space(height, height, forced=False))
        return all(tail is None for _, tail in taken)

    def _fitted(self, width: float) -> list[tuple[Block, float]]:
        inner = [column - 2 * self._grid.beside for column in self._grid.widths(width)]
        return list(zip(self._cells, inner, strict=True))


def page_columns(columns: Sequence[Block]) -> Row:
    """Return page columns of equal width, divided wherever a page ends, each going on under itself."""
    cells: list[Block] = []
    shares: list[float] = []
    for column in columns:
        cells += [_EMPTY, column] if cells else [column]
        shares += [_BETWEEN_COLUMNS, 1.0] if shares else [1.0]
    row = Row(cells, Grid(tuple(shares), 0.0, 0.0), Tearing(beyond=0.0, reminds=False))
    row.before = _ABOVE_COLUMNS
    row.after = max(column.after for column in columns)
    return row
