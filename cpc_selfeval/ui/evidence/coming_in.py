"""A large file on its way into the self-evaluation: how far it is, and "Cancel"."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cpc_selfeval.editing.attaching import SEVERAL_MB, Attaching, Coming
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.evidence.breakable import breakable
from cpc_selfeval.ui.evidence.openable import size_in_words
from cpc_selfeval.ui.kit import LinkButton, PlainText, QuietText, announce, confirm, px
from cpc_selfeval.ui.workspace import Workspace

LARGE: Final = 25_000_000
"""Bytes of a file from which on it is said what it costs before it is attached."""

_COSTS = (
    "The self-evaluation grows by as much, so copying it, backing it up and sending it take longer. A link to where "
    "the file is kept takes no room. What you type is saved meanwhile."
)


def comes_by_pieces(size: int) -> bool:
    """Whether a file of so many bytes takes long enough to show how far it is."""
    return size > SEVERAL_MB


def may_be_attached(parent: QWidget, files: list[tuple[Path, int]]) -> bool:
    """Ask whether files of these sizes (in bytes) are to be attached where any is large; True where none is."""
    large = [f"“{path.name}” ({size_in_words(size)})" for path, size in files if size >= LARGE]
    if not large:
        return True
    what = "this large file" if len(large) == 1 else f"these {len(large)} large files"
    return confirm(parent, f"Attach {what}?", f"{', '.join(large)}. {_COSTS}", "Attach", title="Large file")


class ComingIn(QWidget):
    """One file. ``ended`` follows once it is in, cancelled or refused; ``evidence`` is the key of what it is for."""

    ended = Signal()

    def __init__(self, evidence: str, path: Path, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.path = path
        self.cancelled = False
        self._size = size
        self._attaching: Attaching | None = None
        self._answer = Answer()
        self._answer.came.connect(self._told)
        self.words = QuietText("", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedHeight(px(10))
        self.bar.setAccessibleName(f"Adding {path.name}")
        self.cancel_button = LinkButton("Cancel", name=f"Cancel adding {path.name}")
        self.cancel_button.clicked.connect(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(2), 0, px(2))
        column.setSpacing(px(2))
        column.addWidget(PlainText(breakable(f"Being added: {path.name}")))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self._show(0)

    def begin(self, workspace: Workspace) -> None:
        """Bring the file in, by pieces."""
        announce(self, f"{self.path.name} is being added")
        verbs = workspace.work.evidence
        self._attaching = verbs.attach_large(self.evidence, self.path, self._size, self._answer.bring)

    def cancel(self) -> None:
        """Stop, and take out again what has come in."""
        if self._attaching is not None:
            self.cancelled = True
            self._attaching.cancel()
            self.words.setText("Stopping")

    def _told(self, coming: Coming | None) -> None:
        if coming is None:
            self.ended.emit()
        elif not self.cancelled:
            self._show(coming.done)

    def _show(self, done: int) -> None:
        self.bar.setValue(1000 * done // max(self._size, 1))
        self.words.setText(f"{done / 1_000_000:.0f} of {self._size / 1_000_000:.0f} MB")
