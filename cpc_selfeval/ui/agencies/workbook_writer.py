"""Writing agencies' workbooks one after the other, with what became of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.editing.returns import Delivered
from cpc_selfeval.ui.agencies.words import workbook_name
from cpc_selfeval.ui.window.answers import Answer
from cpc_selfeval.ui.workspace import Workspace

FILES = "Excel workbooks (*.xlsx)"
ENDING = ".xlsx"


class WorkbookWriter(QObject):
    """``written`` carries the request's key and what became of its workbook (:class:`Delivered`)."""

    written = Signal(str, object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._waiting: list[tuple[str, Path]] = []
        self._answer = Answer()
        self._answer.came.connect(self._answered)

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return bool(self._waiting)

    def ask_place(self, agency: str) -> Path | None:
        """Ask where an agency's workbook is to go; None when the person thought better of it."""
        work = self._workspace.work
        offered = work.session.path.with_name(workbook_name(work.contents, agency))
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Write the workbook", str(offered), FILES)
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix else target.with_name(target.name + ENDING)

    def write(self, request: str, target: Path) -> None:
        """Write the workbook of a request; several are written in turn."""
        self._waiting.append((request, target))
        if len(self._waiting) == 1:
            self._write_next()

    def _write_next(self) -> None:
        request, target = self._waiting[0]
        self._workspace.work.returns.write_workbook(request, target, self._answer.bring)

    def _answered(self, delivered: Delivered) -> None:
        request, _ = self._waiting.pop(0)
        if self._waiting:
            self._write_next()
        self.written.emit(request, delivered)


def open_folder(path: Path) -> bool:
    """Show the folder that a file is in; whether a program did."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
