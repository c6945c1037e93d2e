"""Every stored field is in the workbook, or on the list of what is left out and why."""

from __future__ import annotations

import itertools
from dataclasses import fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

import pytest
from openpyxl import Workbook

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import (
    Action,
    DueMove,
    Origin,
    ProgressNote,
    Reading,
    Status,
    StatusWord,
    status_word_key,
)
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, AgencyKind, Body, Committee, Cycle, IndicatorScope, Meeting, scope_key
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence, Quotable, SourceType
from cpc_selfeval.domain.expecting import ChallengeAnswer, Expectations, ShelfLife, WordLimit
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.closing import CarriedOver, Closing
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.judging_records.improving import (
    AdoptedPriority,
    CapacityFactor,
    CapacityStatement,
    ProgrammeCopy,
    capacity_statement_key,
)
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
    point_answer_key,
)
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperMade, PaperOptions, SignOff
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.exports.workbook.left_out import LEFT_OUT, fields_in_workbook
from tests.exports.workbook.contents import CYCLE, FRAMEWORK, IDENTITY
from tests.exports.workbook.reading import all_values, opened, rows_of, sheet_of, written

SHEETS: dict[type[Record], str] = {
    Committee: "Read me",
    Cycle: "Read me",
    StatusWord: "Read me",
    Agency: "Agencies",
    Tag: "Tags",
    Meeting: "Meetings",
    IndicatorScope: "Indicators",
    Judgement: "Levels",
    Finding: "Strengths and areas",
    Action: "Action plan",
    DueMove: "Moved due dates",
    ProgressNote: "Progress",
    Reading: "Readings",
    Evidence: "Evidence",
    Attachment: "Attached files",
    Inspection: "Inspection",
    InspectionGrade: "Inspection",
    InspectionPoint: "Inspection",
    PointAnswer: "Inspection",
    ProgressEvaluation: "Inspection",
    CapacityFactor: "Capacity",
    CapacityStatement: "Capacity",
}

R = TypeVar("R", bound=Record)
_numbers = itertools.count(70_001)
_days = (date(2001, 1, 1) + timedelta(days=37 * n) for n in itertools.count())


def marked(of: type[R], /, **settled: Any) -> R:
    """A record with a marker of its own in every field that is not settled."""
    values = dict(settled)
    for field in fields(of):
        if field.name not in values:
            values[field.name] = _marker(of, field.name, str(field.type))
    return of(**values)


def _marker(kind: type[Record], name: str, declared: str) -> object:
    if declared.startswith("date"):
        return next(_days)
    if declared.startswith("int"):
        return next(_numbers)
    assert declared.startswith("str"), f"settle {kind.__name__}.{name}"
    return f"=of {kind.__name__}, {name}="


