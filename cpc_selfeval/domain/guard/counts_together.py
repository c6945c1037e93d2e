"""Counts below five that two texts of one paper give away together: a total in one, the other part in another.

The rule: texts that a reader sees side by side are looked at together. Where a count below five that is hidden in one
of them is a part of a total in one of them, with one or two other parts in any of them, the smallest number that still
stands reads “5 or more”, until no hidden one can be worked out: what :mod:`domain.guard.small_counts` does within
one text, by the same source.

Its limits, which nobody should take for safety: what stands side by side is what ``domain.papers.counts`` says; sums of
four parts and more are looked for within one text only; texts that hold more than :data:`MOST_TOGETHER` counts between
them are looked at one by one, since among so many numbers some come to another by chance; percentages are held beside
the counts of their own text alone; and a bare number, such as a reading's value, is no count of people here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final

from cpc_selfeval.domain.guard.counts import Count, counts_in
from cpc_selfeval.domain.guard.small_counts import given_away

MOST_TOGETHER: Final = 12
"""Counts of people in texts that are looked at together."""
_MOST_PARTS: Final = 3

Places = Mapping[str, Collection[int]]
"""Where counts begin, by the text that they stand in."""


def hidden_together(texts: Iterable[str], kept: Places) -> dict[str, frozenset[int]]:
    """Where counts begin that have to be hidden besides those below five, by text; ``kept`` stand as typed."""
    placed = [(text, count) for text in dict.fromkeys(texts) for count in counts_in(text)]
    if len(placed) > MOST_TOGETHER or len({text for text, _ in placed}) < 2:
        return {}
    apart = {_moved(count, number): (text, count.start) for number, (text, count) in enumerate(placed)}
    small = {count for count, (text, start) in apart.items() if count.is_small and start not in kept.get(text, ())}
    hidden = set(small)
    while small and (more := next(given_away(tuple(apart), hidden, _MOST_PARTS), None)) is not None:
        hidden.add(more)
    found: dict[str, frozenset[int]] = {}
    for count in hidden - small:
        text, start = apart[count]
        found[text] = found.get(text, frozenset()) | {start}
    return found


def _moved(count: Count, number: int) -> Count:
    """The count at a place of its own, since two texts may have the same count at the same place."""
    return replace(count, start=number)
