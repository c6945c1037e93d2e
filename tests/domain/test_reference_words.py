"""The 2007 test in sentences."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.reference_words import ABOUT_THE_TEST, NONE_DEFINED, ReferenceWords, reference_in_words
from tests.domain.contents import EMPTY, judged
from tests.domain.drawings.editions import of_edition

CODES = ("1.1", "1.2", "1.3", "1.4")


def _said(*levels: int | None) -> ReferenceWords:
    events = (
        judged(number, code, Stage.AGREED, level=level)
        for number, (code, level) in enumerate(zip(CODES, levels, strict=True))
        if level is not None
    )
    return reference_in_words(of_edition("hmie-2005", *events))


@pytest.mark.parametrize(
    ("levels", "outcome", "why", "margin"),
    [
        (
            (4, 5, 4, 6),
            "Your recorded levels would meet the test.",
            "1.1 and 1.3 decide: none of the four stands lower.",
            "The margin is one level above satisfactory.",
        ),
        (
            (3, 5, 4, 6),
            "Your recorded levels would meet the test.",
            "1.1 decides: none of the four stands lower.",
            "The margin is none: the lowest is just satisfactory.",
        ),
        (
            (4, 1, None, 2),
            "Your recorded levels would not meet the test.",
            "1.2 and 1.4 decide: below satisfactory.",
            "The margin is two levels below satisfactory.",
        ),
        ((4, 4, None, None), "It cannot be said yet.", "No level is recorded for 1.3 and 1.4.", ""),
    ],
)
def test_outcome_what_decides_and_the_margin(
    levels: tuple[int | None, ...], outcome: str, why: str, margin: str
) -> None:
    said = _said(*levels)
    assert (said.outcome, said.why, said.margin) == (outcome, why, margin)


def test_each_line_says_what_one_level_would_do() -> None:
    lines = dict(_said(3, 4, 2, 4).lines)

    assert lines["1.1"].endswith("Agreed: Satisfactory · one level more or less changes nothing")
    assert lines["1.3"].endswith("Agreed: Weak · one level up would meet it; one level down changes nothing")
    assert dict(_said(3, 4, 4, 4).lines)["1.1"].endswith(
        "one level up changes nothing; one level down would not meet it"
    )


def test_without_a_level_there_is_nothing_to_move() -> None:
    lines = dict(_said(3, None, 4, 4).lines)
    assert lines["1.2"].endswith("· Not started")
    assert lines["1.1"].endswith("one level up changes nothing; one level down would not meet it")


def test_other_editions_define_none() -> None:
    assert reference_in_words(EMPTY) == ReferenceWords(NONE_DEFINED)
    assert reference_in_words(of_edition("hmie-2009")).lines[0][0] == "2.1"


def test_it_is_history_and_no_forecast() -> None:
    assert ABOUT_THE_TEST.startswith("History:")
    assert "forecasts no inspection" in ABOUT_THE_TEST
