"""Histories: every field in words, who changed it, from what to what; and the last changes."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.committee import Body, Person
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Confidence, LevelDraft, Stage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.history import HistoryDialog, LastChangesDialog
from cpc_selfeval.ui.window.history_lines import history_lines, moment
from cpc_selfeval.ui.window.record_words import FIELD_WORDS
from cpc_selfeval.ui.workspace import Workspace

NOT_SHOWN = {
    "action",  # whose it is
    "at",  # when, which every line says
    "body",  # fixed with the meeting
    "by_name",  # who, which every line says
    "by_role",
    "code",  # of which indicator
    "cycle",
    "evidence",  # whose it is
    "framework",
    "framework_hash",
    "key",
    "kind",
    "made_up",
    "moved_on",
    "now",  # of a moved due date, recorded whole
    "number",
    "position",
    "set_title",
    "sha256",
    "size",
    "stage",
    "tag_set",
    "was",
    "withdraws",
}
"""Fields that no history shows as a change of their own: they never change, or are for the program only."""


def test_every_field_has_words_or_a_reason_to_have_none() -> None:
    every = {field.name for kind in RECORD_TYPES for field in fields(kind)}
    assert every - FIELD_WORDS.keys() - NOT_SHOWN == set()
    assert FIELD_WORDS.keys() - every == set(), "words for fields that there are none of"
    assert FIELD_WORDS.keys() & NOT_SHOWN == set()


def test_a_history_reads_as_people_speak(workspace: Workspace, qtbot: QtBot) -> None:
    work = workspace.work
    agency = workspace.contents.agencies[0]
    area = work.findings.record(FindingKind.AREA, "5.2", "Chronologies differ between services")
    key = work.actions.plan("One format")
    work.actions.revise(
        key,
        status=Status.AT_RISK,
        agency=agency.key,
        contributing=(workspace.contents.agencies[1].key, workspace.contents.agencies[2].key),
        findings=(area,),
        indicators=("5.2", "6.1"),
        priority=Priority.HIGH,
        start=date(2026, 11, 1),
    )
    work.actions.move_due(key, date(2026, 12, 3))
    work.session.undo()
    work.session.redo()
    dialog = HistoryDialog(workspace, Action, key)
    qtbot.addWidget(dialog)
    rows = dialog.table.lines.lines
    changes = {what: (before, after) for _when, _who, what, before, after in rows}
    assert changes["Status"] == ("Not started", "At risk")
    assert changes["Agency"] == ("", "Police Scotland")
    assert changes["Contributing agencies"] == ("", "NHS board, Health and social care partnership")
    assert changes["Entries that it is for"] == ("", "“Chronologies differ between services”")
    assert changes["Indicators"] == ("", "5.2, 6.1")
    assert changes["Priority"] == ("", "High")
    assert changes["Start"] == ("", "1 Nov 2026")
    assert changes["Due"] == ("", "3 Dec 2026")
    assert changes["Due (undone)"] == ("3 Dec 2026", "")
    assert changes["Due (made again)"] == ("", "3 Dec 2026")
    assert changes["Recorded"] == ("", "One format")
    assert {who for _when, who, *_rest in rows} == {"Isla Grant, lead officer, CPC"}
    assert rows[-1][2] == "Recorded", "the first line of all stands last"


def test_the_history_of_evidence_entries_and_drafts(workspace: Workspace, qtbot: QtBot) -> None:
    work = workspace.work
    evidence = work.evidence.record("Survey")
    work.evidence.revise(evidence, source_type=SourceType.VIEWS_OF_CHILDREN, shows_impact=True)
    work.evidence.revise(evidence, shows_impact=False)
    finding = work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    work.findings.revise(finding, paper_heading=PaperHeading.WORKING_WELL)
    meeting = work.setup.add_meeting(Body.CPC, on=date(2026, 12, 3))
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.draft("2.1", Stage.PROPOSED, confidence=Confidence.HIGH, meeting=meeting)

    def changes(kind: type[Evidence] | type[Finding] | type[LevelDraft], key: str) -> list[tuple[str, ...]]:
        dialog = HistoryDialog(workspace, kind, key)
        qtbot.addWidget(dialog)
        return [row[2:] for row in dialog.table.lines.lines]

    told = changes(Evidence, evidence)
    assert told[0] == ("Shows impact on children", "yes", "no")
    assert sorted(told[1:3]) == [
        ("Shows impact on children", "", "yes"),
        ("Source type", "", "Views of children and young people"),
    ]
    assert told[3] == ("Recorded", "", "Survey")
    assert changes(Finding, finding)[0] == ("Picked for the summary under", "", "Working well")
    draft = workspace.contents.draft("2.1", Stage.PROPOSED)
    told = changes(LevelDraft, draft.key)
    assert ("Meeting", "", "CPC 3 Dec 2026") in told
    assert ("How sure", "", "Very sure") in told
    assert ("Recorded", "", "4 Good") in told


def test_it_goes_on_while_it_is_open_and_survives_the_removal(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.evidence.record("Survey")
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "History: evidence E-001"
    workspace.work.evidence.revise(key, title="Survey of children")
    assert dialog.table.lines.lines[0][2:] == ("Title", "Survey", "Survey of children")
    workspace.work.evidence.remove(key)
    assert dialog.table.lines.lines[0][2:] == ("Removed", "", "Survey of children")
    assert unnamed_focusable(dialog) == []
    gone = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(gone)
    assert gone.windowTitle() == "History: removed evidence"
    assert gone.table.lines.lines == dialog.table.lines.lines


def test_a_record_without_history_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = HistoryDialog(workspace, Evidence, "no-such-key")
    qtbot.addWidget(dialog)
    assert dialog.nothing.text() == "Nothing was recorded here yet."
    assert not dialog.table.isVisibleTo(dialog)


@pytest.mark.parametrize("stored", ["{", "[]", '"x"', "7", '{"text": 7}'])
def test_what_cannot_be_read_does_not_stop_a_history(workspace: Workspace, stored: str) -> None:
    at = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
    by = Person("Isla Grant")
    entries = [
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "", None, stored),
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "status", "no such status", stored),
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "due", "yesterday", stored),
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "contributing", "no list", stored),
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "level", "99", stored),
        LogEntry(at, by, "x", ChangeKind.MADE, "action", "k", "position", "1", "2"),
    ]
    lines = history_lines(workspace.contents, entries)
    assert [line.before for line in lines] == ["", "no such status", "yesterday", "no list", "99"]
    assert lines[1].when == moment(at)
    assert lines[1].spoken.startswith(f"{moment(at)}. Isla Grant. Status. From: no such status. To: ")


def test_last_changes_name_each_act_with_its_kind(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = LastChangesDialog(workspace)
    qtbot.addWidget(dialog)
    begun = len(dialog.table.lines.lines)
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    workspace.work.session.undo()
    workspace.work.session.redo()
    acts = [what for _when, what, _who in dialog.table.lines.lines]
    assert acts[:3] == ["Made again: new strength of 2.1", "Undone: new strength of 2.1", "New strength of 2.1"]
    assert len(acts) == begun + 3
    assert unnamed_focusable(dialog) == []


def test_rows_are_as_high_as_their_words(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.evidence.record("Short", shows="A long text about what the survey shows. " * 40)
    workspace.work.evidence.revise(key, shows="Another long text. " * 80)
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.rowHeight(0) > 5 * dialog.table.rowHeight(1)
    assert dialog.table.horizontalScrollBar().maximum() == 0
