"""What was taken keeps whose it is, where it is edited; what agencies comment is read on the indicator's page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import LevelDraft, Stage, draft_key
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.agencies.return_dialog import ReturnDialog
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.indicator.finding_editor import FindingEditor
from cpc_selfeval.ui.indicator.judgement_history import event_words
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.agencies.conftest import CameBack, comment_of, opened, with_changes
from tests.ui.evidence.typing import show


@pytest.fixture
def words(workspace: Workspace) -> str:
    """What the line says."""
    return f"From Police Scotland’s return of {day_in_words(workspace.today())}"


def take(workspace: Workspace, came_back_as: CameBack, theirs: Tables) -> None:
    """Take everything that came back."""
    preview = came_back_as(theirs)
    told: list[object] = []
    workspace.work.returns.accept(preview, preview.all_that_can_be_taken(), told.append)
    assert told == [None]


def test_a_strength_says_from_whose_return_it_is(
    qtbot: QtBot, workspace: Workspace, strength: Finding, came_back_as: CameBack, words: str
) -> None:
    editor = FindingEditor(workspace, FindingKind.STRENGTH)
    show(qtbot, editor)
    editor.show_finding(strength.key, "2.1")
    assert editor.from_return.isHidden()
    take(workspace, came_back_as, with_changes(workspace.contents.tables, replace(strength, text="Theirs")))
    assert editor.from_return.isVisible()
    assert editor.from_return.text() == words
    assert editor.from_return.accessibleName() == f"{words}: look at that return"
    editor.from_return.click()
    dialog = opened(ReturnDialog)
    assert dialog.isVisible()
    dialog.close()
    workspace.work.session.undo()
    assert editor.from_return.isHidden()


def test_evidence_that_came_with_a_return_says_so(
    qtbot: QtBot, workspace: Workspace, police: Agency, came_back_as: CameBack, words: str
) -> None:
    mine = workspace.work.evidence.record("Our own audit", indicators=("2.1",))
    piece = Evidence(
        key="6f6d5d2e-0000-4000-8000-000000000001",
        cycle=workspace.contents.cycle_key,
        number=99,
        title="Dip sample",
        source_type=SourceType.CASE_FILE_AUDIT,
        agency=police.key,
    )
    take(workspace, came_back_as, with_changes(workspace.contents.tables, piece))
    editor = EvidenceEditor(workspace)
    show(qtbot, editor)
    theirs = next(each for each in workspace.contents.evidence.values() if each.title == "Dip sample")
    editor.show_record(theirs.key)
    assert editor.from_return.text() == words
    editor.show_record(mine)
    assert editor.from_return.isHidden()


def test_an_action_says_it_for_what_its_lead_reported(
    qtbot: QtBot, workspace: Workspace, police: Agency, came_back_as: CameBack, words: str
) -> None:
    key = workspace.work.actions.plan("One chronology format", agency=police.key)
    action = workspace.contents.get(Action, key)
    assert action is not None
    editor = ActionEditor(workspace)
    show(qtbot, editor)
    editor.show_record(key)
    assert editor.from_return.isHidden()
    take(workspace, came_back_as, with_changes(workspace.contents.tables, replace(action, lead="Inspector")))
    assert editor.from_return.text() == words


def test_a_proposed_level_says_it_with_its_reason(
    workspace: Workspace, police: Agency, came_back_as: CameBack, words: str
) -> None:
    cycle = workspace.contents.cycle_key
    draft = LevelDraft(
        key=draft_key(cycle, "2.2", Stage.PROPOSED, police.key),
        cycle=cycle,
        code="2.2",
        stage=Stage.PROPOSED,
        agency=police.key,
        level=4,
        reason="Families are told first.",
    )
    take(workspace, came_back_as, with_changes(workspace.contents.tables, draft))
    (event,) = event_words(workspace.contents, "2.2")
    assert words in event.lines


def test_comments_are_read_on_the_indicators_page_and_changed_nowhere(
    qtbot: QtBot, workspace: Workspace, police: Agency, came_back_as: CameBack, words: str
) -> None:
    page = IndicatorPage(workspace)
    page.resize(1074, 662)
    show(qtbot, page)
    page.show_indicator("2.1")
    assert page.comments.isHidden()
    comment = comment_of(workspace, police, "Agree this in December.\n- and tell the staff")
    take(workspace, came_back_as, with_changes(workspace.contents.tables, comment))
    (view,) = page.comments.views
    assert page.comments.isVisible()
    assert view.agency.text() == "Police Scotland"
    assert view.text.text() == "Agree this in December.\n- and tell the staff"
    assert view.text.isReadOnly()
    assert view.taken.text() == words
    page.show_indicator("2.2")
    assert page.comments.isHidden()
    for widget in QApplication.topLevelWidgets():
        assert not isinstance(widget, ReturnDialog) or not widget.isVisible()
