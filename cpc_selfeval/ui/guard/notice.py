"""One line for a dialog that writes papers: how many finds are open, leading to them. It holds nothing up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.guard.watch import GuardWatch
from cpc_selfeval.ui.guard.words import how_many
from cpc_selfeval.ui.kit import LinkButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class GuardNotice(QWidget):
    """Says what is open, also that nothing was found. ``followed`` is emitted when the user goes to look."""

    followed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._watch = GuardWatch.of(workspace)
        self.said = QuietText()
        self.look = LinkButton("Look at them", name="Look at what may identify somebody")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.said)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.look.clicked.connect(self._follow)
        self._watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open now."""
        count = len(self._watch.finds())
        self.look.setVisible(bool(count))
        self.said.show_tone("warning" if count else "quiet")
        self.said.setText(self._words(count))

    def _words(self, count: int) -> str:
        if not self._watch.complete:
            return "Looking for what may identify somebody…"
        beside = _not_looked_into(len(self._watch.files()) - self._watch.looked_into)
        if not count:
            return f"Nothing was found that may identify somebody; the program does not find everything.{beside}"
        return f"{how_many(count)}{beside}"

    def _follow(self) -> None:
        self.followed.emit()
        self._workspace.page_requested.emit("guard")


def _not_looked_into(files: int) -> str:
    if not files:
        return ""
    return " 1 attached file was not looked into." if files == 1 else f" {files:,} attached files were not looked into."