AGENCY = marked(Agency, key="the agency", kind=AgencyKind.SCRA, retired=True)
OTHER_AGENCY = marked(Agency, key="another agency", name="=another, agency=", kind=AgencyKind.OTHER, retired=False)
TAG = marked(Tag, key="the tag")
MEETING = marked(Meeting, key="the meeting", cycle=CYCLE, body=Body.SUB_GROUP)
SCOPE = marked(
    IndicatorScope,
    key=scope_key(CYCLE, "2.1"),
    cycle=CYCLE,
    code="2.1",
    covered=True,
    meeting=MEETING.key,
    offer_level=False,
)
NOT_COVERED = marked(
    IndicatorScope, key=scope_key(CYCLE, "8.2"), cycle=CYCLE, code="8.2", covered=False, meeting=None, offer_level=True
)
EVENT: dict[str, Any] = {"cycle": CYCLE, "code": "2.1", "agency": AGENCY.key, "meeting": MEETING.key}
PROPOSED = marked(
    Judgement,
    **EVENT,
    key="proposed",
    stage=Stage.PROPOSED,
    at="2026-05-01T10:11:12.130000+00:00",
    level=3,
    absence=None,
    confidence=Confidence.LOW,
    withdraws=None,
)
ABSENT = marked(
    Judgement,
    **EVENT,
    key="absent",
    stage=Stage.AGREED,
    at="2026-05-02T10:11:12.140000+00:00",
    level=None,
    absence=Absence.NOT_ENOUGH_EVIDENCE,
    confidence=Confidence.HIGH,
    withdraws=None,
)
WITHDRAWING = marked(
    Judgement,
    **EVENT,
    key="withdrawing",
    stage=Stage.AGREED,
    at="2026-05-03T10:11:12.150000+00:00",
    level=None,
    absence=None,
    confidence=None,
    withdraws=ABSENT.key,
)
FINDING = marked(
    Finding,
    key="the finding",
    cycle=CYCLE,
    kind=FindingKind.AREA,
    agency=AGENCY.key,
    priority=Priority.MEDIUM,
    indicators=("2.1", "5.4"),
    tags=(TAG.key,),
    paper_heading=PaperHeading.IMPROVING,
)
ACTION = marked(
    Action,
    key="the action",
    cycle=CYCLE,
    agency=AGENCY.key,
    contributing=(OTHER_AGENCY.key, AGENCY.key),
    priority=Priority.LOW,
    status=Status.WITHDRAWN,
    origin=Origin.LEARNING_REVIEW,
    findings=(FINDING.key,),
    indicators=("6.1", "7.2"),
    tags=(TAG.key,),
)
MOVE = marked(DueMove, key="the move", cycle=CYCLE, action=ACTION.key, at="2026-05-04T10:11:12.160000+00:00")
NOTE = marked(ProgressNote, at="2026-05-04T10:11:12.170000+00:00", key="the note", cycle=CYCLE, action=ACTION.key)
READING = marked(Reading, at="2026-05-04T10:11:12.180000+00:00", key="the reading", cycle=CYCLE, action=ACTION.key)
EVIDENCE = marked(
    Evidence,
    key="the evidence",
    cycle=CYCLE,
    source_type=SourceType.OBSERVATION,
    agency=AGENCY.key,
    shows_impact=False,
    views_quotable=Quotable.NO,
    indicators=("1.1", "2.1"),
    findings=(FINDING.key,),
    actions=(ACTION.key,),
    readings=(READING.key,),
    tags=(TAG.key,),
)
INSPECTION = marked(Inspection, key="the inspection", framework=FRAMEWORK.id, compared_with=CYCLE)
GRADE = marked(InspectionGrade, key="the grade", inspection=INSPECTION.key, code="5.3", level=5)
POINT = marked(
    InspectionPoint, key="the point", inspection=INSPECTION.key, kind=PointKind.MAIN_POINT, indicators=("5.1", "9.2")
)
ANSWER = marked(
    PointAnswer,
    key=point_answer_key(CYCLE, POINT.key),
    cycle=CYCLE,
    point=POINT.key,
    known=Known.PARTLY,
    findings=(FINDING.key,),
    actions=(ACTION.key,),
)
EVALUATION = marked(
    ProgressEvaluation, key="the evaluation", point=POINT.key, level=2, at="2026-05-05T10:11:12.190000+00:00",
    supporting=(EVIDENCE.key,),
)  # fmt: skip
FACTOR = marked(
    CapacityFactor,
    key="the factor",
    cycle=CYCLE,
    findings=(FINDING.key,),
    actions=(ACTION.key,),
    supporting=(EVIDENCE.key,),
    indicators=("2.1", "5.4"),
)
STATEMENT = marked(CapacityStatement, key=capacity_statement_key(CYCLE), cycle=CYCLE)
ATTACHMENT = marked(Attachment, key="the file", cycle=CYCLE, evidence=EVIDENCE.key)
WORD = marked(StatusWord, key=status_word_key(CYCLE, Status.AT_RISK), cycle=CYCLE, status=Status.AT_RISK)
COMMITTEE = marked(Committee, key="the committee", made_up=True)
THIS_CYCLE = marked(Cycle, key=CYCLE, framework=FRAMEWORK.id)

RECORDS: tuple[Record, ...] = (
    COMMITTEE, THIS_CYCLE, AGENCY, OTHER_AGENCY, TAG, MEETING, SCOPE, NOT_COVERED, WORD, PROPOSED, ABSENT, WITHDRAWING,
    FINDING, ACTION, MOVE, NOTE, READING, EVIDENCE, ATTACHMENT,
    INSPECTION, GRADE, POINT, ANSWER, EVALUATION, FACTOR, STATEMENT,
)  # fmt: skip

IN_WORDS: dict[tuple[str, str], tuple[str, str]] = {
    (AGENCY.key, "kind"): ("Kind", "Scottish Children’s Reporter Administration (SCRA)"),
    (AGENCY.key, "retired"): ("Retired", "Yes"),
    (OTHER_AGENCY.key, "kind"): ("Kind", "Other"),
    (OTHER_AGENCY.key, "retired"): ("Retired", "No"),
    (MEETING.key, "body"): ("Whose meeting", "Sub-group"),
    (SCOPE.key, "covered"): ("In this cycle", "Yes"),
    (SCOPE.key, "offer_level"): ("Committee offers a level", "No"),
    (NOT_COVERED.key, "covered"): ("In this cycle", "No"),
    (NOT_COVERED.key, "offer_level"): ("Committee offers a level", "Yes"),
    (PROPOSED.key, "stage"): ("Stage", "Proposed"),
    (PROPOSED.key, "confidence"): ("Confidence", "Not very sure"),
    (ABSENT.key, "stage"): ("Stage", "Agreed"),
    (ABSENT.key, "absence"): ("In words", "Agreed: Not enough evidence to say"),
    (ABSENT.key, "confidence"): ("Confidence", "Very sure"),
    (WITHDRAWING.key, "stage"): ("Stage", "Agreed"),
    (FINDING.key, "kind"): ("Kind", "Area for improvement"),
    (FINDING.key, "agency"): ("Agency", AGENCY.name),
    (FINDING.key, "priority"): ("Priority", "Medium"),
    (FINDING.key, "paper_heading"): ("Heading in the summary paper", "Improving"),
    (ACTION.key, "agency"): ("Lead agency", AGENCY.name),
    (ACTION.key, "contributing"): ("Contributing agencies", f"{OTHER_AGENCY.name}\n{AGENCY.name}"),
    (ACTION.key, "priority"): ("Priority", "Low"),
    (ACTION.key, "status"): ("Status", "Withdrawn"),
    (ACTION.key, "origin"): ("Origin", "Learning review"),
    (EVIDENCE.key, "source_type"): ("Source type", "Observation of practice"),
    (EVIDENCE.key, "agency"): ("Agency", AGENCY.name),
    (EVIDENCE.key, "shows_impact"): ("Shows impact on children", "No"),
    (EVIDENCE.key, "views_quotable"): ("May they be quoted", "May not be quoted"),
    (POINT.key, "kind"): ("What", "Main point for action"),
    (ANSWER.key, "known"): ("Did we have it", "Had part of it"),
}
"""Values that the workbook says in words: under which header, and which words."""


