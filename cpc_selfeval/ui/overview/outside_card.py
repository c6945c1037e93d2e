"""The card that leads to how others see the committee, and to why they can be confident in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import Card, FlowLayout, LinkButton, px


class OutsideCard(Card):
    """``page_requested`` carries the name of the page to show."""

    page_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Seen from outside", parent=parent)
        self.inspections = LinkButton("Inspections…", name="Inspections, and what you knew")
        self.capacity = LinkButton("Capacity for improvement…")
        self.inspections.clicked.connect(lambda: self.page_requested.emit("inspections"))
        self.capacity.clicked.connect(lambda: self.page_requested.emit("capacity"))
        links = QWidget()
        flow = FlowLayout(links, spacing=px(12))
        flow.addWidget(self.inspections)
        flow.addWidget(self.capacity)
        self.add(links)
