"""The editor: every field by keyboard, saved as entered, undone, and read back from the file."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action, DueMove, Origin, ProgressNote, Reading, Status
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.editing.executor import Executor, InlineExecutor, ThreadExecutor
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.kept_rows import KeptRows, NoteRow, ReadingRow
from cpc_selfeval.ui.kit import DateEntry, LineEntry, LinkButton, hand_over_all, unnamed_focusable
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.history import HistoryDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import pick, show, tick, write, write_day

Opening = Callable[[Path, Executor], Workspace]


def only(workspace: Workspace) -> Action:
    """The one action that there is."""
    (action,) = workspace.contents.actions.values()
    return action


def press(button: object) -> None:
    """Press a button by keyboard."""
    button.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(button, Qt.Key.Key_Space)  # type: ignore[call-overload]


def first_row(rows: KeptRows) -> NoteRow | ReadingRow:
    """The one row of notes or readings."""
    (row,) = rows.rows.values()
    assert isinstance(row, NoteRow | ReadingRow)
    return row


def lines(row: ReadingRow | NoteRow) -> dict[str, LineEntry]:
    """The line boxes of a row by their names."""
    return {box.accessibleName(): box for box in row.findChildren(LineEntry)}


def fill_in(editor: ActionEditor) -> None:
    """Enter something in every field by keyboard."""
    form = editor.form
    write(form.what.text, "- Offer advocacy\n=1+1 to every child ")
    write(form.what.outcome, "Children are heard")
    tick(form.what.areas, ["5.4: Advocacy is late"])
    tick(form.what.indicators, ["2.1"])
    pick(form.what.origin, "Learning review")
    tick(form.what.tags, ["Wellbeing indicators (SHANARRI): Safe"])
    write(form.measure.measure, "offered in 90%\nof plans")
    write(form.measure.baseline, " 0034%")
    write(form.measure.target, "+90%")
    write(form.who.lead, "Service manager")
    pick(form.who.agency, "Third sector")
    tick(form.who.contributing, ["Education", "Police"])
    write_day(form.who.start, "1/4/2026")
    write_day(form.who.due.day, "12 Oct 2027")
    pick(form.who.priority, "High")
    write(form.who.resources, "£4,000 and six days")
    pick(form.status.status, "At risk")
    write(form.status.help_needed, "Two trainers")
    write(form.ask.decision, "Release trainers for two days")
    write(form.ask.officer, "Chief Executive")


@pytest.mark.parametrize("threaded", [False, True])
def test_every_field_is_typed_saved_and_read_back(
    qtbot: QtBot, new_file: Path, opening: Opening, threaded: bool
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append) if threaded else InlineExecutor())
    area = workspace.work.findings.record(FindingKind.AREA, "5.4", "Advocacy is late")
    workspace.work.session.drain()
    dialog = ActionDialog(workspace, None)
    show(qtbot, dialog)
    fill_in(dialog.editor)
    dialog.close()
    workspace.work.close()

    action = only(opening(new_file, InlineExecutor()))
    agencies = {agency.name: agency.key for agency in workspace.contents.agencies}
    safe = next(tag.key for tag in workspace.contents.tags if tag.name == "Safe")
    police = next(key for name, key in agencies.items() if name.startswith("Police"))
    assert set(action.contributing) == {agencies["Education"], police}
    assert action == Action(
        key=action.key,
        cycle=workspace.contents.cycle_key,
        number=1,
        text="- Offer advocacy\n=1+1 to every child ",
        outcome="Children are heard",
        measure="offered in 90%\nof plans",
        baseline=" 0034%",
        target="+90%",
        lead="Service manager",
        agency=agencies["Third sector"],
        contributing=action.contributing,
        start=date(2026, 4, 1),
        due=date(2027, 10, 12),
        resources="£4,000 and six days",
        priority=Priority.HIGH,
        status=Status.AT_RISK,
        help_needed="Two trainers",
        cog_decision="Release trainers for two days",
        cog_officer="Chief Executive",
        origin=Origin.LEARNING_REVIEW,
        findings=(area,),
        indicators=("2.1",),
        tags=(safe,),
    )
    assert faults == []


def test_an_action_needs_only_its_words_and_nothing_is_recorded_before(
    qtbot: QtBot, workspace: Workspace, editor: ActionEditor
) -> None:
    editor.begin(indicators=("2.1",))
    assert editor.is_begun
    editor.show_record(None)
    assert not workspace.contents.actions

    editor.begin(indicators=("2.1",))
    with qtbot.waitSignal(editor.shown_changed):
        write(editor.form.what.text, "Only this")
    assert only(workspace).text in "Only this"
    qtbot.waitUntil(lambda: only(workspace).text == "Only this")
    assert only(workspace).indicators == ("2.1",)
    assert editor.key == only(workspace).key


def test_readings_and_notes_are_typed_read_back_and_removed(
    workspace: Workspace, editor: ActionEditor, new_file: Path, opening: Opening
) -> None:
    key = workspace.work.actions.plan("Offer advocacy", measure="offered")
    editor.show_record(key)
    press(editor.form.measure.readings.add_button)
    reading = first_row(editor.form.measure.readings)
    assert isinstance(reading, ReadingRow)
    assert reading.value.hasFocus()
    boxes = lines(reading)
    write(boxes["Value of the reading"], "0034%")
    write(boxes["Base of the reading"], "120 plans")
    write(boxes["Quarter"], "Q2 2026-27")
    write(boxes["Source of the reading"], "Audit")
    day = reading.findChild(type(editor.form.who.start))
    assert day is not None
    write_day(day, "30 Sep 2026")
    press(editor.form.status.notes.add_button)
    note = first_row(editor.form.status.notes)
    assert isinstance(note, NoteRow)
    assert note.words.hasFocus()
    write(note.words, "Two of four services\ntrained")
    write_day(note.on, "14 Oct 2026")
    note.on.line.clear()
    hand_over_all(editor)
    assert note.on.line.text() == "14 Oct 2026", "a note always has a day"
    workspace.work.close()

    again = opening(new_file, InlineExecutor())
    (kept,) = again.contents.readings_of(key)
    assert (kept.value, kept.base, kept.quarter, kept.source, kept.on) == (
        "0034%", "120 plans", "Q2 2026-27", "Audit", date(2026, 9, 30),
    )  # fmt: skip
    (noted,) = again.contents.progress_of(key)
    assert (noted.text, noted.on, noted.by) == ("Two of four services\ntrained", date(2026, 10, 14), "Isla Grant")


def test_removing_a_note_or_a_reading_is_undone(workspace: Workspace, editor: ActionEditor) -> None:
    key = workspace.work.actions.plan("Offer advocacy")
    workspace.work.actions.note_progress(key, "Begun")
    workspace.work.actions.take_reading(key, "34%")
    editor.show_record(key)
    for rows, kind in ((editor.form.status.notes, ProgressNote), (editor.form.measure.readings, Reading)):
        row = first_row(rows)
        remove = next(button for button in row.findChildren(type(editor.remove_button)) if button.text() == "Remove")
        press(remove)
        assert not rows.rows
        assert not workspace.contents.of(kind)
        workspace.work.session.undo()
        assert len(rows.rows) == 1


def test_a_moved_due_date_keeps_what_it_was_why_and_who_agreed(workspace: Workspace, editor: ActionEditor) -> None:
    key = workspace.work.actions.plan("Offer advocacy")
    editor.show_record(key)
    due = editor.form.who.due
    write_day(due.day, "12 Oct 2026")
    assert only(workspace).due == date(2026, 10, 12)
    assert due.question.isHidden(), "setting a first date is no move"

    write_day(due.day, "31 Jan 2027")
    assert due.question.isVisible()
    assert only(workspace).due == date(2026, 10, 12), "nothing moves before it is answered"
    assert due.reason.hasFocus()
    QTest.keyClicks(due.reason, "Staff left")
    write(due.agreed_by, "CPC chair")
    press(due.move_button)
    (move,) = workspace.contents.due_moves_of(key)
    assert (move.was, move.now, move.reason, move.agreed_by) == (
        date(2026, 10, 12), date(2027, 1, 31), "Staff left", "CPC chair",
    )  # fmt: skip
    assert only(workspace).due == date(2027, 1, 31)
    assert due.question.isHidden()
    assert "First set for 12 Oct 2026, moved once" in due.moves.text()
    assert "Staff left (agreed by CPC chair)" in due.moves.text()


def test_a_question_about_a_due_date_goes_with_its_action_by_undo_and_is_asked_again_by_redo(
    workspace: Workspace, editor: ActionEditor
) -> None:
    editor.begin()
    write(editor.form.what.text, "Offer advocacy")
    due = editor.form.who.due
    write_day(due.day, "12 Oct 2026")
    write_day(due.day, "31 Jan 2027")
    QTest.keyClicks(due.reason, "Staff left")
    due.reason.hand_over()
    for step in (workspace.work.session.undo, workspace.work.session.redo):
        step()
        step()
        assert due.question.isVisible() is bool(workspace.contents.actions)
        assert [words.text for words in words_kept().of(editor)] == ["31 Jan 2027\nStaff left"]
    assert due.asked.text() == "The date was 12 Oct 2026 and becomes 31 Jan 2027."
    press(due.move_button)
    assert [move.reason for move in workspace.contents.of(DueMove).values()] == ["Staff left"]
    assert words_kept().of(editor) == ()


def test_a_reason_stays_where_undo_took_the_date_that_was_to_move(workspace: Workspace, editor: ActionEditor) -> None:
    editor.begin()
    write(editor.form.what.text, "Offer advocacy")
    due = editor.form.who.due
    write_day(due.day, "12 Oct 2026")
    write_day(due.day, "31 Jan 2027")
    QTest.keyClicks(due.reason, "Staff left")
    due.reason.hand_over()
    workspace.work.session.undo()
    assert due.asked.text() == "The date was no date and becomes 31 Jan 2027."
    for _ in range(2):
        press(due.move_button)
        assert only(workspace).due == date(2027, 1, 31)
        assert due.asked.text().startswith("The date is set. None was set before")
        assert [words.text for words in words_kept().of(editor)] == ["31 Jan 2027\nStaff left"]
    press(due.keep_button)
    assert due.question.isHidden()
    assert due.day.day() == date(2027, 1, 31)
    assert words_kept().of(editor) == ()


def test_a_date_typed_wrongly_is_corrected_and_does_not_count_as_moved(
    workspace: Workspace, editor: ActionEditor
) -> None:
    key = workspace.work.actions.plan("Offer advocacy", due=date(2026, 10, 12))
    editor.show_record(key)
    due = editor.form.who.due
    write_day(due.day, "12 Nov 2026")
    press(due.correct_button)
    assert only(workspace).due == date(2026, 11, 12)
    assert not workspace.contents.of(DueMove)

    write_day(due.day, "12 Dec 2026")
    press(due.keep_button)
    assert only(workspace).due == date(2026, 11, 12)
    assert due.day.line.text() == "12 Nov 2026"


def test_a_question_left_open_moves_no_other_action(workspace: Workspace, editor: ActionEditor) -> None:
    first = workspace.work.actions.plan("One", due=date(2026, 10, 12))
    second = workspace.work.actions.plan("Two", due=date(2026, 11, 12))
    editor.show_record(first)
    write_day(editor.form.who.due.day, "31 Jan 2027")
    editor.show_record(second)
    assert editor.form.who.due.question.isHidden()
    assert editor.form.who.due.day.line.text() == "12 Nov 2026"
    assert workspace.contents.actions[first].due == date(2026, 10, 12)
    assert workspace.contents.actions[second].due == date(2026, 11, 12)


def test_at_risk_asks_what_help_is_needed_and_withdrawn_asks_why(workspace: Workspace, editor: ActionEditor) -> None:
    key = workspace.work.actions.plan("Offer advocacy")
    editor.show_record(key)
    card = editor.form.status
    assert not card.help_needed.isVisible()
    assert not card.withdrawn.isVisible()
    pick(card.status, "At risk")
    assert card.help_needed.isVisible()
    assert "what help is needed" in card.advice.text()
    pick(card.status, "Withdrawn")
    assert card.withdrawn.isVisible()
    write(card.withdrawn, "Done by the national service")
    hand_over_all(editor)
    assert only(workspace).withdrawn_reason == "Done by the national service"
    pick(card.status, "On track")
    assert card.withdrawn.isVisible(), "what was said is not hidden"


def test_overdue_is_worked_out_and_not_offered(workspace: Workspace, editor: ActionEditor) -> None:
    day = workspace.today() - timedelta(days=41)
    key = workspace.work.actions.plan("Offer advocacy", due=day, status=Status.ON_TRACK)
    editor.show_record(key)
    card = editor.form.status
    assert card.mark.isVisible()
    assert card.mark.accessibleName() == "Overdue by 41 days"
    assert "Overdue" not in [card.status.itemText(place) for place in range(card.status.count())]
    assert card.help_needed.isVisible()
    workspace.work.actions.revise(key, status=Status.COMPLETE_IMPACT_NOT_SHOWN)
    assert not card.mark.isVisible()


def test_undo_and_redo_reach_the_boxes(workspace: Workspace, editor: ActionEditor) -> None:
    key = workspace.work.actions.plan("Offer advocacy")
    editor.show_record(key)
    write(editor.form.who.lead, "Service manager")
    hand_over_all(editor)
    workspace.work.session.undo()
    assert only(workspace).lead == ""
    assert editor.form.who.lead.text() == ""
    workspace.work.session.redo()
    assert editor.form.who.lead.text() == "Service manager"


def test_a_removed_action_says_how_to_bring_it_back(workspace: Workspace, editor: ActionEditor) -> None:
    key = workspace.work.actions.plan("Offer advocacy")
    editor.show_record(key)
    press(editor.remove_button)
    assert not workspace.contents.actions
    assert editor.empty.text() == "A-01 was removed. Undo: Ctrl+Z"
    workspace.work.session.undo()
    assert editor.key == key
    assert editor.form.what.text.text() == "Offer advocacy"


def test_history_opens_and_every_box_has_a_name(qtbot: QtBot, workspace: Workspace) -> None:
    key = workspace.work.actions.plan("Offer advocacy", due=date(2026, 10, 12), status=Status.AT_RISK)
    workspace.work.actions.note_progress(key, "Begun")
    workspace.work.actions.take_reading(key, "34%")
    piece = workspace.work.evidence.record("Audit")
    workspace.work.evidence.use_for(piece, "actions", key)
    dialog = ActionDialog(workspace, key)
    show(qtbot, dialog)
    write_day(dialog.editor.form.who.due.day, "31 Jan 2027")
    assert unnamed_focusable(dialog) == []
    press(dialog.editor.history_button)
    assert dialog.findChild(HistoryDialog) is not None


def test_a_day_that_is_none_goes_with_the_row_that_is_removed_and_comes_back_with_it(
    workspace: Workspace, editor: ActionEditor
) -> None:
    key, other = (workspace.work.actions.plan(words) for words in ("Offer advocacy", "Ask families"))
    workspace.work.actions.take_reading(key, "34%")
    rows = editor.form.measure.readings

    def day() -> DateEntry:
        found = first_row(rows).findChild(DateEntry)
        assert found is not None
        return found

    editor.show_record(key)
    write_day(day(), "31 Nov 2026")
    editor.show_record(other)
    assert [kept.text for kept in words_kept().of(editor)] == ["31 Nov 2026"], "named while another is shown"
    editor.show_record(key)
    assert day().line.text() == "31 Nov 2026"
    press(next(link for link in first_row(rows).findChildren(LinkButton) if link.text() == "Remove"))
    assert not words_kept().of(editor), "whoever removed it is not asked about it"
    assert rows.add_button.hasFocus()
    workspace.work.session.undo()
    assert [kept.text for kept in words_kept().of(editor)] == ["31 Nov 2026"]
    write_day(day(), "30 Nov 2026")
    assert not words_kept().of(editor)
