"""Counts below five that two texts give away together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.guard.counts import counts_in
from cpc_selfeval.domain.guard.counts_together import MOST_TOGETHER, hidden_together
from cpc_selfeval.domain.guard.small_counts import fewer_than_five


def printed(*texts: str) -> list[str]:
    """The texts as they stand side by side in a paper."""
    besides = hidden_together(texts, {})
    return [fewer_than_five(text, (), besides.get(text, ())) for text in texts]


def test_a_total_in_one_text_and_the_other_part_in_another_reveal_nothing() -> None:
    assert printed("We asked 12 children.", "Of them 9 boys answered.", "Only 3 girls did.") == [
        "We asked 12 children.",
        "Of them 5 or more boys answered.",
        "Only fewer than 5 girls did.",
    ]


def test_what_nothing_gives_away_stands_as_typed() -> None:
    texts = ["We asked 40 children.", "9 boys answered.", "Only 3 girls did."]
    assert printed(*texts)[:2] == texts[:2]
    assert hidden_together(["12 children: 9 boys and 3 girls."], {}) == {}, "one text is looked at by itself"
    assert hidden_together(["12 children", "7 boys", "5 girls"], {}) == {}, "none of them is small"


def test_the_same_number_in_two_texts_is_hidden_in_both() -> None:
    shown = printed("12 children were asked.", "9 boys came.", "Again 9 boys.", "3 girls came.")
    assert not any("9 boys" in text for text in shown)


def test_what_somebody_decided_on_is_hidden_by_no_sum() -> None:
    texts = ["We asked 12 children.", "9 boys answered.", "3 girls did."]
    assert hidden_together(texts, {texts[2]: {0}}) == {}


def test_among_many_numbers_chance_is_not_taken_for_a_sum() -> None:
    many = [f"{number} children came." for number in range(1, MOST_TOGETHER + 2)]
    assert hidden_together(many, {}) == {}


NUMBERS = st.integers(1, 60)


@given(st.integers(1, 4), NUMBERS, st.lists(NUMBERS, max_size=4))
def test_no_total_of_two_parts_tells_a_small_one(small: int, other: int, more: list[int]) -> None:
    texts = [f"{small} girls came.", f"{other} boys came.", f"{small + other} children were asked."]
    shown = printed(*texts, *(f"{number} parents wrote." for number in more))
    left = [
        count.number
        for text in shown[:3]
        for count in counts_in(text.replace("ewer than 5", "").replace("5 or more", ""))
    ]
    assert len(left) < 3
    assert small + other not in left or other not in left, "one of them would tell the other"
