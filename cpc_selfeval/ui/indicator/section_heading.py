"""The top line of a section: its question and a pill on the left, its buttons on the right or below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.indicator.stacking_line import StackingLine
from cpc_selfeval.ui.kit import FlowLayout, Heading, Pill, px
from cpc_selfeval.ui.kit.measures import CONTROL_HEIGHT


class SectionHeading(StackingLine):
    """``heading``, ``pill``, then the buttons."""

    def __init__(self, title: str, *buttons: QWidget, parent: QWidget | None = None) -> None:
        self.heading = Heading(title, 2, wrap=False)
        self.heading.setMinimumHeight(px(CONTROL_HEIGHT))
        self.pill = Pill("none yet")
        said = QWidget()
        flow = FlowLayout(said, spacing=px(10), gives_way=True)  # the pill goes down before a button does
        flow.addWidget(self.heading)
        flow.addWidget(self.pill)
        acts = QWidget()
        pressed = FlowLayout(acts, spacing=px(4))
        for button in buttons:
            pressed.addWidget(button)
        super().__init__(said, acts, narrow=640, parent=parent)
