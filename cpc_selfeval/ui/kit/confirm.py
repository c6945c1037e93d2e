"""A question before something that is not simply undone. The buttons say what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.buttons import PlainButton, PrimaryButton
from cpc_selfeval.ui.kit.labels import Heading, PlainText
from cpc_selfeval.ui.kit.measures import px


class ConfirmDialog(QDialog):
    """What will happen, what is safe, and two verbs. Enter does the verb only where its button has the focus."""

    def __init__(
        self, parent: QWidget | None, happens: str, safe: str, verb: str, *, keep: str = "Go back", title: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or verb)
        self.setAccessibleName(title or verb)
        self.setAccessibleDescription(f"{happens} {safe}".strip())
        self.setMinimumWidth(px(420))
        self.verb = PrimaryButton(verb)
        self.keep = PlainButton(keep)
        self.verb.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(8))
        column.addWidget(Heading(happens, 2))
        if safe:
            column.addWidget(PlainText(safe))
        column.addSpacing(px(12))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.verb)
        column.addLayout(row)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in this width: Qt takes a third of the screen at most by itself."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def confirm(
    parent: QWidget | None, happens: str, safe: str, verb: str, *, keep: str = "Go back", title: str = ""
) -> bool:
    """Ask, and return whether the user chose the verb. ``happens`` is a sentence or a question without mark-up."""
    dialog = ConfirmDialog(parent, happens, safe, verb, keep=keep, title=title)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
