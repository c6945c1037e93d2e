"""A report in which no small count of people stands, nor what would give one away (``domain.guard.small_counts``)."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.guard.small_counts import fewer_than_five, shown_reading
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ActionLine, EvidenceLine, ReportSnapshot, reading_in_words


def without_small_counts(snapshot: ReportSnapshot) -> ReportSnapshot:
    """The report with every count of people below five as “fewer than 5”. One that has none comes back as it is."""
    actions = tuple(map(_action, snapshot.actions))
    if actions != snapshot.actions:
        shown = {
            reading_in_words(was): reading_in_words(now)
            for before, after in zip(snapshot.actions, actions, strict=True)
            for was, now in zip(before.readings, after.readings, strict=True)
        }
        evidence = tuple(_evidence(line, shown) for line in snapshot.evidence)
        snapshot = replace(snapshot, actions=actions, evidence=evidence)
    return rewritten(snapshot, fewer_than_five)


def _action(line: ActionLine) -> ActionLine:
    readings = tuple(shown_reading(reading, line.action.measure) for reading in line.readings)
    return line if readings == line.readings else replace(line, readings=readings)


def _evidence(line: EvidenceLine, shown: dict[str, str]) -> EvidenceLine:
    readings = tuple(shown.get(said, said) for said in line.readings)
    return line if readings == line.readings else replace(line, readings=readings)
