"""The card that says what needs somebody now, each line leading there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.attention import Attention, Urgency
from cpc_selfeval.ui.kit import Card, EntryCard, FlowLayout, LinkButton, QuietText, px

FIRST = 6
"""How many lines are shown before "Show all"."""

_KINDS = {Urgency.LATE: "bad", Urgency.GAP: "area", Urgency.NOTE: "strength"}


class AttentionCard(Card):
    """ "Needs you now". ``indicator_opened`` carries a code, ``action_opened`` and ``agency_opened`` a key; the last
    asks for all checks."""

    indicator_opened = Signal(str)
    action_opened = Signal(str)
    agency_opened = Signal(str)
    checks_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Needs you now", parent=parent)
        self._lines: tuple[Attention, ...] = ()
        self._all = False
        self._places: list[QWidget] = []
        self.more = LinkButton("")
        self.more.clicked.connect(self._swap)
        self.checks = LinkButton("All checks…")
        self.checks.clicked.connect(self.checks_requested)
        last = QWidget()
        flow = FlowLayout(last, spacing=px(12))
        flow.addWidget(self.more)
        flow.addWidget(self.checks)
        self.add(last)

    def show_lines(self, lines: tuple[Attention, ...], checks: int) -> None:
        """Show these lines, the first few unless all are wanted, and how many things all checks find."""
        self.checks.setText(f"All checks ({checks:,})…" if checks else "All checks…")
        if lines == self._lines and self._places:
            return
        self._lines = lines
        self._rebuild()

    def _swap(self) -> None:
        self._all = not self._all
        self._rebuild()

    def _rebuild(self) -> None:
        for widget in self._places:
            self.body.removeWidget(widget)
            widget.deleteLater()
        shown = self._lines if self._all else self._lines[:FIRST]
        self._places = [self._line(line) for line in shown] or [QuietText("Nothing is overdue, due or missing.")]
        for place, widget in enumerate(self._places):
            self.body.insertWidget(1 + place, widget)
        rest = len(self._lines) - FIRST
        self.more.setVisible(rest > 0)
        self.more.setText("Show fewer" if self._all else f"Show {rest:,} more")

    def _line(self, line: Attention) -> EntryCard:
        card = EntryCard(line.words, kind=_KINDS[line.urgency])  # type: ignore[arg-type]
        if line.action is not None:
            card.opened.connect(lambda key=line.action: self.action_opened.emit(key))
        elif line.agency is not None:
            card.opened.connect(lambda key=line.agency: self.agency_opened.emit(key))
        elif line.indicator is not None:
            card.opened.connect(lambda code=line.indicator: self.indicator_opened.emit(code))
        return card
