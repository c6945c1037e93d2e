"""Changes that matter are spoken: a level that is recorded, what the checks find, saved and not saved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.judgement import Absence, Judgement, Stage
from cpc_selfeval.ui.checks.page import ChecksPage
from cpc_selfeval.ui.indicator.level_words import recorded_aloud
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import MessageBar
from cpc_selfeval.ui.window.save_state import SavedWords, Saving
from cpc_selfeval.ui.window.status_line import StatusLine
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> IndicatorPage:
    """The page of 2.1 in a new file."""
    page = IndicatorPage(workspace)
    qtbot.addWidget(page)
    page.show_indicator("2.1")
    page.show()
    return page


def test_a_level_is_spoken_with_its_stage_when_it_is_recorded(
    page: IndicatorPage, workspace: Workspace, announced: list[str]
) -> None:
    recording = page.level.recording
    recording.cards.button_for(4).click()
    assert announced == [], "choosing a card is a draft"
    recording.record()
    assert announced == ["Level proposed: 4 Good"]
    workspace.work.session.undo()
    assert announced == ["Level proposed: 4 Good"], "undo says for itself what it took back"


def test_each_stage_and_each_answer_that_is_no_level_has_its_words(workspace: Workspace) -> None:
    day = workspace.today()
    short = workspace.contents.committee.cpc_short

    def said(stage: Stage, level: int | None, absence: Absence | None) -> str:
        judgement = Judgement(
            key="j", cycle="c", code="2.1", stage=stage, on=day, at="2026-06-01T09:00:00Z", level=level, absence=absence
        )
        return recorded_aloud(workspace.contents, judgement)

    assert said(Stage.AGREED, 4, None) == f"Level agreed by the {short}: 4 Good"
    assert said(Stage.PROPOSED, None, Absence.NOT_ENOUGH_EVIDENCE) == "Level proposed: not enough evidence to say"
    assert said(Stage.RECOMMENDED, 6, None) == "Level recommended by a sub-group: 6 Excellent"


def test_what_the_checks_find_is_spoken_once_and_when_it_changes(
    workspace: Workspace, qtbot: QtBot, announced: list[str]
) -> None:
    checks = ChecksPage(workspace)
    qtbot.addWidget(checks)
    checks.show()
    assert announced == ["Nothing is recorded yet, so there is nothing to check."]
    checks.refresh()
    assert len(announced) == 1, "the same result is not said again"
    workspace.work.actions.plan("Offer every family a named advocate.")
    assert len(announced) == 2
    assert announced[1].startswith(checks.facts.text().split(",")[0])


def test_not_saved_is_spoken_and_so_is_saved_again(workspace: Workspace, qtbot: QtBot, announced: list[str]) -> None:
    line = StatusLine(workspace)
    qtbot.addWidget(line)
    line.show_saved(SavedWords(Saving.SAVED, "Saved 14:02:11"))
    line.show_saved(SavedWords(Saving.SAVING, "Saving…"))
    assert announced == [], "each save by itself would talk over whoever writes"
    line.show_saved(SavedWords(Saving.NOT_SAVED, "Not saved: the disk is full"))
    line.show_saved(SavedWords(Saving.SAVED, "Saved 14:03:00"))
    assert announced == ["Not saved: the disk is full", "Saved 14:03:00. Everything is in the file again."]
    line.tell("Everything is already saved (14:03:00).")
    assert announced[-1] == "Everything is already saved (14:03:00)."


def test_a_message_is_spoken_whole(qapp: QApplication, qtbot: QtBot, announced: list[str]) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("warning", "The folder is gone.", "Your words are safe.", "Choose another folder.")
    assert announced == ["The folder is gone. Your words are safe. Choose another folder."]
