"""Tables of hundreds of rows, divided into stretches with a heading each.

A screen reader goes from heading to heading, and nobody finds row 900 of one table; checkers read no table of more than
1,024 rows either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from cpc_selfeval.exports.papers.paper import Paper

Line = TypeVar("Line")

MOST_ROWS: Final = 500


def in_stretches(
    paper: Paper, lines: Sequence[Line], ref: Callable[[Line], str], table: Callable[[Sequence[Line]], None]
) -> None:
    """Give ``table`` all lines, or, of more than a table should have, a stretch at a time under "A-001 to A-500".

    To be called under a heading of level 2.
    """
    if len(lines) <= MOST_ROWS:
        table(lines)
        return
    for start in range(0, len(lines), MOST_ROWS):
        stretch = lines[start : start + MOST_ROWS]
        first, last = ref(stretch[0]), ref(stretch[-1])
        paper.heading(3, first if len(stretch) == 1 else f"{first} to {last}")
        table(stretch)
