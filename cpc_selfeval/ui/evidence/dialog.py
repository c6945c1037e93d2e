"""The editor of evidence in a window of its own, for pages that show evidence only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.tables.record_dialog import RecordDialog
from cpc_selfeval.ui.workspace import Workspace

WIDE = 760


class EvidenceDialog(RecordDialog):
    """Shows the piece with ``key``; None begins one, with ``values`` such as ``indicators=("2.1",)``.

    Going to what the evidence supports closes the dialog.
    """

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None, **values: Any) -> None:
        evidence = workspace.entered.get(Evidence, key)
        self.editor = EvidenceEditor(workspace)
        super().__init__(workspace, f"Evidence {evidence.ref}" if evidence else "Add evidence", self.editor, parent)
        workspace.indicator_requested.connect(self.close)
        workspace.action_requested.connect(self.close)
        self.open_at(key, WIDE, **values)

    def setVisible(self, visible: bool) -> None:
        """Show the dialog with the cursor before the title: Qt would select all of it, for the next key to replace."""
        super().setVisible(visible)
        if visible:
            self.editor.form.title.home(False)
