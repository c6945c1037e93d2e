"""Levels: drafts that are still being thought about, and judgements, which are events at a stage.

The level at a stage is its last event that was not withdrawn, never a column that is overwritten. Levels are never
averaged or rolled up (shared dossier, section 0, trap 15). "No level" has four reasons: not started, in progress
(both derived), not enough evidence, not applicable (both judged).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, settled_key


class Stage(StrEnum):
    """The stages that a level passes through, in their order."""

    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    ENDORSED = "endorsed"

    @property
    def rank(self) -> int:
        """0 for proposed, up to 3 for endorsed."""
        return list(Stage).index(self)


class Absence(StrEnum):
    """Why a judgement has no level."""

    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    NOT_APPLICABLE = "not_applicable"


class Confidence(StrEnum):
    """How sure the proposer is of a proposed level."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class LevelDraft(CycleRecord):
    """What somebody is about to propose or record for one indicator at one stage; saved, but not yet an event.

    ``agency`` is the proposing agency's key, or None for the lead officer (and at every stage after proposed).
    """

    noun: ClassVar[str] = "draft level"

    code: str
    stage: Stage
    agency: str | None = None
    level: int | None = None
    absence: Absence | None = None
    reason: str = ""
    confidence: Confidence | None = None
    meeting: str | None = None
    on: date | None = None
    present: str = ""
    dissent: str = ""

    @property
    def says_level(self) -> bool:
        """Whether it has a level, or says that there is none to give."""
        return self.level is not None or self.absence is not None


def draft_key(cycle: str, code: str, stage: Stage, agency: str | None) -> str:
    """The key of the one draft per indicator, stage and proposer."""
    return settled_key("draft", cycle, code, stage, agency or "")


@dataclass(frozen=True, kw_only=True)
class Judgement(CycleRecord):
    """One event: a level (1 to 6) or an absence of one, at a stage, on a date, with its reason.

    ``agency`` is the proposing agency's key, None when the lead officer proposes. ``withdraws`` is the key of the
    judgement that this event takes back; such an event has neither level nor absence. ``at`` is the moment of
    recording (ISO 8601, UTC), which orders events; ``on`` is the date that the judgement was made.
    """

    noun: ClassVar[str] = "level"

    code: str
    stage: Stage
    on: date
    at: str
    level: int | None = None
    absence: Absence | None = None
    agency: str | None = None
    meeting: str | None = None
    reason: str = ""
    confidence: Confidence | None = None
    present: str = ""
    dissent: str = ""
    withdraws: str | None = None
    by_name: str = ""
    by_role: str = ""
