"""The level of one indicator over all cycles of the file, with a break wherever edition or scale changed.

Each cycle says what it says: the level at the highest stage where one stands, of the same indicator by the crosswalk
(:mod:`cpc_selfeval.domain.cycles.crosswalk`). Nothing is averaged, joined across a break, or carried on to a cycle
that has no level.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.comparing import same_scale
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk, counterpart
from cpc_selfeval.domain.cycles.levels import all_cycles, cycle_before, judged, judged_when, level_in
from cpc_selfeval.domain.framework import Framework, IndicatorRef
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.other_cycle import OtherCycle

NO_COUNTERPART = "no counterpart"
NO_LEVEL = "no level"


@dataclass(frozen=True, slots=True)
class Moment:
    """One cycle of a trend. ``code`` is the indicator's code there, "" where that edition has no counterpart of it.

    ``break_words`` say why nothing can be compared across to the cycle before, "" where it can.
    """

    cycle: Cycle
    framework: Framework
    code: str
    judgement: Judgement | None
    break_words: str = ""

    @property
    def level(self) -> int | None:
        """The level from 1 to 6, or None."""
        return self.judgement.level if self.judgement else None

    @property
    def stands(self) -> str:
        """What stands there in words: "4 Good", "not applicable", "no level", "no counterpart"."""
        return judged(self.framework, self.judgement) if self.code else NO_COUNTERPART


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator (``of``, in the open cycle's edition) over the cycles, oldest first."""

    of: IndicatorRef
    title: str
    moments: tuple[Moment, ...]

    @property
    def has_past(self) -> bool:
        """Whether a cycle other than the last has anything to say of it."""
        return any(moment.judgement is not None for moment in self.moments[:-1])

    @property
    def says(self) -> str:
        """One sentence: "2019: 3 Adequate; 2026: 4 Good." """
        return "; ".join(f"{moment.cycle.title}: {moment.stands}" for moment in self.moments) + "."


def trend(contents: Contents, code: str, crosswalk: Crosswalk) -> Trend:
    """The trend of an indicator of the open cycle's edition. Raises KeyError for a code that it has not."""
    return trend_over(all_cycles(contents), contents.framework.ref(code), contents.title(code), crosswalk)


def trend_over(cycles: tuple[OtherCycle, ...], of: IndicatorRef, title: str, crosswalk: Crosswalk) -> Trend:
    """The trend of an indicator over cycles, oldest first."""
    moments = [_moment(cycle, of, crosswalk) for cycle in cycles]
    broken = [_with_break(before, moment) for before, moment in pairwise(moments)]
    return Trend(of, title, (*moments[:1], *broken))


def trends(contents: Contents, crosswalk: Crosswalk) -> tuple[Trend, ...]:
    """The trends of all indicators that the open cycle covers, in the framework's order."""
    cycles = all_cycles(contents)
    return tuple(
        trend_over(cycles, contents.framework.ref(code), contents.title(code), crosswalk)
        for code in contents.covered_codes
    )


def last_level(contents: Contents, code: str, crosswalk: Crosswalk) -> int | None:
    """What the cycle before the open one gave the same indicator, from 1 to 6; None where there is nothing to compare.

    Levels of another scale are not compared: their words mean other levels.
    """
    moment = last_time(contents, code, crosswalk)
    if moment is None or not same_scale(moment.framework, contents.framework):
        return None
    return moment.level


def last_time(contents: Contents, code: str, crosswalk: Crosswalk) -> Moment | None:
    """The indicator in the cycle before the open one; None without such a cycle, or where it has no counterpart."""
    before = cycle_before(contents)
    if before is None:
        return None
    moment = _moment(before, contents.framework.ref(code), crosswalk)
    return moment if moment.code else None


def last_time_in_words(contents: Contents, moment: Moment) -> tuple[str, str]:
    """ "2025: 4 Good, agreed by the CPC 12 May 2025" and the reason given then ("" for none)."""
    code = f" (then {moment.code})" if moment.framework.id != contents.framework.id else ""
    if moment.judgement is None:
        return f"{moment.cycle.title}{code}: no level", ""
    said = judged_when(contents.committee, moment.framework, moment.judgement)
    return f"{moment.cycle.title}{code}: {said}", moment.judgement.reason


def _moment(cycle: OtherCycle, of: IndicatorRef, crosswalk: Crosswalk) -> Moment:
    there = counterpart(of, cycle.framework.id, crosswalk)
    code = there.code if there is not None and there.code in cycle.framework.codes else ""
    return Moment(cycle.cycle, cycle.framework, code, level_in(cycle, code) if code else None)


def _with_break(before: Moment, moment: Moment) -> Moment:
    return Moment(moment.cycle, moment.framework, moment.code, moment.judgement, _broken(before, moment))


def _broken(before: Moment, moment: Moment) -> str:
    """Why two cycles that follow each other cannot be compared, "" where they can."""
    scale = not same_scale(before.framework, moment.framework)
    if before.framework.id != moment.framework.id:
        return "other edition, scale" if scale else "other edition"
    return "other scale" if scale else ""
