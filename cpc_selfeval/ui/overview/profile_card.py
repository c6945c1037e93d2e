"""The card with the profile of levels: as a drawing, or as a table with the same facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import covered_codes
from cpc_selfeval.domain.drawings.profile import profile_drawing
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.kit import Card, LinkButton


class ProfileCard(Card):
    """Levels by indicator. ``opened`` carries the code of the indicator that somebody wants to see.

    ``moderation_requested`` asks for agencies' levels side by side, which is offered where they differ or are covered.
    """

    opened = Signal(str)
    moderation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Levels by indicator", parent=parent)
        self.panel = DrawingPanel("Levels by indicator")
        self.moderation = LinkButton("Agencies’ levels side by side", name="Agencies’ levels side by side: moderation")
        self.add(self.panel)
        self.body.addWidget(self.moderation, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.panel.opened.connect(self.opened)
        self.moderation.clicked.connect(self.moderation_requested)

    def show_contents(self, contents: Contents) -> None:
        """Show where the covered indicators stand."""
        drawing = profile_drawing(contents)
        self.panel.show_drawing(drawing)
        self.moderation.setVisible(any(row.spreads for row in drawing.rows) or bool(covered_codes(contents)))
