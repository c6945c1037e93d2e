"""Every verb: its change is in the contents and in the file, is logged, can be undone, and can be made again."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.verbs.actions import Actions
from cpc_selfeval.editing.verbs.evidence import EvidenceVerbs
from cpc_selfeval.editing.verbs.findings import Findings
from cpc_selfeval.editing.verbs.levels import Levels
from cpc_selfeval.editing.verbs.setup import Setup
from tests.editing.desk import ISLA, Desk

GROUPS = {"findings": Findings, "evidence": EvidenceVerbs, "actions": Actions, "levels": Levels, "setup": Setup}


@dataclass
class Furnished:
    """A desk with one of everything, whose keys are known."""

    desk: Desk
    strength: str
    area: str
    evidence: str
    file: str
    action: str
    note: str
    reading: str
    tag: str
    judgement: str
    attached: Path


def _furnish(desk: Desk, folder: Path) -> Furnished:
    work = desk.work
    attached = folder / "figures.csv"
    attached.write_text("quarter,value\nQ1,34\n", encoding="utf-8")
    tag = work.setup.add_tag("Children recover")
    strength = work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe", tags=(tag,))
    work.findings.record(FindingKind.STRENGTH, "2.1", "Brothers and sisters stay together")
    area = work.findings.record(FindingKind.AREA, "2.1", "Waits are long", agency=desk.nhs, tags=(tag,))
    action = work.actions.plan("One list", findings=(area,), due=date(2026, 10, 31), tags=(tag,))
    note = work.actions.note_progress(action, "Begun")
    reading = work.actions.take_reading(action, "14 weeks", quarter="Q4")
    evidence = work.evidence.record(
        "Waits", indicators=("2.1",), findings=(area,), actions=(action,), readings=(reading,), tags=(tag,)
    )
    file = work.evidence.attach(evidence, attached)
    work.levels.choose("2.1", Stage.PROPOSED, desk.police, level=4)
    work.levels.record("2.1", Stage.PROPOSED, desk.police)
    work.levels.choose("2.1", Stage.AGREED, level=3)
    assert desk.refusals == []
    judgement = next(iter(desk.contents.of(Judgement)))
    return Furnished(desk, strength, area, evidence, file, action, note, reading, tag, judgement, attached)


Act = Callable[[Furnished], object]

ACTS: dict[str, Act] = {
    "findings.record": lambda f: f.desk.work.findings.record(FindingKind.AREA, "5.2", "Chronologies", impact="Late"),
    "findings.revise": lambda f: f.desk.work.findings.revise(f.strength, text="Most children feel safe"),
    "findings.remove": lambda f: f.desk.work.findings.remove(f.area),
    "findings.move": lambda f: f.desk.work.findings.move(f.strength, "2.1", 1),
    "evidence.record": lambda f: f.desk.work.evidence.record("Survey", shows="Nine in ten"),
    "evidence.revise": lambda f: f.desk.work.evidence.revise(f.evidence, shows="19 weeks", shows_impact=True),
    "evidence.use_for": lambda f: f.desk.work.evidence.use_for(f.evidence, "findings", f.strength),
    "evidence.stop_using_for": lambda f: f.desk.work.evidence.stop_using_for(f.evidence, "actions", f.action),
    "evidence.remove": lambda f: f.desk.work.evidence.remove(f.evidence),
    "evidence.attach": lambda f: f.desk.work.evidence.attach(f.evidence, f.attached),
    "evidence.attach_large": lambda f: f.desk.work.evidence.attach_large(
        f.evidence, f.attached, f.attached.stat().st_size, lambda _coming: None
    ),
    "evidence.detach": lambda f: f.desk.work.evidence.detach(f.file),
    "actions.plan": lambda f: f.desk.work.actions.plan("Ask families", contributing=(f.desk.police, f.desk.nhs)),
    "actions.revise": lambda f: f.desk.work.actions.revise(f.action, status=Status.AT_RISK, help_needed="Posts"),
    "actions.move_due": lambda f: f.desk.work.actions.move_due(f.action, date(2027, 1, 31), reason="Posts are empty"),
    "actions.correct_due": lambda f: f.desk.work.actions.correct_due(f.action, date(2026, 11, 30)),
    "actions.remove": lambda f: f.desk.work.actions.remove(f.action),
    "actions.note_progress": lambda f: f.desk.work.actions.note_progress(f.action, "Halfway"),
    "actions.revise_note": lambda f: f.desk.work.actions.revise_note(f.note, text="Begun in May"),
    "actions.remove_note": lambda f: f.desk.work.actions.remove_note(f.note),
    "actions.take_reading": lambda f: f.desk.work.actions.take_reading(f.action, "16 weeks", on=date(2026, 6, 30)),
    "actions.revise_reading": lambda f: f.desk.work.actions.revise_reading(f.reading, base="38 children"),
    "actions.remove_reading": lambda f: f.desk.work.actions.remove_reading(f.reading),
    "levels.draft": lambda f: f.desk.work.levels.draft("5.2", Stage.PROPOSED, reason="The audit"),
    "levels.choose": lambda f: f.desk.work.levels.choose("2.1", Stage.AGREED, level=4),
    "levels.record": lambda f: f.desk.work.levels.record("2.1", Stage.AGREED),
    "levels.withdraw": lambda f: f.desk.work.levels.withdraw(f.judgement, "The figure was wrong"),
    "setup.revise_committee": lambda f: f.desk.work.setup.revise_committee(cpc_short="PPC"),
    "setup.revise_cycle": lambda f: f.desk.work.setup.revise_cycle(working_well="Children are heard."),
    "setup.scope": lambda f: f.desk.work.setup.scope("8.2", covered=False),
    "setup.add_agency": lambda f: f.desk.work.setup.add_agency("Harbour Trust"),
    "setup.revise_agency": lambda f: f.desk.work.setup.revise_agency(f.desk.nhs, retired=True),
    "setup.remove_agency": lambda f: f.desk.work.setup.remove_agency(
        next(agency.key for agency in f.desk.contents.agencies if agency.key not in (f.desk.police, f.desk.nhs))
    ),
    "setup.add_meeting": lambda f: f.desk.work.setup.add_meeting(Body.OTHER, title="Staff day"),
    "setup.revise_meeting": lambda f: f.desk.work.setup.revise_meeting(f.desk.cpc, present="All"),
    "setup.remove_meeting": lambda f: f.desk.work.setup.remove_meeting(f.desk.cog),
    "setup.word_status": lambda f: f.desk.work.setup.word_status(Status.AT_RISK, "Needs help", "A"),
    "setup.expect": lambda f: f.desk.work.setup.expect(source_types=2),
    "setup.keep_for": lambda f: f.desk.work.setup.keep_for(SourceType.DOCUMENT, None),
    "setup.limit_words": lambda f: f.desk.work.setup.limit_words(most_words=5000),
    "levels.answer": lambda f: f.desk.work.levels.answer("2.1", "impact_not_shown", "The survey is due."),
    "setup.add_tag": lambda f: f.desk.work.setup.add_tag("Families get help early"),
    "setup.rename_tag": lambda f: f.desk.work.setup.rename_tag(f.tag, "Children are well again"),
    "setup.remove_tag": lambda f: f.desk.work.setup.remove_tag(f.tag),
}


READS = {"evidence.size_to_attach", "evidence.write_out"}
"""Verbs that change nothing in the file."""


def test_every_verb_is_tried_here() -> None:
    verbs = {
        f"{name}.{verb}"
        for name, group in GROUPS.items()
        for verb, _ in inspect.getmembers(group, inspect.isfunction)
        if not verb.startswith("_")
    }
    assert set(ACTS) | READS == verbs


@pytest.mark.parametrize("name", ACTS)
def test_a_verb_is_applied_logged_undone_and_made_again(name: str, desk: Desk, tmp_path: Path) -> None:
    furnished = _furnish(desk, tmp_path)
    if name == "setup.remove_agency":
        desk.work.setup.add_agency("Never used")
    before, lines = desk.tables, len(desk.log())

    ACTS[name](furnished)
    after = desk.tables
    assert desk.refusals == []
    assert after != before
    logged = desk.log()[: len(desk.log()) - lines]
    assert logged
    assert {(entry.kind, entry.by, entry.act) for entry in logged} == {
        (ChangeKind.MADE, ISLA, desk.work.session.undo_act)
    }

    desk.undo()
    assert desk.tables == before
    assert desk.log(1)[0].kind is ChangeKind.UNDONE
    desk.redo()
    assert desk.tables == after
    assert desk.log(1)[0].kind is ChangeKind.REDONE
    assert desk.refusals == []

    desk.work.close()
    again = open_file(desk.work.session.path, ISLA, read_only=True)
    assert {kind: dict(again.contents.of(kind)) for kind in RECORD_TYPES} == after
    again.close()


def test_a_verb_of_many_can_be_undone_one_by_one_to_the_beginning(desk: Desk, tmp_path: Path) -> None:
    states = [desk.tables]
    _furnish(desk, tmp_path)
    whole = desk.tables
    undone = 0
    while desk.work.session.undo_act:
        desk.undo()
        undone += 1
        states.append(desk.tables)
    assert states[-1] == states[0]
    for _ in range(undone):
        desk.redo()
    assert desk.tables == whole
    assert desk.work.session.redo_act is None


def test_something_new_ends_what_could_be_made_again(desk: Desk) -> None:
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "One")
    desk.undo()
    assert desk.work.session.redo_act == "new strength of 2.1"
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Two")
    assert [finding.text for finding in desk.contents.findings.values()] == ["Two"]
    desk.redo()
    assert [finding.text for finding in desk.contents.findings.values()] == ["Two"]


def test_undo_with_nothing_to_undo_does_nothing(desk: Desk) -> None:
    before = desk.tables
    desk.undo()
    desk.redo()
    assert desk.tables == before
    assert desk.refusals == []


def test_a_change_that_changes_nothing_leaves_no_step_and_no_line(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    lines = len(desk.log())
    desk.work.findings.revise(key, text="Heard")
    assert len(desk.log()) == lines
    desk.undo()
    assert desk.contents.findings == {}


def test_a_field_that_a_record_does_not_have_is_a_fault_of_ours(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    with pytest.raises(TypeError, match="txet"):
        desk.work.findings.revise(key, txet="Heard")


def test_who_caused_a_change_is_told_and_undo_has_no_cause(desk: Desk) -> None:
    box = object()
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard", origin=box)
    desk.work.findings.revise(key, text="Heard and believed", origin=box)
    desk.undo()
    assert [event.origin is box for event in desk.told.events] == [True, True, False]
