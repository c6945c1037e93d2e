"""Adopting a priority of the 2009 report: what it fills, what it records, and that one undo takes it back."""

from __future__ import annotations

from cpc_selfeval.domain.adopted import adopted_by, origin_in_words
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.storage.frameworks.priorities import national_priorities
from tests.editing.desk import Desk

PLANS = national_priorities().priorities[5]
CHAIRS = national_priorities().priorities[8]


def test_an_action_is_begun_with_its_words_and_its_origin_in_one_step(desk: Desk) -> None:
    area = desk.work.findings.record(FindingKind.AREA, "5.3", "Plans are vague")
    key = desk.work.priorities.begin_from(PLANS, indicators=("5.3",), findings=(area,))
    action = desk.contents.actions[key]
    assert (action.text, action.measure, action.findings) == (PLANS.text, "", (area,)), "the measure is not filled"
    (adopted,) = adopted_by(desk.contents, key)
    assert (adopted.priority_name, adopted.text) == (PLANS.name, PLANS.text)
    assert origin_in_words(adopted) == "Begun from a priority of the 2009 report (lines 1189 to 1190)"
    desk.undo()
    assert (desk.contents.actions, adopted_by(desk.contents, key)) == ({}, ())


def test_what_is_typed_is_left_alone(desk: Desk) -> None:
    key = desk.work.actions.plan("Our own words")
    desk.work.priorities.adopt(key, PLANS)
    assert desk.contents.actions[key].text == "Our own words"
    assert [each.priority_name for each in adopted_by(desk.contents, key)] == [PLANS.name]
    desk.undo()
    assert adopted_by(desk.contents, key) == ()
    assert desk.contents.actions[key].text == "Our own words"


def test_an_empty_text_is_filled_with_the_origin_in_one_step(desk: Desk) -> None:
    key = desk.work.actions.plan(" ")
    desk.work.priorities.adopt(key, PLANS)
    assert desk.contents.actions[key].text == PLANS.text
    desk.undo()
    assert desk.contents.actions[key].text == " "
    assert adopted_by(desk.contents, key) == ()


def test_an_action_can_have_several_origins_and_each_once(desk: Desk) -> None:
    key = desk.work.priorities.begin_from(PLANS)
    desk.work.priorities.adopt(key, CHAIRS)
    desk.work.priorities.adopt(key, CHAIRS)
    assert [each.priority_name for each in adopted_by(desk.contents, key)] == [PLANS.name, CHAIRS.name]
    desk.undo()
    assert [each.priority_name for each in adopted_by(desk.contents, key)] == [PLANS.name], "twice is one step"


def test_the_suggested_measure_is_taken_only_where_there_is_none(desk: Desk) -> None:
    key = desk.work.priorities.begin_from(PLANS)
    desk.work.priorities.take_measure(key, PLANS)
    assert desk.contents.actions[key].measure == PLANS.measure
    desk.work.priorities.take_measure(key, CHAIRS)
    assert desk.contents.actions[key].measure == PLANS.measure


def test_the_origin_can_be_forgotten_and_goes_with_its_action(desk: Desk) -> None:
    key = desk.work.priorities.begin_from(PLANS)
    desk.work.priorities.part(adopted_by(desk.contents, key)[0].key)
    assert adopted_by(desk.contents, key) == ()
    desk.undo()
    desk.work.actions.remove(key)
    assert adopted_by(desk.contents, key) == ()
    desk.undo()
    assert len(adopted_by(desk.contents, key)) == 1
