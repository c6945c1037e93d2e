"""Strengths and areas for improvement: separate entries of one or more indicators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord


class FindingKind(StrEnum):
    """A finding is a strength or an area for improvement."""

    STRENGTH = "strength"
    AREA = "area"


class Priority(StrEnum):
    """How soon an area for improvement or an action needs attention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class PaperHeading(StrEnum):
    """The three headings of the summary paper, from the published summaries (seed 000, lines 27-65)."""

    WORKING_WELL = "working_well"
    IMPROVING = "improving"
    STILL_TO_IMPROVE = "still_to_improve"


@dataclass(frozen=True, kw_only=True)
class Finding(CycleRecord):
    """One strength or area for improvement. ``impact`` is what it means for children; priority is for areas only.

    ``paper_heading`` is the heading of the summary paper that the officer picked it for, None when not picked.
    """

    noun: ClassVar[str] = "strength or area for improvement"

    kind: FindingKind
    text: str
    impact: str = ""
    agency: str | None = None
    priority: Priority | None = None
    indicators: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    position: int = 0
    paper_heading: PaperHeading | None = None
