"""F1 and the Help menu in the window of a self-evaluation: the guide opens at the page, or at what has the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.ui.guide.window import the_window
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def work(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window with an empty self-evaluation, at the page of its cycles."""
    window = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_page("cycles")
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    the_window().close()
    window.close_at_once()
    window.deleteLater()


def test_f1_opens_it_at_the_page(work: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(work, Qt.Key.Key_F1)
    assert the_window().windowTitle().startswith("Cycles: close, start the next, look back")
    qtbot.waitUntil(the_window().isActiveWindow)
    QTest.keyClick(the_window(), Qt.Key.Key_Escape)
    qtbot.waitUntil(work.isActiveWindow)


def test_the_menu_opens_it_at_what_has_the_keyboard(work: MainWindow) -> None:
    work.acts.find_text()
    bar = work.focusWidget()
    assert bar is not None
    work.menus.actions["guide"].trigger()
    assert the_window().windowTitle().startswith("Find a passage")


def test_nothing_waits_for_it(work: MainWindow) -> None:
    work.acts.by_command()["guide"]()
    assert the_window().isVisible()
    assert the_window().parentWidget() is None
    assert not the_window().isModal()
    work.show_page("overview")
    assert the_window().windowTitle().startswith("Cycles: close")
