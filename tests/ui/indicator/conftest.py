"""What the tests of the indicator page share: the page as the window shows it, and keys."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.workspace import Workspace
from tests.domain.example import example_at
from tests.ui.conftest import ISLA, Opening

Showing = Callable[[Workspace, str], IndicatorPage]


@pytest.fixture
def showing(qtbot: QtBot, dressed: QApplication) -> Showing:
    """Shows the page of an indicator in the room that it has in the window at 1366 x 768."""

    def show(workspace: Workspace, code: str) -> IndicatorPage:
        page = IndicatorPage(workspace)
        qtbot.addWidget(page)
        workspace.indicator_requested.connect(page.show_indicator)
        page.resize(1074, 662)
        page.show_indicator(code)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


@pytest.fixture
def page(workspace: Workspace, showing: Showing) -> IndicatorPage:
    """The page of 2.1 in a new file."""
    return showing(workspace, "2.1")


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, written once."""
    return example_at(tmp_path_factory.mktemp("example") / "example.cpcse")


@pytest.fixture
def filled_workspace(example_file: Path, tmp_path: Path, opening: Opening) -> Workspace:
    """The worked example, open."""
    path = tmp_path / "example.cpcse"
    shutil.copy(example_file, path)
    return opening(path, InlineExecutor())


def in_file(workspace: Workspace) -> Contents:
    """What the file holds, read afresh after it is closed."""
    path = workspace.work.session.path
    workspace.work.close()
    again = open_file(path, ISLA)
    contents = again.contents
    again.close()
    return contents


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def opened_dialog(qtbot: QtBot) -> QWidget:
    """The dialog that was opened last, once it has the keyboard."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, QDialog)
    return dialog


def tab_to(wanted: QWidget, most: int = 400) -> int:
    """Press Tab until ``wanted`` has the keyboard; how often it took."""
    met: list[str] = []
    for presses in range(most):
        if focused() is wanted:
            return presses
        met.append(f"{type(focused()).__name__} {focused().accessibleName()!r}")
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {type(wanted).__name__} {wanted.accessibleName()!r}, but to {met[:60]}")


def pick(box: QComboBox, words: str) -> None:
    """Go down from the first option to the one that begins with ``words``."""
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{box.accessibleName()} does not offer {words!r}")
