"""Which paper is made: one of those that there are, with a sentence on whom it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.judging_records.papers import PaperHouse
from cpc_selfeval.domain.papers.front import house_of
from cpc_selfeval.domain.papers.kinds import Paper, paper_name, paper_reader
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import FlowLayout, QuietText, RadioChoice, px
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.workspace import Workspace


class WhichPaper(QWidget):
    """``chosen`` carries the paper that the user picked."""

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, papers: Sequence[Paper], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._papers = tuple(papers)
        self.setAccessibleName("Which paper")
        self.about = QuietText()
        self.choices: dict[Paper, RadioChoice] = {}
        self._group = ChoiceGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        flow_holder = QWidget()
        flow = FlowLayout(flow_holder, spacing=px(12))
        for paper in self._papers:
            choice = RadioChoice(self.name(paper))
            choice.setAccessibleDescription(paper_reader(paper, workspace.contents.committee))
            choice.clicked.connect(lambda _on=False, paper=paper: self._pick(paper))
            self.choices[paper] = choice
            self._group.addButton(choice)
            flow.addWidget(choice)
        column.addWidget(flow_holder)
        column.addWidget(self.about)
        workspace.changed.connect(self._on_changed)

    def paper(self) -> Paper:
        """The paper that is chosen."""
        return next(paper for paper, choice in self.choices.items() if choice.isChecked())

    def show_paper(self, paper: Paper) -> None:
        """Choose a paper from outside, without a signal."""
        self.choices[paper].setChecked(True)
        self.about.setText(paper_reader(paper, self._workspace.contents.committee))

    def name(self, paper: Paper) -> str:
        """What a paper is called in this file."""
        contents = self._workspace.contents
        return paper_name(paper, contents.committee, house_of(contents))

    def _pick(self, paper: Paper) -> None:
        self.show_paper(paper)
        self.chosen.emit(paper)

    def _on_changed(self, event: Applied) -> None:
        if not concerns(event, PaperHouse):
            return
        for paper, choice in self.choices.items():
            choice.words = self.name(paper)
            choice.setAccessibleName(choice.words)
            choice.updateGeometry()
            choice.update()
