"""The words meter: what is counted, against which limit, and what is remarked on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.expecting import WordLimit, word_limit_key
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.words_meter import Remark, Section, count_words, sentences, words_meter
from tests.domain.contents import CYCLE, holding, judged, left_out
from tests.domain.example import example_contents

SAFE = Finding(key="f", cycle=CYCLE, kind=FindingKind.STRENGTH, text="Children are safe.", indicators=("2.1", "2.2"))


def limited(whole: int | None = None, each: int | None = None) -> WordLimit:
    return WordLimit(key=word_limit_key(CYCLE), cycle=CYCLE, most_words=whole, most_words_each=each)


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), (" \n", 0), ("One two", 2), ("Well-being – and 38% of 40…", 5), ("co-operation’s", 1), ("a\nb\tc", 3)],
)
def test_words_are_runs_with_a_letter_or_a_digit(text: str, number: int) -> None:
    assert count_words(text) == number


@given(st.text(), st.text())
def test_words_of_two_texts_are_those_of_each(one: str, other: str) -> None:
    assert count_words(f"{one}\n{other}") == count_words(one) + count_words(other)


@given(st.text())
def test_no_sentence_is_empty_and_no_word_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(sentence.strip() == sentence != "" for sentence in found)
    assert sum(count_words(sentence) for sentence in found) == count_words(text)


def test_an_entry_counts_under_each_indicator_and_once_in_the_whole() -> None:
    found = words_meter(holding(SAFE))

    assert found.sections == (Section("2.1", 3, 0), Section("2.2", 3, 0))
    assert (found.words, found.over) == (3, 0)
    assert words_meter(holding(SAFE, left_out("2.1"), left_out("2.2"))).words == 0


def test_reasons_count_at_the_highest_stage() -> None:
    proposed = judged(1, "2.1", Stage.PROPOSED, level=4, reason="One two")
    other = judged(2, "2.1", Stage.PROPOSED, level=4, agency="p", reason="Three four five")

    assert words_meter(holding(proposed, other)).words == 5
    assert words_meter(holding(proposed, other, judged(3, "2.1", Stage.AGREED, level=4, reason="Six"))).words == 1


def test_limits_are_the_committees_and_there_are_none_at_first() -> None:
    longer = replace(SAFE, impact="They say so themselves.")

    assert words_meter(holding(longer, limited())).over == 0
    found = words_meter(holding(longer, limited(whole=5, each=7)))
    assert (found.words, found.over) == (7, 2)
    assert [section.over for section in found.sections] == [0, 0]
    assert [section.over for section in words_meter(holding(longer, limited(each=0))).sections] == [7, 7]


def test_references_that_are_no_evidence_of_the_file() -> None:
    piece = Evidence(key="e", cycle=CYCLE, number=14, title="Audit")
    text = replace(SAFE, text="See E-014, E-14, E-999 and again E-999; not CE-7 or E-A.", indicators=("2.1",))

    assert words_meter(holding(piece, text)).unknown_references == (Remark("2.1", "E-999"),)


@pytest.mark.parametrize(
    ("text", "impact", "remarked"),
    [
        ("We held six training days.", "", ["We held six training days."]),
        ("We held six training days.", "Staff ask children first.", []),
        ("We held six training days. Children now wait less.", "", []),
        ("Strong leadership. We published a protocol! It is long.", "", ["We published a protocol!"]),
        ("We published a protocol\nWe held training days", "", ["We published a protocol", "We held training days"]),
        ("Notices reach families sooner.", "", []),
    ],
)
def test_sentences_that_tell_what_was_done_and_not_what_came_of_it(text: str, impact: str, remarked: list[str]) -> None:
    found = words_meter(holding(replace(SAFE, text=text, impact=impact)))
    assert [remark.text for remark in found.activity_only] == remarked
    assert all(remark.code == "2.1" for remark in found.activity_only)


def test_the_worked_example() -> None:
    found = words_meter(example_contents())

    assert found.words > 500
    assert max(section.words for section in found.sections) < found.words
    assert found.unknown_references == ()
