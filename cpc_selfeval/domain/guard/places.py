"""Where a find stands, in words and as a place that can be gone to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, StatusWord
from cpc_selfeval.domain.committee import Agency, Committee, Cycle, IndicatorScope, Meeting
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.guard.find import Standing
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.judging_records.improving import (
    AdoptedPriority,
    CapacityFactor,
    CapacityStatement,
    ProgrammeCopy,
)
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    ProgressEvaluation,
)
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import name_of_field
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue
from cpc_selfeval.domain.tag import Tag


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: ``entry`` and ``field`` in words, and one place to go to.

    That is an indicator's code, the key of an action or of evidence, or the name of a page; the field as it is called
    in the program is ``box``.
    """

    entry: str
    field: str
    box: str
    indicator: str | None = None
    action: str | None = None
    evidence: str | None = None
    page: str | None = None


def place_of(contents: Contents, find: Standing) -> Place | None:
    """The place of a find; None where its record is there no more."""
    record = record_of(contents, find)
    if record is None:
        return None
    entry, target = _entry(contents, record)
    return Place(entry, name_of_field(find.field), find.field, **target)


def record_of(contents: Contents, find: Standing) -> Record | None:
    """The record in which a find stands; None where it is there no more."""
    kind = record_types().get(find.record_table)
    return contents.get(kind, find.record) if kind is not None else None


@cache
def record_types() -> Mapping[str, type[Record]]:
    """Every type of record by its table."""
    return {table_name(kind): kind for kind in RECORD_TYPES}


def _entry(contents: Contents, record: Record) -> tuple[str, dict[str, str]]:
    """An entry in words that hold nothing that was typed, and where to go for it."""
    if isinstance(record, Evidence):
        return f"Evidence {record.ref}", {"evidence": record.key}
    if isinstance(record, Action):
        return f"Action {record.ref}", {"action": record.key}
    if isinstance(record, Finding):
        return _of_finding(contents, record)
    if isinstance(record, Judgement | LevelDraft):
        draft = "Draft level" if isinstance(record, LevelDraft) else "Level"
        return f"{draft} of {record.code}, {words.STAGES[record.stage]}", {"indicator": record.code}
    if isinstance(record, ChallengeAnswer | Comment):
        return _of_indicator(record.noun, record.code)
    return _of_owner(contents, record)


def _of_finding(contents: Contents, finding: Finding) -> tuple[str, dict[str, str]]:
    noun = "Strength" if finding.kind is FindingKind.STRENGTH else "Area for improvement"
    codes = contents.framework_order(finding.indicators)
    if not codes:
        return noun, {"page": "agencies"}
    return f"{noun} of {codes[0]}", {"indicator": codes[0]}


def _of_indicator(noun: str, code: str) -> tuple[str, dict[str, str]]:
    if not code:
        return _capital(noun), {"page": "agencies"}
    return f"{_capital(noun)} on {code}", {"indicator": code}


def _of_owner(contents: Contents, record: Record) -> tuple[str, dict[str, str]]:
    """What belongs to an action or to evidence is named after it; all else after what it is."""
    if isinstance(record, DueMove | ProgressNote | Reading | AdoptedPriority):
        action = contents.actions.get(record.action)
        if action is not None:
            return f"{_capital(record.noun)} of action {action.ref}", {"action": action.key}
    if isinstance(record, Attachment):
        piece = contents.evidence.get(record.evidence)
        if piece is not None:
            return f"Attached file of evidence {piece.ref}", {"evidence": piece.key}
    return _capital(record.noun), {"page": _page_of(record)}


def _page_of(record: Record) -> str:
    return next((page for kinds, page in _PAGES if isinstance(record, kinds)), "overview")


_PAGES: Final[tuple[tuple[tuple[type[Record], ...], str], ...]] = (
    ((Request, ReturnedValue, AgencyReturn), "agencies"),
    ((Committee, Cycle, Agency, Meeting, Tag, IndicatorScope, StatusWord), "details"),
    ((Inspection, InspectionGrade, InspectionPoint, PointAnswer, ProgressEvaluation), "inspections"),
    ((CapacityFactor, CapacityStatement), "capacity"),
    ((Moderation, LevelsShown, MeetingNote), "moderation"),
    ((ProgrammeCopy,), "programme"),
    ((Closing,), "cycles"),
    ((GuardIgnored,), "guard"),
)
"""The pages on which records are shown that no indicator, action or piece of evidence has."""


def _capital(noun: str) -> str:
    return noun[:1].upper() + noun[1:]
