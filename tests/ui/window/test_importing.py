"""File > Import a list…: asked for a file, brought in, told, shown; nothing where the file is only read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.importing.asking import ask_for_list
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.editing.test_importing import listed
from tests.ui.window.conftest import Opened


def test_a_list_comes_in_and_is_shown(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    chosen = str(listed(tmp_path / "plan.csv"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (chosen, ""))
    window.workspace.list_import_requested.connect(lambda: ask_for_list(window))
    window.acts.by_command()["import_list"]()
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    for _ in dialog.steps:
        dialog.forward.click()
    assert len(window.workspace.contents.actions) == 4
    assert window.stack.name == "actions"
    assert window.workspace.work.session.undo_act == "import of 4 actions"


def test_nothing_happens_where_no_file_is_chosen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    ask_for_list(window)
    assert not any(dialog.isVisible() for dialog in window.findChildren(ImportDialog))


def test_nothing_comes_into_a_file_that_is_only_read(new_file: Path, opened: Opened) -> None:
    asked: list[bool] = []
    signals = SessionSignals()
    work = open_file(new_file, Person("Fay"), InlineExecutor(), signals, read_only=True)
    window = opened(Workspace(work, signals))
    window.workspace.list_import_requested.connect(lambda: asked.append(True))
    window.acts.import_list()
    assert asked == []
