"""From a draft to a judgement: choosing is saved, recording is an event, and events stay."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.editing.verbs.levels import (
    AlreadyWithdrawn,
    NothingChosen,
    NotWhatWasAgreed,
    ReasonNeeded,
    WrongMeeting,
)
from tests.editing.desk import ISLA, Desk


def _events(desk: Desk, code: str = "2.1") -> tuple[Judgement, ...]:
    return desk.contents.judgements_of(code)


def test_choosing_saves_a_draft_and_is_no_event(desk: Desk) -> None:
    levels = desk.work.levels
    for level in (3, 4, 5):
        levels.choose("2.1", Stage.PROPOSED, desk.police, level=level)
    levels.draft("2.1", Stage.PROPOSED, desk.police, reason="The survey", confidence=Confidence.HIGH)
    draft = desk.contents.draft("2.1", Stage.PROPOSED, desk.police)
    assert (draft.level, draft.reason, draft.confidence) == (5, "The survey", Confidence.HIGH)
    assert _events(desk) == ()
    assert position(desk.contents, "2.1").state is State.IN_PROGRESS


def test_each_proposer_and_each_stage_has_a_draft_of_its_own(desk: Desk) -> None:
    levels = desk.work.levels
    levels.choose("2.1", Stage.PROPOSED, desk.police, level=4)
    levels.choose("2.1", Stage.PROPOSED, desk.nhs, level=3)
    levels.choose("2.1", Stage.PROPOSED, level=5)
    levels.choose("2.1", Stage.AGREED, level=2)
    assert sorted(draft.level or 0 for draft in desk.contents.of(LevelDraft).values()) == [2, 3, 4, 5]
    levels.record("2.1", Stage.PROPOSED, desk.nhs)
    assert [(event.agency, event.level) for event in _events(desk)] == [(desk.nhs, 3)]
    assert sorted(draft.level or 0 for draft in desk.contents.of(LevelDraft).values()) == [2, 4, 5]


def test_a_level_and_the_reason_for_none_take_each_others_place(desk: Desk) -> None:
    levels = desk.work.levels
    levels.choose("8.1", Stage.PROPOSED, level=3)
    levels.choose("8.1", Stage.PROPOSED, absence=Absence.NOT_ENOUGH_EVIDENCE)
    draft = desk.contents.draft("8.1", Stage.PROPOSED)
    assert (draft.level, draft.absence) == (None, Absence.NOT_ENOUGH_EVIDENCE)
    levels.choose("8.1", Stage.PROPOSED, level=2)
    draft = desk.contents.draft("8.1", Stage.PROPOSED)
    assert (draft.level, draft.absence) == (2, None)


def test_recording_makes_an_event_of_the_whole_draft_and_uses_it_up(desk: Desk) -> None:
    levels = desk.work.levels
    levels.choose("2.1", Stage.PROPOSED, desk.police, level=4)
    levels.draft("2.1", Stage.PROPOSED, desk.police, reason="The survey", confidence=Confidence.MEDIUM)
    levels.record("2.1", Stage.PROPOSED, desk.police)
    (event,) = _events(desk)
    assert (event.stage, event.agency, event.level, event.absence) == (Stage.PROPOSED, desk.police, 4, None)
    assert (event.reason, event.confidence) == ("The survey", Confidence.MEDIUM)
    assert (event.by_name, event.by_role) == (ISLA.name, ISLA.role)
    assert datetime.fromisoformat(event.at).utcoffset() == UTC.utcoffset(None)
    assert event.on == desk.clock.now.date()
    assert dict(desk.contents.of(LevelDraft)) == {}


def test_undoing_a_proposal_gives_the_draft_back(desk: Desk) -> None:
    desk.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    desk.work.levels.record("2.1", Stage.PROPOSED)
    assert len(_events(desk)) == 1
    desk.undo()
    assert _events(desk) == ()
    assert desk.contents.draft("2.1", Stage.PROPOSED).level == 4


def test_a_meeting_gives_its_day_and_who_was_there(desk: Desk) -> None:
    desk.work.setup.revise_meeting(desk.cpc, present="All agencies")
    desk.work.levels.choose("2.1", Stage.AGREED, level=4)
    desk.work.levels.draft("2.1", Stage.AGREED, meeting=desk.cpc, dissent="NHS would say 3")
    desk.work.levels.record("2.1", Stage.AGREED)
    (event,) = _events(desk)
    assert (event.on, event.meeting, event.present, event.dissent) == (
        date(2026, 6, 9),
        desk.cpc,
        "All agencies",
        "NHS would say 3",
    )


def test_what_the_draft_says_of_day_and_presence_goes_before_the_meetings(desk: Desk) -> None:
    desk.work.setup.revise_meeting(desk.cpc, present="All agencies")
    desk.work.levels.choose("2.1", Stage.AGREED, level=4)
    desk.work.levels.draft("2.1", Stage.AGREED, meeting=desk.cpc, on=date(2026, 6, 16), present="By letter")
    desk.work.levels.record("2.1", Stage.AGREED)
    (event,) = _events(desk)
    assert (event.on, event.present) == (date(2026, 6, 16), "By letter")


def _agree(desk: Desk, code: str, level: int) -> tuple[Judgement, ...]:
    desk.work.levels.choose(code, Stage.AGREED, level=level)
    desk.work.levels.record(code, Stage.AGREED)
    return _events(desk, code)


@pytest.mark.parametrize("chosen", [None, 5])
def test_only_what_the_committee_agreed_can_be_endorsed(chosen: int | None, desk: Desk) -> None:
    if chosen is not None:
        _agree(desk, "2.1", chosen)
    desk.work.levels.choose("2.1", Stage.ENDORSED, level=4)
    desk.work.levels.record("2.1", Stage.ENDORSED)
    assert [type(refusal) for refusal in desk.refusals] == [NotWhatWasAgreed]
    assert desk.contents.draft("2.1", Stage.ENDORSED).level == 4
    _agree(desk, "2.1", 4)
    desk.work.levels.record("2.1", Stage.ENDORSED)
    assert position(desk.contents, "2.1").state is State.ENDORSED
    (agreed,) = [j for j in position(desk.contents, "2.1").standing if j.stage is Stage.AGREED]
    desk.work.levels.withdraw(agreed.key, "Decided without the figures")
    assert position(desk.contents, "2.1").state is not State.ENDORSED


@pytest.mark.parametrize("stage", [Stage.RECOMMENDED, Stage.AGREED, Stage.ENDORSED])
@pytest.mark.parametrize("body", Body)
def test_a_meeting_records_only_its_own_stage(stage: Stage, body: Body, desk: Desk) -> None:
    own = {Stage.RECOMMENDED: Body.SUB_GROUP, Stage.AGREED: Body.CPC, Stage.ENDORSED: Body.COG}
    meeting = desk.work.setup.add_meeting(body, on=date(2026, 6, 1))
    before = _agree(desk, "2.1", 4) if stage is Stage.ENDORSED else ()
    desk.work.levels.choose("2.1", stage, level=4)
    desk.work.levels.draft("2.1", stage, meeting=meeting)
    desk.work.levels.record("2.1", stage)
    if body is own[stage]:
        assert desk.refusals == []
        assert [event.meeting for event in _events(desk)[len(before) :]] == [meeting]
    else:
        assert [type(refusal) for refusal in desk.refusals] == [WrongMeeting]
        assert _events(desk) == before
        assert desk.contents.draft("2.1", stage).level == 4


def test_nothing_chosen_and_no_reason_are_told_and_keep_the_draft(desk: Desk) -> None:
    levels = desk.work.levels
    levels.draft("2.1", Stage.PROPOSED, reason="Still thinking")
    levels.record("2.1", Stage.PROPOSED)
    levels.choose("4.1", Stage.PROPOSED, absence=Absence.NOT_APPLICABLE)
    levels.draft("4.1", Stage.PROPOSED, reason="  \n")
    levels.record("4.1", Stage.PROPOSED)
    assert [type(refusal) for refusal in desk.refusals] == [NothingChosen, ReasonNeeded]
    assert dict(desk.contents.of(Judgement)) == {}
    assert desk.contents.draft("2.1", Stage.PROPOSED).reason == "Still thinking"
    levels.draft("4.1", Stage.PROPOSED, reason="Judged together with 6.3 here")
    levels.record("4.1", Stage.PROPOSED)
    assert [event.absence for event in _events(desk, "4.1")] == [Absence.NOT_APPLICABLE]


def test_not_enough_evidence_needs_no_reason(desk: Desk) -> None:
    desk.work.levels.choose("8.1", Stage.PROPOSED, absence=Absence.NOT_ENOUGH_EVIDENCE)
    desk.work.levels.record("8.1", Stage.PROPOSED)
    assert desk.refusals == []
    assert len(_events(desk, "8.1")) == 1


def test_a_withdrawal_is_an_event_too_and_can_itself_be_undone(desk: Desk) -> None:
    desk.work.levels.choose("2.1", Stage.AGREED, level=4)
    desk.work.levels.record("2.1", Stage.AGREED)
    (agreed,) = _events(desk)
    desk.work.levels.withdraw(agreed.key, "Recorded for the wrong indicator")
    first, second = _events(desk)
    assert first == agreed
    assert (second.withdraws, second.stage, second.level, second.absence, second.reason) == (
        agreed.key,
        Stage.AGREED,
        None,
        None,
        "Recorded for the wrong indicator",
    )
    assert position(desk.contents, "2.1").state is State.IN_PROGRESS
    desk.undo()
    assert position(desk.contents, "2.1").state is State.AGREED


def test_a_level_agreed_again_leaves_the_first_one_in_the_history(desk: Desk) -> None:
    for level in (3, 2):
        desk.work.levels.choose("5.2", Stage.AGREED, level=level)
        desk.work.levels.record("5.2", Stage.AGREED)
    assert [event.level for event in _events(desk, "5.2")] == [3, 2]
    assert position(desk.contents, "5.2").level == 2


def test_the_last_judgement_stands_also_where_the_clock_runs_behind(desk: Desk) -> None:
    levels = desk.work.levels
    for level, year in ((4, 2027), (3, 2026)):
        assert desk.work.session.drain(20)
        desk.clock.now = datetime(year, 3, 2, tzinfo=UTC)
        levels.choose("2.1", Stage.PROPOSED, level=level)
        levels.record("2.1", Stage.PROPOSED)
    assert position(desk.contents, "2.1").level == 3
    assert [event.level for event in _events(desk)] == [4, 3]


def test_a_level_is_withdrawn_once_and_a_withdrawal_stays(desk: Desk) -> None:
    (agreed,) = _agree(desk, "2.1", 4)
    for _ in range(2):
        desk.work.levels.withdraw(agreed.key, "A slip")
    (_, withdrawal) = _events(desk)
    desk.work.levels.withdraw(withdrawal.key, "Another")
    assert len(_events(desk)) == 2
    assert [type(refusal) for refusal in desk.refusals] == [AlreadyWithdrawn] * 2


def test_an_answer_is_kept_by_indicator_and_question_and_undone(desk: Desk) -> None:
    levels = desk.work.levels
    levels.answer("2.1", "activity_only", "Children wait less.")
    levels.answer("2.2", "activity_only", "Nobody knows yet.")
    levels.answer("2.1", "activity_only", "Children wait nine days.")

    assert desk.contents.challenge_answer("2.1", "activity_only") == "Children wait nine days."
    assert desk.contents.challenge_answer("2.2", "activity_only") == "Nobody knows yet."
    assert desk.work.session.undo_act == "answer to a question of 2.1"
    desk.work.session.undo()
    assert desk.contents.challenge_answer("2.1", "activity_only") == "Children wait less."
    assert desk.contents.challenge_answer("2.1", "impact_not_shown") == ""
