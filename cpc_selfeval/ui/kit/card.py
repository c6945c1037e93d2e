"""A white sheet with rounded corners on which things that belong together lie."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.labels import Heading
from cpc_selfeval.ui.kit.measures import px


class Card(QFrame):
    """A card with an optional heading. Put things in with ``add`` or through ``body``.

    ``heading_row`` is the row beside the heading, for pills and buttons (only where there is a heading).
    """

    def __init__(self, heading: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(12), px(16), px(16))
        self.body.setSpacing(px(8))
        self.heading: Heading | None = None
        self.heading_row = QHBoxLayout()
        self.heading_row.setSpacing(px(12))
        if heading:
            self.heading = Heading(heading, 2)
            self.heading_row.addWidget(self.heading)
            self.heading_row.addStretch(1)
            self.body.addLayout(self.heading_row)
            self.setAccessibleName(heading)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)
