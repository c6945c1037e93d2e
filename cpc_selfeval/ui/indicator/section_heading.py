"""The top line of a section: its question and a pill on the left, its buttons on the right, in lines that wrap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.ui.kit import FlowLayout, Heading, Pill, px


class SectionHeading(QWidget):
    """``heading``, ``pill``, then the buttons."""

    def __init__(self, title: str, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading(title, 2, wrap=False)
        self.pill = Pill("none yet")
        said = FlowLayout(spacing=px(10))
        said.addWidget(self.heading)
        said.addWidget(self.pill)
        acts = FlowLayout(spacing=px(4))
        for button in buttons:
            acts.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addLayout(said, 1)
        row.addLayout(acts)
        row.setAlignment(acts, Qt.AlignmentFlag.AlignTop)
