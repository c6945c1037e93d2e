"""The reference test of 2007 on the recorded levels: history, and no forecast."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.reference_words import ABOUT_THE_TEST, reference_in_words
from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.kit import Card, PlainText, QuietText


class ReferenceCard(Card):
    """``indicator_opened`` carries the code of a reference indicator."""

    indicator_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The reference test of 2007", parent=parent)
        self.about = QuietText(ABOUT_THE_TEST)
        self.outcome = PlainText()
        self.why = PlainText()
        self.lines = Lines("Reference indicators", "strength")
        for part in (self.outcome, self.why, self.lines, self.about):
            self.add(part)
        self.lines.opened.connect(lambda place: self.indicator_opened.emit(self.lines.line(place).indicator or ""))

    def show_contents(self, contents: Contents) -> None:
        """Test what is recorded now."""
        said = reference_in_words(contents)
        self.outcome.setText(said.outcome)
        because = " ".join(part for part in (said.why, said.margin) if part)
        self.why.setText(because)
        self.why.setVisible(bool(because))
        self.lines.show_lines(tuple(Line(f"{code} {words}", indicator=code) for code, words in said.lines))
