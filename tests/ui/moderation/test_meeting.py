"""The meeting view: walked by a clicker, uncovering, decisions at its stage only, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.domain.covering import agency_levels_shown
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.moderating import MeetingNote
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.ui.kit import theme, unnamed_focusable
from cpc_selfeval.ui.kit.kept_words import window_of, words_kept
from cpc_selfeval.ui.moderation.meeting_window import MeetingWindow
from cpc_selfeval.ui.moderation.page import ModerationPage
from cpc_selfeval.ui.moderation.projector import LARGEST, LargeType, projector_scale
from cpc_selfeval.ui.moderation.start_dialog import StartDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.editing.failing_store import failing
from tests.ui.moderation.conftest import CODE

CODES = (CODE, "2.1")


@pytest.fixture
def held(qtbot: QtBot, workspace: Workspace, agencies: tuple[str, str], meeting: str) -> Iterator[MeetingWindow]:
    """A meeting of the committee that is shown, at its first indicator, with the levels covered."""
    workspace.work.moderating.cover(covered=True)
    shown = MeetingWindow(workspace, meeting, CODES)
    shown.begin()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown.forward, Qt.Key.Key_PageDown)
    yield shown
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.close()
    shown.deleteLater()
    assert theme().zoom == 1.0


def typed(held: MeetingWindow, text: str) -> None:
    held.shown.notes.box.setFocus()
    QTest.keyClicks(held.shown.notes.box, text)


def notes(workspace: Workspace) -> dict[str, str]:
    return {note.code: note.text for note in workspace.contents.of(MeetingNote).values()}


def test_a_clicker_goes_on_and_back_and_stays_at_both_ends(held: MeetingWindow) -> None:
    seen = [held.place]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(held.focusWidget() or held, key)
        seen.append(held.place)
    assert seen == [1, 2, 2, 1, 0, 0]
    assert not held.back.isEnabled()


def test_going_on_while_typing_keeps_what_was_typed_with_its_indicator(
    held: MeetingWindow, workspace: Workspace
) -> None:
    typed(held, "Police say more")
    QTest.keyClick(held.shown.notes.box, Qt.Key.Key_PageDown)
    assert (held.place, notes(workspace)) == (2, {CODE: "Police say more"})
    assert held.shown.notes.box.text() == ""
    QTest.keyClicks(held.shown.notes.box, "Another")
    held.go_back()
    assert held.shown.notes.box.text() == "Police say more"
    assert notes(workspace) == {CODE: "Police say more", "2.1": "Another"}
    QTest.keyClick(held, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert notes(workspace) == {CODE: "Police say more"}


def test_levels_are_uncovered_for_all_and_the_keyboard_rests_on_going_on(
    held: MeetingWindow, workspace: Workspace, meeting: str
) -> None:
    card = held.shown.proposals
    assert card.words() == ()
    assert "Police Scotland, Education" in card.said.text()
    assert len([label for label in held.shown._meanings if label.isVisible()]) == 6
    card.uncover.click()

    assert card.words() == ("Police Scotland proposes 2 Weak", "Education proposes 5 Very good")
    assert not card.uncover.isVisible()
    assert QApplication.focusWidget() is held.forward
    assert [label.text()[0] for label in held.shown._meanings if label.isVisible()] == ["5", "4", "3", "2"]
    QTest.keyClick(held, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not agency_levels_shown(workspace.contents, CODE)
    assert card.words() == ()


def test_a_decision_goes_into_the_history_at_this_meeting_s_stage(
    held: MeetingWindow, workspace: Workspace, meeting: str
) -> None:
    workspace.work.setup.revise_meeting(meeting, present="Isla Grant, Rab Munro")
    recording = held.shown.recording
    assert (recording.stages.isVisible(), recording.stage) == (False, Stage.AGREED)
    held.go_to_decision()
    QTest.keyClick(recording.cards.button_for(6), Qt.Key.Key_3)
    recording.form.dissent.setFocus()
    QTest.keyClicks(recording.form.dissent, "Education would say 4")
    recording.form.button.click()

    event = workspace.contents.judgements_of(CODE)[-1]
    assert (event.stage, event.level, event.meeting, event.on) == (Stage.AGREED, 3, meeting, workspace.today())
    assert (event.present, event.dissent) == ("Isla Grant, Rab Munro", "Education would say 4")
    assert position(workspace.contents, CODE).state is State.AGREED
    assert held.shown.stands.text() == "Where it stands: Agreed: Adequate"
    assert held.shown.proposals.words() != ()


def test_a_draft_begun_for_another_meeting_is_recorded_at_this_one(
    held: MeetingWindow, workspace: Workspace, meeting: str
) -> None:
    other = workspace.work.setup.add_meeting(Body.CPC)
    workspace.work.levels.draft("2.1", Stage.AGREED, level=4, meeting=other)
    held.go_on()
    held.shown.recording.form.button.click()

    event = workspace.contents.judgements_of("2.1")[-1]
    assert (event.level, event.meeting) == (4, meeting)


def test_what_is_refused_is_said_in_the_meeting(held: MeetingWindow) -> None:
    held.shown.recording.form.button.click()
    bar = held.shown.recording.bar
    assert bar.isVisible()
    assert bar.happened.text() == f"No level is chosen for {CODE} yet."


def test_who_is_here_and_the_date_are_the_meeting_s_own(
    held: MeetingWindow, workspace: Workspace, meeting: str
) -> None:
    held.go_back()
    held.opening.present.setFocus()
    QTest.keyClicks(held.opening.present, "Isla Grant")
    QTest.keyClicks(held.opening.on.line, " or so")
    QTest.keyClick(held.opening.cards["2.1"], Qt.Key.Key_Return)

    assert workspace.contents.of(Meeting)[meeting].present == "Isla Grant"
    assert [words.text[-6:] for words in words_kept().of(window_of(held))] == [" or so"], "a date that is none is kept"
    assert (held.place, held.shown.code) == (2, "2.1")


def test_escape_leaves_the_full_screen_then_the_meeting_and_loses_nothing(
    held: MeetingWindow, workspace: Workspace
) -> None:
    held.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    typed(held, "Last word")
    assert theme().zoom > 1.0
    QTest.keyClick(held, Qt.Key.Key_Escape)
    assert held.isVisible()
    assert not held.isFullScreen()
    QTest.keyClick(held, Qt.Key.Key_Escape)
    assert not held.isVisible()
    assert notes(workspace) == {CODE: "Last word"}
    assert theme().zoom == 1.0


def test_the_meeting_view_ends_where_its_meeting_is_taken_back(workspace: Workspace, meeting: str) -> None:
    shown = MeetingWindow(workspace, meeting, CODES)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.begin()
    workspace.work.session.undo()
    assert not shown.isVisible()
    shown.deleteLater()


@pytest.mark.parametrize("body", [Body.SUB_GROUP, Body.COG, Body.OTHER])
def test_each_body_records_its_own_stage_and_others_only_notes(workspace: Workspace, body: Body) -> None:
    meeting = workspace.work.setup.add_meeting(body)
    shown = MeetingWindow(workspace, meeting, CODES)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.begin()
    shown.go_on()
    stages = {Body.SUB_GROUP: Stage.RECOMMENDED, Body.COG: Stage.ENDORSED, Body.OTHER: None}
    assert shown.shown.stage is stages[body]
    assert shown.shown.recording.isVisible() is (stages[body] is not None)
    assert shown.shown.no_stage.isVisible() is (stages[body] is None)
    shown.close()
    shown.deleteLater()


def test_everything_that_takes_the_keyboard_has_a_name(held: MeetingWindow) -> None:
    assert unnamed_focusable(held) == []
    held.go_back()
    assert unnamed_focusable(held) == []


def test_starting_asks_which_meeting_and_which_indicators(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    window.show_page("moderation")
    page = window.stack.currentWidget()
    assert isinstance(page, ModerationPage)
    page.start.click()
    dialog = next(child for child in page.findChildren(StartDialog))
    assert dialog.meeting.value() == meeting
    assert dialog.records.text() == "Decisions are recorded as agreed by the CPC."
    assert dialog.codes() == (CODE,)
    dialog.parts[-1].click()
    assert set(dialog.codes()) == set(workspace.contents.covered_codes)
    dialog.parts[0].click()
    dialog.start.click()
    shown = next(child for child in window.findChildren(MeetingWindow))
    assert (shown.codes, shown.isFullScreen()) == ((CODE,), True)
    shown.close()


@pytest.mark.parametrize(
    ("screen", "own", "scale"),
    [
        (QSize(1024, 768), 1.0, 1.6),
        (QSize(1366, 768), 1.0, 1.6),
        (QSize(1920, 1080), 1.0, 2.25),
        (QSize(683, 384), 1.0, 1.0),
        (QSize(683, 384), 1.5, 1.5),
        (QSize(3840, 2160), 1.0, LARGEST),
    ],
)
def test_type_grows_with_the_screen_and_is_never_smaller_than_ones_own(screen: QSize, own: float, scale: float) -> None:
    assert projector_scale(screen, own) == pytest.approx(scale)


def test_type_fits_the_screen_that_the_meeting_was_moved_to_and_goes_back_at_the_end(dressed: QApplication) -> None:
    large = LargeType(QSize(1366, 768))
    assert theme().zoom == pytest.approx(1.6)
    large.fit(QSize(1920, 1080))
    assert theme().zoom == pytest.approx(2.25)
    large.end()
    large.fit(QSize(1920, 1080))
    assert theme().zoom == 1.0


def test_notes_that_the_disk_will_not_take_are_said_and_saved_later(
    qtbot: QtBot, held: MeetingWindow, workspace: Workspace
) -> None:
    store = failing(workspace.work.session)
    store.full = True
    typed(held, "Education explains")
    held.go_on()
    assert held.bar.isVisible()
    assert notes(workspace) == {}
    store.full = False
    workspace.work.session.try_again()
    assert notes(workspace) == {CODE: "Education explains"}
    qtbot.waitUntil(lambda: not held.bar.isVisible())


def test_a_later_meeting_sees_what_was_noted_before(held: MeetingWindow, workspace: Workspace) -> None:
    before = workspace.work.setup.add_meeting(Body.SUB_GROUP, title="First look")
    workspace.work.moderating.note(before, CODE, "Cases were read")
    assert held.shown.before.text() == "Noted at First look, no date yet: Cases were read"
    held.go_on()
    assert not held.shown.before.isVisible()
