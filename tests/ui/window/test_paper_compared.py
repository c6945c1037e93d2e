"""Since which earlier paper changes are told, chosen beside the pages."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.domain.earlier_papers import made_before, noted


@pytest.fixture
def remembering(workspace: Workspace) -> Workspace:
    """A file that remembers two summaries and a report."""
    taken = workspace.work.papers.snapshot()
    for paper, day, number in (
        (Paper.COG_SUMMARY, date(2026, 3, 2), "3"),
        (Paper.CPC_REPORT, date(2026, 4, 14), ""),
        (Paper.COG_SUMMARY, date(2026, 5, 20), "7"),
    ):
        made = made_before(taken, paper, day, number)
        workspace.work.session.make("made before", partial(noted, made=made))
    return workspace


def offered(dialog: PaperDialog) -> list[str]:
    choice = dialog.compared.choice
    return [choice.itemText(index) for index in range(choice.count())]


def test_the_last_one_is_offered_first_and_any_other_can_be_chosen(
    qtbot: QtBot, remembering: Workspace, preferences: Preferences
) -> None:
    dialog = PaperDialog(remembering, preferences)
    qtbot.addWidget(dialog)
    assert offered(dialog) == [
        "the paper 7 of 20 May 2026 (the last one)",
        "the CPC report of 14 April 2026",
        "the paper 3 of 2 March 2026",
    ]
    assert dialog.compared.isVisibleTo(dialog)
    assert dialog.compared.value() is None
    assert unnamed_focusable(dialog) == []
    qtbot.waitUntil(lambda: "20 May 2026" in dialog.preview.view.accessibleDescription(), timeout=60_000)
    dialog.compared.choice.setCurrentIndex(2)
    dialog.compared.choice.activated.emit(2)
    qtbot.waitUntil(lambda: "2 March 2026" in dialog.preview.view.accessibleDescription(), timeout=60_000)


def test_a_paper_that_tells_no_changes_asks_nothing(
    qtbot: QtBot, remembering: Workspace, preferences: Preferences
) -> None:
    dialog = PaperDialog(remembering, preferences, Paper.FULL)
    qtbot.addWidget(dialog)
    assert not dialog.compared.isVisibleTo(dialog)
    dialog.which.choices[Paper.CPC_REPORT].click()
    assert offered(dialog)[0] == "the paper of 14 April 2026 (the last one)"
    assert dialog.compared.isVisibleTo(dialog)


def test_where_no_earlier_paper_is_kept_nothing_is_asked(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    dialog = PaperDialog(workspace, preferences)
    qtbot.addWidget(dialog)
    assert not dialog.compared.isVisibleTo(dialog)
    assert dialog.compared.value() is None
