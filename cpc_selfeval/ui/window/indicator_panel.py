"""The left side of the window: filter, progress and the list of indicators."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.position import PROGRESS_DEFINITION, progress
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import FilterSentence, LinkButton, ProgressStrip, QuietText, px
from cpc_selfeval.ui.kit.note_dialog import NoteDialog
from cpc_selfeval.ui.window.indicator_list import IndicatorList
from cpc_selfeval.ui.window.indicator_rows import LISTED_WORDS, Listed, question_rows
from cpc_selfeval.ui.workspace import Workspace


class IndicatorPanel(QWidget):
    """Keeps the list and the line of progress up to date. Its signals are those of the list."""

    chosen = Signal(str)
    entered = Signal(str)
    passed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("List of indicators")
        options = [(listed, words) for listed, words in LISTED_WORDS.items()]
        self.filter = FilterSentence("Filter", options, all_words="all indicators", several=False)
        self.progress = ProgressStrip()
        self.counts = LinkButton("What counts?", name="What counts as done?")
        self.nothing = QuietText()
        self.list = IndicatorList()
        self._lay_out()
        self.filter.chosen.connect(self._filter_chosen)
        self.counts.clicked.connect(self.tell_what_counts)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        self.list.passed.connect(self.passed)
        workspace.changed.connect(self._on_changed)
        workspace.day_turned.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self.progress.setToolTip(PROGRESS_DEFINITION)
        self.progress.setAccessibleDescription(PROGRESS_DEFINITION)
        self.counts.setAccessibleDescription(PROGRESS_DEFINITION)
        self.counts.setToolTip(PROGRESS_DEFINITION)
        top = QVBoxLayout()
        top.setContentsMargins(px(14), px(12), px(14), 0)
        top.setSpacing(px(4))
        top.addWidget(self.filter)
        top.addWidget(self.progress)
        link = QHBoxLayout()
        link.setContentsMargins(0, 0, 0, 0)
        link.addStretch(1)
        link.addWidget(self.counts)
        top.addLayout(link)
        top.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)

    def listed(self) -> Listed | None:
        """What the list is narrowed down to; None for all."""
        chosen = self.filter.value()
        return Listed(str(chosen[0])) if chosen else None

    def show_indicator(self, code: str | None) -> None:
        """Mark the indicator that the window shows; it stays in the list whatever the filter."""
        self.list.show_indicator(code)
        if code is not None and not self.list.rows.index_of(code).isValid():
            self.refresh()
            self.list.show_indicator(code)

    def tell_what_counts(self) -> None:
        """Say what the line of progress counts."""
        counted = progress(self._workspace.contents).in_words()
        NoteDialog(self.window(), "What counts as done", counted, (PROGRESS_DEFINITION,)).show()

    def refresh(self) -> None:
        """Read everything again."""
        contents = self._workspace.contents
        counted = progress(contents)
        self.progress.show_progress(counted.agreed, counted.proposed, counted.to_do, counted.in_words())
        listed = self.listed()
        today = self._workspace.today()
        self.list.show_questions(question_rows(contents, listed, today, self.list.shown))
        empty = listed is not None and not question_rows(contents, listed, today)
        self.nothing.setText(f"No indicator is {LISTED_WORDS[listed]} now." if listed and empty else "")
        self.nothing.setVisible(empty)

    def _filter_chosen(self, _values: object) -> None:
        self.refresh()

    def _on_changed(self, _event: Applied) -> None:
        self.refresh()
