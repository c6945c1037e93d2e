"""What the tests of the action plan share."""

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show


@pytest.fixture
def editor(workspace: Workspace, qtbot: QtBot) -> ActionEditor:
    """An editor on an empty self-evaluation."""
    editor = ActionEditor(workspace)
    editor.resize(1180, 700)
    show(qtbot, editor)
    return editor


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> ActionPlanPage:
    """The page on a self-evaluation with three actions: one plain, one overdue, one without anything but its words."""
    from datetime import timedelta

    plan, today = workspace.work.actions.plan, workspace.today()
    agencies = {agency.name: agency.key for agency in workspace.contents.agencies}
    plan(
        "Offer advocacy",
        measure="offered to all",
        agency=agencies["Third sector"],
        due=today + timedelta(days=20),
        indicators=("2.1",),
    )
    plan(
        "One chronology format",
        lead="Lead officer",
        contributing=(agencies["Education"],),
        due=today - timedelta(days=41),
        indicators=("5.2",),
    )
    plan("Ask families")
    page = ActionPlanPage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    return page
