"""The standing checks over the whole file, each by its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.attention import Urgency, attention
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Absence, Stage
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.standing_checks import RULES, TITLES, Check, Point, by_kind, standing_checks
from tests.domain.contents import CYCLE, holding, judged, left_out
from tests.domain.example import example_contents

TODAY = date(2026, 11, 22)
CODE = "2.1"
WHOLE = Action(
    key="a",
    cycle=CYCLE,
    number=1,
    text="Ring every family within two days",
    lead="Duty senior",
    due=TODAY,
    measure="Days until the first ring",
    resources="None",
)
USED = Evidence(key="e", cycle=CYCLE, number=1, title="Audit", indicators=(CODE,), period_to=TODAY)


def found(*records: Record) -> list[Check]:
    return [point.check for point in standing_checks(holding(*records), TODAY)]


def test_a_whole_action_and_used_evidence_are_fine() -> None:
    assert found(WHOLE, USED) == []


@pytest.mark.parametrize(
    ("values", "checks"),
    [
        ({"lead": " "}, [Check.NO_OWNER]),
        ({"lead": "", "agency": "police"}, []),
        ({"due": None}, [Check.NO_DATE]),
        ({"due": TODAY - timedelta(days=1)}, [Check.OVERDUE]),
        ({"measure": "\n"}, [Check.NO_MEASURE]),
        ({"resources": ""}, [Check.NO_RESOURCE]),
        ({"text": "Ring families"}, [Check.VAGUE]),
        ({"text": "Improve how we ring all families"}, []),
        ({"text": "Improve how we ring all families", "measure": ""}, [Check.NO_MEASURE, Check.VAGUE]),
        ({"text": "Improve how we ring all families", "measure": "", "target": "all"}, [Check.NO_MEASURE]),
        ({"status": Status.COMPLETE_IMPACT_NOT_SHOWN, "lead": "", "due": None, "measure": "", "text": "Ring"}, []),
        ({"status": Status.WITHDRAWN, "lead": "", "due": None, "withdrawn_reason": "Done elsewhere"}, []),
    ],
)
def test_what_an_open_action_lacks(values: dict[str, Any], checks: list[Check]) -> None:
    assert found(replace(WHOLE, **values)) == checks


@pytest.mark.parametrize(
    ("about", "shows", "checks"),
    [
        (TODAY, True, []),
        (TODAY, False, [Check.IMPACT_NOT_EVIDENCED]),
        (TODAY - timedelta(days=100), True, [Check.IMPACT_NOT_EVIDENCED]),
        (None, True, [Check.IMPACT_NOT_EVIDENCED]),
    ],
)
def test_impact_that_is_said_to_be_shown_needs_evidence_of_a_later_time(
    about: date | None, shows: bool, checks: list[Check]
) -> None:
    closed = replace(WHOLE, status=Status.COMPLETE_IMPACT_SHOWN, start=TODAY - timedelta(days=50))
    piece = replace(USED, actions=("a",), shows_impact=shows, period_to=about)

    assert found(closed, piece) == checks


def test_an_area_without_an_action_is_said_once_however_many_indicators_it_is_of() -> None:
    area = Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text="Slow", indicators=(CODE, "1.1"))

    assert found(area) == [Check.AREA_WITHOUT_ACTION]
    assert found(area, replace(WHOLE, findings=("f",))) == []
    assert found(replace(area, kind=FindingKind.STRENGTH)) == []


def test_evidence_that_is_old_or_used_for_nothing() -> None:
    old = replace(USED, source_type=SourceType.PERFORMANCE, period_to=date(2020, 1, 1))

    assert found(old) == [Check.OUT_OF_DATE]
    assert found(replace(USED, indicators=())) == [Check.UNLINKED]
    assert found(replace(USED, indicators=(), actions=("a",)), WHOLE) == []


def test_levels_that_nothing_supports_or_too_little_or_without_a_reason() -> None:
    proposed = judged(1, CODE, Stage.PROPOSED, level=4, reason="Because")

    assert found(proposed) == [Check.UNSUPPORTED_LEVEL]
    assert found(proposed, USED) == [Check.THIN_LEVEL]
    assert found(replace(proposed, reason=" ")) == [Check.UNSUPPORTED_LEVEL, Check.NO_RATIONALE]
    assert found(judged(1, CODE, Stage.PROPOSED, absence=Absence.NOT_APPLICABLE, reason="Because")) == []
    assert found(proposed, left_out(CODE)) == []


def test_only_the_highest_stage_needs_a_reason() -> None:
    stages = (judged(1, CODE, Stage.PROPOSED, level=4), judged(2, CODE, Stage.AGREED, level=4, reason="So"))

    assert Check.NO_RATIONALE not in found(*stages)


def test_points_come_by_weight_and_lead_somewhere() -> None:
    points = standing_checks(example_contents(), TODAY)
    order = [list(Check).index(point.check) for point in points]

    assert order == sorted(order)
    assert len({point.check for point in points}) > 8
    assert all(_places(point) == 1 for point in points)


def _places(point: Point) -> int:
    return sum(place is not None for place in (point.indicator, point.action, point.evidence))


def test_every_check_has_its_title_and_rule() -> None:
    assert set(TITLES) == set(RULES) == set(Check)
    assert all(rule.endswith(".") for rule in RULES.values())


def test_an_area_is_said_where_the_cycle_covers_it() -> None:
    area = Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text="Slow", indicators=("1.1", CODE))
    points = standing_checks(holding(area, left_out("1.1")), TODAY)

    assert [(point.check, point.indicator) for point in points] == [(Check.AREA_WITHOUT_ACTION, CODE)]


def test_actions_at_risk_or_withdrawn_have_something_to_say() -> None:
    assert found(replace(WHOLE, status=Status.AT_RISK)) == [Check.AT_RISK_UNAIDED]
    assert found(replace(WHOLE, status=Status.AT_RISK, help_needed="A trainer")) == []
    assert found(replace(WHOLE, status=Status.WITHDRAWN)) == [Check.WITHDRAWN_UNEXPLAINED]
    assert found(replace(WHOLE, status=Status.WITHDRAWN, withdrawn_reason="Done by the board")) == []


def test_proposals_that_are_far_apart_until_something_is_decided() -> None:
    three = judged(1, CODE, Stage.PROPOSED, agency="police", level=3, reason="So")
    five = judged(2, CODE, Stage.PROPOSED, agency="health", level=5, reason="So")

    assert Check.PROPOSALS_APART in found(three, five)
    assert Check.PROPOSALS_APART not in found(three, replace(five, level=4))
    assert Check.PROPOSALS_APART not in found(three, five, judged(3, CODE, Stage.RECOMMENDED, level=4))


def test_the_overview_says_no_more_than_the_checks_and_the_meetings() -> None:
    contents = example_contents()
    points = by_kind(standing_checks(contents, TODAY))
    lines = attention(contents, TODAY)

    late = [line.action for line in lines if line.urgency is Urgency.LATE]
    assert set(late) == {point.action for point in points.get(Check.OVERDUE, ())}
    bare = [line.indicator for line in lines if "has a level" in line.words]
    assert bare == [point.indicator for point in points.get(Check.UNSUPPORTED_LEVEL, ())]
    areas = [line.indicator for line in lines if "for improvement with no action" in line.words]
    assert set(areas) == {point.indicator for point in points[Check.AREA_WITHOUT_ACTION]}
