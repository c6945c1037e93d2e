"""The editor of evidence in a window of its own, for pages that show evidence only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.kit import PlainButton, QuietText, hand_over_all, px
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.workspace import Workspace


class EvidenceDialog(ReadsInOrder, QDialog):
    """Shows the piece with ``key``; None begins one, with ``values`` such as ``indicators=("2.1",)``.

    ``key`` is the key of the piece shown, also of one that was recorded here. Going to what the evidence supports
    closes the dialog.
    """

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None, **values: Any) -> None:
        super().__init__(parent)
        evidence = workspace.contents.get(Evidence, key)
        title = f"Evidence {evidence.ref}" if evidence else "Add evidence"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(True)
        self.editor = EvidenceEditor(workspace)
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
        workspace.action_requested.connect(self.close)
        give_undo_keys(self, workspace)
        if key is None:
            self.editor.begin_evidence(**values)
        else:
            self.editor.show_evidence(key)
            self.editor.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def key(self) -> str | None:
        """The key of the piece shown; None while nothing was entered."""
        return self.editor.key

    def _fitting(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(px(760), room.width() - px(16)), min(px(700), room.height() - px(48)))

    def setVisible(self, visible: bool) -> None:
        """Show the dialog with the cursor before the title: Qt would select all of it, for the next key to replace."""
        super().setVisible(visible)
        if visible:
            self.editor.form.title.home(False)

    def done(self, result: int) -> None:
        """Take what is still in a box before the dialog goes."""
        hand_over_all(self)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same when its window is closed."""
        hand_over_all(self)
        super().closeEvent(event)
