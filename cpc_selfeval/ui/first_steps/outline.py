"""The same path while no file is open: what lies ahead, and a way to begin it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.ui.first_steps.words import STEPS, TITLE
from cpc_selfeval.ui.kit import Card, LinkButton, PlainText


class PathOutline(Card):
    """Seven numbered lines, and a link that begins with the first: ``begun`` follows it."""

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent=parent)
        self.add(PlainText("Seven short steps to a first paper. An open file shows which of them are done."))
        for number, step in enumerate(PathStep, 1):
            self.add(PlainText(f"{number}. {STEPS[step].act}"))
        self.first = LinkButton("Begin with &step 1…", name="Begin with step 1: a new self-evaluation")
        self.first.clicked.connect(self.begun)
        self.body.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