def contents() -> Contents:
    bare = Contents(IDENTITY, FRAMEWORK, CYCLE, {})
    return bare.after(Change("all at once", tuple(RowChange(None, record) for record in RECORDS)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(written(contents()))


def said(record: Record) -> list[tuple[str, object]]:
    """The fields of a record that hold something and should be in the workbook."""
    return [
        (name, getattr(record, name))
        for kind, name in fields_in_workbook()
        if kind is type(record) and getattr(record, name) is not None
    ]


def holds(cells: list[Any], value: object) -> bool:
    """Whether a cell is this value, or text that holds it, or all of them for several values."""
    if isinstance(value, tuple):
        return all(holds(cells, each) for each in value)
    if isinstance(value, str):
        return any(value in cell for cell in cells if isinstance(cell, str))
    if isinstance(value, int):
        return value in cells or any(str(value) in cell for cell in cells if isinstance(cell, str))
    return value in cells


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{type(record).__name__} {record.key}"[:40])
def test_every_field_of_a_record_is_there(book: Workbook, record: Record) -> None:
    title = SHEETS[type(record)]
    if title == "Read me":
        cells: list[Any] = list(all_values(sheet_of(book, title)))
        row: dict[str, Any] = {}
    else:
        (row,) = rows_of(book, title).of(record.point if isinstance(record, PointAnswer) else record.key)
        cells = list(row.values())
    for name, value in said(record):
        if (record.key, name) in IN_WORDS:
            head, word = IN_WORDS[record.key, name]
            assert row[head] == word, name
        elif isinstance(value, bool | StrEnum):
            assert_read_me_says(book, record, name)
        else:
            assert holds(cells, value), (name, value)


def assert_read_me_says(book: Workbook, record: Record, name: str) -> None:
    """Of what has no row of its own: the made-up committee, and the status of a status word."""
    values = all_values(sheet_of(book, "Read me"))
    if (type(record), name) == (Committee, "made_up"):
        assert values[values.index("Made-up example") + 1] == "Yes"
    else:
        assert (type(record), name) == (StatusWord, "status")
        meaning = words.STATUS_MEANINGS[WORD.status]
        assert values[values.index(WORD.word) + 1] == meaning


def test_every_field_was_tried() -> None:
    tried = {(type(record), name) for record in RECORDS for name, _value in said(record)}
    assert tried == set(fields_in_workbook())


def test_every_type_of_record_is_on_a_sheet_or_left_out() -> None:
    left = {left.record for left in LEFT_OUT if not left.field}
    assert set(SHEETS) | left == set(RECORD_TYPES)


def test_what_is_left_out_exists_and_says_why(book: Workbook) -> None:
    told = all_values(sheet_of(book, "Read me"))
    for left in LEFT_OUT:
        assert left.field == "" or left.field in {field.name for field in fields(left.record)}
        assert left.reason in told


def test_only_what_the_program_keeps_for_itself_is_left_out_whole() -> None:
    left = [left.record for left in LEFT_OUT if not left.field]
    assert left == [
        *(LevelDraft, Request, AgencyReturn, ReturnedValue, Comment),
        *(Expectations, ShelfLife, ChallengeAnswer, WordLimit),
        *(
            Closing,
            CarriedOver,
            Moderation,
            LevelsShown,
            MeetingNote,
            PaperHouse,
            PaperOptions,
            PaperMade,
            SignOff,
            OwnWord,
        ),
        *(AdoptedPriority, ProgrammeCopy, GuardIgnored),
    ]


def test_markers_are_all_different() -> None:
    marks = [value for record in RECORDS for _name, value in said(record) if isinstance(value, date)]
    assert len(marks) == len(set(marks))
