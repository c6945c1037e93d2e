"""The path to a first paper: each step is marked from what the file holds, by the rule in ``first_steps``."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.committee import Agency, AgencyKind
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.first_steps import FirstStep, first_steps, next_step
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.domain.record import Record
from tests.domain.contents import CYCLE, EMPTY, holding, judged, left_out

FIRST = EMPTY.covered_codes[0]
MADE = "2026-06-01T09:00:00+00:00"


def _evidence(*codes: str) -> Evidence:
    return Evidence(key="e", cycle=CYCLE, number=1, title="Audit", indicators=codes)


def _action(text: str = "Train staff", status: Status = Status.NOT_STARTED) -> Action:
    return Action(key="a", cycle=CYCLE, number=1, text=text, status=status)


def _paper(cycle: str) -> PaperMade:
    return PaperMade(key="p", cycle=cycle, paper="cog_summary", at=MADE, position_at=MADE)


def _done(*records: Record) -> set[PathStep]:
    return {step.step for step in first_steps(holding(*records)) if step.done}


def _step(step: PathStep, *records: Record) -> FirstStep:
    return next(found for found in first_steps(holding(*records)) if found.step is step)


def test_a_new_file_has_its_committee_and_goes_on_with_its_agencies() -> None:
    steps = first_steps(EMPTY)
    assert [step.step for step in steps] == list(PathStep)
    assert [step.done for step in steps] == [True, False, False, False, False, False, False]
    following = next_step(steps)
    assert following is not None
    assert following.step is PathStep.AGENCIES


@pytest.mark.parametrize(
    ("record", "step"),
    [
        (Agency(key="g", kind=AgencyKind.OTHER, name="Police", position=1), PathStep.AGENCIES),
        (_evidence(FIRST), PathStep.EVIDENCE),
        (judged(1, FIRST, Stage.PROPOSED, level=4), PathStep.LEVEL),
        (_action(), PathStep.ACTION),
        (_paper(CYCLE), PathStep.PAPER),
    ],
)
def test_one_record_does_its_step_and_no_other(record: Record, step: PathStep) -> None:
    assert _done(record) == {PathStep.COMMITTEE, step}


def test_an_agreed_level_is_a_level_too() -> None:
    assert _done(judged(1, "2.1", Stage.AGREED, level=4)) == {PathStep.COMMITTEE, PathStep.LEVEL, PathStep.AGREED}


@pytest.mark.parametrize(
    "records",
    [
        (_evidence(),),
        (_evidence("2.1"), left_out("2.1")),
        (judged(1, "2.1", Stage.AGREED, level=4), left_out("2.1")),
        (_action(text="  "),),
        (_action(status=Status.WITHDRAWN),),
        (_paper("another cycle"),),
    ],
    ids=["for nothing", "not in this cycle", "level of what is left out", "no words", "withdrawn", "of another cycle"],
)
def test_what_does_no_step(records: tuple[Record, ...]) -> None:
    assert _done(*records) == {PathStep.COMMITTEE}


def test_each_step_leads_to_where_the_one_before_was_done() -> None:
    assert _step(PathStep.EVIDENCE).indicator == FIRST
    assert _step(PathStep.LEVEL).indicator == FIRST
    assert _step(PathStep.LEVEL, _evidence("2.2")).indicator == "2.2"
    assert _step(PathStep.AGREED, _evidence("2.2"), judged(1, "5.1", Stage.PROPOSED, level=4)).indicator == "5.1"
    assert _step(PathStep.ACTION, _evidence("2.2")).indicator == "2.2"
    assert _step(PathStep.PAPER).indicator is None


def test_nothing_comes_next_once_all_are_done() -> None:
    assert next_step(tuple(FirstStep(step, done=True) for step in PathStep)) is None
