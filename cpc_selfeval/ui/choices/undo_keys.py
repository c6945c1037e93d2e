"""Undo and redo inside a dialog, which the window's own keys do not reach."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.kit.kept_words import window_of
from cpc_selfeval.ui.workspace import Workspace


def give_undo_keys(dialog: QDialog, workspace: Workspace) -> None:
    """Let Ctrl+Z undo and Ctrl+Y or Ctrl+Shift+Z redo while ``dialog`` is in front.

    What is typed there, or in the window that it may stand beside, is handed over first.
    """

    def undo() -> None:
        hand_over_all(window_of(dialog))
        workspace.work.session.undo()

    def redo() -> None:
        hand_over_all(window_of(dialog))
        workspace.work.session.redo()

    for keys, act in (("Ctrl+Z", undo), ("Ctrl+Y", redo), ("Ctrl+Shift+Z", redo)):
        QShortcut(QKeySequence(keys), dialog).activated.connect(act)
