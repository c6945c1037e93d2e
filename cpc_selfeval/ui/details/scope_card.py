"""The card of what this cycle covers: a tick for every indicator, and the meeting that it is due for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from cpc_selfeval.domain.committee import IndicatorScope
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.meeting_choice import MeetingChoice
from cpc_selfeval.ui.kit import Card, CheckChoice, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class ScopeCard(Card):
    """Unticking an indicator leaves everything that is recorded on it in the file."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("What this cycle covers", parent=parent)
        self._workspace = workspace
        self.add(
            QuietText(
                "Progress and papers count only the indicators that are ticked; the others read “not in this cycle”. "
                "What is recorded on them stays."
            )
        )
        self.ticks: dict[str, CheckChoice] = {}
        self.due: dict[str, MeetingChoice] = {}
        self._titles: dict[str, PlainText] = {}
        self.grid = QGridLayout()
        self.grid.setColumnStretch(1, 1)
        self.grid.setHorizontalSpacing(px(16))
        self.grid.setVerticalSpacing(px(4))
        self.add(self.grid)
        self._build()
        workspace.changed.connect(self._on_changed)

    def _build(self) -> None:
        line = 0
        framework = self._workspace.contents.framework
        for question in framework.key_questions:
            self.grid.addWidget(QuietText(f"{question.code} {question.question}"), line, 0, 1, 3)
            line += 1
            for indicator in framework.indicators_of(question.code):
                self._row(indicator.code, line)
                line += 1
        self._show()

    def _row(self, code: str, line: int) -> None:
        tick = CheckChoice(code)
        due = MeetingChoice(self._workspace, name=f"{code} is due for")
        title = PlainText()
        tick.clicked.connect(lambda on: self._workspace.work.setup.scope(code, covered=on))
        due.chosen.connect(lambda key: self._workspace.work.setup.scope(code, meeting=key))
        self.ticks[code], self.due[code], self._titles[code] = tick, due, title
        self.grid.addWidget(tick, line, 0)
        self.grid.addWidget(title, line, 1)
        self.grid.addWidget(due, line, 2)

    def _show(self) -> None:
        contents = self._workspace.entered
        for code, tick in self.ticks.items():
            scope = contents.scope(code)
            tick.setChecked(scope.covered)
            tick.setAccessibleName(f"{code} {contents.title(code)} is covered")
            self._titles[code].setText(contents.title(code))
            self.due[code].show_value(scope.meeting)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, IndicatorScope):
            self._show()
