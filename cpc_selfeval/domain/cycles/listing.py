"""All cycles of a file in words: the newest first, each with its edition, its levels, and whether it is closed."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import closings
from cpc_selfeval.domain.cycles.levels import all_cycles, levels_held
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.judging_records.closing import Closing


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle as it is listed. ``facts`` and ``past`` are quiet lines; ``past`` says when it was opened again."""

    cycle: Cycle
    shown: bool
    state: str
    facts: str
    past: tuple[str, ...]


def listed_cycles(contents: Contents) -> tuple[CycleLine, ...]:
    """Every cycle of the file, the newest first."""
    closed = {other.cycle.key: other.closings for other in contents.other_cycles}
    closed[contents.cycle_key] = closings(contents)
    lines = []
    for each in reversed(all_cycles(contents)):
        levels = levels_held(each)
        held = "1 indicator with a level" if levels == 1 else f"{levels or 'no'} indicators with a level"
        period = period_in_words(each.cycle.period_from, each.cycle.period_to)
        edition = f"{each.framework.short_title}, {each.framework.edition}"
        facts = " · ".join(part for part in (period, edition, held) if part)
        of = closed[each.cycle.key]
        shown = each.cycle.key == contents.cycle_key
        lines.append(CycleLine(each.cycle, shown, _state(each.cycle, of), facts, _past(of)))
    return tuple(lines)


def _state(cycle: Cycle, of: tuple[Closing, ...]) -> str:
    if cycle.closed_on is None:
        return "Open"
    who = ", ".join(part for part in (of[-1].by_name, of[-1].by_role) if part) if of else ""
    return f"Closed {day_in_words(cycle.closed_on)}" + (f" by {who}" if who else "")


def _past(of: tuple[Closing, ...]) -> tuple[str, ...]:
    return tuple(
        f"Closed {day_in_words(closing.closed_on)}, opened again {day_in_words(closing.reopened_on)} "
        f"by {closing.reopened_by}: {closing.reopened_because}"
        for closing in of
        if closing.reopened_on is not None
    )
