"""The whole program: the real window on a real file with the file's own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.ui.kit import apply_theme
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.ready_made import open_here, remember

_BEGUN: list[tuple[Beginning, bytes]] = []
OFFICER = Person("Morag Sinclair", "lead officer", "CPC")
Opening = Callable[[Path], MainWindow]


def unexpected(error: BaseException) -> None:
    """A fault of ours on the file's thread fails the test that caused it."""
    raise error


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opening]:
    """Opens a file in the real window at the size of the laptop to design for."""
    apply_theme(qapp)
    windows: list[MainWindow] = []

    def opening(path: Path) -> MainWindow:
        signals = SessionSignals()
        work = open_here(path, OFFICER, ThreadExecutor(unexpected), signals)
        preferences = Preferences(tmp_path / "preferences.json")
        preferences.update(person=OFFICER)
        window = MainWindow(Workspace(work, signals), preferences)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield opening
    for window in windows:
        window.close_at_once()
        window.deleteLater()


def new_file(path: Path, beginning: Beginning) -> Path:
    """A file as "New" makes it; the same beginning is worked out once."""
    known = next((content for asked, content in _BEGUN if asked == beginning), None)
    if known is not None:
        path.write_bytes(known)
    else:
        begin(path, beginning, OFFICER, InlineExecutor()).close()
        _BEGUN.append((beginning, remember(path.read_bytes())))
    return path
