"""The questions about a chosen level."""

from __future__ import annotations

from typing import Any

import pytest

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.challenge import challenge, tells_activity_only
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind, Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.record import Record
from tests.domain.contents import CYCLE, FRAMEWORK, holding, judged

CODE = "2.1"
IMPACT = Evidence(key="e", cycle=CYCLE, number=1, title="", shows_impact=True, indicators=(CODE,))
PRESSING = Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text="", priority=Priority.HIGH, indicators=(CODE,))
PLANNED = Action(key="a", cycle=CYCLE, number=1, text="", indicators=(CODE,))
POLICE = Agency(key="p", name="Police")


def asked(level: int, *records: Record, reason: str = "", last: int | None = None) -> list[str]:
    card = challenge(holding(POLICE, *records), CODE, level, reason, last)
    return [question.name for question in card.questions]


@pytest.mark.parametrize("level", range(1, 7))
def test_a_level_stands_beside_the_one_above_and_below(level: int) -> None:
    card = challenge(holding(), CODE, level, "")

    assert card.chosen == FRAMEWORK.level(level)
    assert card.below == (FRAMEWORK.level(level - 1) if level > 1 else None)
    assert card.above == (FRAMEWORK.level(level + 1) if level < 6 else None)


@pytest.mark.parametrize(
    ("level", "records", "names"),
    [
        (5, (IMPACT, PRESSING), ["high_priority_area"]),
        (4, (IMPACT, PRESSING), []),
        (4, (), ["impact_not_shown"]),
        (3, (), []),
        (2, (), ["weak_without_action"]),
        (1, (PLANNED,), []),
        (6, (PRESSING,), ["high_priority_area", "impact_not_shown"]),
    ],
)
def test_what_is_recorded_asks_its_question(level: int, records: tuple[Record, ...], names: list[str]) -> None:
    assert asked(level, *records) == names


@pytest.mark.parametrize(
    ("last", "names"), [(None, []), (4, []), (5, ["far_from_last_cycle"]), (1, ["far_from_last_cycle"])]
)
def test_a_level_far_from_last_cycle_s_is_asked_about(last: int | None, names: list[str]) -> None:
    assert asked(3, last=last) == names


@pytest.mark.parametrize(("theirs", "names"), [(3, []), (4, []), (5, ["far_from_an_agency"])])
def test_a_level_far_from_an_agency_s_is_asked_about(theirs: int, names: list[str]) -> None:
    values: dict[str, Any] = {"level": theirs, "agency": "p"}

    assert asked(3, judged(1, CODE, Stage.PROPOSED, **values)) == names


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("", False),
        ("We held six training days and published a new protocol.", True),
        ("The protocol has been reviewed and updated.", True),
        ("We held six training days, so that staff ask children first.", False),
        ("We trained 40 workers. Children say that they are listened to.", False),
        ("Waiting times fell from 21 to 9 days.", False),
        ("Notices were shared within a day in 38 of 40 cases.", False),
        ("Strong leadership.", False),
        ("Agreed as recommended.", False),
        ("The plan starts from one shared picture of need.", False),
        ("We agreed a protocol and it was widely shared.", True),
    ],
)
def test_a_reason_that_tells_what_was_done_and_not_what_came_of_it(text: str, only: bool) -> None:
    assert tells_activity_only(text) is only
    assert asked(3, reason=text) == (["activity_only"] if only else [])


def test_every_question_has_a_reason_and_a_name_of_its_own() -> None:
    far = judged(1, CODE, Stage.PROPOSED, level=2, agency="p")
    card = challenge(holding(POLICE, PRESSING, far), CODE, 6, "We met.", 2)

    assert len({question.name for question in card.questions}) == len(card.questions) == 5
    assert all(question.words.endswith("?") and question.reason.endswith(".") for question in card.questions)
