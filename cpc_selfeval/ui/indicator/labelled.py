"""A box with its label above it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import QuietText, px


class Labelled(QWidget):
    """The label is the box's for a screen reader and for its access key, marked with "&"."""

    def __init__(self, label: str, box: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QuietText(label, wrap=False)
        self.label.setBuddy(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.label)
        column.addWidget(box)
