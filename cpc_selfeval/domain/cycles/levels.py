"""Every cycle of the file with the level that counts for each of its indicators."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import is_covered
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.domain.position import headline_of


def all_cycles(contents: Contents) -> tuple[OtherCycle, ...]:
    """Every cycle of the file, the open one too, oldest first (by number), without levels that are still covered.

    What agencies propose in another cycle that is not closed yet is left out: it may be covered there.
    """
    every = (_own(contents), *(_uncovered(other) for other in contents.other_cycles))
    return tuple(sorted(every, key=lambda each: _place(each.cycle)))


def _own(contents: Contents) -> OtherCycle:
    events: dict[str, list[Judgement]] = {}
    for judgement in sorted(contents.of(Judgement).values(), key=lambda each: (each.at, each.key)):
        if not is_covered(contents, judgement):
            events.setdefault(judgement.code, []).append(judgement)
    return OtherCycle(contents.cycle, contents.framework, {code: tuple(of) for code, of in events.items()})


def _uncovered(other: OtherCycle) -> OtherCycle:
    if other.cycle.closed_on is not None:
        return other
    shown = {
        code: tuple(event for event in events if event.agency is None) for code, events in other.judgements.items()
    }
    return replace(other, judgements=shown)


def cycle_before(contents: Contents) -> OtherCycle | None:
    """The last cycle before the open one, None for the first."""
    earlier = [other for other in contents.other_cycles if _place(other.cycle) < _place(contents.cycle)]
    return _uncovered(max(earlier, key=lambda each: _place(each.cycle))) if earlier else None


def level_in(cycle: OtherCycle, code: str) -> Judgement | None:
    """The judgement that counts for an indicator: at the highest stage where one stands (``domain.position``)."""
    return headline_of(cycle.judgements.get(code, ()))


def levels_held(cycle: OtherCycle) -> int:
    """How many indicators of a cycle have a level from 1 to 6."""
    found = (level_in(cycle, code) for code in cycle.framework.codes)
    return sum(judgement is not None and judgement.level is not None for judgement in found)


def judged(framework: Framework, judgement: Judgement | None) -> str:
    """ "4 Good", "not applicable", "no level"."""
    if judgement is None:
        return "no level"
    if judgement.level is not None:
        return f"{judgement.level} {framework.level(judgement.level).label}"
    return words.ABSENCES[judgement.absence].lower() if judgement.absence else "no level"


def judged_when(committee: Committee, framework: Framework, judgement: Judgement) -> str:
    """ "4 Good, agreed by the CPC 12 May 2025"."""
    by_whom = words.stage_by_whom(committee, judgement.stage)
    return f"{judged(framework, judgement)}, {by_whom} {day_short(judgement.on)}"


def _place(cycle: Cycle) -> tuple[int, str]:
    return (cycle.number, cycle.key)
