"""The window on a file in which two agencies and the lead officer do not say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace

CODE = "5.4"


def propose(workspace: Workspace, code: str, agency: str | None, level: int, reason: str = "") -> None:
    """Have an agency, or the lead officer, propose a level."""
    levels = workspace.work.levels
    levels.choose(code, Stage.PROPOSED, agency, level=level)
    levels.draft(code, Stage.PROPOSED, agency, reason=reason)
    levels.record(code, Stage.PROPOSED, agency)


@pytest.fixture
def agencies(workspace: Workspace) -> tuple[str, str]:
    """The keys of two agencies: the first says 2 of 5.4 and why, the second 5 and not why."""
    first, second = (workspace.work.setup.add_agency(name) for name in ("Police Scotland", "Education"))
    propose(workspace, CODE, first, 2, "Cases wait for weeks")
    propose(workspace, CODE, second, 5)
    return first, second


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """A meeting of the committee on the day after today."""
    return workspace.work.setup.add_meeting(Body.CPC, on=workspace.today())


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, agencies: tuple[str, str], tmp_path: Path) -> Iterator[MainWindow]:
    """The window."""
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.hide()
    shown.deleteLater()
