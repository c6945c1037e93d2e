"""Numbers of entries, and due dates that are set, moved and put right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cpc_selfeval.domain.action import Origin, Status
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.verbs.actions import OverdueIsDerived
from tests.editing.desk import ISLA, Desk

OCTOBER, JANUARY, MARCH = date(2026, 10, 31), date(2027, 1, 31), date(2027, 3, 31)


def test_entries_are_numbered_in_the_order_in_which_they_were_asked_for(desk: Desk) -> None:
    actions = [desk.work.actions.plan(text) for text in ("one", "two", "three")]
    pieces = [desk.work.evidence.record(text) for text in ("one", "two")]
    contents = desk.contents
    assert [contents.actions[key].ref for key in actions] == ["A-01", "A-02", "A-03"]
    assert [contents.evidence[key].ref for key in pieces] == ["E-001", "E-002"]


def test_a_gap_is_not_filled_and_no_number_is_given_twice(desk: Desk) -> None:
    keys = [desk.work.actions.plan(text) for text in ("one", "two", "three")]
    desk.work.actions.remove(keys[1])
    desk.work.actions.plan("four")
    assert [action.ref for action in desk.contents.actions_in_order] == ["A-01", "A-03", "A-04"]
    desk.undo()
    desk.undo()
    assert [action.ref for action in desk.contents.actions_in_order] == ["A-01", "A-02", "A-03"]


def test_an_action_needs_only_its_text(desk: Desk) -> None:
    key = desk.work.actions.plan("Ask the health visitors")
    action = desk.contents.actions[key]
    assert (action.status, action.due, action.agency, action.findings) == (Status.NOT_STARTED, None, None, ())


def test_a_first_due_date_is_no_move_and_a_later_one_is(desk: Desk) -> None:
    key = desk.work.actions.plan("One list")
    desk.work.actions.move_due(key, OCTOBER, reason="First")
    assert desk.contents.due_moves_of(key) == ()
    desk.work.actions.move_due(key, JANUARY, reason="Trainers", agreed_by="Sub-group")
    desk.work.actions.move_due(key, MARCH, reason="Posts", agreed_by="CPC")
    moves = desk.contents.due_moves_of(key)
    assert desk.contents.actions[key].due == MARCH
    assert [(move.was, move.now, move.reason, move.agreed_by) for move in moves] == [
        (OCTOBER, JANUARY, "Trainers", "Sub-group"),
        (JANUARY, MARCH, "Posts", "CPC"),
    ]
    assert {move.moved_on for move in moves} == {desk.clock.now.date()}


def test_a_move_to_the_same_day_is_none_and_one_to_no_day_is(desk: Desk) -> None:
    key = desk.work.actions.plan("One list", due=OCTOBER)
    desk.work.actions.move_due(key, OCTOBER)
    assert desk.contents.due_moves_of(key) == ()
    desk.work.actions.move_due(key, None, reason="Not known any more")
    (move,) = desk.contents.due_moves_of(key)
    assert (move.was, move.now) == (OCTOBER, None)
    assert desk.contents.actions[key].due is None


def test_a_date_put_right_is_not_a_move(desk: Desk) -> None:
    key = desk.work.actions.plan("One list", due=OCTOBER)
    desk.work.actions.correct_due(key, JANUARY)
    assert desk.contents.actions[key].due == JANUARY
    assert desk.contents.due_moves_of(key) == ()


def test_undoing_a_move_puts_the_date_back_and_forgets_the_move(desk: Desk) -> None:
    key = desk.work.actions.plan("One list", due=OCTOBER)
    desk.work.actions.move_due(key, JANUARY)
    desk.undo()
    assert desk.contents.actions[key].due == OCTOBER
    assert desk.contents.due_moves_of(key) == ()


def test_overdue_cannot_be_set(desk: Desk) -> None:
    key = desk.work.actions.plan("One list")
    with pytest.raises(OverdueIsDerived):
        desk.work.actions.revise(key, status=Status.OVERDUE)
    assert desk.contents.actions[key].status is Status.NOT_STARTED


def test_where_an_action_came_from_is_not_who_changed_it(desk: Desk) -> None:
    box = object()
    key = desk.work.actions.plan("One list", came_from=Origin.INSPECTION, origin=box)
    assert desk.contents.actions[key].origin is Origin.INSPECTION
    desk.work.actions.revise(key, came_from=Origin.LEARNING_REVIEW, origin=box)
    assert desk.contents.actions[key].came_from is Origin.LEARNING_REVIEW
    assert [event.origin for event in desk.told.events] == [box, box]


def test_a_note_is_dated_and_signed_unless_said_otherwise(desk: Desk) -> None:
    key = desk.work.actions.plan("One list")
    desk.work.actions.note_progress(key, "Today")
    desk.work.actions.note_progress(key, "Before", on=OCTOBER)
    notes = {note.text: note for note in desk.contents.progress_of(key)}
    assert (notes["Today"].on, notes["Today"].by) == (desk.clock.now.date(), ISLA.name)
    assert notes["Before"].on == OCTOBER


def test_entries_of_an_indicator_can_be_put_in_another_order(desk: Desk) -> None:
    keys = [desk.work.findings.record(FindingKind.STRENGTH, "2.1", text) for text in ("a", "b", "c", "d")]
    desk.work.findings.record(FindingKind.AREA, "2.1", "an area among them")

    def order() -> str:
        return "".join(finding.text for finding in desk.contents.findings_of("2.1", FindingKind.STRENGTH))

    for key, steps, expected in (
        (keys[0], 2, "bcad"),
        (keys[3], -9, "dbca"),
        (keys[1], 9, "dcab"),
        (keys[0], 0, "dcab"),
    ):
        desk.work.findings.move(key, "2.1", steps)
        assert order() == expected
    desk.undo()
    assert order() == "dbca"


def test_the_original_due_date_stays_the_first_one_though_a_clock_runs_behind(desk: Desk) -> None:
    action = desk.work.actions.plan("One list", due=date(2026, 6, 1))
    desk.work.actions.move_due(action, date(2026, 7, 1), reason="Posts")
    assert len(desk.contents.due_moves_of(action)) == 1
    desk.clock.now -= timedelta(days=30)
    desk.work.actions.move_due(action, date(2026, 8, 1), reason="Snow")
    assert [move.was for move in desk.contents.due_moves_of(action)] == [date(2026, 6, 1), date(2026, 7, 1)]
    line = take_snapshot(desk.contents, desk.clock(), "test").actions[0]
    assert (line.original_due, line.action.due) == (date(2026, 6, 1), date(2026, 8, 1))
