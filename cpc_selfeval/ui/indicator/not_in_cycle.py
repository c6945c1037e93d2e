"""What stands on the page of an indicator that this cycle does not cover."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.indicator.entry_words import counted
from cpc_selfeval.ui.kit import Card, PlainButton, PlainText, QuietText


class NotInCycle(Card):
    """``taken_in`` follows the button that takes the indicator into the cycle."""

    taken_in = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Not in this cycle", parent=parent)
        self.sentence = PlainText(
            "This self-evaluation does not cover this indicator. Progress, checks and papers leave it out."
        )
        self.kept = QuietText()
        self.button = PlainButton("Take it into this cycle")
        self.button.clicked.connect(self.taken_in)
        self.add(self.sentence)
        self.add(self.kept)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Say what is kept for the indicator although it is not covered."""
        findings = len(contents.findings_of(code))
        evidence = len(contents.evidence_of(code))
        actions = len(contents.actions_of(code))
        parts = [
            counted(findings, "strength or area for improvement", "strengths and areas for improvement"),
            counted(evidence, "piece of evidence", "pieces of evidence"),
            counted(actions, "action", "actions"),
        ]
        there = [part for part, number in zip(parts, (findings, evidence, actions), strict=True) if number]
        self.kept.setText(f"Kept for it, and shown again once it is taken in: {', '.join(there)}." if there else "")
        self.kept.setVisible(bool(there))
