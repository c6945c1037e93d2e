"""The priorities that the 2009 report named for improvement: history, to think with when an action is planned.

All 31 in our own words, each with its lines in the report (seed 001; ``frameworks/priorities_2009.json``). Which
indicators of the 2005 edition a theme touches, and each suggested measure, are our own choice and no source's. They
reach the 2009 edition by the verified rows of the crosswalk, and no further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef


@dataclass(frozen=True, slots=True)
class PriorityTheme:
    """One of the seven themes, with the codes of the 2005 edition that it touches."""

    id: str
    name: str
    linked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NationalPriority:
    """One priority. ``name`` is its id in the list, ``lines`` the first and last line of the report."""

    name: str
    theme: PriorityTheme
    text: str
    measure: str
    lines: tuple[int, int]

    @property
    def lines_in_words(self) -> str:
        """ "lines 1189 to 1190"."""
        first, last = self.lines
        return f"line {first}" if first == last else f"lines {first} to {last}"


@dataclass(frozen=True, slots=True)
class Offered:
    """Priorities to think with. ``linked``: they touch the indicator that was asked about; else all are offered."""

    linked: bool
    priorities: tuple[NationalPriority, ...]


@dataclass(frozen=True)
class NationalPriorities:
    """All of them, in the report's order, with the source as it is cited."""

    title: str
    source: str
    framework: str
    themes: tuple[PriorityTheme, ...]
    priorities: tuple[NationalPriority, ...]

    def named(self, name: str) -> NationalPriority | None:
        """The priority with this name; None where the list has none."""
        return next((each for each in self.priorities if each.name == name), None)

    def offered_for(self, ref: IndicatorRef, crosswalk: Iterable[CrosswalkRow]) -> Offered:
        """What to think with at an indicator of any edition.

        Those whose linked indicator of the 2005 edition is this one, or was renumbered to it by a verified row. Where
        there is none, all, since nothing links the 2005 edition to others.
        """
        codes = self._codes_of_2005(ref, crosswalk)
        found = tuple(each for each in self.priorities if not codes.isdisjoint(each.theme.linked))
        return Offered(bool(found), found or self.priorities)

    def _codes_of_2005(self, ref: IndicatorRef, crosswalk: Iterable[CrosswalkRow]) -> frozenset[str]:
        if ref.framework == self.framework:
            return frozenset({ref.code})
        return frozenset(
            row.of.code
            for row in crosswalk
            if row.verified
            and row.relation in ("same", "renumbered")
            and row.to == ref
            and row.of.framework == self.framework
        )
