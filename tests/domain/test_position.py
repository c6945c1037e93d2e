"""Where an indicator stands: its state, its level, and the stage that the level has reached."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Absence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.position import State, position, standing_judgements
from cpc_selfeval.domain.record import Record
from tests.domain.contents import CYCLE, draft, holding, judged, left_out

STRENGTH = Finding(key="f", cycle=CYCLE, kind=FindingKind.STRENGTH, text="Heard", indicators=("2.1",))
AREA = Finding(key="a", cycle=CYCLE, kind=FindingKind.AREA, text="Waits", indicators=("2.1", "5.4"))


def test_nothing_recorded_is_not_started() -> None:
    where = position(holding(), "2.1")
    assert (where.state, where.stage, where.level, where.absence) == (State.NOT_STARTED, None, None, None)


@pytest.mark.parametrize(
    "records",
    [
        (STRENGTH,),
        (Evidence(key="e", cycle=CYCLE, number=1, title="Survey", indicators=("2.1",)),),
        (Action(key="x", cycle=CYCLE, number=1, text="Ask", indicators=("2.1",)),),
        (AREA, Action(key="x", cycle=CYCLE, number=1, text="Ask", findings=("a",))),
        (draft("2.1", level=4),),
        (draft("2.1", absence=Absence.NOT_ENOUGH_EVIDENCE),),
        (draft("2.1", agency="police", reason="Because"),),
    ],
)
def test_whatever_is_recorded_on_it_is_progress(records: tuple[Record, ...]) -> None:
    contents = holding(*records)
    assert position(contents, "2.1").state is State.IN_PROGRESS
    assert position(contents, "9.4").state is State.NOT_STARTED


def test_a_draft_that_was_emptied_again_is_no_progress() -> None:
    assert position(holding(draft("2.1", confidence=None)), "2.1").state is State.NOT_STARTED


def test_an_indicator_that_the_cycle_leaves_out_has_no_level_whatever_was_recorded() -> None:
    contents = holding(judged(1, "2.1", Stage.AGREED, level=4), left_out("2.1"))
    where = position(contents, "2.1")
    assert (where.state, where.level, where.standing) == (State.NOT_IN_CYCLE, None, ())


@pytest.mark.parametrize("last", range(4))
def test_the_level_is_that_of_the_highest_stage(last: int) -> None:
    stages = list(Stage)[: last + 1]
    contents = holding(*(judged(n, "2.1", stage, level=min(n, 3) + 2) for n, stage in enumerate(stages, start=1)))
    where = position(contents, "2.1")
    assert (where.state.value, where.stage, where.level) == (stages[-1].value, stages[-1], min(last, 2) + 3)
    assert where.state.is_finished == (last >= 2)
    assert [judgement.stage for judgement in (*where.proposals, *where.standing)] == stages
    for stage in stages[1:]:
        found = where.at(stage)
        assert found is not None
        assert found.stage is stage


def test_a_stage_can_be_recorded_although_those_before_it_were_not() -> None:
    where = position(holding(judged(1, "2.1", Stage.AGREED, level=3)), "2.1")
    assert (where.state, where.level, where.proposals) == (State.AGREED, 3, ())


def test_proposals_that_differ_have_a_spread_and_no_level() -> None:
    contents = holding(
        judged(1, "2.1", Stage.PROPOSED, agency="police", level=4),
        judged(2, "2.1", Stage.PROPOSED, agency="nhs", level=3),
        judged(3, "2.1", Stage.PROPOSED, agency="education", level=5),
    )
    where = position(contents, "2.1")
    assert (where.state, where.level, where.spread) == (State.PROPOSED, None, (3, 5))
    assert [judgement.agency for judgement in where.proposals] == ["police", "nhs", "education"]


def test_proposals_that_agree_are_the_level() -> None:
    contents = holding(
        judged(1, "2.1", Stage.PROPOSED, agency="police", level=4),
        judged(2, "2.1", Stage.PROPOSED, agency="nhs", level=4),
    )
    where = position(contents, "2.1")
    assert (where.level, where.spread) == (4, None)


def test_the_lead_officers_proposal_is_the_level_while_agencies_differ() -> None:
    contents = holding(
        judged(1, "2.1", Stage.PROPOSED, level=4),
        judged(2, "2.1", Stage.PROPOSED, agency="nhs", level=3),
    )
    where = position(contents, "2.1")
    assert (where.level, where.spread) == (4, (3, 4))


def test_a_level_and_an_absence_differ_without_a_spread() -> None:
    contents = holding(
        judged(1, "2.1", Stage.PROPOSED, agency="police", level=4),
        judged(2, "2.1", Stage.PROPOSED, agency="nhs", absence=Absence.NOT_ENOUGH_EVIDENCE),
    )
    where = position(contents, "2.1")
    assert (where.state, where.level, where.absence, where.spread) == (State.PROPOSED, None, None, None)


def test_an_absence_can_be_agreed_and_is_then_done() -> None:
    where = position(holding(judged(1, "8.1", Stage.AGREED, absence=Absence.NOT_ENOUGH_EVIDENCE)), "8.1")
    assert (where.state, where.level, where.absence) == (State.AGREED, None, Absence.NOT_ENOUGH_EVIDENCE)
    assert where.state.is_finished


def test_a_level_that_is_agreed_anew_takes_the_place_of_the_one_before() -> None:
    contents = holding(judged(1, "5.2", Stage.AGREED, level=3), judged(2, "5.2", Stage.AGREED, level=2))
    assert position(contents, "5.2").level == 2


def test_an_endorsement_lapses_when_a_level_is_agreed_anew() -> None:
    first = (judged(1, "2.1", Stage.AGREED, level=4), judged(2, "2.1", Stage.ENDORSED, level=4))
    assert position(holding(*first), "2.1").state is State.ENDORSED
    anew = position(holding(*first, judged(3, "2.1", Stage.AGREED, level=3)), "2.1")
    assert (anew.state, anew.level, anew.at(Stage.ENDORSED)) == (State.AGREED, 3, None)
    again = (judged(3, "2.1", Stage.AGREED, level=3), judged(4, "2.1", Stage.ENDORSED, level=3))
    assert position(holding(*first, *again), "2.1").state is State.ENDORSED


def test_a_withdrawn_level_gives_way_to_the_stage_before() -> None:
    contents = holding(
        judged(1, "6.4", Stage.PROPOSED, level=3),
        judged(2, "6.4", Stage.RECOMMENDED, level=4),
        judged(3, "6.4", Stage.RECOMMENDED, withdraws="2"),
    )
    where = position(contents, "6.4")
    assert (where.state, where.level, where.standing) == (State.PROPOSED, 3, ())


def test_a_withdrawn_level_gives_way_to_the_one_agreed_before_it() -> None:
    contents = holding(
        judged(1, "5.2", Stage.AGREED, level=3),
        judged(2, "5.2", Stage.AGREED, level=2),
        judged(3, "5.2", Stage.AGREED, withdraws="2"),
    )
    assert (position(contents, "5.2").state, position(contents, "5.2").level) == (State.AGREED, 3)


def test_when_all_was_withdrawn_the_work_is_still_in_progress() -> None:
    contents = holding(judged(1, "5.2", Stage.PROPOSED, level=3), judged(2, "5.2", Stage.PROPOSED, withdraws="1"))
    where = position(contents, "5.2")
    assert (where.state, where.stage, where.level) == (State.IN_PROGRESS, None, None)


def test_a_draft_never_shows_as_a_level() -> None:
    drafts: tuple[LevelDraft, ...] = (draft("2.1", Stage.AGREED, level=6), draft("2.1", level=6))
    where = position(holding(judged(1, "2.1", Stage.PROPOSED, level=3), *drafts), "2.1")
    assert (where.state, where.level) == (State.PROPOSED, 3)


@dataclass(frozen=True)
class Step:
    """One drawn event: a judgement, or the withdrawal of the event ``back`` steps before it."""

    stage: Stage
    agency: str | None
    level: int
    back: int | None


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(Stage),
        st.sampled_from([None, "police", "nhs"]),
        st.integers(1, 6),
        st.one_of(st.none(), st.integers(1, 5)),
    ),
    max_size=12,
)


def _events(steps: list[Step]) -> list[Judgement]:
    events: list[Judgement] = []
    for number, step in enumerate(steps):
        target = events[number - step.back] if step.back is not None and step.back <= number else None
        if target is not None and target.withdraws is None:
            withdrawal = judged(number, "2.1", target.stage, agency=target.agency, withdraws=target.key)
            events.append(withdrawal)
        else:
            agency = step.agency if step.stage is Stage.PROPOSED else None
            events.append(judged(number, "2.1", step.stage, agency=agency, level=step.level))
    return events


@given(STEPS)
def test_what_stands_is_the_last_of_each_proposer_and_stage_that_was_not_withdrawn(steps: list[Step]) -> None:
    events = _events(steps)
    left: dict[tuple[Stage, str | None], list[Judgement]] = {}
    for event in events:
        if event.withdraws is None:
            left.setdefault((event.stage, event.agency), []).append(event)
        else:
            for recorded in left.values():
                recorded[:] = [one for one in recorded if one.key != event.withdraws]
    agreed, endorsed = left.get((Stage.AGREED, None)), left.get((Stage.ENDORSED, None))
    if endorsed:
        later = agreed and int(agreed[-1].key) < int(endorsed[-1].key)
        if not (agreed and later and agreed[-1].level == endorsed[-1].level):
            endorsed.clear()
    expected = {recorded[-1].key for recorded in left.values() if recorded}

    assert {judgement.key for judgement in standing_judgements(tuple(events))} == expected
    where = position(holding(*events), "2.1")
    assert {judgement.key for judgement in (*where.proposals, *where.standing)} == expected
    if where.stage is None:
        assert not expected
        assert where.state is (State.IN_PROGRESS if events else State.NOT_STARTED)
    else:
        assert where.state.value == where.stage.value
        assert where.stage.rank == max(stage.rank for (stage, _), recorded in left.items() if recorded)
