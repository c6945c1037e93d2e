"""What one agency proposes for one indicator, in full: the level, how sure it is, and its rationale."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.moderation.lines import ProposalLine
from cpc_selfeval.ui.kit import Card, Heading, LinkButton, PlainText, QuietText

NOTHING = "It proposes nothing here."
NO_RATIONALE = "No rationale is written."
BOTH_COVERED = "A rationale is written. It is covered with the level."


class CellCard(Card):
    """``opened`` asks for the indicator's page."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("The chosen cell")
        self.heading_label = Heading("", 3)
        self.level = PlainText()
        self.about = QuietText()
        self.rationale = PlainText()
        self.button = LinkButton("Open the indicator")
        self.button.clicked.connect(self.opened)
        for part in (self.heading_label, self.level, self.about, self.rationale):
            self.add(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_cell(self, heading: str, line: ProposalLine | None, otherwise: str = "") -> None:
        """Show a proposal, or ``otherwise`` where the cell is none."""
        self.heading_label.setText(heading)
        self.level.setText(f"Proposed: {line.judged}" if line else otherwise)
        self.about.setText(_about(line) if line else "")
        self.about.setVisible(bool(self.about.text()))
        self.rationale.setText(_rationale(line) if line else "")
        self.rationale.setVisible(line is not None)
        self.button.setAccessibleName(f"Open the indicator: {heading}")


def _about(line: ProposalLine) -> str:
    return " · ".join(part for part in (line.confidence, day_in_words(line.on) if line.on else "") if part)


def _rationale(line: ProposalLine) -> str:
    if line.rationale.strip():
        return line.rationale
    return BOTH_COVERED if line.has_rationale else NO_RATIONALE
