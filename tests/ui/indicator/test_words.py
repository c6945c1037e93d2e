"""What the page says: short, in the field's words, and no level without its stage."""

from datetime import date
from typing import Any

import pytest

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Stage
from cpc_selfeval.domain.position import position
from cpc_selfeval.ui.indicator import entry_words, level_words
from cpc_selfeval.ui.indicator.judgement_history import event_words
from cpc_selfeval.ui.workspace import Workspace


def agency(workspace: Workspace, name: str) -> str:
    return next(a.key for a in workspace.contents.agencies if a.name == name)


def propose(workspace: Workspace, level: int, by: str | None = None, **values: Any) -> None:
    key = agency(workspace, by) if by else None
    workspace.work.levels.draft("2.1", Stage.PROPOSED, key, level=level, **values)
    workspace.work.levels.record("2.1", Stage.PROPOSED, key)


def decide(workspace: Workspace, stage: Stage, level: int, on: date) -> None:
    workspace.work.levels.draft("2.1", stage, level=level, on=on)
    workspace.work.levels.record("2.1", stage)


def test_strength_names_agency_impact_evidence_and_other_indicators(workspace: Workspace) -> None:
    work = workspace.work
    education = agency(workspace, "Education")
    key = work.findings.record(
        FindingKind.STRENGTH,
        "2.1",
        "Children feel safe.",
        agency=education,
        indicators=("2.1", "5.4"),
        paper_heading=PaperHeading.WORKING_WELL,
    )
    work.evidence.record("Survey", findings=(key,), shows_impact=True)
    said = entry_words.finding_words(workspace.contents, workspace.contents.findings[key], "2.1")
    assert said.text == "Children feel safe."
    assert said.quiet == "Education · shows impact · E-001 · also 5.4 · in the summary: working well"
    assert said.note == ""


def test_area_says_no_action_yet_until_one_answers_it(workspace: Workspace) -> None:
    work = workspace.work
    key = work.findings.record(FindingKind.AREA, "2.1", "Waits are long.", priority=Priority.HIGH)
    said = entry_words.finding_words(workspace.contents, workspace.contents.findings[key], "2.1")
    assert (said.quiet, said.note) == ("high priority", "no action yet")
    work.actions.plan("Shorten them.", findings=(key,))
    said = entry_words.finding_words(workspace.contents, workspace.contents.findings[key], "2.1")
    assert (said.quiet, said.note) == ("high priority · 1 action", "")


