"""Whether the evidence of an indicator holds what the committee expects of a level, in words, with the rule."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.support import notes_in_words, rule_in_words, support, support_in_words
from cpc_selfeval.ui.kit import LinkButton, PlainText, QuietText, px

SHOW, HIDE = "Why?", "Hide the rule"


class SupportLine(QWidget):
    """The verdict, notes below it, and the rule for who asks for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Is the level supported?")
        self.verdict = PlainText()
        self.why = LinkButton(SHOW, name="The rule by which a level counts as supported")
        self.notes = QuietText()
        self.rule = QuietText()
        self.rule.hide()
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.verdict, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for part in (said, self.notes, self.rule):
            column.addWidget(part)
        self.why.clicked.connect(self._swap)

    def show_support(self, contents: Contents, code: str, today: date) -> None:
        """Show what the evidence of an indicator comes to today."""
        found = support(contents, code, today)
        self.verdict.setText(support_in_words(contents, found))
        notes = " ".join(notes_in_words(found))
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.rule.setText(rule_in_words(contents))

    def _swap(self) -> None:
        shown = self.rule.isHidden()
        self.rule.setVisible(shown)
        self.why.setText(HIDE if shown else SHOW)
