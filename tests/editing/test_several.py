"""Several records changed, removed and recorded at once: one step, nothing touched that need not be."""

from __future__ import annotations

from datetime import date

import pytest

from cpc_selfeval.domain.action import Action, DueMove, Status
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.several import counted, present_ones, that_change, whose_due_moves
from cpc_selfeval.editing.verbs.actions import OverdueIsDerived
from cpc_selfeval.editing.verbs.revising import Removed
from tests.editing.desk import Desk

OCTOBER, JANUARY = date(2026, 10, 31), date(2027, 1, 31)


def three_actions(desk: Desk) -> list[str]:
    """Three actions: due in October, due in January, without a date."""
    plan = desk.work.actions.plan
    return [plan("one", due=OCTOBER), plan("two", due=JANUARY), plan("three")]


def test_a_status_is_set_in_one_step_and_only_where_it_differs(desk: Desk) -> None:
    keys = three_actions(desk)
    desk.work.actions.revise(keys[0], status=Status.ON_TRACK)
    before = desk.tables
    desk.work.several.revise(Action, keys, status=Status.ON_TRACK)
    assert {desk.contents.actions[key].status for key in keys} == {Status.ON_TRACK}
    assert desk.work.session.undo_act == "status of 2 actions"
    assert sorted(entry.record for entry in desk.log(2)) == sorted(keys[1:])
    assert len({entry.change for entry in desk.log(2)}) == 1
    desk.undo()
    assert desk.tables == before
    desk.redo()
    assert {desk.contents.actions[key].status for key in keys} == {Status.ON_TRACK}


def test_what_has_the_value_already_is_no_step(desk: Desk) -> None:
    keys = three_actions(desk)
    assert len(desk.contents.actions) == 3
    act = desk.work.session.undo_act
    desk.work.several.revise(Action, keys, status=Status.NOT_STARTED)
    assert desk.contents.actions[keys[0]].status is Status.NOT_STARTED
    assert desk.work.session.undo_act == act


def test_due_dates_move_together_and_each_keeps_what_it_was(desk: Desk) -> None:
    keys = three_actions(desk)
    before = desk.tables
    desk.work.several.move_due(keys, JANUARY, reason="Staff left", agreed_by="CPC")
    contents = desk.contents
    assert {contents.actions[key].due for key in keys} == {JANUARY}
    (move,) = contents.of(DueMove).values()
    assert (move.action, move.was, move.now) == (keys[0], OCTOBER, JANUARY)
    assert (move.reason, move.agreed_by) == ("Staff left", "CPC")
    assert desk.work.session.undo_act == "due date of 2 actions"
    desk.undo()
    assert desk.tables == before


def test_due_dates_that_were_typed_wrongly_are_no_moves(desk: Desk) -> None:
    keys = three_actions(desk)
    desk.work.several.move_due(keys, date(2027, 3, 31), correcting=True)
    assert {desk.contents.actions[key].due for key in keys} == {date(2027, 3, 31)}
    assert not desk.contents.of(DueMove)


def test_a_due_date_is_taken_away_from_several(desk: Desk) -> None:
    keys = three_actions(desk)
    desk.work.several.move_due(keys, None, reason="Paused")
    assert {desk.contents.actions[key].due for key in keys} == {None}
    assert sorted(move.was for move in desk.contents.of(DueMove).values()) == [OCTOBER, JANUARY]


def test_evidence_gets_an_agency_and_a_source_type(desk: Desk) -> None:
    keys = [desk.work.evidence.record(title) for title in ("one", "two")]
    desk.work.several.revise(Evidence, keys, agency=desk.police, source_type=SourceType.DOCUMENT)
    assert {desk.contents.evidence[key].agency for key in keys} == {desk.police}
    assert desk.work.session.undo_act == "agency and source type of 2 pieces of evidence"


def test_several_are_removed_with_what_belongs_to_them_and_come_back(desk: Desk) -> None:
    keys = three_actions(desk)
    desk.work.actions.note_progress(keys[0], "begun")
    desk.work.actions.move_due(keys[1], OCTOBER, reason="sooner")
    piece = desk.work.evidence.record("survey", actions=tuple(keys))
    before = desk.tables
    desk.work.several.remove(Action, keys[:2])
    assert list(desk.contents.actions) == [keys[2]]
    assert desk.contents.evidence[piece].actions == (keys[2],)
    assert desk.work.session.undo_act == "removal of 2 actions"
    desk.undo()
    assert desk.tables == before


def test_what_was_removed_meanwhile_is_passed_over_unless_it_is_all(desk: Desk) -> None:
    keys = three_actions(desk)
    desk.work.actions.remove(keys[0])
    desk.work.several.revise(Action, keys, lead="Head of CAMHS")
    assert [action.lead for action in desk.contents.actions_in_order] == ["Head of CAMHS"] * 2
    desk.work.several.revise(Action, keys[:1], lead="nobody")
    desk.work.several.move_due(keys[:1], JANUARY)
    desk.work.several.remove(Action, keys[:1])
    assert [type(refusal) for refusal in desk.refusals] == [Removed, Removed, Removed]


def test_overdue_and_unknown_fields_are_no_values(desk: Desk) -> None:
    keys = three_actions(desk)
    with pytest.raises(OverdueIsDerived):
        desk.work.several.revise(Action, keys, status=Status.OVERDUE)
    with pytest.raises(TypeError, match="Action has no colour"):
        desk.work.several.revise(Action, keys, colour="red")


def test_pieces_are_recorded_together_with_the_next_numbers(desk: Desk) -> None:
    desk.work.evidence.record("first")
    keys = desk.work.several.record_evidence(
        [{"title": "survey", "indicators": ("2.1",)}, {"title": "audit", "web_links": "/share/audit.pdf"}]
    )
    pieces = [desk.contents.evidence[key] for key in keys]
    assert [(piece.ref, piece.title) for piece in pieces] == [("E-002", "survey"), ("E-003", "audit")]
    assert pieces[0].indicators == ("2.1",)
    assert pieces[1].web_links == "/share/audit.pdf"
    desk.undo()
    assert len(desk.contents.evidence) == 1


def test_an_entry_from_the_last_cycle_counts_as_looked_at(desk: Desk) -> None:
    from cpc_selfeval.domain.change import Change, RowChange
    from cpc_selfeval.domain.cycles.carrying import carried_key
    from cpc_selfeval.domain.cycles.looking import not_looked_at
    from cpc_selfeval.domain.judging_records.closing import CarriedOver

    (key, *_others) = three_actions(desk)
    cycle = desk.contents.cycle_key
    mark = CarriedOver(
        key=carried_key(cycle, key),
        cycle=cycle,
        record_table="action",
        record=key,
        came_from="earlier",
        from_cycle=cycle,
    )
    desk.work.session.make("mark", lambda _contents: Change("mark", (RowChange(None, mark),)))
    assert not_looked_at(desk.contents, key)
    desk.work.several.revise(Action, [key], status=Status.AT_RISK)
    assert not not_looked_at(desk.contents, key)


def test_what_is_said_before_is_what_is_done(desk: Desk) -> None:
    keys = three_actions(desk)
    there = present_ones(desk.contents, Action, [*keys, keys[0], "gone"])
    assert [action.key for action in there] == keys
    assert [action.key for action in that_change(there, {"due": JANUARY})] == [keys[0], keys[2]]
    assert [action.key for action in whose_due_moves(there, JANUARY)] == keys[:1]
    assert counted(1, "action", "actions") == "1 action"
    assert counted(1500, "piece", "pieces") == "1,500 pieces"
