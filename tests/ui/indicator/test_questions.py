"""Questions about the level that is looked at: they come and go, are answered as typed, and hinder nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.challenge import QUESTIONS
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.history import History, OfIndicator
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.verbs.history import HistoryVerbs
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.indicator.questions import QuestionBox
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.history_lines import history_lines
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.indicator.conftest import Showing, focused, in_file, tab_to


def choose(page: IndicatorPage, level: int) -> None:
    page.level.recording.cards.button_for(level).click()


def asked(page: IndicatorPage) -> list[str]:
    return [box.name for box in page.notes.questions.shown() if box.isVisible()]


def question(page: IndicatorPage, name: str) -> QuestionBox:
    return next(box for box in page.notes.questions.shown() if box.name == name)


def test_without_a_level_nothing_is_asked(page: IndicatorPage) -> None:
    assert asked(page) == []
    assert not page.notes.questions.isVisible()
    assert not page.level.questions.isVisible()


def test_questions_follow_from_what_is_recorded_and_go_with_it(page: IndicatorPage, workspace: Workspace) -> None:
    choose(page, 5)
    assert asked(page) == ["impact_not_shown"]
    assert question(page, "impact_not_shown").words.text() == QUESTIONS["impact_not_shown"]
    assert question(page, "impact_not_shown").reason.text().startswith("No evidence here is marked")
    workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits are long", priority=Priority.HIGH)
    assert asked(page) == ["high_priority_area", "impact_not_shown"]
    workspace.work.evidence.record(
        "Survey", source_type=SourceType.VIEWS_OF_CHILDREN, shows_impact=True, indicators=("2.1",)
    )
    assert asked(page) == ["high_priority_area"]
    choose(page, 2)
    assert asked(page) == ["weak_without_action"]
    workspace.work.actions.plan("Halve the waits", indicators=("2.1",))
    assert asked(page) == []
    assert not page.notes.questions.isVisible()


def test_a_reason_that_tells_only_what_was_done_is_asked_about_while_it_is_written(page: IndicatorPage) -> None:
    choose(page, 3)
    reason = page.level.recording.form.reason
    reason.setFocus()
    QTest.keyClicks(reason, "We held six training days.")
    reason.hand_over()
    assert asked(page) == ["activity_only"]
    assert focused() is reason
    QTest.keyClicks(reason, " Children now wait less.")
    reason.hand_over()
    assert asked(page) == []


def test_an_answer_is_saved_as_typed_undone_and_there_the_next_time(page: IndicatorPage, workspace: Workspace) -> None:
    choose(page, 4)
    box = question(page, "impact_not_shown").box
    assert page.level.questions.text() == "1 question about this level"
    QTest.keyClick(page.level.questions, Qt.Key.Key_Return)
    assert focused() is box
    QTest.keyClicks(box, "The survey is due in May.")
    box.hand_over()
    assert workspace.contents.challenge_answer("2.1", "impact_not_shown") == "The survey is due in May."
    assert page.level.questions.text() == "1 question about this level, 1 answered"
    workspace.work.session.undo()
    assert box.text() == ""
    workspace.work.session.redo()
    assert box.text() == "The survey is due in May."
    page.show_indicator("2.2")
    choose(page, 4)
    assert question(page, "impact_not_shown").box.text() == ""
    page.show_indicator("2.1")
    assert question(page, "impact_not_shown").box.text() == "The survey is due in May."
    assert in_file(workspace).challenge_answer("2.1", "impact_not_shown") == "The survey is due in May."


def test_words_not_yet_handed_over_are_saved_when_the_question_goes_or_the_page_turns(
    page: IndicatorPage, workspace: Workspace
) -> None:
    choose(page, 4)
    QTest.keyClicks(question(page, "impact_not_shown").box, "The survey")
    page.show_indicator("2.2")
    assert workspace.contents.challenge_answer("2.1", "impact_not_shown") == "The survey"
    page.show_indicator("2.1")
    QTest.keyClicks(question(page, "impact_not_shown").box, " is")
    choose(page, 3)
    assert asked(page) == []
    assert workspace.contents.challenge_answer("2.1", "impact_not_shown") in ("The survey is", " isThe survey")


def test_an_answer_stays_in_the_history_where_its_question_is_gone(page: IndicatorPage, workspace: Workspace) -> None:
    choose(page, 4)
    workspace.work.levels.answer("2.1", "impact_not_shown", "The survey is due.")
    choose(page, 3)
    assert asked(page) == []
    read: list[History | Refusal] = []
    HistoryVerbs(workspace.work.session).read(OfIndicator(workspace.contents.cycle_key, "2.1"), read.append)
    assert isinstance(read[0], History)
    lines = [
        line
        for line in history_lines(workspace.contents, read[0].entries, naming=True)
        if line.after == "The survey is due."
    ]
    (line,) = lines
    assert line.what == f"Answer to a question of 2.1: {QUESTIONS['impact_not_shown']}: Recorded"


def test_nothing_is_blocked(page: IndicatorPage, workspace: Workspace) -> None:
    choose(page, 6)
    assert asked(page) == ["impact_not_shown"]
    page.level.recording.record()
    (event,) = workspace.contents.judgements_of("2.1")
    assert (event.stage, event.level) == (Stage.PROPOSED, 6)
    assert asked(page) == ["impact_not_shown"]


def test_the_keyboard_comes_to_the_questions_and_each_has_a_name(page: IndicatorPage) -> None:
    choose(page, 5)
    page.level.questions.setFocus()
    tab_to(question(page, "impact_not_shown").box)
    assert unnamed_focusable(page) == []


def test_where_the_notes_are_put_away_the_questions_bring_them_back(page: IndicatorPage) -> None:
    choose(page, 5)
    page.show_side_panel(False)
    assert page.level.questions.isVisible()
    page.level.questions.click()
    assert page.side_panel_shown
    assert focused() is question(page, "impact_not_shown").box


def test_typing_answers_with_a_file_on_its_own_thread(
    qtbot: QtBot, new_file: Path, opening: Opening, showing: Showing
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = showing(workspace, "2.1")
    choose(page, 5)
    box = question(page, "impact_not_shown").box
    box.setFocus()
    for word in ("The ", "survey ", "is ", "due."):
        QTest.keyClicks(box, word)
        box.hand_over()
    page.show_indicator("2.2")
    page.show_indicator("2.1")
    assert question(page, "impact_not_shown").box.text() == "The survey is due."
    workspace.work.session.drain(5)
    qtbot.waitUntil(lambda: workspace.contents.challenge_answer("2.1", "impact_not_shown") == "The survey is due.")
    assert question(page, "impact_not_shown").box.text() == "The survey is due."
    assert faults == []
