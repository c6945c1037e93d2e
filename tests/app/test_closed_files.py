"""A file that was closed leaves no window in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.ui.kit.garbage import collect_all
from tests.domain.example import example_at


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.update(person=Person("Isla Grant", "lead officer", "CPC"), folder=str(tmp_path))
    made = Desk(qapp, preferences, Crashes(qapp))
    yield made
    made.start.close()
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


def test_the_window_of_a_closed_file_is_let_go_of_with_its_workspace(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    assert desk.open(example_at(tmp_path / "example.cpcse"))
    desk.windows[0].acts.find_text()  # which asks other cycles too
    window, workspace = ref(desk.windows[0]), ref(desk.windows[0].workspace)
    assert desk.windows[0].close()

    def gone() -> bool:
        collect_all()  # as the program does once a window was closed; what was read is left out of other searches
        return window() is None and workspace() is None

    qtbot.waitUntil(lambda: not isValid(window()))
    desk.start.show()
    desk.start.activateWindow()  # the keyboard is somewhere else then, as where another file is open
    qtbot.waitUntil(desk.start.isActiveWindow)
    qtbot.waitUntil(gone, timeout=60_000)  # after a thousand other tests there is much to look through
