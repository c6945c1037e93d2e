"""Counts of people below five as papers show them: hidden, unless the committee switched that off with a reason."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.small_counts import fewer_than_five, shown_reading
from cpc_selfeval.domain.papers.front import house_of
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot


def small_counts_hidden(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The report with every small count hidden (:mod:`domain.guard.small_counts`); the very same where there is none.

    It stays as it is where the committee shows small counts and says why.
    """
    house = house_of(contents)
    if house.small_counts_shown and house.small_counts_reason.strip():
        return snapshot
    lines = tuple(_readings_hidden(line) for line in snapshot.actions)
    if any(new is not old for new, old in zip(lines, snapshot.actions, strict=True)):
        snapshot = replace(snapshot, actions=lines)
    return rewritten(snapshot, fewer_than_five)


def _readings_hidden(line: ActionLine) -> ActionLine:
    """The action with its readings as papers show them: what is measured tells of whom a bare number is."""
    shown = tuple(shown_reading(reading, line.action.measure) for reading in line.readings)
    return line if shown == line.readings else replace(line, readings=shown)
