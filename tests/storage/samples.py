"""A small made-up committee with one record of every type and every field set, and files that hold it."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from cpc_selfeval.domain.action import Action, DueMove, Origin, ProgressNote, Reading, Status, StatusWord
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, AgencyKind, Body, Committee, Cycle, IndicatorScope, Meeting, Person
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
)
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
)
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperMade, PaperOptions, SignOff
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue, ReturnKind, Verdict
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.storage.store import Store
from cpc_selfeval.storage.tables import all_tables
from tests.keys import keys_of

FRAMEWORK = shipped_framework("care-inspectorate-2019")
ISLA = Person("Isla Grant", "lead officer", "CPC")
NOON = datetime(2026, 3, 2, 12, 0, 0, 250_000, tzinfo=UTC)

COMMITTEE = Committee(
    key="committee-1",
    name="Strathmore Child Protection Committee",
    area="Strathmore",
    cpc_name="Public Protection Committee",
    cpc_short="PPC",
    cog_name="Critical Services Oversight Group",
    cog_short="CSOG",
    lead_officer="Isla Grant",
    made_up=True,
)
CYCLE = Cycle(
    key="cycle-1",
    number=1,
    title="Self-evaluation 2026",
    framework=FRAMEWORK.id,
    framework_hash=FRAMEWORK.content_hash,
    period_from=date(2025, 4, 1),
    period_to=date(2026, 3, 31),
    working_well="Children are heard.",
    improving="Chronologies.",
    still_to_improve="Transitions.",
    closed_on=date(2026, 6, 1),
)
AGENCY = Agency(key="agency-1", name="Police Scotland", kind=AgencyKind.POLICE, position=1, retired=True)
OTHER_AGENCY = Agency(key="agency-2", name="Education", kind=AgencyKind.EDUCATION, position=2)
TAG = Tag(key="tag-1", tag_set="shanarri", set_title="Wellbeing indicators", name="Safe", position=1)
MEETING = Meeting(
    key="meeting-1", cycle="cycle-1", body=Body.CPC, on=date(2026, 5, 1), title="May meeting", present="All\nof us"
)
SCOPE = IndicatorScope(
    key="scope-1",
    cycle="cycle-1",
    code="2.1",
    covered=False,
    meeting="meeting-1",
    offer_level=True,
    corrected_title="Impact on children",
)
STATUS_WORD = StatusWord(key="word-1", cycle="cycle-1", status=Status.AT_RISK, word="Worried", letter="A")
DRAFT = LevelDraft(
    key="draft-1",
    cycle="cycle-1",
    code="2.1",
    stage=Stage.PROPOSED,
    agency="agency-1",
    level=4,
    absence=Absence.NOT_ENOUGH_EVIDENCE,
    reason="  leading and trailing  ",
    confidence=Confidence.LOW,
    meeting="meeting-1",
    on=date(2026, 2, 28),
    present="A, B",
    dissent="One of us",
)
EARLIER_JUDGEMENT = Judgement(
    key="judgement-1",
    cycle="cycle-1",
    code="2.1",
    stage=Stage.AGREED,
    on=date(2026, 2, 27),
    at="2026-02-27T10:00:00+00:00",
    level=5,
)
JUDGEMENT = Judgement(
    key="judgement-2",
    cycle="cycle-1",
    code="2.1",
    stage=Stage.AGREED,
    on=date(2026, 2, 28),
    at="2026-02-28T10:00:00+00:00",
    level=4,
    absence=Absence.NOT_APPLICABLE,
    agency="agency-1",
    meeting="meeting-1",
    reason="=1+1",
    confidence=Confidence.HIGH,
    present="A, B",
    dissent="none",
    withdraws="judgement-1",
    by_name="Isla Grant",
    by_role="lead officer",
)
FINDING = Finding(
    key="finding-1",
    cycle="cycle-1",
    kind=FindingKind.AREA,
    text="- bullet\n\n😀 Dìon",
    impact="They wait.",
    agency="agency-1",
    priority=Priority.HIGH,
    indicators=("2.1", "1.1", "10.1"),
    tags=("tag-1",),
    position=3,
    paper_heading=PaperHeading.STILL_TO_IMPROVE,
)
ACTION = Action(
    key="action-1",
    cycle="cycle-1",
    number=7,
    text="Write chronologies",
    outcome="Fewer gaps",
    measure="Share of files",
    baseline="34%",
    target="80%",
    lead="Team manager",
    agency="agency-1",
    contributing=("agency-2",),
    start=date(2026, 1, 1),
    due=date(2026, 9, 1),
    resources="2 days",
    priority=Priority.MEDIUM,
    status=Status.AT_RISK,
    help_needed="A trainer",
    withdrawn_reason="-",
    cog_decision="Fund it",
    cog_officer="Chief Social Work Officer",
    origin=Origin.INSPECTION,
    findings=("finding-1",),
    indicators=("2.1",),
    tags=("tag-1",),
)
DUE_MOVE = DueMove(
    key="move-1",
    cycle="cycle-1",
    action="action-1",
    moved_on=date(2026, 2, 1),
    was=date(2026, 6, 1),
    now=date(2026, 9, 1),
    reason="Illness",
    agreed_by="CPC",
    at="2026-02-01T09:00:00+00:00",
)
NOTE = ProgressNote(
    key="note-1",
    cycle="cycle-1",
    action="action-1",
    on=date(2026, 2, 2),
    text="Begun",
    by="Isla Grant",
    at="2026-02-02T10:00:00+00:00",
)
READING = Reading(
    key="reading-1",
    cycle="cycle-1",
    action="action-1",
    value="22 of 40",
    base="40 files",
    source="Audit",
    quarter="2025/26 Q4",
    on=date(2026, 2, 3),
    at="2026-02-03T10:00:00+00:00",
)
EVIDENCE = Evidence(
    key="evidence-1",
    cycle="cycle-1",
    number=45,
    title="Audit of forty files",
    shows="Twenty-two had one.",
    source_type=SourceType.VIEWS_OF_CHILDREN,
    agency="agency-1",
    period_from=date(2025, 4, 1),
    period_to=date(2025, 9, 30),
    shows_impact=True,
    reference="0045",
    web_links="\\\\share\\audits\n",
    views_asked="In person",
    views_number="12",
    views_missing="Under fives",
    views_quotable=Quotable.ANONYMOUSLY,
    views_told="In a letter",
    indicators=("2.1", "1.1"),
    findings=("finding-1",),
    actions=("action-1",),
    readings=("reading-1",),
    tags=("tag-1",),
)
ATTACHED = b"%PDF-1.7 an audit \x00\xff" * 40_000
ATTACHED_SHA256 = hashlib.sha256(ATTACHED).hexdigest()
ATTACHMENT = Attachment(
    key="attachment-1",
    cycle="cycle-1",
    evidence="evidence-1",
    name="audit.pdf",
    size=len(ATTACHED),
    sha256=ATTACHED_SHA256,
)

REQUEST = Request(
    key="request-1",
    cycle="cycle-1",
    agency="agency-1",
    contact_role="Head of service",
    indicators=("2.1", "1.1"),
    asks_levels=False,
    asks_findings=False,
    asks_evidence=False,
    asks_progress=False,
    asks_comments=False,
    message="Thank you",
    asked_on=date(2026, 3, 1),
    due=date(2026, 3, 20),
    reminded_on=date(2026, 3, 18),
    workbook="workbook-1",
    written_at="2026-03-01T09:00:00+00:00",
    ended_on=date(2026, 4, 1),
    ended_because="They left",
)
RETURN = AgencyReturn(
    key="return-1",
    cycle="cycle-1",
    agency="agency-1",
    request="request-1",
    return_kind=ReturnKind.WORKBOOK,
    source="workbook-1",
    sha256="ab" * 32,
    name="police.xlsx",
    written_at="2026-03-01T09:00:00+00:00",
    returned_on=date(2026, 3, 19),
    at="2026-03-19T10:00:00+00:00",
    by_name="Isla Grant",
    by_role="Lead officer",
)
RETURNED_VALUE = ReturnedValue(
    key="returned-value-1",
    cycle="cycle-1",
    returned="return-1",
    place=1,
    record_table="finding",
    record="finding-1",
    field="text",
    about="Strength of 2.1",
    base="as written",
    theirs="as returned",
    ours="as it stood",
    both_changed=True,
    verdict=Verdict.NOT_TAKEN,
)
EXPECTATIONS = Expectations(
    key="expectations-1", cycle="cycle-1", source_types=2, needs_impact=False, needs_views=False
)
SHELF_LIFE = ShelfLife(key="shelf-life-1", cycle="cycle-1", source_type=SourceType.PERFORMANCE, months=6)
ANSWER = ChallengeAnswer(
    key="answer-1", cycle="cycle-1", code="2.1", question="impact_not_shown", text="The survey is due."
)
WORD_LIMIT = WordLimit(key="words-1", cycle="cycle-1", most_words=5000, most_words_each=300)
COMMENT = Comment(key="comment-1", cycle="cycle-1", agency="agency-1", code="2.1", text="We would add this.")
CLOSING = Closing(
    key="closing-1",
    cycle="cycle-1",
    closed_on=date(2026, 3, 31),
    at="2026-03-31T15:00:00+00:00",
    by_name="Isla Grant",
    by_role="Lead officer",
    snapshot='{"finding":{}}',
    reopened_on=date(2026, 4, 2),
    reopened_because="A level was left out",
    reopened_by="Isla Grant",
)
CARRIED = CarriedOver(
    key="carried-1",
    cycle="cycle-1",
    record_table="finding",
    record="finding-1",
    came_from="finding-0",
    from_cycle="cycle-1",
    looked_at_on=date(2026, 3, 3),
)
MODERATION = Moderation(key="moderation-1", cycle="cycle-1", levels_covered=True)
SHOWN = LevelsShown(
    key="shown-1", cycle="cycle-1", code="2.1", on=date(2026, 3, 12), meeting="meeting-1", by_name="Isla Grant"
)
MEETING_NOTE = MeetingNote(
    key="meeting-note-1", cycle="cycle-1", meeting="meeting-1", code="2.1", text="Police ask for the survey."
)
INSPECTION = Inspection(
    key="inspection-1",
    title="Joint inspection",
    framework="care-inspectorate-2019",
    publisher="Care Inspectorate",
    notified_on=date(2025, 9, 26),
    active_from=date(2025, 10, 1),
    active_to=date(2026, 2, 27),
    published_on=date(2026, 4, 18),
    reference="https://example.org/report",
    confidence="confident",
    compared_with="cycle-1",
)
GRADE = InspectionGrade(key="grade-1", inspection="inspection-1", code="2.1", level=4, text="Strengths outweigh.")
POINT = InspectionPoint(
    key="point-1",
    inspection="inspection-1",
    kind=PointKind.MAIN_POINT,
    text="Improve chronologies.",
    indicators=("2.1",),
    position=2,
)
POINT_ANSWER = PointAnswer(
    key="point-answer-1",
    cycle="cycle-1",
    point="point-1",
    known=Known.PARTLY,
    reason="One audit said so.",
    findings=("finding-1",),
    actions=("action-1",),
)
EVALUATION = ProgressEvaluation(
    key="evaluation-1",
    point="point-1",
    on=date(2026, 3, 20),
    level=3,
    text="Half are in place.",
    by="Isla Grant",
    at="2026-03-20T09:00:00+00:00",
    supporting=("evidence-1",),
)
FACTOR = CapacityFactor(
    key="factor-1",
    cycle="cycle-1",
    title="Leaders drive change",
    ground="leadership",
    text="Staff say so.",
    confidence="fairly confident",
    position=1,
    findings=("finding-1",),
    actions=("action-1",),
    supporting=("evidence-1",),
    indicators=("2.1",),
)
CAPACITY = CapacityStatement(key="capacity-1", cycle="cycle-1", text="We can improve.", confidence="confident")
ADOPTED = AdoptedPriority(
    key="adopted-1",
    cycle="cycle-1",
    action="action-1",
    priority_name="planning-3",
    text="Write plans that can be measured.",
    source="Report of 2009, lines 1189-1190",
)
PROGRAMME = ProgrammeCopy(
    key="programme-1",
    cycle="cycle-1",
    programme="joint-2021",
    title="Children at risk of harm",
    content='id = "joint-2021"',
    content_hash="ef" * 32,
    notice_on=date(2026, 1, 5),
)
IGNORED = GuardIgnored(
    key="ignored-1",
    cycle="cycle-1",
    record_table="finding",
    record="finding-1",
    field="text",
    passage_sha256="12" * 32,
    guard_kind="postcode",
    reason="The office’s own",
    on=date(2026, 3, 4),
    by_name="Isla Grant",
)
PAPER_HOUSE = PaperHouse(
    key="house-1",
    marking="OFFICIAL",
    plan_name="Improvement plan",
    author="Isla Grant",
    author_role="Lead officer",
    contact="cpc@example.org",
    logo="iVBORw0KGgo=",
    logo_name="logo.png",
    logo_words="Logo of the committee",
    small_counts_shown=True,
    small_counts_reason="All are totals",
)
PAPER_OPTIONS = PaperOptions(
    key="options-1",
    cycle="cycle-1",
    paper="cog-summary",
    number="12a",
    addressed_to="The chief officers",
    meeting_on=date(2026, 5, 14),
    purpose="To decide",
    recommendations="That it is agreed",
    implications="None",
    agency="agency-1",
)
PAPER_MADE = PaperMade(
    key="made-1",
    cycle="cycle-1",
    paper="cog-summary",
    at="2026-05-04T09:00:00+00:00",
    position_at="2026-05-04T10:00:00+01:00",
    number="12a",
    meeting_on=date(2026, 5, 14),
    stood='{"levels":{}}',
)
SIGN_OFF = SignOff(
    key="sign-off-1",
    cycle="cycle-1",
    name="Ailsa Ross",
    role="Chair",
    signed_on=date(2026, 5, 20),
    at="2026-05-20T14:00:00+00:00",
    decision="Endorsed",
    looked_by="Isla Grant",
    position_at="2026-05-14T10:00:00+01:00",
    closing="closing-1",
    program="0.1.0",
    list_sha256="34" * 32,
)
OWN_WORD = OwnWord(key="own-word-1", word="Kirkaldie")

BEGINNING: tuple[Record, ...] = (COMMITTEE, CYCLE, AGENCY, OTHER_AGENCY, TAG)
RECORDED: tuple[Record, ...] = (
    MEETING,
    SCOPE,
    STATUS_WORD,
    DRAFT,
    EARLIER_JUDGEMENT,
    JUDGEMENT,
    FINDING,
    ACTION,
    DUE_MOVE,
    NOTE,
    READING,
    EVIDENCE,
    ATTACHMENT,
    REQUEST,
    RETURN,
    RETURNED_VALUE,
    COMMENT,
    EXPECTATIONS,
    SHELF_LIFE,
    ANSWER,
    WORD_LIMIT,
    CLOSING,
    CARRIED,
    MODERATION,
    SHOWN,
    MEETING_NOTE,
    INSPECTION,
    GRADE,
    POINT,
    POINT_ANSWER,
    EVALUATION,
    FACTOR,
    CAPACITY,
    ADOPTED,
    PROGRAMME,
    IGNORED,
    PAPER_HOUSE,
    PAPER_OPTIONS,
    PAPER_MADE,
    SIGN_OFF,
    OWN_WORD,
)


def added(*records: Record, act: str = "added") -> Change:
    """The change that adds records."""
    return Change(act, tuple(RowChange(None, record) for record in records))


def revised(before: Record, after: Record, *, visit: str | None = None) -> Change:
    """The change that turns one record into another."""
    return Change("revised", (RowChange(before, after),), visit)


def new_file(path: Path) -> Store:
    """A new file with the committee, its agencies, its tag and its cycle."""
    return create(path, FRAMEWORK, added(*BEGINNING, act="new self-evaluation"), ISLA, NOON)


def full_file(path: Path) -> Store:
    """A new file with one record of every type."""
    store = new_file(path)
    source = path.with_name("audit.pdf")
    source.write_bytes(ATTACHED)
    store.apply(added(*RECORDED), by=ISLA, at=NOON, bringing={ATTACHMENT.sha256: source})
    source.unlink()
    return store


def full_copy(path: Path) -> Path:
    """A closed file with one record of every type: a copy of one that is made once for each process that runs tests."""
    path.write_bytes(_full_bytes())
    return path


@cache
@keys_of("one of each record")
def _full_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        full_file(Path(folder) / "full.cpcse").close()
        return (Path(folder) / "full.cpcse").read_bytes()


def unset_fields(record: Record) -> set[str]:
    """Fields of a record that hold what they hold when nobody sets them."""
    return {field.name for field in fields(record) if getattr(record, field.name) == field.default}


def dumped(store: Store, *, passing: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every record and link table, without revision, time and hash (with them when ``passing``)."""
    left_out = {"log", "tombstone", "identity"}
    dump: dict[str, list[tuple[object, ...]]] = {}
    for table in all_tables():
        if table.name not in left_out:
            sql = table.select_sealed_sql if passing else table.select_sql.replace('"rev", ', "")
            dump[table.name] = sorted(store._db.execute(sql).fetchall(), key=repr)
    return dump
