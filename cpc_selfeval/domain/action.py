"""Actions that answer areas for improvement, their progress, their measure's readings and moved due dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.record import CycleRecord, settled_key


class Status(StrEnum):
    """An action's status as a person sets it, and OVERDUE, which is only ever derived from the due date."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    COMPLETE_IMPACT_NOT_SHOWN = "complete_impact_not_shown"
    COMPLETE_IMPACT_SHOWN = "complete_impact_shown"
    WITHDRAWN = "withdrawn"

    @property
    def is_over(self) -> bool:
        """Complete or withdrawn: such an action cannot be overdue."""
        return self in (
            Status.COMPLETE_IMPACT_NOT_SHOWN,
            Status.COMPLETE_IMPACT_SHOWN,
            Status.WITHDRAWN,
        )


SETTABLE_STATUSES = tuple(status for status in Status if status is not Status.OVERDUE)


class Origin(StrEnum):
    """What the action came from."""

    SELF_EVALUATION = "self_evaluation"
    INSPECTION = "inspection"
    LEARNING_REVIEW = "learning_review"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Action(CycleRecord):
    """One action, shown as A-01. Only ``text`` is needed; everything else can follow.

    ``agency`` is the one lead agency, ``contributing`` any others. ``due`` is the current due date; what it was
    before stands in :class:`DueMove`. ``indicators`` are those named directly, besides those of its ``findings``.
    """

    noun: ClassVar[str] = "action"

    number: int
    text: str
    outcome: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    lead: str = ""
    agency: str | None = None
    contributing: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    resources: str = ""
    priority: Priority | None = None
    status: Status = Status.NOT_STARTED
    help_needed: str = ""
    withdrawn_reason: str = ""
    cog_decision: str = ""
    cog_officer: str = ""
    origin: Origin = Origin.SELF_EVALUATION
    findings: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """ "A-07": a label, never a key."""
        return f"A-{self.number:02d}"

    @property
    def came_from(self) -> Origin:
        """Its ``origin``, by the name under which verbs take it."""
        return self.origin


def shown_status(action: Action, as_at: date) -> Status:
    """The status that screens and papers show: overdue once the due date has passed, unless complete or withdrawn."""
    if action.due is not None and action.due < as_at and not action.status.is_over:
        return Status.OVERDUE
    return action.status


@dataclass(frozen=True, kw_only=True)
class DueMove(CycleRecord):
    """A due date that was moved: from which date to which, why, who agreed it, on which day."""

    noun: ClassVar[str] = "moved due date"

    action: str
    moved_on: date
    was: date
    now: date | None
    reason: str = ""
    agreed_by: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgressNote(CycleRecord):
    """A dated note of progress on an action. ``at`` is the moment of recording (ISO 8601, UTC): it orders a day's."""

    noun: ClassVar[str] = "progress note"

    action: str
    on: date
    text: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading(CycleRecord):
    """One dated reading of an action's measure: its value, of what base, from which source, for which quarter.

    Values are text as typed ("34%", "22 of 40"), since bases differ; nothing is computed from them. ``at`` is the
    moment of recording (ISO 8601, UTC).
    """

    noun: ClassVar[str] = "reading"

    action: str
    value: str
    base: str = ""
    source: str = ""
    quarter: str = ""
    on: date | None = None
    at: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusWord(CycleRecord):
    """The committee's own word and letter for a status. The status keeps its meaning."""

    noun: ClassVar[str] = "status word"

    status: Status
    word: str
    letter: str = ""


def status_word_key(cycle: str, status: Status) -> str:
    """The key of the one status word of a status in a cycle."""
    return settled_key("status", cycle, status)
