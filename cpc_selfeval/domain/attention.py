"""What needs somebody now: what the standing checks find weightiest, and the meetings that are near."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.asking.standing import Standing, at_a_glance
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.standing_checks import Check, Point, by_kind, standing_checks

SOON_DAYS = 28
"""How far ahead a meeting counts as near, in days (the project's own choice: four weeks)."""


class Urgency(StrEnum):
    """How a line is marked; the words say the same."""

    LATE = "late"
    GAP = "gap"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Attention:
    """One line of "Needs you now": what it says, and where it leads: a code, or the key of an action or agency.

    ``agency`` is "" where it leads to the agencies as a whole.
    """

    urgency: Urgency
    words: str
    indicator: str | None = None
    action: str | None = None
    agency: str | None = None


def attention(contents: Contents, today: date, points: tuple[Point, ...] | None = None) -> tuple[Attention, ...]:
    """What needs somebody now, the most urgent first: the weightiest of the standing checks, and what is near.

    ``points`` is what the standing checks find on that day, where that is known already.
    """
    found = by_kind(standing_checks(contents, today) if points is None else points)
    return (
        *_not_begun(contents),
        *_overdue(contents, found.get(Check.OVERDUE, ()), today),
        *_late_agencies(contents, today),
        *_unplaced(contents),
        *_of_actions(contents, found.get(Check.AT_RISK_UNAIDED, ()), "is at risk, and the help it needs is not said"),
        *_of_actions(contents, found.get(Check.WITHDRAWN_UNEXPLAINED, ()), "is withdrawn, and the reason is not said"),
        *_due_for_meetings(contents, today),
        *_areas_without_action(found.get(Check.AREA_WITHOUT_ACTION, ())),
        *_proposals_apart(contents, found.get(Check.PROPOSALS_APART, ())),
        *_levels_without_evidence(contents, found.get(Check.UNSUPPORTED_LEVEL, ())),
        *_levels_without_reason(contents, found.get(Check.NO_RATIONALE, ())),
    )


def _not_begun(contents: Contents) -> list[Attention]:
    covered = contents.covered_codes
    if not covered or contents.anything_recorded:
        return []
    first = covered[0]
    words = f"Nothing is recorded yet. Begin anywhere, for example with {first} {contents.title(first)}"
    return [Attention(Urgency.NOTE, words, indicator=first)]


def _overdue(contents: Contents, points: tuple[Point, ...], today: date) -> list[Attention]:
    late = [contents.actions[point.action] for point in points if point.action is not None]
    late.sort(key=lambda action: action.due or today)
    return [Attention(Urgency.LATE, _overdue_words(action, today), action=action.key) for action in late]


def _late_agencies(contents: Contents, today: date) -> list[Attention]:
    late = [line for line in at_a_glance(contents, today) if line.standing is Standing.LATE]
    late.sort(key=lambda line: -line.days_late)
    return [
        Attention(
            Urgency.LATE, f"{line.agency.name}: its return is late by {_days(line.days_late)}", agency=line.agency.key
        )
        for line in late
    ]


def _unplaced(contents: Contents) -> list[Attention]:
    number = len(contents.unplaced_findings)
    if not number:
        return []
    words = "1 entry that came back belongs" if number == 1 else f"{number:,} entries that came back belong"
    return [Attention(Urgency.GAP, f"{words} to no indicator yet", agency="")]


def _days(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"


def _overdue_words(action: Action, today: date) -> str:
    days = (today - action.due).days if action.due else 0
    return f"{action.ref} is overdue by {_days(days)}"


def _of_actions(contents: Contents, points: tuple[Point, ...], words: str) -> list[Attention]:
    found = [contents.actions[point.action] for point in points if point.action is not None]
    return [Attention(Urgency.GAP, f"{action.ref} {words}", action=action.key) for action in found]


def _due_for_meetings(contents: Contents, today: date) -> list[Attention]:
    lines = []
    for meeting in contents.meetings:
        if meeting.on is None or not 0 <= (meeting.on - today).days <= SOON_DAYS:
            continue
        codes = [
            code
            for code in contents.covered_codes
            if contents.scope(code).meeting == meeting.key and not position(contents, code).state.is_finished
        ]
        if codes:
            words = f"{_listed(codes)} due for the meeting on {day_short(meeting.on)}, not yet agreed"
            lines.append(Attention(Urgency.GAP, words, indicator=codes[0]))
    return lines


def _areas_without_action(points: tuple[Point, ...]) -> list[Attention]:
    lines = []
    for code, number in Counter(_codes(points)).items():
        count = "an area" if number == 1 else f"{number:,} areas"
        lines.append(Attention(Urgency.GAP, f"{code} has {count} for improvement with no action", indicator=code))
    return lines


def _proposals_apart(contents: Contents, points: tuple[Point, ...]) -> list[Attention]:
    lines = []
    for code in _codes(points):
        if spread := position(contents, code).spread:
            words = f"{code}: proposals differ from {spread[0]} to {spread[1]}"
            lines.append(Attention(Urgency.NOTE, words, indicator=code))
    return lines


def _levels_without_evidence(contents: Contents, points: tuple[Point, ...]) -> list[Attention]:
    lines = []
    for code in _codes(points):
        lacks = ", and all of its evidence is out of date" if contents.evidence_of(code) else " and no evidence"
        lines.append(Attention(Urgency.NOTE, f"{code} has a level{lacks}", indicator=code))
    return lines


def _levels_without_reason(contents: Contents, points: tuple[Point, ...]) -> list[Attention]:
    lines = []
    for code in _codes(points):
        stage = position(contents, code).stage
        words = f"{code}: no reason is recorded for the {stage.value} level" if stage else code
        lines.append(Attention(Urgency.NOTE, words, indicator=code))
    return lines


def _codes(points: tuple[Point, ...]) -> list[str]:
    return [point.indicator for point in points if point.indicator is not None]


def _listed(codes: list[str]) -> str:
    verb = "is" if len(codes) == 1 else "are"
    shown = ", ".join(codes[:6]) + (f" and {len(codes) - 6} more" if len(codes) > 6 else "")
    return f"{shown} {verb}"
