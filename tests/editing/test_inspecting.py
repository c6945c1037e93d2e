"""Inspections and capacity through their verbs, on a real file, with undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Origin, Status
from cpc_selfeval.domain.capacity.drafting import draft_paragraph, factors, statement
from cpc_selfeval.domain.capacity.grounds import GROUNDS
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.inspecting.beside import held_beside, points_beside
from cpc_selfeval.domain.inspecting.recorded import answer_to, evaluations_of, grades_of, points_of
from cpc_selfeval.domain.inspecting.told import inspections_told
from cpc_selfeval.domain.judging_records.improving import CapacityFactor
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
)
from cpc_selfeval.domain.saving_refusals import GoneMeanwhile, StillInUse
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.verbs.revising import Removed
from tests.editing.desk import ISLA, Desk

PASTED = "• Advocacy is not offered everywhere\n\n• Chronologies vary\r\n  – Impact is not analysed"


@pytest.fixture
def inspection(desk: Desk) -> str:
    """An inspection with one level and three areas."""
    verbs = desk.work.inspecting
    key = verbs.record("Joint inspection", published_on=date(2026, 2, 20))
    verbs.grade(key, ("2.1",))
    verbs.add_points(key, PointKind.AREA, ("Advocacy", "Chronologies", "Impact"))
    assert not desk.refusals
    return key


def test_it_is_of_the_open_cycle_and_its_edition_unless_said_otherwise(desk: Desk) -> None:
    one = desk.work.inspecting.record("  Joint inspection\n of 2023 ", confidence="confident")
    other = desk.work.inspecting.record("Older", framework="hmie-2005", compared_with=None)
    contents = desk.contents
    first, second = contents.of(Inspection)[one], contents.of(Inspection)[other]
    assert (first.framework, first.compared_with) == (contents.framework.id, contents.cycle_key)
    assert (first.title, first.confidence) == ("  Joint inspection  of 2023 ", "confident")
    assert (second.framework, second.compared_with) == ("hmie-2005", None)


def test_levels_are_added_once_changed_and_taken_away(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    verbs.grade(inspection, ("2.1", "5.2"))
    first, second = grades_of(desk.contents, inspection)
    verbs.revise_grade(first.key, level=4, text="Good. ")
    verbs.grade(inspection, ("2.1",))
    assert [(g.code, g.level, g.text) for g in grades_of(desk.contents, inspection)] == [
        ("2.1", 4, "Good. "),
        ("5.2", None, ""),
    ]
    verbs.remove_grade(second.key)
    assert [g.code for g in grades_of(desk.contents, inspection)] == ["2.1"]
    assert not desk.refusals


def test_a_point_of_many_lines_becomes_many_in_one_step(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    key = verbs.add_point(inspection, PointKind.MAIN_POINT, text=PASTED, indicators=("5.2",))
    verbs.add_point(inspection, PointKind.MAIN_POINT, text="The last")
    verbs.answer(key, known=Known.YES)
    before = desk.tables
    verbs.split_point(key)
    points = points_of(desk.contents, inspection, PointKind.MAIN_POINT)
    texts = ["Advocacy is not offered everywhere", "Chronologies vary", "Impact is not analysed", "The last"]
    assert [point.text for point in points] == texts
    assert points[0].key == key
    assert [point.indicators for point in points] == [("5.2",), ("5.2",), ("5.2",), ()]
    assert answer_to(desk.contents, key).known is Known.YES
    desk.undo()
    assert desk.tables == before
    assert desk.contents.of(InspectionPoint)[key].text == PASTED.replace("\r\n", "\n")


def test_actions_are_made_of_chosen_areas_in_one_step_to_undo(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    advocacy, _, impact = points_of(desk.contents, inspection, PointKind.AREA)
    area = desk.work.findings.record(FindingKind.AREA, "5.4", "No advocate")
    strength = desk.work.findings.record(FindingKind.STRENGTH, "5.4", "Good advocates")
    there = desk.work.actions.plan("There already")
    verbs.revise_point(advocacy.key, indicators=("5.4", "9.9"))
    verbs.answer(advocacy.key, known=Known.PARTLY, findings=(area, strength), actions=(there,))
    before = desk.tables
    made = verbs.make_actions((advocacy.key, impact.key))
    contents = desk.contents
    one, other = (contents.actions[key] for key in made)
    assert (one.text, one.origin, one.findings, one.indicators) == ("Advocacy", Origin.INSPECTION, (area,), ("5.4",))
    assert (other.text, other.ref, other.indicators) == ("Impact", "A-03", ())
    assert answer_to(contents, advocacy.key).actions == (there, made[0])
    assert answer_to(contents, impact.key).actions == (made[1],)
    assert answer_to(contents, advocacy.key).known is Known.PARTLY
    desk.undo()
    assert desk.tables == before
    desk.redo()
    assert set(made) <= set(desk.contents.actions)
    assert not desk.refusals


def test_actions_are_of_the_same_indicators_in_the_cycles_own_edition(desk: Desk) -> None:
    verbs = desk.work.inspecting
    key = verbs.record("Older", framework="hmie-2009")
    (point,) = verbs.add_points(key, PointKind.AREA, ("Plans",))
    verbs.revise_point(point, indicators=("2.3",))
    (action,) = verbs.make_actions((point,))
    assert desk.contents.actions[action].indicators == ()


def test_progress_is_evaluated_on_days_and_by_people(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    point = points_of(desk.contents, inspection)[0].key
    piece = desk.work.evidence.record("Audit")
    later = verbs.evaluate(point, level=3, text="Half way ", supporting=(piece,))
    first = verbs.evaluate(point, on=date(2026, 1, 5), by="The CPC", level=2)
    verbs.revise_evaluation(later, on=None)
    found = evaluations_of(desk.contents, point)
    assert [(each.key, each.by, each.level) for each in found] == [(first, "The CPC", 2), (later, ISLA.name, 3)]
    assert (found[1].on, found[1].text) == (date(2026, 3, 2), "Half way ")
    desk.work.evidence.remove(piece)
    assert evaluations_of(desk.contents, point)[1].supporting == ()
    desk.undo()
    assert evaluations_of(desk.contents, point)[1].supporting == (piece,)
    verbs.remove_evaluation(first)
    assert [each.key for each in evaluations_of(desk.contents, point)] == [later]
    assert not desk.refusals


def test_what_is_removed_leaves_no_link_and_comes_back_whole(desk: Desk, inspection: str) -> None:
    work = desk.work
    point = points_of(desk.contents, inspection)[0].key
    finding = work.findings.record(FindingKind.AREA, "2.1", "Waits")
    action = work.actions.plan("See them sooner")
    piece = work.evidence.record("Audit")
    work.inspecting.answer(point, known=Known.YES, findings=(finding,), actions=(action,))
    factor = work.capacity.add("We knew", findings=(finding,), actions=(action,), supporting=(piece,))
    before = desk.tables
    work.findings.remove(finding)
    work.actions.remove(action)
    work.evidence.remove(piece)
    answer, held = answer_to(desk.contents, point), desk.contents.of(CapacityFactor)[factor]
    assert (answer.findings, answer.actions, answer.known) == ((), (), Known.YES)
    assert (held.findings, held.actions, held.supporting) == ((), (), ())
    for _ in range(3):
        desk.undo()
    assert desk.tables == before
    assert not desk.refusals


def test_an_inspection_goes_and_comes_back_with_all_that_hangs_on_it(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    point = points_of(desk.contents, inspection)[0].key
    (action,) = verbs.make_actions((point,))
    verbs.evaluate(point, level=2)
    before = desk.tables
    verbs.remove_point(point)
    assert not desk.contents.of(PointAnswer)
    desk.undo()
    assert desk.tables == before
    verbs.remove(inspection)
    contents = desk.contents
    for kind in (Inspection, InspectionGrade, InspectionPoint, PointAnswer, ProgressEvaluation):
        assert not contents.of(kind)
    assert action in contents.actions
    desk.undo()
    assert desk.tables == before
    assert not desk.refusals


def test_what_is_done_to_something_that_is_gone_is_refused(desk: Desk, inspection: str) -> None:
    verbs = desk.work.inspecting
    point = points_of(desk.contents, inspection)[0].key
    verbs.remove(inspection)
    verbs.answer(point, known=Known.NO)
    verbs.add_point(inspection, PointKind.AREA, text="Late")
    verbs.make_actions((point,))
    assert [type(refusal) for refusal in desk.refusals] == [GoneMeanwhile, Removed, Removed]


def test_another_cycle_tells_what_it_had_and_holds_its_points(desk: Desk, inspection: str, tmp_path: Path) -> None:
    work = desk.work
    advocacy, chronologies, _ = points_of(desk.contents, inspection)
    area = work.findings.record(FindingKind.AREA, "5.4", "No advocate")
    going_on, over = work.actions.plan("Offer it sooner"), work.actions.plan("Print a leaflet")
    work.actions.revise(over, status=Status.COMPLETE_IMPACT_SHOWN)
    work.inspecting.answer(
        advocacy.key, known=Known.YES, reason="In spring", findings=(area,), actions=(going_on, over)
    )
    last = desk.contents.cycle_key
    following = work.cycles.start_next("Self-evaluation 2027")
    assert not desk.refusals
    path = work.session.path
    work.close()
    later = open_file(path, ISLA, cycle=following)
    contents = later.contents
    held = held_beside(contents, contents.of(Inspection)[inspection])
    assert held is not None
    assert (held.cycle.key, held.is_open) == (last, False)
    (told,) = inspections_told(contents, later.inspecting.editions())
    assert [(point.known, point.entries) for point in told.points][:2] == [
        ("Had it", ("an entry of another cycle",)),
        ("", ()),
    ]
    assert points_beside(contents, told.inspection, PointKind.AREA)[0].answer.reason == "In spring"
    here = answer_to(contents, advocacy.key)
    assert (here.known, here.reason, here.findings) == (None, "", ()), "that was said of its own cycle"
    assert [contents.actions[key].text for key in here.actions] == ["Offer it sooner"], "it goes on answering"
    later.inspecting.remove_point(advocacy.key)
    assert advocacy.key in later.contents.of(InspectionPoint), "what another cycle said of it would hang in the air"
    later.inspecting.remove_point(chronologies.key)
    assert chronologies.key not in later.contents.of(InspectionPoint)
    later.close()


def test_refusing_to_remove_a_point_that_another_cycle_answered_is_said(desk: Desk, inspection: str) -> None:
    work = desk.work
    point = points_of(desk.contents, inspection)[0].key
    work.inspecting.answer(point, known=Known.YES)
    following = work.cycles.start_next("Self-evaluation 2027")
    path, told = work.session.path, desk.told
    assert not desk.refusals
    work.close()
    later = open_file(path, ISLA, listener=told, cycle=following)
    later.inspecting.remove(inspection)
    assert [type(refused.refusal) for refused in told.refusals] == [StillInUse]
    assert inspection in later.contents.of(Inspection)
    later.close()


def test_factors_begin_from_grounds_are_linked_and_drafted(desk: Desk) -> None:
    verbs = desk.work.capacity
    begun = verbs.begin_from(GROUNDS[2])
    own = verbs.add("Our own", confidence="so so ")
    piece = desk.work.evidence.record("Survey of staff")
    verbs.revise(begun, supporting=(piece,), text="Staff say so.")
    contents = desk.contents
    assert [(each.key, each.ground) for each in factors(contents)] == [(begun, "leaders"), (own, "")]
    assert contents.get(Evidence, piece) is not None
    assert draft_paragraph(contents) == f"{GROUNDS[2].title}. Staff say so. This stands on E-001."
    verbs.state(text="We can. ", confidence=" fairly")
    assert (statement(desk.contents).text, statement(desk.contents).confidence) == ("We can. ", " fairly")
    verbs.remove(begun)
    assert [each.key for each in factors(desk.contents)] == [own]
    desk.undo()
    assert [each.key for each in factors(desk.contents)] == [begun, own]
    assert not desk.refusals
