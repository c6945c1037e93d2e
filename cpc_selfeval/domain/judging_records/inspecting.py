"""External inspections: their grades and points, what the committee knew itself, and the progress made since.

An inspection is the committee's, since its follow-through outlasts a cycle; what was known, and which entries and
actions belong to it, is a cycle's. Codes and levels are those of the inspection's own framework edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, Record, settled_key


@dataclass(frozen=True, kw_only=True)
class Inspection(Record):
    """One external inspection. ``framework`` is the id of the edition that its codes and levels are of.

    ``compared_with`` is the cycle whose self-evaluation it is held beside. ``confidence`` is what the inspectors said
    of the capacity for improvement, in their words: there is no list of such words (dossier, section 0, trap 12).
    """

    noun: ClassVar[str] = "inspection"

    title: str
    framework: str
    publisher: str = ""
    notified_on: date | None = None
    active_from: date | None = None
    active_to: date | None = None
    published_on: date | None = None
    reference: str = ""
    confidence: str = ""
    compared_with: str | None = None


@dataclass(frozen=True, kw_only=True)
class InspectionGrade(Record):
    """The level (1 to 6; None: not entered yet) that inspectors gave one indicator of their framework, and why."""

    noun: ClassVar[str] = "inspectors’ level"

    inspection: str
    code: str
    level: int | None = None
    text: str = ""


def inspection_grade_key(inspection: str, code: str) -> str:
    """The key of the one grade of an indicator in an inspection."""
    return settled_key("inspection grade", inspection, code)


class PointKind(StrEnum):
    """What a report says in points: strengths, areas for improvement, grounds for confidence, main points for action.

    Main points for action are those that inspectors returned to (seed 001, lines 183-186).
    """

    STRENGTH = "strength"
    AREA = "area"
    GROUND = "ground"
    MAIN_POINT = "main_point"


@dataclass(frozen=True, kw_only=True)
class InspectionPoint(Record):
    """One point of an inspection's report; ``indicators`` are codes of the inspection's framework."""

    noun: ClassVar[str] = "point of an inspection"

    inspection: str
    kind: PointKind
    text: str
    indicators: tuple[str, ...] = ()
    position: int = 0


class Known(StrEnum):
    """Whether the self-evaluation already had a point, as people judge it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class PointAnswer(CycleRecord):
    """What a cycle has to a point: whether it was known, by which entries, and which actions answer it."""

    noun: ClassVar[str] = "answer to an inspection’s point"

    point: str
    known: Known | None = None
    reason: str = ""
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


def point_answer_key(cycle: str, point: str) -> str:
    """The key of the one answer of a cycle to a point."""
    return settled_key("point answer", cycle, point)


@dataclass(frozen=True, kw_only=True)
class ProgressEvaluation(Record):
    """Progress on a point as evaluated on a day, on the scale of the inspection's framework (1 to 6; None: not yet).

    Progress was rated in the words of the six-point scale (seed 001, lines 1070-1072). ``supporting`` are pieces of
    evidence, which may be of a cycle that is not open. ``at`` is the moment of recording (ISO 8601, UTC).
    """

    noun: ClassVar[str] = "evaluation of progress"

    point: str
    on: date
    level: int | None = None
    text: str = ""
    by: str = ""
    at: str = ""
    supporting: tuple[str, ...] = ()
