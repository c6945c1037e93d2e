"""The card that says which inspection programme the cycle prepares for, and leads to its page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme_tags import programme_copy
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import Card, PlainButton, PlainText
from cpc_selfeval.ui.workspace import Workspace

NONE = "None is chosen. Where an inspection may come, choose its programme and sort what you record by its statements."


class ProgrammeCard(Card):
    """Everything else stands on the page of the programme."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Inspection programme", parent=parent)
        self._workspace = workspace
        self.said = PlainText()
        self.go = PlainButton("Inspection programme…")
        self.add(self.said)
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.go.clicked.connect(lambda: workspace.page_requested.emit("programme"))
        self._show()
        workspace.changed.connect(self._on_changed)

    def _show(self) -> None:
        copy = programme_copy(self._workspace.contents)
        if copy is None:
            self.said.setText(NONE)
            return
        notice = f" Notice came on {day_in_words(copy.notice_on)}." if copy.notice_on else ""
        self.said.setText(f"You prepare for: {copy.title}.{notice}")

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, ProgrammeCopy):
            self._show()
