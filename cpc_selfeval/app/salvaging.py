"""Rescuing a damaged file from the windows: which one, its password, and opening what came out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.app.password_question import PasswordQuestion

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.domain.rescued import Salvaged


def rescue_file(path: Path, parent: QWidget | None, open_file: Callable[[Path], object]) -> None:
    """Show the dialog that rescues ``path`` into a new file; ``open_file`` is called with that if the person wants."""
    from cpc_selfeval.editing.rescuing import rescue
    from cpc_selfeval.ui.rescue.dialog import RescueDialog

    def work(target: Path, password: Password | None) -> Salvaged:
        return rescue(path, target, datetime.now(UTC), password)

    with closing(PasswordQuestion(path, parent)) as question:
        wanted: list[Path] = []
        dialog = RescueDialog(path, work, question.ask, parent)
        dialog.open_requested.connect(wanted.append)
        dialog.exec()
    for new in wanted:  # once the dialog is gone: opening closes the window that it belongs to
        open_file(new)


def ask_and_rescue(folder: Path, parent: QWidget | None, open_file: Callable[[Path], object]) -> None:
    """Ask which file is damaged, then :func:`rescue_file`."""
    from PySide6.QtWidgets import QFileDialog

    title = "Which file is to be rescued?"
    # Any name: what is damaged may have been renamed by whoever kept it
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), "Self-evaluations (*.cpcse);;All files (*)")
    if chosen:
        rescue_file(Path(chosen), parent, open_file)