def test_many_references_are_counted(workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe.")
    for number in range(7):
        workspace.work.evidence.record(f"Survey {number}", findings=(key,))
    said = entry_words.finding_words(workspace.contents, workspace.contents.findings[key], "2.1")
    assert said.quiet == "7 pieces of evidence"


def test_evidence_summary_counts_types_and_takes_the_newest_period(workspace: Workspace) -> None:
    record = workspace.work.evidence.record
    record("One", indicators=("2.1",), source_type=SourceType.DOCUMENT, period_to=date(2026, 3, 31))
    record("Two", indicators=("2.1",), source_type=SourceType.DOCUMENT, period_from=date(2025, 1, 1))
    record("Three", indicators=("2.1",), source_type=SourceType.STAFF_VIEWS)
    summary = entry_words.evidence_summary(workspace.contents.evidence_of("2.1"))
    assert summary == "3 pieces · 2 source types · newest March 2026"
    assert entry_words.evidence_summary(()) == "none yet"


def test_evidence_says_what_it_supports(workspace: Workspace) -> None:
    work = workspace.work
    strength = work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    area = work.findings.record(FindingKind.AREA, "2.1", "Waits.")
    action = work.actions.plan("Act.")
    key = work.evidence.record(
        "Survey",
        indicators=("2.1", "1.1"),
        findings=(strength, area),
        actions=(action,),
        period_from=date(2026, 1, 1),
        period_to=date(2026, 3, 31),
    )
    said = entry_words.evidence_words(workspace.contents, workspace.contents.evidence[key], "2.1")
    assert said.text == "E-001  Survey"
    assert said.quiet == (
        "source type not said · 1 Jan 2026 to 31 Mar 2026 · supports 1 strength, 1 area for improvement, 1 action "
        "· also 1.1"
    )


def test_action_says_what_is_wanting_and_how_often_its_date_moved(workspace: Workspace) -> None:
    actions = workspace.work.actions
    key = actions.plan("Act.", indicators=("2.1",))
    said = entry_words.action_words(workspace.contents, workspace.contents.actions[key])
    assert said.quiet == "no lead agency yet · no due date yet"
    actions.revise(key, agency=agency(workspace, "Education"), due=date(2026, 5, 1))
    actions.move_due(key, date(2026, 6, 1), reason="Staff left.")
    said = entry_words.action_words(workspace.contents, workspace.contents.actions[key])
    assert said.quiet == "Education · due 1 Jun 2026, moved 1 time"


def standing(workspace: Workspace) -> tuple[str, str]:
    return level_words.standing_words(workspace.contents, position(workspace.contents, "2.1"))


def test_what_stands_is_said_stage_by_stage(workspace: Workspace) -> None:
    assert standing(workspace) == ("No level proposed yet", "")
    propose(workspace, 4, "Education", on=date(2026, 5, 3))
    assert standing(workspace) == ("Level proposed by Education 3 May 2026: 4 Good", "")
    propose(workspace, 3, "NHS board")
    assert standing(workspace) == ("Level proposed: Education 4, NHS board 3", "")
    decide(workspace, Stage.RECOMMENDED, 4, date(2026, 5, 4))
    decide(workspace, Stage.AGREED, 4, date(2026, 5, 12))
    headline, rest = standing(workspace)
    assert headline == "Level agreed by the CPC 12 May 2026: 4 Good"
    assert rest == "recommended by a sub-group 4 May 2026: 4 Good · proposed: Education 4, NHS board 3"


def test_bodies_are_called_as_the_area_calls_them(workspace: Workspace) -> None:
    workspace.work.setup.revise_committee(cpc_short="PPC")
    decide(workspace, Stage.AGREED, 2, date(2026, 5, 12))
    assert standing(workspace)[0] == "Level agreed by the PPC 12 May 2026: 2 Weak"
    assert level_words.stage_option(workspace.contents.committee, Stage.AGREED) == "Agreed by the PPC"


def test_absences_are_said_with_their_stage_too(workspace: Workspace) -> None:
    workspace.work.levels.draft("2.1", Stage.AGREED, absence=Absence.NOT_ENOUGH_EVIDENCE, on=date(2026, 5, 12))
    workspace.work.levels.record("2.1", Stage.AGREED)
    assert standing(workspace)[0] == "Level agreed by the CPC 12 May 2026: not enough evidence to say"


@pytest.mark.parametrize("stage", list(Stage))
def test_draft_note_says_that_a_draft_is_no_event(workspace: Workspace, stage: Stage) -> None:
    drafted = level_words.draft_note(workspace.contents, stage, None, drafted=True)
    assert drafted.startswith("Draft, not yet ")
    empty = level_words.draft_note(workspace.contents, stage, None, drafted=False)
    assert level_words.STAGE_BUTTONS[stage] in empty


def test_history_holds_everything_that_was_recorded_with_an_event(workspace: Workspace) -> None:
    propose(workspace, 4, "Education", reason="Children said so.", confidence=Confidence.HIGH)
    (event,) = workspace.contents.judgements_of("2.1")
    workspace.work.levels.withdraw(event.key, "Recorded for the wrong indicator.")
    (words,) = event_words(workspace.contents, "2.1")
    assert words.headline == "Proposed by Education: 4 Good"
    assert "How sure: Very sure" in words.lines
    assert "Reason: Children said so." in words.lines
    assert words.withdrawn.endswith("by Isla Grant, lead officer: Recorded for the wrong indicator.")


def test_last_change_names_stage_level_and_who(workspace: Workspace) -> None:
    assert level_words.last_judged(workspace.contents, "2.1") == ""
    decide(workspace, Stage.AGREED, 5, date(2026, 5, 12))
    said = level_words.last_judged(workspace.contents, "2.1")
    assert said == "Agreed by the CPC 12 May 2026: 5 Very good. Recorded by Isla Grant, lead officer."
    workspace.work.levels.withdraw(workspace.contents.judgements_of("2.1")[0].key, "A slip.")
    assert level_words.last_judged(workspace.contents, "2.1").startswith("The agreed level was withdrawn on ")
