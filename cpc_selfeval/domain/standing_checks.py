"""Standing checks over the whole file: what a committee would want to put right before anybody else points at it.

Each kind has its rule here, and they come in the order of how much they matter. Plans with timescales, resources,
somebody responsible and a way to measure are what the report found to work (seed 001, lines 662-663, 1022-1025 and
1189-1190); action plans that are vague, and self-evaluation without improvement, what it found wanting (1013-1016).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Final

from cpc_selfeval.domain.action import Action, Status, shown_status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.looking import waiting_to_be_looked_at
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.domain.support import Verdict, gaps_in_words, last_good_days, support
from cpc_selfeval.domain.text import shortened

FEW_WORDS: Final = 4
"""An action of fewer words than this cannot say what will be done (the project's own choice)."""

FAR: Final = 2
"""Levels apart that are worth talking about (the project's own choice)."""

_VAGUE = re.compile(
    r"\s*(?:consider|continue|explore|look (?:at|into)|review|monitor|improve|strengthen|enhance|develop|"
    r"raise awareness|work towards|promote|support|ensure|embed)\b",
    re.IGNORECASE,
)


class Check(StrEnum):
    """The kinds of check, the weightiest first."""

    UNSUPPORTED_LEVEL = "unsupported_level"
    OVERDUE = "overdue"
    AREA_WITHOUT_ACTION = "area_without_action"
    THIN_LEVEL = "thin_level"
    IMPACT_NOT_EVIDENCED = "impact_not_evidenced"
    AT_RISK_UNAIDED = "at_risk_unaided"
    NO_OWNER = "no_owner"
    NO_DATE = "no_date"
    NO_MEASURE = "no_measure"
    NO_RESOURCE = "no_resource"
    VAGUE = "vague"
    WITHDRAWN_UNEXPLAINED = "withdrawn_unexplained"
    PROPOSALS_APART = "proposals_apart"
    NO_RATIONALE = "no_rationale"
    OUT_OF_DATE = "out_of_date"
    UNLINKED = "unlinked"
    FROM_LAST_CYCLE = "from_last_cycle"


TITLES: Final[dict[Check, str]] = {
    Check.UNSUPPORTED_LEVEL: "Levels that nothing supports",
    Check.OVERDUE: "Actions that are overdue",
    Check.AREA_WITHOUT_ACTION: "Areas for improvement without an action",
    Check.THIN_LEVEL: "Levels that need more evidence",
    Check.IMPACT_NOT_EVIDENCED: "Actions closed as “impact shown” without evidence of it",
    Check.AT_RISK_UNAIDED: "Actions at risk that do not say what would help",
    Check.NO_OWNER: "Actions that nobody leads",
    Check.NO_DATE: "Actions without a due date",
    Check.NO_MEASURE: "Actions without a measure",
    Check.NO_RESOURCE: "Actions that do not say what they need",
    Check.VAGUE: "Actions that are vague",
    Check.WITHDRAWN_UNEXPLAINED: "Actions withdrawn without a reason",
    Check.PROPOSALS_APART: "Proposals that are far apart",
    Check.NO_RATIONALE: "Levels without a reason",
    Check.OUT_OF_DATE: "Evidence that is out of date",
    Check.UNLINKED: "Evidence that is used for nothing",
    Check.FROM_LAST_CYCLE: "Entries from the last cycle that nobody looked at yet",
}
"""What each kind is called."""

RULES: Final[dict[Check, str]] = {
    Check.UNSUPPORTED_LEVEL: "A level is recorded or proposed, and there is no evidence that is up to date.",
    Check.OVERDUE: "The due date has passed, and the action is neither complete nor withdrawn.",
    Check.AREA_WITHOUT_ACTION: "No action answers the area.",
    Check.THIN_LEVEL: "There is evidence, but not all that the committee expects of it (Committee and cycle).",
    Check.IMPACT_NOT_EVIDENCED: "No linked evidence shows impact and is about a time after the action began.",
    Check.AT_RISK_UNAIDED: "The status is “at risk”, and the action does not say what help it needs.",
    Check.NO_OWNER: "The action is open, and names neither a lead nor a lead agency.",
    Check.NO_DATE: "The action is open and has no due date.",
    Check.NO_MEASURE: "The action is open and says no measure.",
    Check.NO_RESOURCE: "The action is open and says no resources.",
    Check.VAGUE: "The action is open and has fewer than four words, or begins vaguely without measure or target.",
    Check.WITHDRAWN_UNEXPLAINED: "The status is “withdrawn”, and the action does not say why.",
    Check.PROPOSALS_APART: "Nothing further is decided, and the proposed levels are two or more apart.",
    Check.NO_RATIONALE: "The highest stage at which a level stands has no reason.",
    Check.OUT_OF_DATE: "Its period is longer ago than its kind of source keeps (Committee and cycle).",
    Check.UNLINKED: "It supports no indicator, no strength or area, and no action.",
    Check.FROM_LAST_CYCLE: "It came over, was not edited since, and nobody said that it still holds.",
}
"""The rule of each kind, in a sentence."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at: what it says, and where it is: an indicator's code, or the key of an action or evidence."""

    check: Check
    words: str
    indicator: str | None = None
    action: str | None = None
    evidence: str | None = None


def standing_checks(contents: Contents, today: date) -> tuple[Point, ...]:
    """Everything that the checks find on a day, kind by kind in their order."""
    found = [*_levels(contents, today), *_areas(contents), *_actions(contents, today), *_evidence(contents, today)]
    found += _from_last_cycle(contents)
    order = list(Check)
    return tuple(sorted(found, key=lambda point: order.index(point.check)))


def by_kind(points: tuple[Point, ...]) -> Mapping[Check, tuple[Point, ...]]:
    """Points by their kind, the kinds in their order; a kind that found nothing is not in it."""
    return {check: tuple(found) for check, found in groupby(points, key=attrgetter("check"))}


def _levels(contents: Contents, today: date) -> Iterator[Point]:
    for code in contents.covered_codes:
        where = position(contents, code)
        if where.stage is None:
            continue
        if where.level is not None or where.spread:
            yield from _support(contents, code, today)
        if where.state is State.PROPOSED and where.spread and where.spread[1] - where.spread[0] >= FAR:
            low, high = where.spread
            words = f"{code} {contents.title(code)}: proposed from {low} to {high}"
            yield Point(Check.PROPOSALS_APART, words, indicator=code)
        events = [*where.proposals, *where.standing]
        if events and not any(event.reason.strip() for event in events if event.stage is where.stage):
            words = f"{code} {contents.title(code)}: no reason for the {where.stage.value} level"
            yield Point(Check.NO_RATIONALE, words, indicator=code)


def _support(contents: Contents, code: str, today: date) -> Iterator[Point]:
    kinds = {Verdict.UNSUPPORTED: Check.UNSUPPORTED_LEVEL, Verdict.NEEDS_MORE: Check.THIN_LEVEL}
    found = support(contents, code, today)
    if found.verdict in kinds:
        missing = "; ".join(gaps_in_words(contents, found))  # what the heading of the kind does not say already
        yield Point(kinds[found.verdict], f"{code} {contents.title(code)}: {missing}", indicator=code)


def _areas(contents: Contents) -> Iterator[Point]:
    met: set[str] = set()
    for code in contents.covered_codes:
        for area in contents.findings_of(code, FindingKind.AREA):
            if area.key not in met and not contents.actions_for_finding(area.key):
                met.add(area.key)
                yield Point(Check.AREA_WITHOUT_ACTION, f"{code}: “{shortened(area.text, 80)}”", indicator=code)


def _actions(contents: Contents, today: date) -> Iterator[Point]:
    for action in contents.actions_in_order:
        called = f"{action.ref} “{shortened(action.text, 80)}”"
        for check, applies in _ACTION_CHECKS.items():
            if applies(contents, action, today):
                yield Point(check, called, action=action.key)


def _is_open(action: Action) -> bool:
    return not action.status.is_over


def _impact_is_not_evidenced(contents: Contents, action: Action, _today: date) -> bool:
    if action.status is not Status.COMPLETE_IMPACT_SHOWN:
        return False
    return not any(
        piece.shows_impact and _is_later(piece, action) for piece in contents.evidence_for_action(action.key)
    )


def _is_later(piece: Evidence, action: Action) -> bool:
    about = piece.period_to or piece.period_from
    return action.start is None or (about is not None and about > action.start)


def _is_vague(_contents: Contents, action: Action, _today: date) -> bool:
    few = len(action.text.split()) < FEW_WORDS
    unmeasured = not (action.measure.strip() or action.target.strip())
    return _is_open(action) and (few or (_VAGUE.match(action.text) is not None and unmeasured))


_ACTION_CHECKS: Final[dict[Check, Callable[[Contents, Action, date], bool]]] = {
    Check.OVERDUE: lambda _contents, action, today: shown_status(action, today) is Status.OVERDUE,
    Check.IMPACT_NOT_EVIDENCED: _impact_is_not_evidenced,
    Check.AT_RISK_UNAIDED: lambda _contents, a, _today: a.status is Status.AT_RISK and not a.help_needed.strip(),
    Check.NO_OWNER: lambda _contents, a, _today: _is_open(a) and not a.lead.strip() and a.agency is None,
    Check.NO_DATE: lambda _contents, action, _today: _is_open(action) and action.due is None,
    Check.NO_MEASURE: lambda _contents, action, _today: _is_open(action) and not action.measure.strip(),
    Check.NO_RESOURCE: lambda _contents, action, _today: _is_open(action) and not action.resources.strip(),
    Check.VAGUE: _is_vague,
    Check.WITHDRAWN_UNEXPLAINED: lambda _contents, a, _today: (
        a.status is Status.WITHDRAWN and not a.withdrawn_reason.strip()
    ),
}


def _evidence(contents: Contents, today: date) -> Iterator[Point]:
    last_day = last_good_days(contents)
    for piece in contents.evidence_in_order:
        last = last_day(piece)
        is_old = last is not None and last < today
        is_used = piece.indicators or piece.findings or piece.actions
        if is_used and not is_old:
            continue
        called = f"{piece.ref} “{shortened(piece.title, 80)}”"
        if is_old and last is not None:
            yield Point(Check.OUT_OF_DATE, f"{called}: until {day_short(last)}", evidence=piece.key)
        if not is_used:
            yield Point(Check.UNLINKED, called, evidence=piece.key)


def _from_last_cycle(contents: Contents) -> Iterator[Point]:
    waiting = waiting_to_be_looked_at(contents)
    for finding in contents.findings.values() if waiting else ():
        if finding.key in waiting and finding.indicators:
            code = contents.framework_order(finding.indicators)[0]
            yield Point(Check.FROM_LAST_CYCLE, f"{code}: “{shortened(finding.text, 80)}”", indicator=code)
    for piece in contents.evidence_in_order if waiting else ():
        if piece.key in waiting:
            words = f"{piece.ref} “{shortened(piece.title, 80)}”"
            yield Point(Check.FROM_LAST_CYCLE, words, evidence=piece.key)
