"""What is entered is there at once for whatever is entered next, while the file has not answered yet.

As in the program, where the file is written on another thread; most other tests have it in the file at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.capacity.drafting import factors, statement
from cpc_selfeval.domain.capacity.grounds import GROUNDS
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.actions.shared import SHARED
from cpc_selfeval.ui.capacity.factor_editor import FactorEditor
from cpc_selfeval.ui.capacity.page import CapacityPage
from cpc_selfeval.ui.choices import MeetingChoice
from cpc_selfeval.ui.details.agencies_card import AgenciesCard
from cpc_selfeval.ui.details.expectations_card import ExpectationsCard
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.indicator.actions_section import ActionsSection
from cpc_selfeval.ui.indicator.finding_editor import FindingEditor
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.kit import ChoiceBox, TextEntry, hand_over_all
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.moderation.indicator_screen import IndicatorScreen
from cpc_selfeval.ui.moderation.meeting_window import MeetingWindow
from cpc_selfeval.ui.tables.several_dialog import SeveralDialog
from cpc_selfeval.ui.window.finder import Finder
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import pick, write, write_day
from tests.ui.held_up import arrive, held_up

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def slow(new_file: Path, opening: Opening) -> Iterator[Workspace]:
    """A new file that is written on a thread of its own, as in the program. Nothing may fail there."""
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    yield workspace
    arrive(workspace)
    assert faults == []


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows a widget as a window."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


def test_the_rest_of_an_action_can_be_entered_at_once(slow: Workspace, shown: Shown) -> None:
    section = ActionsSection(slow)
    shown(section)
    section.show_indicator("2.1")
    with held_up(slow):
        section.begin()
        assert section.new is not None
        write(section.new.text, "Write it down")
        section.new.text.hand_over()
        section.new.details.click()
        dialog = next(each for each in section.findChildren(ActionDialog))
        assert dialog.editor.form.what.text.text() == "Write it down"
        write(dialog.editor.form.who.lead, "Isla")
        dialog.close()
    (action,) = slow.contents.actions.values()
    assert (action.text, action.lead, action.indicators) == ("Write it down", "Isla", ("2.1",))


def test_a_factor_begun_from_a_ground_can_be_written_at_once(slow: Workspace, shown: Shown) -> None:
    page = CapacityPage(slow)
    shown(page)
    with held_up(slow):
        page.grounds.buttons[GROUNDS[0].name].click()
        editor = page.factors.editor
        assert isinstance(editor, FactorEditor)
        assert not page.grounds.offers[GROUNDS[0].name].isVisible(), "offered once more, it would be begun twice"
        write(editor.text, "We did it before.")
        editor.text.hand_over()
        assert editor.title.text() == GROUNDS[0].title
    (factor,) = factors(slow.contents)
    assert (factor.ground, factor.text) == (GROUNDS[0].name, "We did it before.")
    assert editor.text.text() == "We did it before."


def test_a_draft_that_was_taken_can_be_gone_on_with_at_once(slow: Workspace, shown: Shown) -> None:
    piece = slow.work.evidence.record("Survey")
    slow.work.capacity.add("We knew", supporting=(piece,))
    slow.work.capacity.state(text="Old words")
    arrive(slow)
    page = CapacityPage(slow)
    shown(page)
    card = page.paragraph
    card.draft()
    drafted = card.drafted.text()
    with held_up(slow):
        card.use.click()
        QTest.keyClick(card.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        write(card.text, " And more")
        card.text.hand_over()
    assert drafted
    assert statement(slow.contents).text == card.text.text() == f"{drafted} And more"


def test_evidence_that_is_chosen_and_not_after_all_supports_nothing(slow: Workspace, shown: Shown) -> None:
    piece = slow.work.evidence.record("Survey", indicators=("2.1",))
    finding = slow.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
    arrive(slow)
    editor = FindingEditor(slow, FindingKind.STRENGTH)
    shown(editor)
    editor.show_finding(finding, "2.1")
    with held_up(slow):
        editor.evidence.chosen.emit((piece,))
        editor.evidence.chosen.emit(())
    assert slow.contents.evidence_for_finding(finding) == ()


def test_two_entries_that_a_piece_supports_at_once_are_both_kept(slow: Workspace, shown: Shown) -> None:
    piece = slow.work.evidence.record("Survey")
    findings = [slow.work.findings.record(FindingKind.STRENGTH, "2.1", text) for text in ("One", "Two")]
    arrive(slow)
    column = FindingsColumn(slow, FindingKind.STRENGTH)
    shown(column)
    column.show_indicator("2.1")
    with held_up(slow):
        for finding in findings:
            column._support(finding, (piece,))
    assert sorted(slow.contents.evidence[piece].findings) == sorted(findings)


def test_an_action_used_for_two_indicators_at_once_is_for_both(slow: Workspace, shown: Shown) -> None:
    key = slow.work.actions.plan("Write it down")
    arrive(slow)
    section = ActionsSection(slow)
    shown(section)
    with held_up(slow):
        for code in ("2.1", "2.2"):
            section.show_indicator(code)
            section._use((key,))
    assert slow.contents.actions[key].indicators == ("2.1", "2.2")


def test_a_level_is_recorded_once_however_often_the_button_is_pressed(slow: Workspace, shown: Shown) -> None:
    recording = LevelRecording(slow)
    shown(recording)
    slow.changed.connect(recording.take)
    slow.refused.connect(recording.take_refusal)
    refused: list[Refused] = []
    slow.refused.connect(refused.append)
    recording.show_indicator("2.1")
    with held_up(slow):
        recording.cards.button_for(4).click()
        recording.form.button.click()
        recording.form.button.click()
    assert [judgement.level for judgement in slow.contents.judgements_of("2.1")] == [4]
    assert refused == []


def test_a_draft_is_there_for_whoever_comes_back_to_it_at_once(slow: Workspace, shown: Shown) -> None:
    recording = LevelRecording(slow)
    shown(recording)
    slow.changed.connect(recording.take)
    recording.show_indicator("2.1")
    with held_up(slow):
        recording.cards.button_for(4).click()
        write(recording.form.reason, "Every file was looked at")
        recording.form.reason.hand_over()
        recording.show_indicator("2.2")
        assert (recording.cards.choice(), recording.form.reason.text()) == (None, "")
        recording.show_indicator("2.1")
        assert (recording.cards.choice(), recording.form.reason.text()) == (4, "Every file was looked at")
    assert (recording.cards.choice(), recording.form.reason.text()) == (4, "Every file was looked at")


def test_a_meeting_that_was_just_added_can_begin_at_once(slow: Workspace, qtbot: QtBot) -> None:
    with held_up(slow):
        slow.work.setup.revise_committee(area="Another area")
        meeting = slow.work.setup.add_meeting(Body.CPC, on=date(2027, 1, 20))
        window = MeetingWindow(slow, meeting, ("2.1",))
        qtbot.addWidget(window)
        window.show()
        assert window.title.text() == "CPC, 20 January 2027"
        window.go_on()
        assert isinstance(window.shown, IndicatorScreen)
        assert window.shown.stage is Stage.AGREED
        window.shown.recording.cards.button_for(4).click()
        window.shown.recording.form.button.click()
    assert window.isVisible()
    (judgement,) = slow.contents.judgements_of("2.1")
    assert (judgement.stage, judgement.level, judgement.meeting) == (Stage.AGREED, 4, meeting)


def test_a_meeting_that_was_just_added_is_named_where_it_was_chosen(slow: Workspace, qtbot: QtBot) -> None:
    box = MeetingChoice(slow)
    qtbot.addWidget(box)
    with held_up(slow):
        meeting = slow.work.setup.add_meeting(Body.CPC, on=date(2027, 1, 20))
        box.show_value(meeting)
        assert box.currentText() == "CPC, 20 January 2027"


def test_an_added_agency_can_be_named_at_once(slow: Workspace, shown: Shown) -> None:
    before = set(slow.contents.of(type(slow.contents.agencies[0])))
    card = AgenciesCard(slow)
    shown(card)
    with held_up(slow):
        card.add_button.click()
        box = QApplication.focusWidget()
        assert box is not None
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(box, "Housing")
        QTest.keyClick(box, Qt.Key.Key_Return)
    added = [agency.name for agency in slow.contents.agencies if agency.key not in before]
    assert added == ["Housing"]


def test_a_due_date_that_is_entered_again_at_once_asks_why_it_moves(slow: Workspace, shown: Shown) -> None:
    editor = ActionEditor(slow)
    shown(editor)
    with held_up(slow):
        editor.begin()
        write(editor.form.what.text, "Write it down")
        write_day(editor.form.who.due.day, "20 1 2027")
        write_day(editor.form.who.due.day, "21 1 2027")
        assert editor.form.who.due.question.isVisible()
    (action,) = slow.contents.actions.values()
    assert action.due == date(2027, 1, 20)


@pytest.mark.parametrize("kept", ["notes", "readings"])
def test_a_note_or_reading_that_was_just_added_has_the_keyboard_at_once(
    slow: Workspace, shown: Shown, kept: str
) -> None:
    """Later, it would take the keyboard from wherever somebody types by then."""
    editor = ActionEditor(slow)
    shown(editor)
    with held_up(slow):
        editor.begin()
        rows = editor.form.status.notes if kept == "notes" else editor.form.measure.readings
        rows.add_button.click()
        box = QApplication.focusWidget()
        assert box is not None
        assert rows.isAncestorOf(box)
        QTest.keyClicks(box, "Half")
        write(editor.form.who.lead, "Isla")
        editor.form.who.lead.hand_over()
    (action,) = slow.contents.actions.values()
    assert action.lead == "Isla"
    found = slow.contents.progress_of(action.key) if kept == "notes" else slow.contents.readings_of(action.key)
    assert [getattr(each, "text", None) or getattr(each, "value", None) for each in found] == ["Half"]
    assert QApplication.focusWidget() is not box


def test_what_is_asked_for_while_it_is_on_its_way_is_shown(slow: Workspace, shown: Shown) -> None:
    editor = EvidenceEditor(slow)
    shown(editor)
    with held_up(slow):
        key = slow.work.evidence.record("Survey")
        editor.show_record(key)
        write(editor.form.shows, "They feel safe.")
        editor.form.shows.hand_over()
    piece = slow.contents.evidence[key]
    assert (piece.title, piece.shows) == ("Survey", "They feel safe.")
    assert editor.form.shows.text() == "They feel safe."


def test_the_keyboard_stays_on_an_entry_that_was_just_written(slow: Workspace, shown: Shown) -> None:
    column = FindingsColumn(slow, FindingKind.STRENGTH)
    shown(column)
    column.show_indicator("2.1")
    with held_up(slow):
        column.begin()
        assert column.editor is not None
        write(column.editor.text, "Heard early")
        QTest.keyClick(column.editor.text, Qt.Key.Key_Escape)
        row = column.rows.row(column.rows.keys[0])
        assert row is not None
        assert row.card.hasFocus()


def test_the_keyboard_stays_beside_a_factor_that_was_just_written_or_removed(slow: Workspace, shown: Shown) -> None:
    for title in ("First", "Second"):
        slow.work.capacity.add(title)
    arrive(slow)
    page = CapacityPage(slow)
    shown(page)
    entries = page.factors
    with held_up(slow):
        entries.open(None)
        assert isinstance(entries.editor, FactorEditor)
        write(entries.editor.title, "Third")
        QTest.keyClick(entries.editor.title, Qt.Key.Key_Escape)
        row = entries.rows.row(entries.rows.keys[-1])
        assert row is not None
        assert (row.card.words()[0], row.card.hasFocus()) == ("Third", True)
        entries.remove(row.key)
        beside = entries.rows.row(entries.rows.keys[-1])
        assert beside is not None
        assert (beside.card.words()[0], beside.card.hasFocus()) == ("Second", True)
    assert [factor.title for factor in factors(slow.contents)] == ["First", "Second"]


def test_a_discarded_draft_leaves_the_keyboard_on_the_level_that_stands(slow: Workspace, shown: Shown) -> None:
    slow.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    slow.work.levels.record("2.1", Stage.PROPOSED)
    arrive(slow)
    recording = LevelRecording(slow)
    shown(recording)
    slow.changed.connect(recording.take)
    recording.show_indicator("2.1")
    with held_up(slow):
        recording.cards.button_for(2).click()
        recording.discard.click()
        assert recording.cards.button_for(4).hasFocus()
    assert recording.cards.choice() == 4


def test_what_is_on_its_way_is_found(slow: Workspace, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    with held_up(slow):
        slow.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
        finder = Finder(slow, page)
        finder.box.setText("heard early")
        assert finder.count.text() == "1 found."


def test_the_first_action_stays_open_while_it_is_on_its_way(slow: Workspace, shown: Shown) -> None:
    page = ActionPlanPage(slow)
    shown(page)
    with held_up(slow):
        page.add()
        write(page.editor.form.what.text, "Write it down")
        page.editor.form.what.text.hand_over()
        page.show_state()  # as with any other change that arrives before
        assert page.editor.form.what.text.isVisible()
        assert page.editor.form.what.text.hasFocus()


def kept_of(widget: QWidget) -> list[str]:
    """What is named as not saved."""
    return [words.text for words in words_kept().of(widget)]


@pytest.mark.parametrize("gone", ["row", "page"])
def test_what_was_typed_into_a_record_whose_removal_is_on_its_way_is_named_as_not_saved(
    slow: Workspace, shown: Shown, gone: str
) -> None:
    """By the time that the file refuses it, its box is gone, or is for another record."""
    action = slow.work.actions.plan("Write it down")
    other = slow.work.actions.plan("Tell them")
    note = slow.work.actions.note_progress(action, "")
    arrive(slow)
    editor = ActionEditor(slow)
    shown(editor)
    editor.show_record(action)
    with held_up(slow):
        if gone == "row":
            slow.work.actions.remove_note(note)
            box = editor.form.status.notes.findChild(TextEntry)
        else:
            editor.remove()
            box = editor.form.what.outcome
        assert isinstance(box, TextEntry)
        write(box, "Half of")
        box.hand_over()
        write(box, " them")
        box.hand_over()
    editor.show_record(other)
    hand_over_all(editor)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    arrive(slow)
    assert kept_of(editor) == ["Half of them"]


def test_a_day_for_a_record_whose_removal_is_on_its_way_is_named_while_another_is_shown(
    slow: Workspace, shown: Shown
) -> None:
    piece, other = slow.work.evidence.record("Survey"), slow.work.evidence.record("Audit")
    arrive(slow)
    editor = EvidenceEditor(slow)
    shown(editor)
    editor.show_record(piece)
    with held_up(slow):
        slow.work.evidence.remove(piece)
        write_day(editor.form.source.period_from, "5 1 2026")
        editor.show_record(other)
        write_day(editor.form.source.period_from, "6 1 2026")
    assert slow.contents.evidence[other].period_from == date(2026, 1, 6)
    assert kept_of(editor) == ["5 Jan 2026"]


def test_words_that_were_refused_before_are_not_given_up_for_others_of_the_same_box(
    slow: Workspace, shown: Shown
) -> None:
    piece, other = slow.work.evidence.record("Survey"), slow.work.evidence.record("Audit")
    arrive(slow)
    editor = EvidenceEditor(slow)
    shown(editor)
    for text in ("First thought", "Second thought"):
        editor.show_record(piece)
        with held_up(slow):
            slow.work.cycles.close()
            write(editor.form.shows, text)
            editor.form.shows.hand_over()
            editor.show_record(other)
            write(editor.form.shows, f"Beside: {text}")
            editor.form.shows.hand_over()
        slow.work.cycles.reopen(reason="A late return", name="Isla Grant")
        arrive(slow)
    assert {"First thought", "Second thought"} <= set(kept_of(editor))


def test_a_choice_that_the_file_will_never_have_is_shown_no_more(slow: Workspace, shown: Shown) -> None:
    """What was written beside it stays in its box, named as not saved."""
    recording = LevelRecording(slow)
    shown(recording)
    slow.refused.connect(recording.take_refusal)
    recording.show_indicator("2.1")
    with held_up(slow):
        slow.work.cycles.close()
        recording.cards.button_for(4).click()
        pick(recording.form.confidence, "Not very sure")
        write(recording.form.reason, "Every file was looked at")
        recording.form.reason.hand_over()
    assert (recording.cards.choice(), recording.form.confidence.value()) == (None, None)
    assert recording.form.reason.text() == "Every file was looked at"
    assert kept_of(recording) == ["Every file was looked at"]


def test_expectations_that_are_chosen_one_after_the_other_stay_chosen(slow: Workspace, shown: Shown) -> None:
    card = ExpectationsCard(slow)
    shown(card)
    with held_up(slow) as let_one_through:
        impact, views = card.impact.isChecked(), card.views.isChecked()
        card.impact.click()
        card.views.click()
        let_one_through()
        assert (card.impact.isChecked(), card.views.isChecked()) == (not impact, not views)
    assert (slow.contents.expectations.needs_impact, slow.contents.expectations.needs_views) == (not impact, not views)


def test_what_is_changed_in_several_at_once_is_changed_once(slow: Workspace, shown: Shown) -> None:
    keys = tuple(slow.work.actions.plan(text) for text in ("One", "Two"))
    arrive(slow)
    said: list[str] = []
    dialog = SeveralDialog(slow, Action, keys, SHARED)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.changed.connect(said.append)
    shown(dialog)
    with held_up(slow):
        status = dialog.box
        assert isinstance(status, ChoiceBox)
        pick(status, "At risk")
        dialog.change_button.click()
        dialog.change_button.click()
    assert said == ["Status of 2 actions changed. Undo: Ctrl+Z"]
