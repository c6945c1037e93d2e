"""One self-evaluation that is dragged onto a window is opened; anything else is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.ui.kit.file_drop import FileDrop
from cpc_selfeval.ui.start.start_page import StartPage


def dragged(*names: str) -> QMimeData:
    """What a folder's window gives for these files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}") for name in names])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget and let go of it there; whether it was taken while it was dragged."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(5, 5), actions, data, buttons, keys)
        QApplication.sendEvent(widget, dropping)
        assert dropping.dropAction() == Qt.DropAction.CopyAction
    return entering.isAccepted()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window onto which files can be dragged."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_self_evaluation_is_taken(window: QWidget) -> None:
    opened: list[Path] = []
    FileDrop(window).dropped.connect(opened.append)
    assert drop(window, dragged("harbour 2026.CPCSE"))
    assert opened == [Path("/somewhere/harbour 2026.CPCSE")]


@pytest.mark.parametrize("names", [("plan.xlsx",), ("a.cpcse", "b.cpcse"), ("a.cpcse", "plan.xlsx"), ()])
def test_anything_else_is_left_alone(window: QWidget, names: tuple[str, ...]) -> None:
    opened: list[Path] = []
    FileDrop(window).dropped.connect(opened.append)
    assert not drop(window, dragged(*names))
    assert opened == []


def test_the_start_page_asks_to_open_it(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage(Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.open_requested) as asked:
        assert drop(page, dragged("harbour.cpcse"))
    assert asked.args == [Path("/somewhere/harbour.cpcse")]
