"""Finding a passage in all texts: what counts as the same, where it stands, in which order, and following changes."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Action, ProgressNote
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.text_search import MOST, TextHit, TextIndex, folded, searched_fields, searched_types
from tests.domain.contents import CYCLE, DAY, EMPTY

AREA = Finding(
    key="f", cycle=CYCLE, kind=FindingKind.AREA, text="Children’s plans are\nlate", indicators=("5.3",), impact="late"
)
PIECE = Evidence(key="e", cycle=CYCLE, number=2, title="Audit of plans", shows="Buidheann Ghàidhlig")
FIRST = Evidence(key="z", cycle=CYCLE, number=1, title="Plans")
ACTION = Action(key="a", cycle=CYCLE, number=1, text="Shorter plans")
NOTE = ProgressNote(key="n", cycle=CYCLE, action="a", on=DAY, text="Two plans are done")


def with_(*records: Record) -> Contents:
    return EMPTY.after(Change("new", tuple(RowChange(None, record) for record in records)))


def found(contents: Contents, passage: str) -> list[tuple[str, str, str]]:
    index = TextIndex()
    index.follow(contents)
    return [(hit.record, hit.field, hit.passage) for hit in index.find(passage).hits]


def test_hits_come_in_the_order_of_the_work_with_the_words_that_stand_there() -> None:
    assert found(with_(NOTE, ACTION, PIECE, FIRST, AREA), "PLANS") == [
        ("f", "text", "plans"),
        ("z", "title", "Plans"),
        ("e", "title", "plans"),
        ("a", "text", "plans"),
        ("n", "text", "plans"),
    ]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("children's plans are late", "Children’s plans are\nlate"),
        ("  Children’s   PLANS ", "Children’s plans"),
        ("ghaidhlig", "Ghàidhlig"),
        ("GHÀIDHLIG", "Ghàidhlig"),
        ("gha\u0300idhlig", "Ghàidhlig"),
    ],
)
def test_capitals_accents_apostrophes_and_line_ends_make_no_difference(typed: str, there: str) -> None:
    assert found(with_(AREA, PIECE), typed)[0][2] == there


def test_an_accent_of_its_own_does_not_shift_the_place() -> None:
    text = "Ghàidhlig: a\u0300 àbhaist plans"
    hits = found(with_(replace(PIECE, title=text)), "abhaist")
    assert hits == [("e", "title", "àbhaist")]
    assert found(with_(replace(PIECE, title=text)), "a abh") == [("e", "title", "a\u0300 àbh")]


def test_every_occurrence_is_a_hit_of_its_own() -> None:
    hits = found(with_(replace(PIECE, title="late, later, latest", shows="not so late")), "late")
    assert [field for _, field, _ in hits] == ["title"] * 3 + ["shows"]


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert found(with_(AREA), typed) == []


def test_beyond_the_most_it_says_that_there_are_more() -> None:
    index = TextIndex()
    index.follow(with_(replace(PIECE, title="q" * (MOST + 1))))
    assert (len(index.find("q").hits), index.find("q").more) == (MOST, True)
    index.follow(with_(replace(PIECE, title="q" * (MOST - 1), shows="")))
    assert (len(index.find("q").hits), index.find("q").more) == (MOST - 1, False)


def test_what_is_around_a_hit_stands_in_one_line() -> None:
    hit = TextHit("finding", "f", "text", 100, 103, "xyz", "a\n" * 50 + "xyz" + "\nb" * 50)
    assert hit.before == "…" + "a " * 30
    assert hit.after == " b" * 30 + "…"


def test_it_follows_changes_and_forgets_what_is_gone() -> None:
    contents = with_(AREA, PIECE, FIRST)
    index = TextIndex()
    index.follow(contents)
    later = contents.after(Change("x", (RowChange(PIECE, replace(PIECE, title="Zebra")), RowChange(FIRST, None))))
    index.follow(later)
    assert [hit.record for hit in index.find("zebra").hits] == ["e"]
    assert [hit.record for hit in index.find("plans").hits] == ["f"]
    index.follow(contents)
    assert [hit.record for hit in index.find("plans").hits] == ["f", "z", "e"], "also back again, as after undo"
    moved = contents.after(Change("x", (RowChange(FIRST, replace(FIRST, number=9)),)))
    index.follow(moved)
    assert [hit.record for hit in index.find("plans").hits] == ["f", "e", "z"]


@given(st.lists(st.sampled_from(["add", "change", "remove"]), max_size=8), st.data())
def test_following_step_by_step_is_as_reading_anew(steps: list[str], data: st.DataObject) -> None:
    index, contents = TextIndex(), EMPTY
    for number, step in enumerate(steps):
        there = list(contents.evidence.values())
        text = data.draw(st.sampled_from(["plans", "late plans", "Òga", ""]))
        if step == "add" or not there:
            row = RowChange(None, Evidence(key=f"e{number}", cycle=CYCLE, number=number, title=text))
        else:
            old = data.draw(st.sampled_from(there))
            row = RowChange(old, None if step == "remove" else replace(old, title=text))
        contents = contents.after(Change("x", (row,)))
        index.follow(contents)
    anew = TextIndex()
    anew.follow(contents)
    for typed in ("plan", "oga", "late"):
        assert index.find(typed) == anew.find(typed)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_found_by_itself_where_it_stands(text: str) -> None:
    wanted = " ".join(text.split())
    if not folded(wanted):
        return
    index = TextIndex()
    index.follow(with_(replace(PIECE, title=f"x{wanted}y", shows="")))
    hits = index.find(wanted).hits
    assert hits
    assert all(folded(hit.passage) == folded(wanted) for hit in hits)
    assert all(hit.text[hit.start : hit.end] == hit.passage for hit in hits)


def test_every_text_that_people_write_is_looked_through() -> None:
    for kind, expected in {
        Finding: {"text", "impact"},
        ProgressNote: {"text"},
        Evidence: {"title", "shows", "reference", "web_links", "views_asked", "views_missing", "views_told"},
    }.items():
        assert expected <= set(searched_fields(kind))
    unsearched = {kind for kind in RECORD_TYPES if not searched_fields(kind)}
    assert {kind for kind in unsearched if "text" in {field.name for field in fields(kind)}} == {AdoptedPriority}
    assert set(searched_types()) == set(RECORD_TYPES) - unsearched
