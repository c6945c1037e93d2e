"""Writing the agenda as a PDF from the page, and saying what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.papers import Written
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.window.answers import Answer
from cpc_selfeval.ui.workspace import Workspace

FILES = "PDF documents (*.pdf)"


class AgendaWriter(QObject):
    """``written`` carries what became of the agenda (:class:`Written`)."""

    written = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._answer = Answer()
        self._answer.came.connect(self._answered)

    def ask(self) -> None:
        """Ask where the agenda is to go, and write it there."""
        work = self._workspace.work
        offered = work.session.path.with_name(f"{work.session.path.stem} moderation agenda.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Write the agenda", str(offered), FILES)
        if chosen:
            target = Path(chosen)
            self.write(target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf"))

    def write(self, target: Path) -> None:
        """Write it with everything that was typed until now."""
        hand_over_all(self._window.window())
        self._workspace.work.papers.write(Paper.MODERATION, target, self._answer.bring)

    def _answered(self, written: Written) -> None:
        self.written.emit(written)


def open_file(path: Path) -> bool:
    """Open a file in the program that this computer has for it; whether one did."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
