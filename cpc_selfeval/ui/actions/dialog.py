"""The editor of an action in a window of its own, for pages that show actions only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.tables.record_dialog import RecordDialog
from cpc_selfeval.ui.workspace import Workspace

WIDE = 1180


class ActionDialog(RecordDialog):
    """Shows the action with ``key``; None begins one, with ``values`` such as ``findings=(key,)``.

    Going elsewhere closes the dialog.
    """

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None, **values: Any) -> None:
        action = workspace.contents.get(Action, key)
        self.editor = ActionEditor(workspace)
        super().__init__(workspace, f"Action {action.ref}" if action else "Plan an action", self.editor, parent)
        workspace.indicator_requested.connect(self.close)
        workspace.evidence_requested.connect(self.close)
        self.open_at(key, WIDE, **values)
