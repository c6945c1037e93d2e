"""Whole files: which fields are looked at, what is passed over, where a find stands, and that nothing is given away."""

from __future__ import annotations

import traceback
from dataclasses import fields, replace
from datetime import date

import pytest

from cpc_selfeval.domain.action import Action, Origin, ProgressNote, Reading
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import Attachment, Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.guard.find import ADVICE, KINDS, REASONS, Kind
from cpc_selfeval.domain.guard.ignoring import ignored_signs, open_among, open_finds, passage_sha256, sign_of
from cpc_selfeval.domain.guard.looking import look_at_record, look_at_words, look_through, text_fields
from cpc_selfeval.domain.guard.places import place_of
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import naming_fields
from cpc_selfeval.domain.returns.records import Comment, Request, ReturnedValue, Verdict
from tests.domain.contents import CYCLE, DAY, holding
from tests.domain.guard.numbers_made import A_CHI_NUMBER

SAYS = f"Ring her about {A_CHI_NUMBER}"

AREA = Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text=SAYS, indicators=("2.1",))
PIECE = Evidence(key="e", cycle=CYCLE, number=7, title="Audit", shows=SAYS)
ACTION = Action(key="a", cycle=CYCLE, number=3, text="Do it", help_needed=SAYS)
NOTE = ProgressNote(key="n", cycle=CYCLE, action="a", on=DAY, text=SAYS)
LEVEL = Judgement(key="j", cycle=CYCLE, code="2.1", stage=Stage.AGREED, on=DAY, at="x", reason=SAYS)
DRAFT = LevelDraft(key="d", cycle=CYCLE, code="2.2", stage=Stage.PROPOSED, dissent=SAYS)
FILE = Attachment(key="x", cycle=CYCLE, evidence="e", name=f"{A_CHI_NUMBER}.pdf", size=1, sha256="0")
ASKED = Request(key="r", cycle=CYCLE, agency="p", message=SAYS)
SAID = Comment(key="c", cycle=CYCLE, agency="p", code="2.1", text=SAYS)

RECORDS = (AREA, PIECE, ACTION, NOTE, LEVEL, DRAFT, FILE, ASKED, SAID)


def ignored(record: Record, field: str, passage: str = A_CHI_NUMBER, kind: Kind = Kind.CHI) -> GuardIgnored:
    return GuardIgnored(
        key=f"i{record.key}",
        cycle=CYCLE,
        record_table="",
        record=record.key,
        field=field,
        passage_sha256=passage_sha256(record.key, passage),
        guard_kind=kind.value,
        reason="A sample",
        on=date(2026, 3, 2),
    )


def test_everything_that_people_write_is_looked_at() -> None:
    finds = look_through(holding(*RECORDS))
    assert {(find.record, find.field) for find in finds} == {
        *(("f", "text"), ("e", "shows"), ("a", "help_needed"), ("n", "text"), ("j", "reason"), ("d", "dissent")),
        *(("x", "name"), ("r", "message"), ("c", "text")),
    }
    assert {find.kind for find in finds} == {Kind.CHI}


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
def test_no_field_of_text_is_forgotten(kind: type[Record]) -> None:
    """A field that is not looked at holds a key, a code, a hash, or who wrote something; all are said here."""
    unlooked = {field.name for field in fields(kind) if field.type == "str"} - set(text_fields(kind))
    told = {
        *("key", "cycle", "code", "framework", "framework_hash", "sha256", "at", "workbook", "written_at", "record"),
        *("snapshot", "record_table", "field", "question", "came_from", "from_cycle", "content", "content_hash"),
        *("programme", "snapshot_sha256", "ground", "guard_kind", "passage_sha256", "priority_name"),
        *("logo", "paper", "position_at", "stood"),
        *("by", "by_name", "by_role", "reopened_by", *naming_fields(kind)),
    }
    if kind.__name__ not in (
        "Committee",
        "Agency",
        "Tag",
        "StatusWord",
        "IndicatorScope",
        "AdoptedPriority",
        "ReturnedValue",
    ):
        assert unlooked - told == set()


def test_a_find_says_where_the_passage_stands() -> None:
    (find,) = look_at_record(AREA)
    assert AREA.text[find.start : find.end] == find.passage == A_CHI_NUMBER
    assert (find.record_table, find.record, find.field) == ("finding", "f", "text")
    assert find.reason == REASONS[Kind.CHI]


