"""Windows on real files, with small pages instead of the real ones where only the window itself is looked at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning, PlannedMeeting
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening

Opened = Callable[[Workspace], MainWindow]


class SmallPage(QWidget):
    """A page with one box, in which a strength of the indicator shown is written."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.shown = QLabel()
        self.code = "1.1"
        self.key = ""
        self.box = TextEntry("Strength")
        column = QVBoxLayout(self)
        column.addWidget(self.shown)
        column.addWidget(self.box)
        self.box.handed_over.connect(self._handed_over)

    def show_indicator(self, code: str) -> None:
        """Show an indicator."""
        self.code, self.key = code, ""
        self.shown.setText(code)

    def show_evidence(self, key: str) -> None:
        """Show a piece of evidence."""
        self.shown.setText(self.workspace.contents.evidence[key].ref)

    def show_action(self, key: str) -> None:
        """Show an action."""
        self.shown.setText(self.workspace.contents.actions[key].ref)

    def _handed_over(self, text: str) -> None:
        findings = self.workspace.work.findings
        if self.key:
            findings.revise(self.key, text=text, origin=self.box)
        else:
            self.key = findings.record(FindingKind.STRENGTH, self.code, text, origin=self.box)


SMALL_PAGES = tuple(replace(page, factory=SmallPage) for page in PAGES)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a file of the test's own."""
    return Preferences(tmp_path / "config" / "preferences.json")


@pytest.fixture
def opened(qtbot: QtBot, preferences: Preferences) -> Iterator[Opened]:
    """Shows a window with small pages on a workspace; the workspace is closed with the test."""
    windows: list[MainWindow] = []

    def open_window(workspace: Workspace) -> MainWindow:
        window = MainWindow(workspace, preferences, SMALL_PAGES)
        windows.append(window)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_window
    for window in windows:
        window.close_at_once()
        window.deleteLater()


@pytest.fixture
def window(workspace: Workspace, opened: Opened) -> MainWindow:
    """A window on an empty self-evaluation, every change of which is in the file at once."""
    return opened(workspace)


@pytest.fixture
def beginning(beginning: Beginning) -> Beginning:
    """The shared beginning, with two meetings, indicators due for them and two that the cycle leaves out."""
    from dataclasses import replace
    from datetime import date

    meetings = (
        PlannedMeeting(body=Body.CPC, on=date(2026, 12, 3)),
        PlannedMeeting(body=Body.SUB_GROUP, title="Quality assurance"),
    )
    return replace(beginning, meetings=meetings, due_for={"2.2": 0, "4.1": 1}, left_out=frozenset({"6.3", "10.1"}))


@pytest.fixture
def threaded(new_file: Path, opening: Opening, opened: Opened) -> Iterator[MainWindow]:
    """A window whose file is used on a thread of its own, as in the program; nothing may go wrong there."""
    faults: list[BaseException] = []
    yield opened(opening(new_file, ThreadExecutor(faults.append)))
    assert faults == []
