"""Since which earlier paper changes are told: the last one, or any that the file remembers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.judging_records.papers import PaperMade, PaperOptions
from cpc_selfeval.domain.papers.earlier import TELLS_CHANGES
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import ChoiceBox
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

NAME = "Changes since"


class ComparedWith(Labelled):
    """``chosen`` says that another paper was picked. It is asked anew each time, and nothing of it is saved.

    It is shown where there is a choice: not for papers that tell no changes, and not while there is only the last one.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, paper: Paper, parent: QWidget | None = None) -> None:
        choice = ChoiceBox(NAME)
        super().__init__(NAME, choice, parent=parent)
        self.choice = choice
        self._workspace = workspace
        self._paper = paper
        self.hide()
        self.choice.chosen.connect(lambda _key: self.chosen.emit())
        workspace.changed.connect(self._on_changed)

    def value(self) -> str | None:
        """The key of the paper that was picked; None for the last one."""
        picked = self.choice.value()
        return picked if isinstance(picked, str) and self._paper in TELLS_CHANGES else None

    def show_paper(self, paper: Paper) -> None:
        """Offer what this paper can be compared with; the last one until somebody picks another."""
        self._paper = paper
        self._offer(None)

    def _offer(self, picked: str | None) -> None:
        earlier = self._workspace.work.papers.earlier(self._paper) if self._paper in TELLS_CHANGES else ()
        last = next((made.key for made, _words in earlier if made.paper == self._paper.value), None)
        of_last = {made.key: words for made, words in earlier}.get(last or "")
        first = f"{of_last} (the last one)" if of_last else "no earlier one of this kind"
        others = [(made.key, words) for made, words in earlier if made.key != last]
        self.choice.set_options([(None, first), *others])
        self.choice.show_choice(picked if any(key == picked for key, _words in others) else None)
        self.setVisible(bool(others))

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, PaperMade) or concerns(event, PaperOptions):
            self._offer(self.value())
