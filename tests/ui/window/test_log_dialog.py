"""Where the log is: shown, opened and copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.log_dialog import LogDialog
from cpc_selfeval.ui.window.main_window import MainWindow


def test_the_menu_asks_for_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.log_requested):
        window.menus.actions["log"].trigger()


def test_it_shows_the_folder_opens_it_and_copies_where_it_is(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = LogDialog(window, tmp_path / "a & b")
    dialog.open()
    assert unnamed_focusable(dialog) == []
    assert dialog.place.text() == str(tmp_path / "a & b")
    dialog.copy.click()
    assert QApplication.clipboard().text() == str(tmp_path / "a & b")
    dialog.open_folder.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "a & b"))]
    dialog.close()
