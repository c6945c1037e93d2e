"""Records and differences in words: what they belong to, which part of it, and all that a record says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, StatusWord
from cpc_selfeval.domain.committee import Agency, IndicatorScope, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority, CapacityFactor, ProgrammeCopy
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    ProgressEvaluation,
)
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote
from cpc_selfeval.domain.merging.difference import WHOLE, Case, Difference
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import held_in_words, name_of_field
from cpc_selfeval.domain.references import nothing_in
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.text import shortened

ALL_OF_IT = "All of it"
NO_INDICATOR = "No indicator"
NO_LEVEL = "No level"

_UNSAID = frozenset(
    {
        *("key", "cycle", "kind", "number", "position", "at", "sha256", "size", "framework", "framework_hash"),
        *("code", "stage", "action", "evidence", "withdraws", "tag_set", "made_up"),
        *("request", "returned", "return_kind", "workbook", "written_at", "record", "record_table"),
        *("field", "place", "came_from", "from_cycle", "passage_sha256", "guard_kind", "ground", "priority_name"),
        *("programme", "content", "content_hash", "snapshot", "stood", "paper", "position_at", "logo"),
        *("inspection", "point"),
    }
)
"""Fields that are not told of a whole record: they are in its heading, or for the program only."""

_UNSAID_OF: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {
        LevelDraft: frozenset({"agency"}),
        Judgement: frozenset({"agency"}),
        Comment: frozenset({"agency"}),
        AgencyReturn: frozenset({"source"}),  # its identity, while a reading's source is text
    }
)


def heading(contents: Contents, record: Record, *, is_new: bool = False) -> str:
    """What a record belongs to, as people read it: its indicator, its action, its evidence, or itself."""
    match record:
        case LevelDraft() | Judgement() | IndicatorScope() | ChallengeAnswer() | LevelsShown():
            return indicator(contents, record.code)
        case Comment() | MeetingNote():
            return indicator(contents, record.code) if record.code else ALL_OF_IT
        case Finding():
            codes = contents.framework_order(record.indicators)
            return indicator(contents, codes[0]) if codes else NO_INDICATOR
        case Evidence():
            return f"{'New evidence' if is_new else f'Evidence {record.ref}'}: {shortened(record.title)}"
        case Action():
            return f"{'New action' if is_new else f'Action {record.ref}'}: {shortened(record.text)}"
        case ProgressNote() | Reading() | DueMove() | AdoptedPriority():
            action = contents.actions.get(record.action)
            return heading(contents, action) if action else "An action that is not here"
        case Attachment():
            evidence = contents.evidence.get(record.evidence)
            return heading(contents, evidence) if evidence else "Evidence that is not here"
    return _by_itself(contents, record)


def _by_itself(contents: Contents, record: Record) -> str:
    noun = f"{record.noun[:1].upper()}{record.noun[1:]}"
    match record:
        case Agency() | Tag():
            return f"{noun}: {record.name}"
        case Meeting():
            on = f" on {day_short(record.on)}" if record.on else ""
            return f"{noun}: {record.title or words.body_name(contents.committee, record.body)}{on}"
        case StatusWord():
            return f"{noun}: {words.STATUSES[record.status]}"
        case Request():
            return f"{noun}: {contents.agency_name(record.agency, 'a removed agency')}"
        case AgencyReturn():
            return f"{noun}: {contents.agency_name(record.agency, record.name)}"
        case ReturnedValue():
            return f"{noun}: {record.about}"
    return _of_judging(contents, record, noun)


def _of_judging(contents: Contents, record: Record, noun: str) -> str:
    match record:
        case Inspection() | CapacityFactor() | ProgrammeCopy():
            return f"{noun}: {shortened(record.title)}"
        case InspectionPoint():
            return f"{noun}: {shortened(record.text)}"
        case PointAnswer() | ProgressEvaluation():
            point = contents.get(InspectionPoint, record.point)
            return f"{noun}: {shortened(point.text)}" if point else noun
        case InspectionGrade():
            return f"{noun} of {record.code}"
    return noun


def indicator(contents: Contents, code: str) -> str:
    """ "2.1 How well do we …"; the code alone where the framework has no such indicator."""
    return f"{code} {contents.title(code)}" if code in contents.framework.codes else code


_WHOLE = {
    Case.ADDED: "New {noun}",
    Case.REMOVED: "{noun}: removed there",
    Case.REMOVED_THERE: "{noun}: removed there, changed here",
    Case.REMOVED_HERE: "{noun}: changed there, removed here",
}


def part(contents: Contents, difference: Difference) -> str:
    """Which part of what its heading names a difference is about."""
    record = difference.ours or difference.theirs or difference.base
    assert record is not None, "a difference is of something"
    name = _called(contents, record)
    if isinstance(record, LevelDraft):
        return name
    if difference.field != WHOLE:
        field = name_of_field(difference.field)
        if isinstance(record, Comment):
            return name
        return f"{name}: {field}" if name and not _has_own_heading(record) else field
    said = _WHOLE[difference.case].format(noun=_lower(name) if difference.case is Case.ADDED else name)
    return said if name else said.removeprefix(": ").strip()


def _has_own_heading(record: Record) -> bool:
    return isinstance(record, Evidence | Action | Agency | Tag | Meeting | StatusWord | Request)


def _called(contents: Contents, record: Record) -> str:
    match record:
        case LevelDraft(stage=Stage.PROPOSED):
            return f"Proposed level{_of(contents, record.agency)}"
        case LevelDraft():
            return f"Draft level: {words.STAGES[record.stage].lower()}"
        case Judgement():
            return f"{words.STAGES[record.stage]} level{_of(contents, record.agency)}"
        case Finding():
            return f"{words.FINDING_KINDS[record.kind]} “{shortened(record.text, 40)}”"
        case ProgressNote():
            return f"Progress note of {day_short(record.on)}"
        case Comment():
            return f"Comment{_of(contents, record.agency)}"
        case Attachment():
            return f"Attached file {record.name}"
    return f"{record.noun[:1].upper()}{record.noun[1:]}"


def _of(contents: Contents, agency: str | None) -> str:
    return f" of {contents.agency_name(agency, 'a removed agency')}" if agency else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def level_in_words(contents: Contents, level: LevelDraft | Judgement) -> str:
    """A level with its reason and how sure they are, a line each; "" where it says nothing.

    What is said without a level begins with that, so that a level that was emptied is not told by its reason.
    """
    said = [
        held_in_words(contents, "level", level.level) or held_in_words(contents, "absence", level.absence) or NO_LEVEL,
        *_lines(contents, level, [name for name in told_fields(level) if name not in ("level", "absence")]),
    ]
    return "\n".join(line for line in said if line) if said != [NO_LEVEL] else ""


def whole_in_words(contents: Contents, record: Record | None) -> str:
    """All that a record says, a line for each field that says anything; "" for none."""
    if record is None:
        return ""
    if isinstance(record, LevelDraft | Judgement):
        return level_in_words(contents, record)
    if isinstance(record, Comment):
        return record.text
    return "\n".join(_lines(contents, record, told_fields(record)))


def told_fields(record: Record) -> tuple[str, ...]:
    """The fields of a record that say something to people, in their order."""
    unsaid = _UNSAID | _UNSAID_OF.get(type(record), frozenset())
    nothing = nothing_in(type(record))
    names = (each.name for each in fields(record))
    return tuple(name for name in names if name not in unsaid and getattr(record, name) != nothing[name])


def _lines(contents: Contents, record: Record, names: Iterable[str]) -> list[str]:
    said = ((name, held_in_words(contents, name, getattr(record, name))) for name in names)
    return [f"{name_of_field(name)}: {value}" for name, value in said if value]
