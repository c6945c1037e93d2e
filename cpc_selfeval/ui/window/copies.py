"""Saving a copy of the whole file elsewhere: where to is asked, and what became of it is told."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.window.at_work import WorkBeside
from cpc_selfeval.ui.workspace import Workspace

FILES = "Self-evaluations (*.cpcse)"
ENDING = ".cpcse"


def copy_target(chosen: Path) -> tuple[Path, bool]:
    """Where a copy goes for the name that was chosen, and whether the user agreed to replace what is there.

    A name without an ending gets ours; what is there under that name was not asked about, so it is not replaced.
    """
    if chosen.suffix:
        return chosen, os.path.exists(chosen)
    return chosen.with_name(chosen.name + ENDING), False


class CopySaver(QObject):
    """``saved`` carries the copy's path, ``refused`` the refusal."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._targets: list[tuple[Path, WorkBeside]] = []
        self._answer = Answer()
        self._answer.came.connect(self._answered)

    def ask(self) -> bool:
        """Ask where to, and begin; False when the user thought better of it."""
        path = self._workspace.work.session.path
        offered = path.with_name(f"{path.stem} - copy{ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save a copy elsewhere", str(offered), FILES)
        if not chosen:
            return False
        self.save(Path(chosen))
        return True

    def save(self, chosen: Path) -> None:
        """Begin to save a copy. The user was asked before an existing file is replaced."""
        target, replacing = copy_target(chosen)
        breaking = Breaking()
        words = f"The copy “{target.name}” is being written and checked. You can go on working meanwhile."
        self._targets.append((target, WorkBeside(words, breaking, self._window)))
        self._workspace.work.save_copy(target, self._answer.bring, replacing=replacing, breaking=breaking)

    def _answered(self, refusal: Refusal | None) -> None:
        target, shown = self._targets.pop(0)
        shown.end()
        if refusal is None:
            self.saved.emit(target)
        else:
            self.refused.emit(refusal)
