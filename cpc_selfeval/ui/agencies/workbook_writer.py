"""Writing agencies' workbooks one after the other, with what became of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.editing.returns import Delivered
from cpc_selfeval.ui.agencies.words import free_place, workbook_name
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.window.copies import ENDING as COPY
from cpc_selfeval.ui.window.copies import FILES as COPIES
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

    def ask_place(self, agency: str, *, as_file: bool = False) -> Path | None:
        """Ask where an agency's workbook is to go, or its contribution file; None when the person thought better."""
        work = self._workspace.work
        offered = work.session.path.with_name(workbook_name(work.contents, agency))
        title, kinds, ending = ("Write its file", COPIES, COPY) if as_file else ("Write the workbook", FILES, ENDING)
        place = str(offered.with_suffix(ending))
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, place, kinds)
        if not chosen:
            return None
        target = Path(chosen)
        if target.suffix == ending:
            return target
        return free_place(target.parent, target.name + ending)  # nobody was asked whether that may be replaced

    def write(self, request: str, target: Path) -> None:
        """Write the workbook of a request, or for a name that ends so its contribution file; several in turn."""
        self._waiting.append((request, target))
        if len(self._waiting) == 1:
            self._write_next()

    def _write_next(self) -> None:
        request, target = self._waiting[0]
        returns = self._workspace.work.returns
        write = returns.write_contribution if target.suffix == COPY else returns.write_workbook
        write(request, target, self._answer.bring)

    def _answered(self, delivered: Delivered) -> None:
        request, _ = self._waiting.pop(0)
        if self._waiting:
            self._write_next()
        self.written.emit(request, delivered)


def open_folder(path: Path) -> bool:
    """Show the folder that a file is in; whether a program did."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
