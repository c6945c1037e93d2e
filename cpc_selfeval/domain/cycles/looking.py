"""Entries that came over from the last cycle, and whether somebody looked at them since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.carrying import carried_key
from cpc_selfeval.domain.judging_records.closing import CarriedOver

FROM_LAST_CYCLE = "From last cycle"
STILL_HOLDS = "Still holds"


def carried(contents: Contents, record: str) -> CarriedOver | None:
    """The mark on an entry that came over from an earlier cycle, None for one that was written in this one."""
    return contents.get(CarriedOver, carried_key(contents.cycle_key, record))


def not_looked_at(contents: Contents, record: str) -> bool:
    """Whether an entry came over and nobody has looked at it since."""
    mark = carried(contents, record)
    return mark is not None and mark.looked_at_on is None


def waiting_to_be_looked_at(contents: Contents) -> frozenset[str]:
    """The keys of all entries that came over and that nobody has looked at since."""
    return frozenset(mark.record for mark in contents.of(CarriedOver).values() if mark.looked_at_on is None)


def looked_at(contents: Contents, record: str, today: date) -> tuple[RowChange, ...]:
    """The row change that says that an entry was looked at; none where it need not be said."""
    mark = carried(contents, record)
    if mark is None or mark.looked_at_on is not None:
        return ()
    return (RowChange(mark, replace(mark, looked_at_on=today)),)


def came_from_in_words(contents: Contents, record: str) -> str:
    """ "From last cycle, not looked at yet", "From last cycle" or ""; an earlier cycle is named by its title."""
    mark = carried(contents, record)
    if mark is None:
        return ""
    cycle = contents.get(Cycle, mark.from_cycle)
    numbers = [each.number for each in contents.of(Cycle).values() if each.number < contents.cycle.number]
    last = cycle is None or cycle.number == max(numbers, default=cycle.number)
    words = FROM_LAST_CYCLE if last or cycle is None else f"From “{cycle.title}”"
    return words if mark.looked_at_on is not None else f"{words}, not looked at yet"