@pytest.mark.parametrize(
    ("record", "entry", "field", "leads"),
    [
        (AREA, "Area for improvement of 2.1", "Text", ("2.1", None, None, None)),
        (PIECE, "Evidence E-007", "What it shows", (None, None, "e", None)),
        (ACTION, "Action A-03", "Help needed", (None, "a", None, None)),
        (NOTE, "Progress note of action A-03", "Text", (None, "a", None, None)),
        (LEVEL, "Level of 2.1, agreed", "Reason", ("2.1", None, None, None)),
        (DRAFT, "Draft level of 2.2, proposed", "Dissent", ("2.2", None, None, None)),
        (FILE, "Attached file of evidence E-007", "Name", (None, None, "e", None)),
        (ASKED, "Request", "Message", (None, None, None, "agencies")),
        (SAID, "Comment on 2.1", "Text", ("2.1", None, None, None)),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Record) else "",
)
def test_a_place_leads_to_where_it_stands(
    record: Record, entry: str, field: str, leads: tuple[str | None, ...]
) -> None:
    contents = holding(*RECORDS)
    (find,) = look_at_record(record)
    place = place_of(contents, find)
    assert place is not None
    assert (place.entry.lower(), place.field) == (entry.lower(), field)
    assert (place.indicator, place.action, place.evidence, place.page) == leads
    assert place_of(holding(), find) is None


def test_what_a_return_brought_is_looked_at_unless_it_was_taken() -> None:
    value = ReturnedValue(
        key="v",
        cycle=CYCLE,
        returned="r",
        place=0,
        record_table="",
        record="",
        field="",
        about="",
        base=None,
        theirs=SAYS,
        ours=None,
        both_changed=False,
        verdict=Verdict.NOT_TAKEN,
    )
    assert [find.field for find in look_at_record(value)] == ["theirs"]
    assert look_at_record(replace(value, verdict=Verdict.TAKEN)) == ()


def test_evidence_and_actions_of_a_learning_review_are_known_as_such() -> None:
    story = "The child died in March 2021 aged 4."
    piece = replace(PIECE, shows=story)
    action = replace(ACTION, help_needed=story)
    assert look_at_record(piece) == look_at_record(action) == ()
    assert [find.kind for find in look_at_record(replace(piece, source_type=SourceType.LEARNING_REVIEW))] == [
        Kind.STORY
    ]
    assert [find.kind for find in look_at_record(replace(action, origin=Origin.LEARNING_REVIEW))] == [Kind.STORY]


def test_a_bare_number_is_of_people_where_its_field_says_so() -> None:
    asked = replace(PIECE, shows="", views_number="3")
    reading = Reading(key="g", cycle=CYCLE, action="a", value="7.5%", base="40 children")
    assert [(find.field, find.passage, find.kind) for find in (*look_at_record(asked), *look_at_record(reading))] == [
        ("views_number", "3", Kind.SMALL_COUNT),
        ("value", "7.5%", Kind.SMALL_COUNT),
    ]
    assert (
        look_at_record(replace(asked, views_number="30")) == look_at_record(replace(reading, base="120 children")) == ()
    )
    assert [find.passage for find in look_at_record(replace(asked, views_number="3 parents"))] == ["3 parents"]


def test_what_is_passed_over_is_so_in_that_field_only() -> None:
    piece = replace(PIECE, title=SAYS)
    contents = holding(AREA, piece, ignored(piece, "shows"))
    left = {(find.record, find.field) for find in open_finds(contents, look_through)}
    assert left == {("f", "text"), ("e", "title")}


def test_typing_before_it_brings_nothing_back_and_another_number_does() -> None:
    contents = holding(replace(PIECE, shows=f"As said before. {SAYS}"), ignored(PIECE, "shows"))
    assert open_finds(contents, look_through) == ()
    other = holding(replace(PIECE, shows="Ring 0131 496 0123"), ignored(PIECE, "shows"))
    assert [find.kind for find in open_finds(other, look_through)] == [Kind.TELEPHONE]


def test_for_now_is_beside_what_is_kept() -> None:
    contents = holding(AREA, PIECE)
    first, second = look_through(contents)
    assert open_finds(contents, look_through, {sign_of(first)}) == (second,)
    assert open_among((first, second), ignored_signs(contents)) == (first, second)


def test_equal_passages_have_other_fingerprints_in_other_records() -> None:
    assert passage_sha256("a", "Jamie") != passage_sha256("b", "Jamie")


def test_a_find_never_shows_its_passage_by_being_printed_or_in_a_traceback() -> None:
    (find,) = look_at_record(AREA)
    assert A_CHI_NUMBER not in f"{find} {find!r} {[find]}"
    with pytest.raises(ValueError, match="Find") as raised:
        raise ValueError(find)
    assert A_CHI_NUMBER not in "".join(traceback.format_exception(raised.value))


def test_words_of_an_attached_file_have_its_page_as_their_field() -> None:
    finds = look_at_words(FILE, "page 3", SAYS)
    assert [(find.record_table, find.record, find.field, find.kind) for find in finds] == [
        ("attachment", "x", "page 3", Kind.CHI)
    ]
    place = place_of(holding(PIECE, FILE), finds[0])
    assert place is not None
    assert (place.entry, place.field, place.evidence) == ("Attached file of evidence E-007", "Page 3", "e")


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(REASONS) == set(ADVICE) == set(Kind)
