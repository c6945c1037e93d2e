"""How the 30 areas inspected from 2006 to 2009 came out, indicator by indicator: history, and labelled so.

From the 2009 report (seed 001; each figure with its lines in ``frameworks/national_results_2006_2009.json``). What the
text states is solid, what follows from it by arithmetic is derived, and all else is a range: silence is never zero. No
area is named or ranked. It reaches the 2009 edition by the verified rows of the crosswalk, and no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef

AREAS = 30
"""Areas inspected from May 2006 to March 2009, without the two pilots (seed 001, lines 164-165)."""

LEVELS = ("unsatisfactory", "weak", "satisfactory", "good", "very_good", "excellent")
"""The names of the levels 1 to 6 in the data."""

GOOD = 4
"""From this level on it is good or better; below satisfactory it is weak or unsatisfactory."""
WEAK = 2


class How(StrEnum):
    """How a figure is known."""

    STATED = "stated"
    DERIVED = "derived"
    RANGE = "range"


class Flag(StrEnum):
    """What the report calls an indicator nationally; it is a judgement of the report, no threshold."""

    STRENGTH = "key_strength_nationally"
    DEVELOPMENT = "key_area_for_development_nationally"


FLAGS = {Flag.STRENGTH: "key strength nationally", Flag.DEVELOPMENT: "key area for development nationally"}
"""The report's own words."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many areas: from ``least`` to ``most``, the same where it is stated or derived."""

    how: How
    least: int
    most: int

    def in_words(self) -> str:
        """ "12", "0 to 7"."""
        return str(self.least) if self.least == self.most else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Share:
    """Areas of which the text says together at which of these levels they were; ``how`` is RANGE for several levels."""

    levels: tuple[int, ...]
    areas: int
    how: How


@dataclass(frozen=True, slots=True)
class NationalResult:
    """One indicator of the 2005 edition.

    ``levels`` has a count for each level 1 to 6. ``good_or_better`` and ``weak_or_unsatisfactory`` are counts of their
    own, since the text states them more often than the levels. ``lines`` are the first and last line of the result,
    ``flag_lines`` those of what it is called nationally (None where it is called nothing).
    """

    ref: IndicatorRef
    name: str
    levels: Mapping[int, Count]
    good_or_better: Count
    weak_or_unsatisfactory: Count
    flag: Flag | None
    lines: tuple[int, int]
    flag_lines: tuple[int, int] | None

    @property
    def flag_in_words(self) -> str:
        """ "key strength nationally"; "" where the report calls it nothing."""
        return FLAGS[self.flag] if self.flag is not None else ""

    @property
    def shares(self) -> tuple[Share, ...]:
        """All thirty areas, from weak to excellent: known levels alone, and together those that the text leaves open.

        What is open among good or better, or among weak or unsatisfactory, is a share of its own where the text gives
        their number; all else that is open is one share. It follows from what is stated and adds up to :data:`AREAS`.
        """
        known = {level: count for level, count in self.levels.items() if count.how is not How.RANGE}
        shares = [Share((level,), count.least, count.how) for level, count in known.items() if count.least]
        open_ = [level for level in self.levels if level not in known]
        for levels, count in ((range(GOOD, 7), self.good_or_better), (range(1, WEAK + 1), self.weak_or_unsatisfactory)):
            inside = tuple(level for level in open_ if level in levels)
            if inside and count.how is not How.RANGE:
                rest = count.least - sum(known[level].least for level in levels if level in known)
                shares.append(Share(inside, rest, How.RANGE))
                open_ = [level for level in open_ if level not in inside]
        if open_:
            shares.append(Share(tuple(open_), AREAS - sum(share.areas for share in shares), How.RANGE))
        return tuple(sorted(shares, key=lambda share: share.levels[-1]))


def level_word(level: int) -> str:
    """ "Very good": the word of a level as the report has it."""
    return LEVELS[level - 1].replace("_", " ").capitalize()


@dataclass(frozen=True)
class NationalResults:
    """All of them, with the source as it is cited."""

    title: str
    source: str
    results: tuple[NationalResult, ...]

    def of(self, ref: IndicatorRef, crosswalk: Iterable[CrosswalkRow]) -> NationalResult | None:
        """The result that an indicator of any edition can be held beside: its own, or through a verified row."""
        by_ref = {result.ref: result for result in self.results}
        if ref in by_ref:
            return by_ref[ref]
        for row in crosswalk:
            if row.verified and row.relation in ("same", "renumbered") and row.to == ref:
                return by_ref.get(row.of)
        return None
