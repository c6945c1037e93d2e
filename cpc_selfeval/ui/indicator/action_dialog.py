"""The editor of one action in a window of its own."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.kit import PlainButton, QuietText, hand_over_all, px
from cpc_selfeval.ui.workspace import Workspace


class ActionDialog(QDialog):
    """Shows the action with ``key``; saved as typed."""

    def __init__(self, workspace: Workspace, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        action = workspace.contents.get(Action, key)
        title = f"Action {action.ref}" if action else "Action"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(True)
        self.editor = ActionEditor(workspace, self)
        self.editor.show_action(key)
        close = PlainButton("&Close")
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.editor, 1)
        row = QHBoxLayout()
        row.addWidget(QuietText("Saved as you type."))
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        room = self.screen().availableGeometry().size()
        self.resize(min(px(760), room.width() - px(16)), min(px(700), room.height() - px(48)))
        workspace.indicator_requested.connect(self.close)
        workspace.evidence_requested.connect(self.close)

    def done(self, result: int) -> None:
        """Take what is still in a box before the dialog goes."""
        hand_over_all(self)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same when its window is closed."""
        hand_over_all(self)
        super().closeEvent(event)
