"""The card of grounds that inspectors named, to begin factors from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.capacity.grounds import GROUNDS, SOURCE, Ground
from cpc_selfeval.ui.kit import Card, Collapsible, LinkButton, QuietText, px

_ABOUT = (
    "One published report gave these grounds for confidence; they are examples in our own words, and nobody requires "
    "them. Begin with any that fit you, and add your own."
)


class GroundsCard(Card):
    """``chosen`` carries the ground to begin a factor from. One that a factor was begun from is not offered again."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fold = Collapsible("Grounds that inspectors named")
        self.fold.add(QuietText(_ABOUT))
        self.offers: dict[str, QWidget] = {}
        self.buttons: dict[str, LinkButton] = {}
        for each in GROUNDS:
            self.fold.add(self._offer(each))
        self.fold.add(QuietText(f"Source: {SOURCE}."))
        self.add(self.fold)

    def _offer(self, each: Ground) -> QWidget:
        offer = QWidget()
        begin = LinkButton(f"+ {each.title}", name=f"Begin a factor: {each.title}")
        begin.clicked.connect(partial(self.chosen.emit, each))
        column = QVBoxLayout(offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        question = QuietText(each.question)
        question.setContentsMargins(begin.words_at(), 0, 0, 0)
        column.addWidget(question)
        self.offers[each.name], self.buttons[each.name] = offer, begin
        return offer

    def show_taken(self, taken: frozenset[str]) -> None:
        """Offer those that no factor was begun from."""
        for name, offer in self.offers.items():
            offer.setVisible(name not in taken)
