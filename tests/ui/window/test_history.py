"""Histories: every field in words, who changed it, from what to what; and the last changes."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.committee import Body, Person
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Confidence, LevelDraft, Stage
from cpc_selfeval.domain.record_words import FIELD_WORDS
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.history import (
    HistoryDialog,
    IndicatorHistoryDialog,
    LastChangesDialog,
    RemovedDialog,
    TimelineDialog,
)
from cpc_selfeval.ui.window.history_lines import history_lines, moment
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace

NOT_SHOWN = {
    "about",  # a returned value never changes
    "action",  # whose it is
    "at",  # when, which every line says
    "body",  # fixed with the meeting
    "both_changed",
    "by_name",  # who, which every line says
    "by_role",
    "code",  # of which indicator
    "cycle",
    "evidence",  # whose it is
    "field",
    "framework",
    "framework_hash",
    "key",
    "kind",
    "made_up",
    "moved_on",
    "now",  # of a moved due date, recorded whole
    "number",
    "ours",
    "place",
    "position",
    "record",
    "record_table",
    "request",  # whose it is
    "return_kind",  # fixed with the return
    "returned",  # of which return
    "set_title",
    "sha256",
    "size",
    "stage",
    "tag_set",
    "theirs",
    "verdict",
    "was",
    "withdraws",
    "workbook",  # for the program only
    "written_at",
    # Recorded whole
    *("came_from", "from_cycle", "snapshot", "inspection", "point", "ground", "priority_name", "passage_sha256"),
    *("guard_kind", "paper", "position_at", "stood", "role", "signed_on", "decision", "looked_by", "closing"),
    # For the program only
    *("programme", "content", "content_hash", "logo", "program", "list_sha256"),
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
    assert dialog.table.lines.lines[0][2:] == ("Removed", "Survey of children", "")
    assert unnamed_focusable(dialog) == []
    gone = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(gone)
    assert gone.windowTitle() == "History: removed evidence"
    assert gone.table.lines.lines == dialog.table.lines.lines


def test_a_record_without_history_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = HistoryDialog(workspace, Evidence, "no-such-key")
    qtbot.addWidget(dialog)
    assert dialog.nothing.text() == "Nothing was recorded here yet."
    assert not any(button.isVisibleTo(dialog) for button in (dialog.was, dialog.became))
    assert dialog.focusWidget() is dialog.close_button, "not the button that removes texts"
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


def shown(dialog: TimelineDialog) -> str:
    """The text of the entry that is current."""
    return dialog.details.text.toPlainText()


def choose(dialog: TimelineDialog, row: int) -> None:
    """Make an entry the current one."""
    dialog.table.setCurrentIndex(dialog.table.lines.index(row, 0))


def test_a_long_text_is_shown_with_its_changes_marked_and_said(workspace: Workspace, qtbot: QtBot) -> None:
    text = "What the survey shows, at length. " * 100
    key = workspace.work.evidence.record("Survey", shows=text + "Most children feel safe.")
    workspace.work.evidence.revise(key, shows=text + "Most children feel safer.")
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    assert dialog.table.rowHeight(0) == dialog.table.rowHeight(1), "rows are even, the details hold the rest"
    assert shown(dialog).endswith("Most children feel safesafer.")
    said = dialog.details.text.accessibleDescription()
    assert said == "Taken out: “safe”. Put in: “safer”."
    cursor = dialog.details.text.textCursor()
    cursor.setPosition(len(shown(dialog)) - 2)
    assert cursor.charFormat().fontUnderline()
    cursor.setPosition(shown(dialog).rindex("safesafer") + 2)
    assert cursor.charFormat().fontStrikeOut()
    assert dialog.details.legend.isVisibleTo(dialog)
    spoken = dialog.table.lines.data(dialog.table.lines.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "What it shows. From: What the survey shows" in str(spoken)


def test_an_entry_is_brought_back_from_its_line(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.evidence.record("First words")
    workspace.work.evidence.revise(key, title="Second words")
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    assert dialog.was.isEnabled()
    assert not dialog.became.isEnabled(), "it is what it became"
    dialog.was.click()
    assert workspace.contents.evidence[key].title == "First words"
    assert dialog.outcome.text().startswith("Brought back. Undo: Ctrl+Z.")
    assert dialog.table.lines.lines[0][2:] == ("Title", "Second words", "First words")
    assert dialog.table.current() == dialog.table.lines.history[1], "the entry that was current still is"
    assert dialog.became.isEnabled()
    workspace.work.session.undo()
    assert workspace.contents.evidence[key].title == "Second words"


def test_an_indicators_history_has_everything_and_what_was_removed(workspace: Workspace, qtbot: QtBot) -> None:
    work = workspace.work
    strength = work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    piece = work.evidence.record("Survey", indicators=("2.1",))
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.record("2.1", Stage.PROPOSED)
    work.findings.remove(strength)
    dialog = IndicatorHistoryDialog(workspace, "2.1")
    qtbot.addWidget(dialog)
    told = {row[2] for row in dialog.table.lines.lines}
    assert "Strength “Children feel safe”: Removed" in told, "gone records are named by what they were, once"
    assert {"Evidence E-001 “Survey”: Recorded", "Level of 2.1: Recorded"} <= told
    dialog.part.setCurrentIndex(1)
    dialog.part.activated.emit(1)
    (row,) = dialog.table.lines.lines
    assert row[2] == "Strength “Children feel safe”: Removed"
    assert "Text: Children feel safe" in shown(dialog)
    assert dialog.was.text() == "&Bring it back"
    dialog.was.click()
    assert strength in workspace.contents.findings
    assert dialog.nothing.text() == "Nothing that was removed is still gone."
    assert unnamed_focusable(dialog) == []
    assert piece in workspace.contents.evidence


def test_a_level_goes_into_the_draft(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    workspace.work.levels.record("2.1", Stage.PROPOSED)
    dialog = IndicatorHistoryDialog(workspace, "2.1")
    qtbot.addWidget(dialog)
    choose(dialog, [row[2] for row in dialog.table.lines.lines].index("Level of 2.1: Recorded"))
    assert dialog.was.text() == "Put it in the &draft"
    dialog.was.click()
    assert workspace.contents.draft("2.1", Stage.PROPOSED).level == 4


def test_what_cannot_come_back_says_why(workspace: Workspace, qtbot: QtBot) -> None:
    agency = workspace.work.setup.add_agency("Youth work")
    key = workspace.work.evidence.record("Survey", agency=agency)
    workspace.work.evidence.revise(key, agency=None)
    workspace.work.setup.remove_agency(agency)
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    dialog.was.click()
    assert dialog.outcome.text().startswith("This was not brought back: the agency that stood there was removed.")


def test_a_long_history_is_narrowed_down_and_stays_quick(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.evidence.record("Survey")
    for number in range(20):
        workspace.work.evidence.revise(key, title=f"Title {number}", shows=f"Shows {number}")
    workspace.work.session.person = Person("Ewan Reid")
    workspace.work.evidence.revise(key, title="By another")
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    assert dialog.filters.person.isVisibleTo(dialog)
    dialog.filters.person.show_choice(("Ewan Reid",))
    dialog.filters.changed.emit()
    assert [row[2:] for row in dialog.table.lines.lines] == [("Title", "Title 19", "By another")]
    dialog.filters.field.show_choice(("What it shows",))
    dialog.filters.changed.emit()
    assert dialog.nothing.text() == "No entry matches what is chosen above."
    dialog.filters.person.show_choice(())
    dialog.filters.changed.emit()
    assert len(dialog.table.lines.lines) == 20
    short = HistoryDialog(workspace, Evidence, workspace.work.evidence.record("Another"))
    qtbot.addWidget(short)
    assert not short.filters.isVisibleTo(short)


def test_everything_removed_is_listed_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace.work
    key = work.evidence.record("Survey of pupils")
    work.evidence.remove(key)
    window.acts.show_removed()
    dialog = window.findChild(RemovedDialog)
    assert isinstance(dialog, RemovedDialog)
    assert [row[2] for row in dialog.table.lines.lines] == ["Evidence E-001 “Survey of pupils”: Removed"]
    window.show_indicator("2.1")
    window.acts.show_history()
    assert isinstance(window.findChild(IndicatorHistoryDialog), IndicatorHistoryDialog)


def test_a_text_is_asked_to_be_removed_from_an_entry(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.evidence.record("Told by Zebedee")
    dialog = HistoryDialog(workspace, Evidence, key)
    qtbot.addWidget(dialog)
    cursor = dialog.details.text.textCursor()
    cursor.setPosition(shown(dialog).index("Zebedee"))
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    dialog.details.text.setTextCursor(cursor)
    with qtbot.waitSignal(workspace.text_removal_requested) as asked:
        dialog.remove_text.click()
    assert asked.args == ["Zebedee"]
    words = [action.text() for action in dialog.menu().actions()]
    assert "Remove a text everywhere…" in words


def test_what_was_removed_and_what_was_undone_are_each_said_once(workspace: Workspace, qtbot: QtBot) -> None:
    work = workspace.work
    work.levels.choose("2.2", Stage.PROPOSED, level=4)
    work.levels.record("2.2", Stage.PROPOSED)
    work.evidence.record("Survey", indicators=("2.2",))
    work.session.undo()
    work.session.redo()
    dialog = IndicatorHistoryDialog(workspace, "2.2")
    qtbot.addWidget(dialog)
    told = [row[2] for row in dialog.table.lines.lines]
    assert "Draft level of 2.2: Removed" in told
    assert {"Evidence E-001 “Survey”: Recording undone", "Evidence E-001 “Survey”: Recorded again"} <= set(told)


def history_of_many(window: MainWindow) -> IndicatorHistoryDialog:
    work = window.workspace.work
    key = work.evidence.record("Survey", indicators=("2.2",))
    for number in range(30):
        work.evidence.revise(key, title=f"Survey {number} " * 40)
    window.show_indicator("2.2")
    window.acts.show_history()
    dialog = window.findChild(IndicatorHistoryDialog)
    assert isinstance(dialog, IndicatorHistoryDialog)
    dialog.setMinimumWidth(0)  # as on a screen of that size
    return dialog


def assert_in_sight(dialog: TimelineDialog, *buttons: QWidget) -> None:
    for button in buttons:
        assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))
        assert not dialog._sheet.isAncestorOf(button), "nothing scrolls them away"
    assert dialog._sheet.verticalScrollBar().maximum() == 0, "only the entries or one entry scroll"


def test_the_buttons_of_a_history_are_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    dialog = history_of_many(window)
    dialog.resize(980, 640)
    qtbot.waitUntil(lambda: dialog.height() == 640 and dialog.became.isVisible())
    assert dialog.details.isVisible()
    assert not dialog.turn.isVisible()
    assert_in_sight(dialog, dialog.was, dialog.became, dialog.remove_text)


def test_in_a_low_window_the_list_and_an_entry_are_shown_in_turn(window: MainWindow, qtbot: QtBot) -> None:
    dialog = history_of_many(window)
    dialog.resize(667, 344)
    qtbot.waitUntil(lambda: dialog.height() == 344 and dialog.turn.isVisible() and not dialog.details.isVisible())
    assert_in_sight(dialog, dialog.turn, dialog.remove_text)
    assert 2 * dialog.table.viewport().height() > 3 * dialog.table.rowHeight(0), "more than one entry is seen"
    assert "Bring back what it &was" in [action.text() for action in dialog.menu().actions()]
    choose(dialog, 1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.details.text
    assert not dialog.table.isVisible()
    qtbot.waitUntil(dialog.became.isVisible)
    assert_in_sight(dialog, dialog.turn, dialog.was, dialog.became, dialog.remove_text)
    QTest.keyClick(dialog.details.text, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.table.isVisible()
    assert dialog.table.currentIndex().row() == 1
    dialog.turn.click()
    dialog.resize(980, 640)
    qtbot.waitUntil(lambda: dialog.table.isVisible() and dialog.details.isVisible())
