"""An inspection beside the self-evaluation: levels one by one, points as people mark them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.editions import Editions, editions_of
from cpc_selfeval.domain.inspecting.beside import (
    GradeBeside,
    PointBeside,
    Tally,
    answered_in,
    difference_in_words,
    grades_beside,
    held_beside,
    level_in_words,
    points_beside,
    steps_in_words,
    tally,
)
from cpc_selfeval.domain.inspecting.recorded import code_order, inspections, points_of, when_in_words
from cpc_selfeval.domain.inspecting.told import inspections_told
from cpc_selfeval.domain.judgement import Absence, Judgement, Stage
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    point_answer_key,
)
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_framework, shipped_frameworks
from tests.domain.contents import CYCLE, holding, judged

EDITIONS = Editions({each.id: each for each in shipped_frameworks()}, crosswalk())
REPORT = date(2026, 10, 1)
INSPECTION = Inspection(
    key="i", title="Joint inspection", framework="care-inspectorate-2019", published_on=REPORT, compared_with=CYCLE
)


def graded(level: int | None, *records: Any, code: str = "2.1", **changes: Any) -> GradeBeside:
    """The one grade of an inspection beside contents that hold these records."""
    inspection = replace(INSPECTION, **changes)
    grade = InspectionGrade(key="g", inspection="i", code=code, level=level)
    (found,) = grades_beside(holding(inspection, grade, *records), inspection, EDITIONS)
    return found


def agreed(number: int, level: int | None, on: date = date(2026, 6, 9), **values: Any) -> Judgement:
    return replace(judged(number, "2.1", Stage.AGREED, level=level, **values), on=on)


@pytest.mark.parametrize(
    ("theirs", "ours", "said"),
    [
        (4, 4, "The self-evaluation was at the same level as the inspectors."),
        (4, 3, "The self-evaluation was one level lower than the inspectors."),
        (2, 5, "The self-evaluation was three levels higher than the inspectors."),
    ],
)
def test_the_difference_stands_in_words(theirs: int, ours: int, said: str) -> None:
    found = graded(theirs, agreed(1, ours))
    assert (found.difference, found.said) == (ours - theirs, said)
    assert found.theirs.startswith(f"{theirs} ")
    assert found.ours.startswith(f"{ours} ")
    assert "agreed by the PPC 9 Jun 2026" in found.ours
    assert found.title == "Impact on children and young people"


@given(st.integers(-5, 5))
def test_every_difference_has_words_and_no_figure(difference: int) -> None:
    said = difference_in_words(difference)
    assert not any(character.isdigit() for character in said)
    assert ("higher" in said, "lower" in said) == (difference > 0, difference < 0)


def test_what_was_judged_once_the_report_was_known_is_no_self_knowledge() -> None:
    found = graded(2, agreed(1, 4), agreed(2, 2, on=date(2026, 11, 10)))
    assert found.ours.startswith("4 Good")
    assert found.difference == 2
    later = graded(2, agreed(1, 2, on=date(2026, 11, 10)))
    assert later.difference == 0
    assert "(recorded after the report)" in later.ours
    same_day = graded(2, agreed(1, 3, on=REPORT))
    assert "(recorded after the report)" in same_day.ours
    undated = graded(2, agreed(1, 4), agreed(2, 3, on=date(2026, 11, 10)), published_on=None)
    assert undated.ours.startswith("3 Adequate")
    assert "after the report" not in undated.ours


@pytest.mark.parametrize("events", [(), (agreed(1, None, absence=Absence.NOT_ENOUGH_EVIDENCE),)])
def test_without_a_level_of_ours_there_is_no_difference(events: tuple[Judgement, ...]) -> None:
    found = graded(4, *events)
    assert found.difference is None
    assert "no level" in found.said


def test_proposals_that_differed_are_no_level() -> None:
    apart = (judged(1, "2.1", Stage.PROPOSED, level=3), judged(2, "2.1", Stage.PROPOSED, level=5, agency="a"))
    only_agencies = tuple(replace(event, agency=event.agency or "b") for event in apart)
    assert graded(4, *only_agencies).said == "The self-evaluation had no level: its proposals differed."


def test_their_level_may_not_be_entered_yet() -> None:
    found = graded(None, agreed(1, 4))
    assert (found.difference, found.said) == (None, "The inspectors’ level is not entered yet.")


def other(framework: str, code: str, level: int) -> Contents:
    """Contents with a cycle of another edition, closed before this one."""
    cycle = Cycle(key="before", number=0, title="Self-evaluation 2009", framework=framework, framework_hash="1" * 64)
    event = Judgement(
        key="e", cycle="before", code=code, stage=Stage.AGREED, on=date(2009, 3, 1), at="2009-03-01", level=level
    )
    answer = PointAnswer(key="x", cycle="before", point="p", known=Known.YES, findings=("gone",))
    found = OtherCycle(cycle, shipped_framework(framework), {code: (event,)}, {"p": answer})
    inspection = replace(INSPECTION, framework="hmie-2009", compared_with="before", published_on=None)
    grade = InspectionGrade(key="g", inspection="i", code="2.3", level=4)
    point = InspectionPoint(key="p", inspection="i", kind=PointKind.AREA, text="Plans")
    return replace(holding(inspection, grade, point), other_cycles=(found,))


def test_another_edition_is_reached_by_verified_rows_only() -> None:
    contents = other("hmie-2005", "1.3", 3)
    inspection = contents.of(Inspection)["i"]
    (found,) = grades_beside(contents, inspection, EDITIONS)
    assert found.difference == -1
    assert "(its 1.3)" in found.ours
    assert found.ours.startswith("3 Satisfactory")
    (unknown,) = grades_beside(contents, inspection, editions_of(contents))
    assert unknown.difference is None
    assert unknown.said.startswith("Cannot be compared")
    here = replace(inspection, compared_with=CYCLE)
    (none,) = grades_beside(contents, here, EDITIONS)
    assert none.said.startswith("Cannot be compared: no confirmed row of the crosswalk")


def test_a_cycle_that_is_gone_cannot_be_compared() -> None:
    found = graded(4, agreed(1, 4), compared_with="gone")
    assert found.said == "Cannot be compared: the self-evaluation that it was held beside is not in this file."


def test_what_another_cycle_had_is_told_from_that_cycle() -> None:
    contents = other("hmie-2005", "1.3", 3)
    (told,) = inspections_told(contents, EDITIONS)
    assert told.held_beside == "Self-evaluation 2009"
    (point,) = told.points
    assert (point.known, point.entries) == ("Had it", ("an entry of another cycle",))
    held = held_beside(contents, told.inspection)
    assert held is not None
    assert not held.is_open


def test_a_closed_cycle_may_be_marked_from_the_open_one() -> None:
    contents = other("hmie-2005", "1.3", 3)
    (before,) = contents.other_cycles
    inspection = contents.of(Inspection)["i"]
    held = held_beside(contents, inspection)
    assert answered_in(contents, held, "p") == (before.cycle, before.answers["p"]), "its own mark counts"
    silent = replace(contents, other_cycles=(replace(before, answers={}),))
    held = held_beside(silent, inspection)
    key = point_answer_key(CYCLE, "p")
    assert answered_in(silent, held, "p") == (contents.cycle, PointAnswer(key=key, cycle=CYCLE, point="p"))
    here = PointAnswer(key=key, cycle=CYCLE, point="p", known=Known.NO)
    marked = silent.after(Change("", (RowChange(None, here),)))
    assert answered_in(marked, held_beside(marked, inspection), "p") == (contents.cycle, here)
    both = contents.after(Change("", (RowChange(None, here),)))
    assert answered_in(both, held_beside(both, inspection), "p")[1].known is Known.YES
    between = replace(before, cycle=replace(before.cycle, key="between"), answers={"p": replace(here, cycle="between")})
    later = replace(silent, other_cycles=(*silent.other_cycles, between))
    assert answered_in(later, held_beside(later, inspection), "p")[0].key == "between"


def test_points_are_counted_and_nothing_is_weighed() -> None:
    marks = [Known.YES, Known.YES, Known.YES, Known.PARTLY, Known.NO]
    points = [
        InspectionPoint(key=f"p{n}", inspection="i", kind=PointKind.AREA, text=f"{n}", position=n) for n in range(5)
    ]
    answers = [
        PointAnswer(key=point_answer_key(CYCLE, f"p{n}"), cycle=CYCLE, point=f"p{n}", known=known)
        for n, known in enumerate(marks)
    ]
    found = points_beside(holding(INSPECTION, *points, *answers), INSPECTION, PointKind.AREA)
    assert tally(found).in_words() == "Of the 5, we already had 3, had part of 1 and did not have 1."
    unmarked = points_beside(holding(INSPECTION, *points, *answers[:3]), INSPECTION, PointKind.AREA)
    assert tally(unmarked).in_words() == "Of the 5, we already had 3; 2 are not marked yet."
    assert tally(points_beside(holding(INSPECTION, *points), INSPECTION, PointKind.AREA)).in_words() == (
        "None of the 5 is marked yet."
    )
    assert tally(()).in_words() == ""


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (Tally(1, 0, 0, 0), "We already had it."),
        (Tally(2, 0, 0, 0), "We already had both."),
        (Tally(3, 0, 0, 0), "We already had all 3."),
        (Tally(0, 1, 0, 0), "We had part of it."),
        (Tally(0, 2, 0, 0), "We had part of both."),
        (Tally(0, 4, 0, 0), "We had part of each of the 4."),
        (Tally(0, 0, 1, 0), "We did not have it."),
        (Tally(0, 0, 2, 0), "We had none of the 2."),
        (Tally(0, 0, 0, 1), "It is not marked yet."),
        (Tally(2, 1, 0, 0), "Of the 3, we already had 2 and had part of 1."),
        (Tally(0, 1, 1, 1), "Of the 3, we had part of 1 and did not have 1; 1 is not marked yet."),
    ],
)
def test_a_tally_names_no_number_of_nothing(marks: Tally, said: str) -> None:
    assert marks.in_words() == said
    assert " 0" not in said


@given(st.lists(st.sampled_from([None, *Known])))
def test_a_tally_adds_up(marks: list[Known | None]) -> None:
    point = InspectionPoint(key="p", inspection="i", kind=PointKind.GROUND, text="")
    found = tuple(PointBeside(point, PointAnswer(key="a", cycle=CYCLE, point="p", known=known)) for known in marks)
    counted = tally(found)
    assert isinstance(counted, Tally)
    assert counted.total == len(marks)


def test_order_and_words_of_what_is_recorded() -> None:
    older = replace(INSPECTION, key="o", published_on=None, active_from=date(2012, 1, 1), active_to=date(2012, 3, 1))
    typed = replace(INSPECTION, key="t", published_on=None)
    contents = holding(INSPECTION, older, typed)
    assert [each.key for each in inspections(contents)] == ["t", "i", "o"]
    assert when_in_words(INSPECTION) == "report of 1 October 2026"
    assert when_in_words(older) == "1 Jan 2012 to 1 Mar 2012"
    assert when_in_words(replace(typed, notified_on=date(2026, 5, 4))) == "notice of 4 May 2026"
    assert when_in_words(typed) == ""
    assert sorted(("2.10", "2.9", "10.1", "2.1"), key=code_order) == ["2.1", "2.9", "2.10", "10.1"]
    assert points_of(contents, "i") == ()


def test_a_level_that_the_scale_does_not_have_is_shown_as_its_number() -> None:
    framework = EDITIONS.frameworks["care-inspectorate-2019"]
    assert [level_in_words(framework, level) for level in (4, 77, -1, 0)] == ["4 Good", "77", "-1", "0"]
    assert steps_in_words(73) == "73 levels higher"
