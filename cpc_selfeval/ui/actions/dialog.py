"""The editor of an action in a window of its own, for pages that show actions only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.tables.record_dialog import RecordDialog
from cpc_selfeval.ui.workspace import Workspace

WIDE = 1180


class ActionDialog(RecordDialog):
    """Shows the action with ``key``; None begins one, with ``values`` such as ``findings=(key,)``.

    Going elsewhere closes the dialog.
    """

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None, **values: Any) -> None:
        action = workspace.entered.get(Action, key)
        self.editor = ActionEditor(workspace)
        self._waited = False
        super().__init__(workspace, f"Action {action.ref}" if action else "Plan an action", self.editor, parent)
        workspace.indicator_requested.connect(self.close)
        workspace.evidence_requested.connect(self.close)
        self.open_at(key, WIDE, **values)

    def done(self, result: int) -> None:
        """Close; where the due date asks why it moves, or is no day, stay for the answer, once."""
        hand_over_all(self)
        due = self.editor.form.who.due
        if due.is_open and not self._waited and self.isVisible():
            self._waited = True
            (due.day.line if due.question.isHidden() else due.reason).setFocus()
            return
        due.give_up()
        super().done(result)
