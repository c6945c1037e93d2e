"""What is removed is taken out of everything that pointed to it, and undo puts all of it back."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import DueMove, ProgressNote, Reading
from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import GoneMeanwhile
from tests.editing.desk import Desk


def test_a_finding_leaves_the_evidence_and_the_actions_that_pointed_to_it(desk: Desk) -> None:
    gone = desk.work.findings.record(FindingKind.AREA, "2.1", "Waits", indicators=("2.1", "1.1"))
    stays = desk.work.findings.record(FindingKind.AREA, "5.4", "Letters")
    evidence = desk.work.evidence.record("Figures", findings=(gone, stays))
    action = desk.work.actions.plan("One list", findings=(stays, gone))
    before = desk.tables
    desk.work.findings.remove(gone)
    contents = desk.contents
    assert contents.evidence[evidence].findings == (stays,)
    assert contents.actions[action].findings == (stays,)
    assert contents.actions_of("1.1") == ()
    desk.undo()
    assert desk.tables == before


def test_an_action_takes_its_notes_readings_and_moves_along_and_leaves_evidence(desk: Desk) -> None:
    action = desk.work.actions.plan("One list", due=date(2026, 10, 31))
    other = desk.work.actions.plan("Another")
    desk.work.actions.note_progress(action, "Begun")
    desk.work.actions.note_progress(other, "Begun too")
    reading = desk.work.actions.take_reading(action, "14 weeks")
    desk.work.actions.move_due(action, date(2027, 1, 31), reason="Posts")
    evidence = desk.work.evidence.record("Figures", actions=(action, other), readings=(reading,))
    before = desk.tables
    desk.work.actions.remove(action)
    contents = desk.contents
    assert list(contents.actions) == [other]
    assert (contents.evidence[evidence].actions, contents.evidence[evidence].readings) == ((other,), ())
    assert [note.text for note in contents.of(ProgressNote).values()] == ["Begun too"]
    assert (dict(contents.of(Reading)), dict(contents.of(DueMove))) == ({}, {})
    desk.undo()
    assert desk.tables == before


def test_a_reading_leaves_the_evidence_that_drew_on_it(desk: Desk) -> None:
    action = desk.work.actions.plan("One list")
    first, second = (desk.work.actions.take_reading(action, value) for value in ("14", "16"))
    evidence = desk.work.evidence.record("Figures", readings=(first, second))
    desk.work.actions.remove_reading(first)
    assert desk.contents.evidence[evidence].readings == (second,)
    desk.undo()
    assert desk.contents.evidence[evidence].readings == (first, second)


def test_a_tag_leaves_everything_that_carries_it(desk: Desk) -> None:
    gone, stays = desk.work.setup.add_tag("Recover"), desk.work.setup.add_tag("Early help")
    finding = desk.work.findings.record(FindingKind.AREA, "2.1", "Waits", tags=(gone, stays))
    evidence = desk.work.evidence.record("Figures", tags=(gone,))
    action = desk.work.actions.plan("One list", tags=(stays, gone))
    before = desk.tables
    desk.work.setup.remove_tag(gone)
    contents = desk.contents
    assert contents.findings[finding].tags == (stays,)
    assert contents.evidence[evidence].tags == ()
    assert contents.actions[action].tags == (stays,)
    assert gone not in {tag.key for tag in contents.tags}
    desk.undo()
    assert desk.tables == before


def test_evidence_comes_back_with_the_files_kept_with_it(desk: Desk, tmp_path: Path) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_bytes(b"quarter,value\r\nQ1,34\r\n")
    evidence = desk.work.evidence.record("Figures")
    desk.work.evidence.attach(evidence, figures)
    (kept,) = desk.contents.attachments_of(evidence)
    desk.work.evidence.remove(evidence)
    assert dict(desk.contents.of(Attachment)) == {}
    desk.undo()
    assert desk.contents.attachments_of(evidence) == (kept,)

    figures.unlink()
    out = tmp_path / "out.csv"
    answers: list[Refusal | None] = []
    desk.work.evidence.write_out(kept.key, out, answers.append)
    assert desk.work.session.drain(20)
    assert answers == [None]
    assert out.read_bytes() == b"quarter,value\r\nQ1,34\r\n"


def test_evidence_is_used_once_however_often_it_is_said(desk: Desk) -> None:
    evidence = desk.work.evidence.record("Figures")
    desk.work.evidence.use_for(evidence, "indicators", "2.1")
    desk.work.evidence.use_for(evidence, "indicators", "1.1")
    desk.work.evidence.use_for(evidence, "indicators", "2.1")
    assert desk.contents.evidence[evidence].indicators == ("2.1", "1.1")
    desk.work.evidence.stop_using_for(evidence, "indicators", "2.1")
    desk.work.evidence.stop_using_for(evidence, "indicators", "9.9")
    assert desk.contents.evidence[evidence].indicators == ("1.1",)


def test_a_file_that_cannot_be_read_is_not_attached(desk: Desk, tmp_path: Path) -> None:
    evidence = desk.work.evidence.record("Figures")
    desk.work.evidence.attach(evidence, tmp_path / "not there.csv")
    desk.work.evidence.attach(evidence, tmp_path)
    assert [type(refusal).__name__ for refusal in desk.refusals] == ["AttachmentUnreadable"] * 2
    assert desk.contents.attachments_of(evidence) == ()


def test_what_was_removed_meanwhile_takes_no_more_changes(desk: Desk) -> None:
    finding = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    desk.work.findings.remove(finding)
    desk.work.findings.revise(finding, text="Typed too late")
    assert [type(refusal).__name__ for refusal in desk.refusals] == ["Removed"]
    assert desk.contents.findings == {}
    desk.undo()
    assert desk.contents.findings[finding].text == "Heard"


def test_an_entry_is_ordered_only_within_an_indicator_that_it_belongs_to(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.AREA, "2.1", "Waits")
    before = desk.tables
    desk.work.findings.move(key, "5.4", 1)
    assert desk.tables == before
    assert desk.refusals == []


def test_what_refers_to_something_that_was_just_undone_is_refused_in_a_sentence(desk: Desk) -> None:
    evidence = desk.work.evidence.record("Figures")
    area = desk.work.findings.record(FindingKind.AREA, "2.1", "Waits")
    desk.undo()
    before = desk.tables
    desk.work.actions.plan("One list", findings=(area,))
    desk.work.evidence.use_for(evidence, "findings", area)
    assert [type(refusal) for refusal in desk.refusals] == [GoneMeanwhile, GoneMeanwhile]
    assert "“new action A-01” was not saved" in str(desk.refusals[0])
    assert desk.tables == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_what_is_no_file_is_not_attached_and_the_open_file_never_read_beside_its_lock(
    desk: Desk, tmp_path: Path
) -> None:
    evidence = desk.work.evidence.record("Minutes")
    os.mkfifo(tmp_path / "pipe")
    for source in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), desk.work.session.path, tmp_path / "gone.pdf"):
        desk.work.evidence.attach(evidence, source)
    assert [type(refusal) for refusal in desk.refusals] == [AttachmentUnreadable] * 5
    assert "it is the self-evaluation file itself" in str(desk.refusals[3])
    assert desk.contents.attachments_of(evidence) == ()
