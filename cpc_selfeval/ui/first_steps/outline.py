"""The same path while no file is open: what lies ahead, and a way to begin it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.ui.first_steps.words import STEPS, TITLE
from cpc_selfeval.ui.kit import Card, LinkButton, PlainText


class PathOutline(Card):
    """Seven numbered lines, of which the first can be begun now: ``begun`` follows its link."""

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent=parent)
        self.add(PlainText("Seven short steps to a first paper. An open file shows which of them are done."))
        self.lines: list[QWidget] = []
        for number, step in enumerate(PathStep, 1):
            self._add_line(f"{number}. {STEPS[step].act}", first=step is PathStep.COMMITTEE)
        self.body.addStretch(1)

    def _add_line(self, words: str, *, first: bool) -> None:
        if not first:
            line: QWidget = PlainText(words)
            self.add(line)
        else:
            link = LinkButton(f"{words}…")
            link.clicked.connect(self.begun)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            line = link
        self.lines.append(line)
