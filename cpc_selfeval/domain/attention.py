"""What needs somebody now: plain facts about the open cycle, each with its rule, in the order of urgency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpc_selfeval.domain.action import Action, Status, shown_status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.position import State, position

SOON_DAYS = 28
"""How far ahead a meeting counts as near, in days (the project's own choice: four weeks)."""


class Urgency(StrEnum):
    """How a line is marked; the words say the same."""

    LATE = "late"
    GAP = "gap"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Attention:
    """One line of "Needs you now": what it says, and where it leads (an indicator's code or an action's key)."""

    urgency: Urgency
    words: str
    indicator: str | None = None
    action: str | None = None


def attention(contents: Contents, today: date) -> tuple[Attention, ...]:
    """Everything that needs somebody now, the most urgent first."""
    return (
        *_not_begun(contents),
        *_overdue(contents, today),
        *_at_risk_without_help(contents),
        *_withdrawn_without_reason(contents),
        *_due_for_meetings(contents, today),
        *_areas_without_action(contents),
        *_proposals_apart(contents),
        *_levels_without_evidence(contents),
        *_levels_without_reason(contents),
    )


def _not_begun(contents: Contents) -> list[Attention]:
    covered = contents.covered_codes
    if not covered or contents.anything_recorded:
        return []
    first = covered[0]
    words = f"Nothing is recorded yet. Begin anywhere, for example with {first} {contents.title(first)}"
    return [Attention(Urgency.NOTE, words, indicator=first)]


def _overdue(contents: Contents, today: date) -> list[Attention]:
    late = [a for a in contents.actions_in_order if shown_status(a, today) is Status.OVERDUE]
    late.sort(key=lambda action: action.due or today)
    return [Attention(Urgency.LATE, _overdue_words(action, today), action=action.key) for action in late]


def _overdue_words(action: Action, today: date) -> str:
    days = (today - action.due).days if action.due else 0
    return f"{action.ref} is overdue by {days} day{'' if days == 1 else 's'}"


def _at_risk_without_help(contents: Contents) -> list[Attention]:
    return [
        Attention(Urgency.GAP, f"{action.ref} is at risk, and the help it needs is not said", action=action.key)
        for action in contents.actions_in_order
        if action.status is Status.AT_RISK and not action.help_needed.strip()
    ]


def _withdrawn_without_reason(contents: Contents) -> list[Attention]:
    return [
        Attention(Urgency.GAP, f"{action.ref} is withdrawn, and the reason is not said", action=action.key)
        for action in contents.actions_in_order
        if action.status is Status.WITHDRAWN and not action.withdrawn_reason.strip()
    ]


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


def _areas_without_action(contents: Contents) -> list[Attention]:
    lines = []
    for code in contents.covered_codes:
        open_areas = [
            a for a in contents.findings_of(code, FindingKind.AREA) if not contents.actions_for_finding(a.key)
        ]
        if open_areas:
            count = "an area" if len(open_areas) == 1 else f"{len(open_areas)} areas"
            words = f"{code} has {count} for improvement with no action"
            lines.append(Attention(Urgency.GAP, words, indicator=code))
    return lines


def _proposals_apart(contents: Contents) -> list[Attention]:
    lines = []
    for code in contents.covered_codes:
        where = position(contents, code)
        if where.state is State.PROPOSED and where.spread and where.spread[1] - where.spread[0] > 1:
            words = f"{code}: proposals differ from {where.spread[0]} to {where.spread[1]}"
            lines.append(Attention(Urgency.NOTE, words, indicator=code))
    return lines


def _levels_without_evidence(contents: Contents) -> list[Attention]:
    return [
        Attention(Urgency.NOTE, f"{code} has a level and no evidence", indicator=code)
        for code in contents.covered_codes
        if position(contents, code).level is not None and code not in contents.codes_with_evidence
    ]


def _levels_without_reason(contents: Contents) -> list[Attention]:
    lines = []
    for code in contents.covered_codes:
        where = position(contents, code)
        bare = next((j for j in reversed(where.standing) if not j.reason.strip()), None)
        if bare is not None:
            words = f"{code}: no reason is recorded for the {bare.stage.value} level"
            lines.append(Attention(Urgency.NOTE, words, indicator=code))
    return lines


def _listed(codes: list[str]) -> str:
    verb = "is" if len(codes) == 1 else "are"
    shown = ", ".join(codes[:6]) + (f" and {len(codes) - 6} more" if len(codes) > 6 else "")
    return f"{shown} {verb}"
