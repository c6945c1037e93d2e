"""The editor of an action in a window of its own, for pages that show actions only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import PlainButton, QuietText, hand_over_all, px
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.workspace import Workspace


class ActionDialog(ReadsInOrder, QDialog):
    """Shows the action with ``key``; None begins one, with ``values`` such as ``findings=(key,)``.

    ``key`` is the key of the action shown, also of one that was recorded here. Going elsewhere closes the dialog.
    """

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None, **values: Any) -> None:
        super().__init__(parent)
        action = workspace.contents.get(Action, key)
        title = f"Action {action.ref}" if action else "Plan an action"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(True)
        self.editor = ActionEditor(workspace)
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
        self.resize(self._fitting())
        workspace.indicator_requested.connect(self.close)
        workspace.evidence_requested.connect(self.close)
        give_undo_keys(self, workspace)
        if key is None:
            self.editor.begin_action(**values)
        else:
            self.editor.show_action(key)
            self.editor.form.what.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def key(self) -> str | None:
        """The key of the action shown; None while nothing was entered."""
        return self.editor.key

    def _fitting(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(px(1180), room.width() - px(16)), min(px(700), room.height() - px(48)))

    def done(self, result: int) -> None:
        """Take what is still in a box before the dialog goes."""
        hand_over_all(self)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same when its window is closed."""
        hand_over_all(self)
        super().closeEvent(event)
