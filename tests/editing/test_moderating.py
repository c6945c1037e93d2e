"""Covering and uncovering agencies' levels, and notes of a meeting: each is one change, logged and undone."""

from __future__ import annotations

from cpc_selfeval.domain.covering import agency_levels_shown, levels_covered, uncovered
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from tests.editing.desk import ISLA, Desk

CODE = "2.1"


def _covered_with_a_proposal(desk: Desk) -> None:
    desk.work.levels.choose(CODE, Stage.PROPOSED, desk.police, level=4)
    desk.work.levels.record(CODE, Stage.PROPOSED, desk.police)
    desk.work.moderating.cover(covered=True)


def test_a_cycle_keeps_levels_covered_and_shows_them_again(desk: Desk) -> None:
    assert not levels_covered(desk.contents)
    _covered_with_a_proposal(desk)
    assert not agency_levels_shown(desk.contents, CODE)
    desk.work.moderating.cover(covered=False)
    assert agency_levels_shown(desk.contents, CODE)
    desk.undo()
    assert not agency_levels_shown(desk.contents, CODE)
    desk.undo()
    assert desk.contents.of(Moderation) == {}


def test_uncovering_keeps_the_day_the_meeting_and_the_person_and_is_undone(desk: Desk) -> None:
    _covered_with_a_proposal(desk)
    desk.work.moderating.uncover(CODE, desk.sub_group)
    shown = uncovered(desk.contents, CODE)

    assert shown is not None
    assert (shown.on, shown.meeting, shown.by_name) == (desk.clock.now.date(), desk.sub_group, ISLA.name)
    assert agency_levels_shown(desk.contents, CODE)
    assert not agency_levels_shown(desk.contents, "2.2")
    desk.undo()
    assert not agency_levels_shown(desk.contents, CODE)
    desk.redo()
    assert agency_levels_shown(desk.contents, CODE)


def test_what_was_uncovered_stays_as_it_was(desk: Desk) -> None:
    desk.work.moderating.uncover(CODE, desk.sub_group)
    desk.work.moderating.uncover(CODE, desk.cpc)

    (shown,) = desk.contents.of(LevelsShown).values()
    assert shown.meeting == desk.sub_group
    assert desk.refusals == []


def test_notes_are_one_for_each_meeting_and_indicator_and_one_step_for_each_visit(desk: Desk) -> None:
    moderating = desk.work.moderating
    for text in ("P", "Po", "Police say more"):
        moderating.note(desk.cpc, CODE, text, visit="one")
    moderating.note(desk.cpc, "", "All present")
    moderating.note(desk.sub_group, CODE, "Before")

    notes = {(note.meeting, note.code): note.text for note in desk.contents.of(MeetingNote).values()}
    assert notes == {
        (desk.cpc, CODE): "Police say more",
        (desk.cpc, ""): "All present",
        (desk.sub_group, CODE): "Before",
    }
    for _ in range(3):
        desk.undo()
    assert desk.contents.of(MeetingNote) == {}
