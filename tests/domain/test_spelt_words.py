"""Which parts of a text are words that spelling is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.spelt_words import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children wait nine days.", ["Children", "wait", "nine", "days"]),
        ("the child’s plan, the children's plan", ["the", "child's", "plan", "the", "children's", "plan"]),
        ("multi-agency and multi\u2011agency", ["multi-agency", "and", "multi-agency"]),
        ("E-014 of 2.1 in Q3 2026 by CPC, SCRA and the GPs", ["of", "in", "by", "and", "the"]),
        ("eIRD in GovScot", ["in"]),
        ("see https://example.org/a-page or www.example.org, or mail jo@example.org", ["see", "or", "or", "mail"]),
        (r"kept in \\share\folder and C:\Users\plan", ["kept", "in", "and"]),
        ("a I Òrdugh na h-Alba", ["Òrdugh", "na", "h-Alba"]),
        ("‘quoted’ “too” agencies’", ["quoted", "too", "agencies"]),
        ("under_scores", ["under", "scores"]),
        ("x" * 61, []),
    ],
)
def test_words_are_told_from_what_is_none(text: str, words: list[str]) -> None:
    assert [word.plain for word in words_in(text)] == words


def test_places_are_of_the_word_without_a_quotation_mark_behind_it() -> None:
    text = "the agencies’ plan"

    assert [text[word.start : word.end] for word in words_in(text)] == ["the", "agencies", "plan"]


@given(st.text(max_size=80))
def test_places_lie_one_after_the_other_within_the_text(text: str) -> None:
    ends = [0]
    for word in words_in(text):
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)
