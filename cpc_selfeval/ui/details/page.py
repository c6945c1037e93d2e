"""Committee and cycle: all that "New" asked for, to read and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.details.agencies_card import AgenciesCard
from cpc_selfeval.ui.details.expectations_card import ExpectationsCard
from cpc_selfeval.ui.details.framework_card import FrameworkCard
from cpc_selfeval.ui.details.meetings_card import MeetingsCard
from cpc_selfeval.ui.details.names_cards import CommitteeCard, CycleCard, PaperCard
from cpc_selfeval.ui.details.programme_card import ProgrammeCard
from cpc_selfeval.ui.details.scope_card import ScopeCard
from cpc_selfeval.ui.details.words_cards import OutcomesCard, StatusWordsCard
from cpc_selfeval.ui.kit import Heading, QuietText, ScrollPage
from cpc_selfeval.ui.workspace import Workspace


class DetailsPage(QWidget):
    """Cards one below the other. Everything is saved as it is typed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = ScrollPage("Committee and cycle", most_width=900)
        page.fill(self)
        said = QuietText("Everything here is saved as you type and can be undone.")
        page.add_head(Heading("Committee and cycle", 1), said)
        self.cards: tuple[QWidget, ...] = (
            CommitteeCard(workspace),
            CycleCard(workspace),
            ScopeCard(workspace),
            MeetingsCard(workspace),
            AgenciesCard(workspace),
            ExpectationsCard(workspace),
            ProgrammeCard(workspace),
            PaperCard(workspace),
            StatusWordsCard(workspace),
            OutcomesCard(workspace),
            FrameworkCard(workspace),
        )
        for card in self.cards:
            page.add(card)
        page.end()

    def focus_card(self, kind: str) -> None:
        """Put the keyboard on the first box of the card of this class."""
        card = next(card for card in self.cards if type(card).__name__ == kind)
        boxes = (box for box in card.findChildren(QWidget) if box.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next((box for box in boxes if box.isVisibleTo(card) and box.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
