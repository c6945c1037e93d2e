"""The desk answers a window's wish to import a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.desk import Desk
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.importing.dialog import ImportDialog
from tests.app.test_window import desk, file, preferences
from tests.editing.test_importing import listed

__all__ = ["desk", "file", "preferences"]


def test_a_list_comes_in_through_the_menu_and_is_undone(
    desk: Desk,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    chosen = str(listed(tmp_path / "plan.csv"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (chosen, ""))
    desk.open(file)
    qtbot.waitUntil(lambda: bool(desk.windows), timeout=20_000)
    window = desk.windows[0]
    window.workspace.work.actions.plan("From before")
    window.show_page("actions")
    window.acts.by_command()["import_list"]()
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    with qtbot.waitSignal(dialog.came_in, timeout=20_000):
        for _ in dialog.steps:
            dialog.forward.click()
    assert len(window.workspace.contents.actions) == 5
    page = window.stack.page("actions")
    assert isinstance(page, ActionPlanPage)
    (chosen_key,) = page.table.selected_keys()
    assert window.workspace.contents.actions[chosen_key].number == 2, "the first of those that came in"
    assert page.editor.key == chosen_key
    window.acts.undo()
    qtbot.waitUntil(lambda: len(window.workspace.contents.actions) == 1, timeout=20_000)
