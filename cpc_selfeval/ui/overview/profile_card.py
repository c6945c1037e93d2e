"""The card with the profile of levels: as a drawing, or as a table with the same facts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.drawings.profile import profile_drawing
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.kit import Card


class ProfileCard(Card):
    """Levels by indicator. ``opened`` carries the code of the indicator that somebody wants to see."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Levels by indicator", parent=parent)
        self.panel = DrawingPanel("Levels by indicator")
        self.add(self.panel)
        self.body.addStretch(1)
        self.panel.opened.connect(self.opened)

    def show_contents(self, contents: Contents) -> None:
        """Show where the covered indicators stand."""
        self.panel.show_drawing(profile_drawing(contents))
