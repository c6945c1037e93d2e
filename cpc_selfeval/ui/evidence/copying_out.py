"""Writing an attached file out of the self-evaluation, on the file's thread, and hearing on the window's what became
of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.workspace import Workspace


class CopyingOut(QObject):
    """One copy. ``written`` carries its path, ``failed`` a refusal; one of them follows, on the window's thread."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, attachment: Attachment, target: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self.target = target
        self._answer = Answer()  # by now the page that asked may be gone
        self._answer.came.connect(self._done)

    def start(self, workspace: Workspace) -> None:
        """Queue the copy after everything that waits to be saved."""
        workspace.work.evidence.write_out(self.attachment.key, self.target, self._answer.bring)

    def _done(self, refusal: Refusal | None) -> None:
        if refusal is None:
            self.written.emit(self.target)
        else:
            self.failed.emit(refusal)
