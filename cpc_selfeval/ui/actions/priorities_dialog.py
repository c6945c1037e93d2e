"""The priorities of the 2009 report, to think with while an action is planned. Choosing one closes the dialog."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.national_priorities import NationalPriority, Offered
from cpc_selfeval.ui.kit import EntryCard, Heading, PlainButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet
from cpc_selfeval.ui.kit.screen_room import on_screen

TITLE = "Priorities of 2009 to think with"
ABOUT = (
    "What the report of 2009 named for improvement across Scotland, in our own words. It is history, and says nothing "
    "about your area today. The suggested measures are ours."
)


class PrioritiesDialog(QDialog):
    """``chosen`` carries the :class:`NationalPriority` to begin from."""

    chosen = Signal(object)

    def __init__(self, offered: Offered, indicator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.cards: dict[str, EntryCard] = {}
        self.sheet = DialogSheet()
        self.sheet.setAccessibleName(TITLE)
        self.why = PlainText(_why(offered, indicator))
        self.back = PlainButton("Go back")
        self._lay_out(offered)
        self.back.clicked.connect(self.reject)
        self.resize(on_screen(self, 680, 560))
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, offered: Offered) -> None:
        self.sheet.column.setSpacing(px(6))
        for part in (Heading(TITLE, 2), QuietText(ABOUT), self.why):
            self.sheet.column.addWidget(part)
        for theme, priorities in groupby(offered.priorities, key=lambda each: each.theme):
            self.sheet.column.addSpacing(px(6))
            self.sheet.column.addWidget(Heading(theme.name, 3))
            for priority in priorities:
                self.sheet.column.addWidget(self._card(priority))
        self.sheet.column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(QuietText("Choosing one fills the action’s text where it is empty. Undo takes it back."), 1)
        row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.sheet, 1)
        column.addLayout(row)

    def _card(self, priority: NationalPriority) -> EntryCard:
        card = EntryCard(priority.text, _quiet(priority), name="Begin from")
        card.opened.connect(lambda: self._choose(priority))
        self.cards[priority.name] = card
        return card

    def _choose(self, priority: NationalPriority) -> None:
        self.accept()
        self.chosen.emit(priority)


def _quiet(priority: NationalPriority) -> str:
    return f"Measure: {priority.measure} · {priority.lines_in_words}"


def _why(offered: Offered, indicator: str) -> str:
    if offered.linked:
        count = len(offered.priorities)
        return f"{count} of the 31 touch {indicator}, by our own choice of subject."
    return f"None of them is linked to {indicator} in this edition, so all 31 are offered, by theme."
