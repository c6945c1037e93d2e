"""Levels: choosing leaves drafts, the button makes events, and each stage is recorded with what belongs to it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.indicator.judgement_history import JudgementHistory
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import NOT_APPLICABLE, NOT_ENOUGH_EVIDENCE
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import write_day
from tests.ui.indicator.conftest import Showing, focused, in_file, pick, tab_to


def events(contents: Contents, code: str = "2.1") -> tuple[Judgement, ...]:
    return contents.judgements_of(code)


def drafts(contents: Contents) -> list[LevelDraft]:
    return list(contents.of(LevelDraft).values())


def at_stage(page: IndicatorPage, stage: Stage) -> LevelRecording:
    recording = page.level.recording
    option = recording.stage_options()[stage]
    option.setFocus()
    QTest.keyClick(option, Qt.Key.Key_Space)
    assert recording.stage is stage
    return recording


def test_arrow_keys_over_cards_leave_a_draft_and_no_event(page: IndicatorPage, workspace: Workspace) -> None:
    cards = page.level.recording.cards
    tab_to(cards.button_for(6))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(focused(), key)
    assert events(workspace.contents) == ()
    (draft,) = drafts(workspace.contents)
    assert draft.level == cards.choice() == 2
    assert page.level.recording.note.text() == "Draft, not yet proposed."
    assert page.header.title.pill.text() == "In progress"
    contents = in_file(workspace)
    assert drafts(contents)[0].level == 2
    assert events(contents) == ()


def test_propose_makes_one_event_of_the_draft(page: IndicatorPage, workspace: Workspace) -> None:
    recording = page.level.recording
    tab_to(recording.cards.button_for(6))
    QTest.keyClick(focused(), Qt.Key.Key_4)
    tab_to(recording.form.confidence)
    QTest.keyClicks(focused(), "Fairly")
    tab_to(recording.form.reason)
    QTest.keyClicks(focused(), "Children told us so.")
    tab_to(recording.form.button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    (event,) = events(workspace.contents)
    assert (event.stage, event.level, event.agency) == (Stage.PROPOSED, 4, None)
    assert (event.reason, event.confidence) == ("Children told us so.", Confidence.MEDIUM)
    assert drafts(workspace.contents) == []
    assert page.header.title.pill.text() == "Proposed: Good"
    assert page.level.standing.words().startswith("Level proposed by the lead officer ")
    assert recording.cards.choice() == 4
    assert recording.form.reason.text() == ""
    assert recording.note.text().startswith("As proposed by the lead officer on ")
    QTest.keyClick(recording.form.button, Qt.Key.Key_Space)
    assert len(events(workspace.contents)) == 1
    assert "Nothing new to record" in recording.bar.happened.text()


def test_agencies_propose_beside_each_other(page: IndicatorPage, workspace: Workspace) -> None:
    recording = page.level.recording
    for agency, level in (("Education", 5), ("NHS board", 3)):
        recording.form.proposer.setFocus()
        pick(recording.form.proposer, agency)
        assert recording.cards.choice() is None
        recording.cards.button_for(level).click()
        QTest.keyClicks(recording.form.reason, f"{agency} has seen it.")
        recording.form.button.click()
    assert page.level.standing.words() == "Level proposed: Education 5, NHS board 3"
    headlines = [headline for headline, _ in page.level.proposals.words()]
    assert headlines == ["Education: 5 Very good", "NHS board: 3 Adequate"]
    assert page.level.proposals.fold.title == "Proposals differ: 3 to 5"
    assert page.level.proposals.fold.is_opened()
    assert page.header.title.pill.text() == "Proposed: 3 to 5"


def test_nothing_chosen_is_said_in_place(page: IndicatorPage, workspace: Workspace) -> None:
    recording = page.level.recording
    tab_to(recording.form.button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert recording.bar.isVisible()
    assert recording.bar.happened.text() == "No level is chosen for 2.1 yet."
    assert focused() is recording.cards.button_for(6)
    QTest.keyClick(focused(), Qt.Key.Key_3)
    assert not recording.bar.isVisible()


def test_a_day_that_is_still_to_come_is_told_before_it_is_recorded(page: IndicatorPage, workspace: Workspace) -> None:
    recording = at_stage(page, Stage.AGREED)
    recording.cards.button_for(3).click()
    assert recording.note.text() == "Draft, not yet recorded as agreed."
    day = workspace.today() + timedelta(days=1)
    write_day(recording.form.on, day_short(day))
    assert recording.note.text() == f"Draft, not yet recorded as agreed. {day_short(day)} is still to come."


def test_not_applicable_needs_a_reason(page: IndicatorPage, workspace: Workspace) -> None:
    recording = page.level.recording
    recording.cards.button_for(NOT_APPLICABLE).click()
    recording.form.button.click()
    assert "needs a reason" in recording.bar.happened.text()
    assert focused() is recording.form.reason
    assert events(workspace.contents) == ()
    QTest.keyClicks(focused(), "There is no such service here.")
    recording.form.button.click()
    assert not recording.bar.isVisible()
    (event,) = events(workspace.contents)
    assert (event.absence, event.reason) == (Absence.NOT_APPLICABLE, "There is no such service here.")
    assert page.header.title.pill.text() == "Proposed: not applicable"


def test_agreement_is_recorded_with_its_meeting(page: IndicatorPage, workspace: Workspace) -> None:
    meeting = workspace.work.setup.add_meeting(Body.CPC, on=date(2026, 5, 12), present="Chair, police, NHS")
    recording = at_stage(page, Stage.AGREED)
    tab_to(recording.cards.button_for(6))
    QTest.keyClick(focused(), Qt.Key.Key_4)
    tab_to(recording.form.meeting)
    pick(recording.form.meeting, "CPC, 12")
    assert recording.form.present.placeholderText() == "Chair, police, NHS"
    tab_to(recording.form.reason)
    QTest.keyClicks(focused(), "Two audits say the same.")
    tab_to(recording.form.dissent)
    QTest.keyClicks(focused(), "Education saw a 5.")
    tab_to(recording.form.button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    contents = in_file(workspace)
    (event,) = events(contents)
    assert (event.stage, event.level, event.meeting, event.on) == (Stage.AGREED, 4, meeting, date(2026, 5, 12))
    assert (event.present, event.dissent) == ("Chair, police, NHS", "Education saw a 5.")
    assert page.header.title.pill.text() == "Agreed: Good"


def test_stage_and_meeting_stay_for_the_next_indicator(page: IndicatorPage, workspace: Workspace) -> None:
    meeting = workspace.work.setup.add_meeting(Body.CPC, on=date(2026, 5, 12))
    recording = at_stage(page, Stage.AGREED)
    recording.form.meeting.setFocus()
    pick(recording.form.meeting, "CPC, 12")
    recording.cards.button_for(4).click()
    recording.form.button.click()
    page.header.next_button.click()
    assert page.current_code == "2.2"
    assert recording.stage is Stage.AGREED
    assert recording.form.meeting.value() == meeting
    assert drafts(workspace.contents) == []
    recording.cards.button_for(3).click()
    recording.form.button.click()
    (event,) = events(workspace.contents, "2.2")
    assert (event.meeting, event.on) == (meeting, date(2026, 5, 12))


def test_meetings_of_other_bodies_are_not_offered(page: IndicatorPage, workspace: Workspace) -> None:
    setup = workspace.work.setup
    setup.add_meeting(Body.CPC, on=date(2026, 5, 12))
    setup.add_meeting(Body.COG, on=date(2026, 6, 2))
    setup.add_meeting(Body.SUB_GROUP, on=date(2026, 5, 4))
    form = at_stage(page, Stage.ENDORSED).form
    offered = [form.meeting.itemText(place) for place in range(form.meeting.count())]
    assert offered == ["No meeting", "COG, 2 June 2026", "Add a meeting…"]


def test_wrong_meeting_is_said_in_place(page: IndicatorPage, workspace: Workspace) -> None:
    setup = workspace.work.setup
    meeting = setup.add_meeting(Body.CPC, on=date(2026, 5, 12))
    workspace.work.levels.draft("2.1", Stage.AGREED, level=4, meeting=meeting)
    setup.revise_meeting(meeting, body=Body.COG)
    recording = at_stage(page, Stage.AGREED)
    recording.form.button.click()
    assert "cannot record a level as agreed" in recording.bar.happened.text()
    assert focused() is recording.form.meeting
    assert events(workspace.contents) == ()


def test_a_typed_date_counts_before_the_meetings(page: IndicatorPage, workspace: Workspace) -> None:
    recording = at_stage(page, Stage.RECOMMENDED)
    recording.cards.button_for(3).click()
    tab_to(recording.form.on.line)
    QTest.keyClicks(focused(), "4/5/26")
    tab_to(recording.form.button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert events(workspace.contents)[0].on == date(2026, 5, 4)


def test_a_date_that_cannot_be_read_does_not_go_to_the_next_indicator(
    page: IndicatorPage, workspace: Workspace
) -> None:
    recording = at_stage(page, Stage.RECOMMENDED)
    QTest.keyClicks(recording.form.on.line, "some day")
    page.show_indicator("2.2")
    assert recording.form.on.line.text() == ""
    assert recording.stage is Stage.RECOMMENDED
    recording.cards.button_for(3).click()
    recording.form.button.click()
    assert len(events(workspace.contents, "2.2")) == 1
    page.show_indicator("2.1")
    assert recording.form.on.line.text() == "some day", "it stands again with the draft that it was typed for"


def test_undo_and_redo_of_an_agreement(page: IndicatorPage, workspace: Workspace) -> None:
    recording = at_stage(page, Stage.AGREED)
    recording.cards.button_for(4).click()
    QTest.keyClicks(recording.form.reason, "Decided together.")
    recording.form.button.click()
    workspace.work.session.undo()
    assert page.header.title.pill.text() == "In progress"
    assert recording.form.reason.text() == "Decided together."
    assert recording.cards.choice() == 4
    assert recording.note.text().startswith("Draft, not yet recorded as agreed.")
    workspace.work.session.redo()
    assert page.header.title.pill.text() == "Agreed: Good"
    assert recording.form.reason.text() == ""


def test_a_draft_over_a_standing_level_says_what_stands(page: IndicatorPage, workspace: Workspace) -> None:
    workspace.work.levels.choose("2.1", Stage.AGREED, level=4)
    workspace.work.levels.record("2.1", Stage.AGREED)
    page.show_indicator("2.2")
    page.show_indicator("2.1")
    recording = page.level.recording
    assert (recording.stage, recording.cards.choice()) == (Stage.AGREED, 4)
    recording.cards.button_for(5).click()
    assert recording.note.text() == "Draft, not yet recorded as agreed. Until then 4 Good stands."
    assert page.header.title.pill.text() == "Agreed: Good"
    recording.cards.button_for(5).setFocus()
    while focused() is not recording.form.reason:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is not recording.discard, "the first space typed would discard the draft"
    tab_to(recording.discard)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert recording.cards.choice() == 4
    assert focused() is recording.cards.button_for(4)
    assert not recording.discard.isVisible()
    workspace.work.session.undo()
    assert recording.cards.choice() == 5


def test_reason_alone_keeps_the_level_that_is_shown(page: IndicatorPage, workspace: Workspace) -> None:
    workspace.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    workspace.work.levels.record("2.1", Stage.PROPOSED)
    recording = page.level.recording
    QTest.keyClicks(recording.form.reason, "A second survey says the same.")
    recording.form.button.click()
    first, second = events(workspace.contents)
    assert (first.level, second.level) == (4, 4)
    assert second.reason == "A second survey says the same."


def test_a_change_of_the_draft_from_elsewhere_spares_what_is_typed(page: IndicatorPage, workspace: Workspace) -> None:
    recording = page.level.recording
    recording.form.reason.setFocus()
    QTest.keyClicks(recording.form.reason, "Children to")
    workspace.work.levels.draft("2.1", Stage.PROPOSED, level=3, reason="Somebody else's.", confidence=Confidence.LOW)
    assert recording.form.reason.text() == "Children to"
    assert recording.cards.choice() == 3
    assert recording.form.confidence.value() is Confidence.LOW
    QTest.keyClicks(recording.form.reason, "ld us.")
    recording.form.reason.hand_over()
    (draft,) = drafts(workspace.contents)
    assert (draft.reason, draft.level, draft.confidence) == ("Children told us.", 3, Confidence.LOW)


def test_withdrawing_asks_the_reason_and_keeps_both_in_the_history(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    workspace.work.levels.choose("2.1", Stage.AGREED, level=4)
    workspace.work.levels.record("2.1", Stage.AGREED)
    tab_to(page.level.standing.history)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    dialog = page.window().findChild(JudgementHistory)
    assert isinstance(dialog, JudgementHistory)
    assert not dialog.isModal()
    qtbot.waitUntil(dialog.isActiveWindow)
    (card,) = dialog.cards
    tab_to(card.withdraw)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is card.reason
    card.really.click()
    assert card.wanting.isVisible()
    assert len(events(workspace.contents)) == 1
    QTest.keyClicks(focused(), "Recorded for the wrong indicator.")
    tab_to(card.really)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert len(events(workspace.contents)) == 2
    (card,) = dialog.cards
    assert card.event_words.withdrawn.endswith("Recorded for the wrong indicator.")
    assert page.header.title.pill.text() == "In progress"
    assert page.level.standing.words() == "No level proposed yet"
    dialog.close()


def test_an_indicator_without_levels_says_why_and_can_be_given_them(workspace: Workspace, showing: Showing) -> None:
    page = showing(workspace, "10.1")
    recording = page.level.recording
    assert page.level.no_level.isVisible()
    assert not recording.cards.button_for(4).isVisible()
    assert recording.cards.button_for(NOT_ENOUGH_EVIDENCE).isVisible()
    tab_to(recording.cards.button_for(NOT_ENOUGH_EVIDENCE))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    QTest.keyClick(focused(), Qt.Key.Key_4)
    assert recording.cards.choice() == NOT_ENOUGH_EVIDENCE
    tab_to(page.level.offer)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert workspace.contents.takes_level("10.1")
    assert recording.cards.button_for(4).isVisible()
    assert not page.level.no_level.isVisible()
    assert page.level.offer.isChecked()
    workspace.work.session.undo()
    assert not recording.cards.button_for(4).isVisible()
    page.show_indicator("2.1")
    assert recording.cards.button_for(4).isVisible()
    assert not page.level.offer.isVisible()


def test_notes_follow_the_level_that_is_looked_at(page: IndicatorPage, workspace: Workspace) -> None:
    notes = page.notes
    assert not notes.chosen.isVisible()
    page.level.recording.cards.button_for(4).click()
    scale = workspace.contents.framework.level
    shown = [note.words() for note in (notes.chosen, notes.above, notes.below)]
    assert shown == [
        ("What “Good” means", scale(4).definition),
        ("The level above: “Very good”", scale(5).definition),
        ("The level below: “Adequate”", scale(3).definition),
    ]
    page.level.recording.cards.button_for(6).click()
    assert not notes.above.isVisible()


def test_choosing_faster_than_the_file_saves(qtbot: QtBot, new_file: Path, opening: Opening, showing: Showing) -> None:
    failures: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(failures.append))
    page = showing(workspace, "2.1")
    cards = page.level.recording.cards
    tab_to(cards.button_for(6))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert cards.choice() == 2
    workspace.work.session.drain(5)
    for _ in range(20):
        QApplication.processEvents()
        assert cards.choice() == 2
    assert events(workspace.contents) == ()
    page.level.recording.form.button.click()
    workspace.work.session.drain(5)
    qtbot.waitUntil(lambda: page.header.title.pill.text() == "Proposed: Weak")
    assert len(events(workspace.contents)) == 1
    assert failures == []


@pytest.mark.parametrize("stage", list(Stage))
def test_the_committees_own_names_are_on_the_stage_switch(
    page: IndicatorPage, workspace: Workspace, stage: Stage
) -> None:
    workspace.work.setup.revise_committee(cpc_short="PPC", cog_short="CSOG")
    words = page.level.recording.stage_options()[stage].words
    expected = {
        Stage.PROPOSED: "Proposed",
        Stage.RECOMMENDED: "Recommended by sub-group",
        Stage.AGREED: "Agreed by the PPC",
        Stage.ENDORSED: "Endorsed by the CSOG",
    }
    assert words == expected[stage]
