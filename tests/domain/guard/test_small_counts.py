"""Counts below five: which numbers are counts of people, and what papers print instead so that none is given away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Reading
from cpc_selfeval.domain.guard.counts import counts_in
from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.looking import look_at_text
from cpc_selfeval.domain.guard.small_counts import FEWER, MORE, NO_PERCENTAGE, fewer_than_five, shown_reading


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in look_at_text(text) if hit.kind is Kind.SMALL_COUNT]


@pytest.mark.parametrize(
    "count",
    [
        *("3 children", "two young people", "one child", "4 families", "Three siblings", "3 of 40 children"),
        *("2 out of 31 young people", "two of the 40 families", "7.5% of 40 children", "3 looked after children"),
        "1 baby",
    ],
)
def test_counts_of_people_below_five(count: str) -> None:
    assert found(f"Seen: {count}.") == [count]


@pytest.mark.parametrize(
    "text",
    [
        *("5 children", "30 children", "0 children", "no children", "one child protection officer", "1 in 4 children"),
        *("two children’s homes", "3 child protection meetings", "aged 3 children", "level 4 families", "2.1 children"),
        *(
            "one in four children",
            "3% of children",
            "2 to 5 years children",
            "4 meetings with children",
            "12,003 children",
        ),
        *("two children and families teams", "in 2026 families", "£3 children", "1 April children", "every child"),
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(f"So {text}.") == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("We saw 3 children.", "We saw fewer than 5 children."),
        ("One child was heard.", "Fewer than 5 children were heard."),
        ("Only one family has moved.", "Only fewer than 5 families have moved."),
        ("3 of 40 children had no plan.", "Fewer than 5 of 40 children had no plan."),
        ("Late for 7.5% of 40 children.", "Late for fewer than 5 of 40 children."),
        ("Late for 34% of 120 children.", "Late for 34% of 120 children."),
    ],
)
def test_a_small_count_reads_fewer_than_5(text: str, printed: str) -> None:
    assert fewer_than_five(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("12 children: 9 boys and 3 girls", f"12 children: {MORE} boys and {FEWER} girls"),
        ("9 boys and 3 girls", f"9 boys and {FEWER} girls"),
        ("20 families: 8 mothers, 9 fathers, 3 carers", f"20 families: {MORE} mothers, 9 fathers, {FEWER} carers"),
        ("12 children: 10 boys, 1 girl and 1 baby", f"12 children: {MORE} boys, {FEWER} girls and {FEWER} babies"),
        ("2 children: 1 boy and 1 girl", f"Fewer than 5 children: {FEWER} boys and {FEWER} girls"),
    ],
)
def test_a_second_figure_is_hidden_where_a_total_would_reveal_the_first(text: str, printed: str) -> None:
    assert fewer_than_five(f"So {text}.").lower() == f"so {printed}.".lower()


@pytest.mark.parametrize("share", ["7.5%", "8%", "92.5%", "93 per cent"])
def test_a_percentage_that_reveals_it_is_hidden(share: str) -> None:
    assert fewer_than_five(f"Of 40 children, 3 children had none ({share}).").endswith(f"({NO_PERCENTAGE}).")


def test_another_percentage_stays() -> None:
    assert "(50%)" in fewer_than_five("Of 40 children, 3 children had none. Staff trained (50%).")


@given(st.integers(1, 4), st.integers(0, 60), st.integers(0, 60))
def test_what_is_printed_leaves_every_small_count_open(small: int, first: int, second: int) -> None:
    """Whoever knows the rules and reads the paper finds two ways or more to fill in what is hidden."""
    total = small + first + second
    text = f"In all {total} children: {first} boys, {second} girls and {small} babies."
    shown = fewer_than_five(text)
    assert f"{FEWER} babies" in shown
    known = [_known(part) for part in re.split(r"children|boys|girls|babies", shown)[:4]]
    ways = [
        baby
        for baby in known[3]
        if any(boys + girls + baby == whole for boys in known[1] for girls in known[2] for whole in known[0])
    ]
    assert len(ways) > 1


def _known(printed: str) -> range:
    """What a number can be by what is printed of it."""
    if FEWER in printed.lower():
        return range(1, 5)
    if MORE in printed:
        return range(5, 300)
    (number,) = re.findall(r"\d+", printed)
    return range(int(number), int(number) + 1)


@given(st.text())
def test_a_text_without_small_counts_stays_to_the_letter(text: str) -> None:
    if not any(count.is_small for count in counts_in(text)) and "%" not in text and "cent" not in text.lower():
        assert fewer_than_five(text) == text


@pytest.mark.parametrize(
    ("value", "base", "about", "printed"),
    [
        ("3", "40 children", "", FEWER),
        ("7.5%", "40 children", "", FEWER),
        ("3", "", "Children on the register", FEWER),
        ("2 of 9 children", "", "", f"{FEWER} of 9 children"),
        ("3", "", "Training days held", "3"),
        ("34%", "120 referrals", "", "34%"),
        ("22 of 40", "", "", "22 of 40"),
        ("12", "40 children", "", "12"),
        ("as typed", "", "", "as typed"),
    ],
)
def test_readings(value: str, base: str, about: str, printed: str) -> None:
    reading = Reading(key="r", cycle="c", action="a", value=value, base=base)
    assert shown_reading(reading, about).value.lower() == printed
