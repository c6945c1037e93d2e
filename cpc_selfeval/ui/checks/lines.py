"""Lines that each lead to where they are about: a few at first, more when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import ColumnsLayout, EntryCard, LinkButton, px
from cpc_selfeval.ui.kit.entry_card import EntryKind
from cpc_selfeval.ui.workspace import Workspace

FIRST: Final = 5
"""How many lines of a kind are shown at first."""
STEP: Final = 50
"""How many more come each time they are asked for: a card is a widget, and there may be thousands of lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, and where it leads: an indicator's code, or the key of an action or of evidence."""

    words: str
    quiet: str = ""
    indicator: str | None = None
    action: str | None = None
    evidence: str | None = None

    def go(self, workspace: Workspace) -> None:
        """Ask the window to show the place."""
        if self.indicator is not None:
            workspace.indicator_requested.emit(self.indicator)
        elif self.action is not None:
            workspace.action_requested.emit(self.action)
        elif self.evidence is not None:
            workspace.evidence_requested.emit(self.evidence)


class Lines(QWidget):
    """``opened`` carries the place of the line that was opened, counted from 0."""

    opened = Signal(int)

    def __init__(self, name: str, kind: EntryKind = "area", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._kind: EntryKind = kind
        self._lines: tuple[Line, ...] = ()
        self._most = FIRST
        self.cards: list[EntryCard] = []
        self.more = LinkButton("Show more")
        holder = QWidget()
        # A column of this kind asks for no more room than its lines take in its width
        self._column = ColumnsLayout(holder, most=1, least_width=px(140), spacing=px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(holder)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_more)
        self.hide()

    def line(self, place: int) -> Line:
        """The line at a place."""
        return self._lines[place]

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines in the cards that are there, so that the keyboard stays where it is."""
        if lines != self._lines:
            self._lines = lines
            self._show()

    def focus_line(self, place: int) -> bool:
        """Put the keyboard on the line at a place, or on the last one before it; False where there is none."""
        shown = [card for card in self.cards if not card.isHidden()]
        if shown:
            shown[min(place, len(shown) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(shown)

    def _show(self) -> None:
        shown = self._lines[: self._most]
        while len(self.cards) < len(shown):
            self._add_card()
        for place, card in enumerate(self.cards):
            if place < len(shown):
                card.show_entry(shown[place].words, shown[place].quiet)
            card.setVisible(place < len(shown))
        self.setVisible(bool(shown))
        rest = len(self._lines) - len(shown)
        self.more.setVisible(rest > 0)
        count = f"{rest} more" if rest <= STEP else f"{STEP} of {rest:,} more"
        self.more.setText(f"Show {count}")
        self.more.setAccessibleName(f"{self._name}: show {count}")

    def _add_card(self) -> None:
        place = len(self.cards)
        card = EntryCard("", kind=self._kind)
        card.opened.connect(lambda: self.opened.emit(place))
        self.cards.append(card)
        self._column.addWidget(card)

    def _show_more(self) -> None:
        first_new = min(self._most, len(self._lines))
        self._most = first_new + STEP
        self._show()
        self.focus_line(first_new)
