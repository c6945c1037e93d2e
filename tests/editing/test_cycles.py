"""Cycles: closed with a snapshot and refused any change, opened again with a reason, carried on into the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, Status, StatusWord
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.cycle_refusals import (
    ClosedAlready,
    CycleClosed,
    CycleUntitled,
    NotClosed,
    ReopeningUnexplained,
    TooMuchToClose,
)
from cpc_selfeval.domain.cycles.closing import closings
from cpc_selfeval.domain.cycles.looking import came_from_in_words, not_looked_at, waiting_to_be_looked_at
from cpc_selfeval.domain.evidence import Attachment, SourceType
from cpc_selfeval.domain.expecting import Expectations, WordLimit
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.editing.desk import ISLA, Desk


@pytest.fixture
def full(desk: Desk, tmp_path: Path) -> Desk:
    """A cycle with a strength, an area, evidence with a file, two actions and a level."""
    work = desk.work
    strength = work.findings.record(FindingKind.STRENGTH, "2.1", "Children say that they feel safe")
    area = work.findings.record(FindingKind.AREA, "2.2", "Parents wait too long", priority=Priority.HIGH)
    open_one = work.actions.plan("Agree one list of parents who wait", findings=(area,), due=date(2026, 5, 1))
    over = work.actions.plan("Write to all schools", indicators=("2.1",))
    work.actions.revise(over, status=Status.COMPLETE_IMPACT_SHOWN)
    work.actions.move_due(open_one, date(2026, 8, 1), reason="Staff left")
    work.actions.note_progress(open_one, "Half done")
    reading = work.actions.take_reading(open_one, "34%")
    survey = work.evidence.record(
        "Survey of parents",
        source_type=SourceType.VIEWS_OF_PARENTS,
        indicators=("2.1", "2.2"),
        findings=(strength, area),
        actions=(open_one, over),
        readings=(reading,),
    )
    (tmp_path / "survey.txt").write_text("what parents said")
    work.evidence.attach(survey, tmp_path / "survey.txt")
    work.setup.word_status(Status.AT_RISK, "Amber", "A")
    work.setup.limit_words(most_words=5000)
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.record("2.1", Stage.PROPOSED)
    assert not desk.refusals
    return desk


def other(desk: Desk, cycle: str | None = None) -> OpenSelfEvaluation:
    """The same file, opened anew in another cycle."""
    path = desk.work.session.path
    desk.work.close()
    return open_file(path, ISLA, cycle=cycle)


def test_a_closed_cycle_holds_a_snapshot_of_everything_in_it(full: Desk) -> None:
    before = full.contents
    full.work.cycles.close()
    (closing,) = closings(full.contents)
    whole = json.loads(closing.snapshot)
    assert whole["cycle"] == before.cycle_key
    assert {each["key"] for each in whole["tables"]["finding"]} == set(before.findings)
    assert [each["text"] for each in whole["tables"]["action"]].count("Write to all schools") == 1
    assert "closing" not in whole["tables"]
    assert (closing.by_name, closing.by_role) == (ISLA.name, ISLA.role)
    assert full.contents.cycle.closed_on == closing.closed_on == full.clock.now.date()


def test_the_snapshot_says_the_same_for_the_same(full: Desk) -> None:
    full.work.cycles.close()
    full.work.cycles.reopen("A level was wrong", "Isla Grant")
    full.work.cycles.close()
    first, second = (json.loads(closing.snapshot) for closing in closings(full.contents))
    assert first == second


VERBS: dict[str, Callable[[Desk], object]] = {
    "a text": lambda desk: desk.work.findings.record(FindingKind.STRENGTH, "2.1", "More"),
    "a revision": lambda desk: desk.work.evidence.revise(next(iter(desk.contents.evidence)), title="Other"),
    "a level": lambda desk: desk.work.levels.choose("2.2", Stage.PROPOSED, level=3),
    "a removal": lambda desk: desk.work.findings.remove(next(iter(desk.contents.findings))),
    "the cycle's title": lambda desk: desk.work.setup.revise_cycle(title="Other"),
    "a meeting": lambda desk: desk.work.setup.revise_meeting(desk.cpc, title="Other"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_no_change_comes_into_a_closed_cycle(full: Desk, verb: str) -> None:
    full.work.cycles.close()
    before = full.tables
    VERBS[verb](full)
    assert [type(refusal) for refusal in full.refusals] == [CycleClosed]
    assert full.tables == before


def test_what_belongs_to_all_cycles_can_still_be_changed(full: Desk) -> None:
    full.work.cycles.close()
    full.work.setup.revise_agency(full.nhs, name="NHS Harbour and Isles")
    assert not full.refusals
    assert full.contents.agency_name(full.nhs) == "NHS Harbour and Isles"


def test_opening_again_needs_a_reason_and_a_name_and_keeps_the_closing(full: Desk) -> None:
    full.work.cycles.close()
    full.work.cycles.reopen(" ", "Isla Grant")
    full.work.cycles.reopen("A level was wrong", "")
    assert [type(refusal) for refusal in full.refusals] == [ReopeningUnexplained] * 2
    full.work.cycles.reopen("A level was wrong", "Isla Grant")
    (closing,) = closings(full.contents)
    assert (closing.reopened_because, closing.reopened_by) == ("A level was wrong", "Isla Grant")
    assert full.contents.cycle.closed_on is None
    full.work.findings.record(FindingKind.STRENGTH, "2.1", "More")
    assert len(full.refusals) == 2


def test_closing_and_opening_out_of_turn_are_refused(full: Desk) -> None:
    full.work.cycles.reopen("A level was wrong", "Isla Grant")
    full.work.cycles.close()
    full.work.cycles.close()
    assert [type(refusal) for refusal in full.refusals] == [NotClosed, ClosedAlready]


def test_closing_is_one_step_to_undo_and_to_make_again(full: Desk) -> None:
    before = full.tables
    full.work.cycles.close()
    closed = full.tables
    full.undo()
    assert full.tables == before
    full.redo()
    assert full.tables == closed
    assert not full.refusals


def test_papers_of_a_closed_cycle_come_out_the_same_a_year_later(full: Desk) -> None:
    full.work.cycles.close()
    closed = full.contents.of(Closing)
    then = full.work.papers.snapshot()
    full.clock.now += timedelta(days=400)
    assert full.work.papers.snapshot() == then
    assert {closing.at for closing in closed.values()} == {
        then.as_at.astimezone(UTC).isoformat(timespec="microseconds")
    }
    full.work.cycles.reopen("A level was wrong", "Isla Grant")
    assert full.contents.cycle.closed_on is None
    assert full.work.papers.snapshot().as_at > then.as_at


def test_a_snapshot_that_no_file_may_hold_is_not_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpc_selfeval.domain.cycles.closing.LONGEST_SNAPSHOT", 10)
    desk.work.cycles.close()
    assert [type(refusal) for refusal in desk.refusals] == [TooMuchToClose]
    assert desk.contents.cycle.closed_on is None


def test_another_edition_cannot_come_into_a_closed_cycle(desk: Desk) -> None:
    desk.work.cycles.close()
    with pytest.raises(CycleClosed):
        desk.work.session.change_framework(shipped_framework("hmie-2005"))


def test_the_next_cycle_has_text_and_evidence_and_empty_levels(full: Desk) -> None:
    was = full.contents
    full.work.cycles.start_next("Self-evaluation 2027", period_from=date(2027, 4, 1))
    assert full.contents.findings == was.findings  # the open one stays as it was
    work = other(full)
    now = work.contents
    work.close()
    assert (now.cycle.title, now.cycle.number, now.cycle.period_from) == ("Self-evaluation 2027", 2, date(2027, 4, 1))
    assert sorted(each.text for each in now.findings.values()) == sorted(each.text for each in was.findings.values())
    assert not now.of(Judgement)
    assert not now.of(LevelDraft)
    (piece,) = now.evidence_in_order
    assert (piece.ref, piece.indicators) == ("E-001", ("2.1", "2.2"))
    assert set(piece.findings) == set(now.findings)
    (file,) = now.attachments_of(piece.key)
    assert {file.sha256} == {each.sha256 for each in was.of(Attachment).values()}
    assert waiting_to_be_looked_at(now) == {*now.findings, piece.key}
    assert {each.word for each in now.of(StatusWord).values()} == {"Amber"}
    assert now.word_limit.most_words == 5000
    assert now.agencies == was.agencies
    assert now.tags == was.tags
    assert [each.cycle.key for each in now.other_cycles] == [was.cycle_key]


def test_open_actions_come_over_with_their_number_and_history_and_the_others_stay(full: Desk) -> None:
    was = full.contents
    full.work.cycles.start_next("Self-evaluation 2027")
    work = other(full)
    now = work.contents
    work.close()
    (action,) = now.actions_in_order
    (before,) = [each for each in was.actions_in_order if not each.status.is_over]
    assert replace(action, key=before.key, cycle=before.cycle, findings=before.findings) == before
    assert set(action.findings) <= set(now.findings)
    for number, parts in (
        (len(was.of(DueMove)), now.due_moves_of(action.key)),
        (len(was.of(ProgressNote)), now.progress_of(action.key)),
        (len(was.of(Reading)), now.readings_of(action.key)),
    ):
        assert len(parts) == number == 1
    (piece,) = now.evidence_in_order
    assert piece.actions == (action.key,)
    assert set(piece.readings) == set(now.of(Reading))
    assert len(was.of(Action)) == 2


def test_another_edition_takes_only_what_is_verified_and_loses_no_text(desk: Desk, tmp_path: Path) -> None:
    desk.work.session.change_framework(shipped_framework("hmie-2005"))
    work = desk.work
    work.findings.record(FindingKind.STRENGTH, "1.1", "Renumbered")
    work.findings.record(FindingKind.STRENGTH, "5.1", "No counterpart")
    work.findings.record(FindingKind.AREA, "5.1", "In both", indicators=("1.2", "5.1"))
    work.cycles.start_next("2010", shipped_framework("hmie-2009"))
    assert not desk.refusals
    opened = other(desk)
    now = opened.contents
    opened.close()
    assert now.framework.id == "hmie-2009"
    assert {each.text: each.indicators for each in now.findings.values()} == {
        "Renumbered": ("2.1",),
        "No counterpart": (),
        "In both": ("2.2",),
    }
    assert [each.text for each in now.unplaced_findings] == ["No counterpart"]


def test_starting_the_next_is_one_step_to_undo_and_to_make_again(full: Desk) -> None:
    before = full.tables
    full.work.cycles.start_next("2010", shipped_framework("hmie-2009"))
    began = full.tables
    assert [each.cycle.title for each in full.contents.other_cycles] == ["2010"]
    full.undo()
    assert full.tables == before
    assert not full.contents.other_cycles
    full.redo()
    assert full.tables == began
    assert not full.refusals


def test_the_next_cycle_needs_a_title(full: Desk) -> None:
    full.work.cycles.start_next("  ")
    assert [type(refusal) for refusal in full.refusals] == [CycleUntitled]
    assert len(full.contents.of(Cycle)) == 1


def test_an_entry_counts_as_looked_at_once_somebody_says_so_or_edits_it(full: Desk) -> None:
    full.work.cycles.start_next("Self-evaluation 2027")
    work = other(full)
    first, second = work.contents.findings
    (piece,) = work.contents.evidence
    assert came_from_in_words(work.contents, first) == "From last cycle, not looked at yet"
    work.cycles.still_holds(first)
    work.findings.revise(second, text="Parents wait less", visit="a visit")
    work.findings.revise(second, text="Parents wait less long", visit="a visit")
    assert waiting_to_be_looked_at(work.contents) == {piece}
    assert came_from_in_words(work.contents, first) == "From last cycle"
    work.session.undo()
    assert not_looked_at(work.contents, second)
    work.session.undo()
    assert not_looked_at(work.contents, first)
    work.close()


def test_a_new_entry_is_of_no_other_cycle(full: Desk) -> None:
    assert waiting_to_be_looked_at(full.contents) == frozenset()
    assert came_from_in_words(full.contents, next(iter(full.contents.findings))) == ""


def test_a_file_opens_with_its_newest_cycle_or_the_one_that_is_asked_for(full: Desk) -> None:
    first = full.contents.cycle_key
    second = full.work.cycles.start_next("Self-evaluation 2027")
    work = other(full, first)
    assert work.contents.cycle_key == first
    work.close()
    for asked in (second, None, "of no cycle"):
        again = open_file(work.session.path, ISLA, cycle=asked)
        assert again.contents.cycle_key == second
        again.close()


def test_a_closed_cycle_keeps_no_change_out_of_the_next(full: Desk) -> None:
    full.work.setup.expect(source_types=2)
    full.work.cycles.start_next("Self-evaluation 2027")
    full.work.cycles.close()
    work = other(full)
    work.findings.record(FindingKind.STRENGTH, "2.1", "New here")
    assert "New here" in {each.text for each in work.contents.findings.values()}
    assert {each.source_types for each in work.contents.of(Expectations).values()} == {2}
    assert work.contents.of(WordLimit)
    work.close()
