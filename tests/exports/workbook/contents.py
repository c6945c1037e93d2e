"""Contents made by hand for the workbook: an ordinary committee's, nobody's yet, and far too much."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, Status, StatusWord, status_word_key
from cpc_selfeval.domain.change import Change, FileIdentity, RowChange
from cpc_selfeval.domain.committee import Agency, AgencyKind, Body, Committee, Cycle, IndicatorScope, Meeting, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence, Quotable, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.papers.stood import stood_in
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.keys import keys_of

FRAMEWORK = shipped_framework("care-inspectorate-2019")
CYCLE = "cycle"
AS_AT = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
PROGRAM = "0.1.0"
IDENTITY = FileIdentity("file", "copy", None, "2026-04-01T09:00:00+00:00")
POLICE, HEALTH, THIRD, GONE = "police", "health", "third", "gone"


def holding(*records: Record, **committee: Any) -> Contents:
    """Contents with these records; ``committee`` are fields of the committee that differ from "Example CPC"."""
    about = {"name": "Example Child Protection Committee", **committee}
    beginning = (
        Committee(key="committee", **about),
        Cycle(
            key=CYCLE,
            number=1,
            title="Self-evaluation 2026–27",
            framework=FRAMEWORK.id,
            framework_hash=FRAMEWORK.content_hash,
            period_from=date(2026, 4, 1),
            period_to=date(2027, 3, 31),
        ),
    )
    bare = Contents(IDENTITY, FRAMEWORK, CYCLE, {})
    return bare.after(Change("all at once", tuple(RowChange(None, record) for record in (*beginning, *records))))


def snapshot_of(contents: Contents) -> ReportSnapshot:
    """The position of 22 November 2026, 14:02."""
    return take_snapshot(contents, AS_AT, PROGRAM)


def action(number: int, text: str, **values: Any) -> Action:
    """An action of this cycle with key "action 1", and so on."""
    return Action(key=f"action {number}", cycle=CYCLE, number=number, text=text, **values)


def evidence(number: int, title: str, **values: Any) -> Evidence:
    """A piece of evidence of this cycle."""
    return Evidence(key=f"evidence {number}", cycle=CYCLE, number=number, title=title, **values)


def finding(key: str, text: str, kind: FindingKind = FindingKind.AREA, **values: Any) -> Finding:
    """A strength or area for improvement of this cycle."""
    return Finding(key=key, cycle=CYCLE, kind=kind, text=text, **values)


def judged(number: int, code: str, stage: Stage, **values: Any) -> Judgement:
    """The judgement event that was recorded as the ``number``-th."""
    at = f"2026-06-{number:02d}T09:00:00.250000+00:00"
    return Judgement(
        key=f"judgement {number}", cycle=CYCLE, code=code, stage=stage, on=date(2026, 6, number), at=at, **values
    )


AGENCIES = (
    Agency(key=POLICE, name="Police Scotland", kind=AgencyKind.POLICE, position=1),
    Agency(key=HEALTH, name="NHS Example, community and mental health", kind=AgencyKind.NHS_BOARD, position=2),
    Agency(key=THIRD, name="Third sector", kind=AgencyKind.THIRD_SECTOR, position=3),
    Agency(key=GONE, name="Community justice authority", position=4, retired=True),
)


@cache
@keys_of("typical contents")
def typical() -> Contents:
    """A small committee in the middle of its year: something of everything."""
    meeting = Meeting(
        key="may", cycle=CYCLE, body=Body.CPC, on=date(2026, 6, 9), title="", present="Chair\nPolice, health"
    )
    return holding(
        *AGENCIES,
        Tag(key="safe", tag_set="shanarri", set_title="Wellbeing indicators", name="Safe", position=1),
        meeting,
        IndicatorScope(key=scope_key(CYCLE, "2.1"), cycle=CYCLE, code="2.1", meeting="may"),
        IndicatorScope(key=scope_key(CYCLE, "8.2"), cycle=CYCLE, code="8.2", covered=False),
        StatusWord(
            key=status_word_key(CYCLE, Status.AT_RISK), cycle=CYCLE, status=Status.AT_RISK, word="Slipping", letter="A"
        ),
        LevelDraft(
            key=draft_key(CYCLE, "5.1", Stage.PROPOSED, None), cycle=CYCLE, code="5.1", stage=Stage.PROPOSED, level=2
        ),
        judged(1, "2.1", Stage.PROPOSED, level=3, agency=POLICE, reason="Few were asked.", confidence=Confidence.LOW),
        judged(2, "2.1", Stage.PROPOSED, level=5, agency=HEALTH),
        judged(9, "2.1", Stage.AGREED, level=4, meeting="may", dissent="One member would have said 3."),
        judged(10, "2.2", Stage.PROPOSED, level=3, agency=POLICE),
        judged(11, "2.2", Stage.PROPOSED, level=5, agency=HEALTH),
        judged(12, "5.2", Stage.AGREED, absence=Absence.NOT_ENOUGH_EVIDENCE),
        judged(13, "7.1", Stage.ENDORSED, level=6),
        judged(14, "7.1", Stage.ENDORSED, withdraws="judgement 13"),
        finding("heard", "Children say that they are heard.", FindingKind.STRENGTH, indicators=("2.1",), agency=THIRD),
        finding(
            "late",
            "Advocacy comes late.\nOften after the first meeting.",
            indicators=("2.1", "5.4"),
            priority=Priority.HIGH,
            paper_heading=PaperHeading.STILL_TO_IMPROVE,
        ),
        action(
            1,
            "Offer advocacy before every first planning meeting",
            lead="Service manager",
            agency=THIRD,
            contributing=(POLICE, HEALTH),
            findings=("late",),
            start=date(2026, 4, 1),
            due=date(2026, 10, 12),
            status=Status.ON_TRACK,
            priority=Priority.HIGH,
            measure="Offered before the meeting",
            cog_decision="Fund two posts",
            cog_officer="Chief Executive",
            tags=("safe",),
        ),
        action(2, "One chronology format", agency=HEALTH, indicators=("5.2",), due=date(2027, 1, 31)),
        action(3, "Ask for what helps", status=Status.AT_RISK, help_needed="Time", due=date(2026, 11, 22)),
        action(4, "Share the audit", agency=POLICE, status=Status.COMPLETE_IMPACT_SHOWN, due=date(2026, 1, 1)),
        action(5, "Old plan", agency=GONE, status=Status.WITHDRAWN, withdrawn_reason="Another action does it."),
        DueMove(
            key="move",
            cycle=CYCLE,
            action="action 1",
            moved_on=date(2026, 8, 1),
            was=date(2026, 8, 31),
            now=date(2026, 10, 12),
            reason="One post was empty",
            agreed_by="CPC",
            at="2026-08-01T10:00:00+00:00",
        ),
        ProgressNote(key="note 1", cycle=CYCLE, action="action 1", on=date(2026, 9, 1), text="First families asked"),
        ProgressNote(key="note 2", cycle=CYCLE, action="action 1", on=date(2026, 11, 1), text="34%", by="Isla Grant"),
        Reading(key="reading", cycle=CYCLE, action="action 1", value="34%", base="120 families", quarter="Q2"),
        evidence(
            1,
            "What children told us",
            shows="Most feel safe.",
            source_type=SourceType.VIEWS_OF_CHILDREN,
            agency=THIRD,
            period_from=date(2026, 4, 1),
            shows_impact=True,
            views_quotable=Quotable.ANONYMOUSLY,
            indicators=("2.1",),
            findings=("heard",),
            actions=("action 1",),
            readings=("reading",),
        ),
        evidence(2, "Audit of 40 records", source_type=SourceType.CASE_FILE_AUDIT, indicators=("2.1", "5.2")),
        evidence(3, "A note", indicators=("2.1",)),
        Attachment(key="file", cycle=CYCLE, evidence="evidence 1", name="survey.pdf", size=1234, sha256="ab" * 32),
    )


def overfull() -> Contents:
    """2,000 actions, one of them with a text of 200,000 characters, and 600 pieces of evidence."""
    sentence = "Families should be asked what would help them, and told what became of it. "
    long_text = (sentence * 2700)[:200_000]
    statuses = (Status.NOT_STARTED, Status.ON_TRACK, Status.AT_RISK, Status.COMPLETE_IMPACT_SHOWN)
    actions = [
        action(
            number,
            long_text if number == 7 else f"{number}. {sentence * (number % 6 + 1)}",
            agency=(POLICE, HEALTH, THIRD, None)[number % 4],
            indicators=(FRAMEWORK.codes[number % len(FRAMEWORK.codes)],),
            status=statuses[number % len(statuses)],
            due=date(2026, 6, 1) + timedelta(days=number % 400),
            lead="Service manager, children and families",
            measure=sentence * (number % 3),
            help_needed="👩‍👧 " * 20_000 if number == 8 else "",
        )
        for number in range(1, 2001)
    ]
    pieces = [
        evidence(number, f"Audit number {number}", shows=sentence * (number % 20), indicators=FRAMEWORK.codes[:3])
        for number in range(1, 601)
    ]
    notes = [
        ProgressNote(key=f"note {n}", cycle=CYCLE, action=f"action {n}", on=date(2026, 7, 1), text=sentence * (n % 9))
        for n in range(1, 1001)
    ]
    name = "A very long name of a committee for several areas together, with everybody in it & more " * 2
    return holding(*AGENCIES, *actions, *pieces, *notes, name=name.strip())


def crowded() -> Contents:
    """More than the COG view has room for, with long texts and hostile ones in every part of it."""
    sentence = "Families should be asked what would help them, and told what became of it. "
    word = "Kindeswohlgefährdungseinschätzung" * 300
    hostile = ('=HYPERLINK("http://example.test")', "\u202eright to left\u202c שלום", f"{word}", "<b>&amp;\x0b\ttab")
    statuses = (Status.NOT_STARTED, Status.ON_TRACK, Status.AT_RISK, Status.COMPLETE_IMPACT_SHOWN)
    actions = [
        action(
            number,
            hostile[number // 9 % 4] if number % 9 == 0 else f"{number}. {sentence * (number % 6 + 1)}",
            agency=(POLICE, HEALTH, THIRD, None)[number % 4],
            indicators=(FRAMEWORK.codes[number % len(FRAMEWORK.codes)],),
            status=statuses[number % len(statuses)],
            due=date(2026, 9, 1) + timedelta(days=number * 3),
            lead="Service manager, children and families, and everybody who works with them",
            measure=sentence * (number % 5),
            help_needed=hostile[number % 4] if number % 5 == 0 else sentence * (number % 4),
            outcome=sentence * 4,
            cog_decision=sentence * 3 if number % 3 == 0 else "",
            cog_officer=hostile[number % 4] if number % 6 == 0 else "Chief Social Work Officer",
        )
        for number in range(1, 37)
    ]
    areas = [
        finding(
            f"area {number}",
            hostile[number % 4] if number % 7 == 0 else f"{number}. {sentence * 3}",
            priority=Priority.HIGH,
            indicators=(FRAMEWORK.codes[number % len(FRAMEWORK.codes)],),
            impact=sentence * (number % 6),
        )
        for number in range(1, 21)
    ]
    pieces = [
        evidence(
            number,
            f"{number}. {sentence}",
            shows=sentence * (number % 12),
            views_asked=sentence,
            views_missing=sentence * 2,
            indicators=FRAMEWORK.codes[:6],
            source_type=SourceType.VIEWS_OF_CHILDREN,
        )
        for number in range(1, 21)
    ]
    proposed = (judged(n, code, Stage.PROPOSED, level=n % 6 + 1, reason=sentence * 3) for n, code in _numbered_codes())
    return holding(*AGENCIES, *actions, *areas, *pieces, *proposed, name="A committee of several areas & more " * 5)


def _numbered_codes() -> list[tuple[int, str]]:
    return list(enumerate(FRAMEWORK.codes[:25], start=1))


def before_all() -> Since:
    """A summary in which nothing stood yet, so that everything is a change."""
    return Since("the paper CPC/26/14 of 12 May 2026", (), stood_in(snapshot_of(EMPTY)))


EMPTY = holding()
