"""The agenda in the window: part by part, what is furthest apart first, each line leading to its indicator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.moderation.agenda import PART_ABOUT, PARTS, RULE, AgendaItem, Part
from cpc_selfeval.ui.kit import ColumnsLayout, EntryCard, Heading, LinkButton, QuietText, px
from cpc_selfeval.ui.kit.entry_card import EntryKind

_KINDS: dict[Part, EntryKind] = {
    Part.DISCUSS: "area",
    Part.TOGETHER: "strength",
    Part.UNPROPOSED: "evidence",
    Part.DECIDED: "evidence",
}


class AgendaView(QWidget):
    """``opened`` carries the code of the indicator whose line was opened."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = LinkButton("How is this ordered?", name="How the agenda is ordered")
        self.rule = QuietText(RULE)
        self.rule.hide()
        self.parts = {part: _PartView(part) for part in Part}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.why)
        column.addWidget(self.rule)
        for view in self.parts.values():
            view.opened.connect(self.opened)
            column.addWidget(view)
        column.addStretch(1)
        self.why.clicked.connect(self._swap)

    def show_agenda(self, contents: Contents, items: Sequence[AgendaItem]) -> None:
        """Show an agenda, in its order."""
        for part, view in self.parts.items():
            view.show_items(contents, [item for item in items if item.part is part])

    def _swap(self) -> None:
        shown = self.rule.isHidden()
        self.rule.setVisible(shown)
        self.why.setText("Hide how it is ordered" if shown else "How is this ordered?")


class _PartView(QWidget):
    """One part of the agenda; hidden while nothing is in it."""

    opened = Signal(str)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._codes: tuple[str, ...] = ()
        self.title = Heading(PARTS[part], 2)
        self.cards: list[EntryCard] = []
        holder = QWidget()
        self._cards = ColumnsLayout(holder, most=1, least_width=px(140), spacing=px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        for widget in (self.title, QuietText(PART_ABOUT[part]), holder):
            column.addWidget(widget)
        self.hide()

    def show_items(self, contents: Contents, items: Sequence[AgendaItem]) -> None:
        """Show these lines in the cards that are there, so that the keyboard stays where it is."""
        self._codes = tuple(item.code for item in items)
        while len(self.cards) < len(items):
            self._add_card()
        for place, card in enumerate(self.cards):
            if place < len(items):
                item = items[place]
                number = f"{place + 1}. " if self._part is Part.DISCUSS else ""
                card.show_entry(f"{number}{item.code} {contents.title(item.code)}", " ".join(item.reasons))
            card.setVisible(place < len(items))
        self.title.setText(f"{PARTS[self._part]} ({len(items)})")
        self.setVisible(bool(items))

    def _add_card(self) -> None:
        place = len(self.cards)
        card = EntryCard("", kind=_KINDS[self._part])
        card.opened.connect(lambda: self.opened.emit(self._codes[place]))
        self.cards.append(card)
        self._cards.addWidget(card)
