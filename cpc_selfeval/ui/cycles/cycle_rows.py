"""The list of cycles: each with its facts and what can be done with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.cycles.listing import CycleLine
from cpc_selfeval.ui.kit import Card, FlowLayout, Heading, LinkButton, Pill, PlainButton, PrimaryButton, QuietText, px
from cpc_selfeval.ui.kit.as_room_is import beside_or_below

NARROW: Final = 760
"""Under this width in pixels of the design, what can be done with a cycle stands below its facts."""
FIRST: Final = 4
"""How many cycles are listed at first, so that comparing them is not far below."""


class CycleRow(Card):
    """One cycle. ``turn_requested`` carries its key; the others concern the cycle that is shown."""

    turn_requested = Signal(str)
    close_requested = Signal()
    reopen_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.key = ""
        self.title = Heading("", 2)
        self.state = Pill("")
        self.here = Pill("Shown now", "accent")
        self.facts = QuietText()
        self.past = QuietText()
        self.turn = PlainButton("Open")
        self.shut = PlainButton("Close this cycle…")
        self.reopen = PlainButton("Open again…")
        self.start = PrimaryButton("Start the next cycle…")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.turn.clicked.connect(lambda: self.turn_requested.emit(self.key))
        self.shut.clicked.connect(self.close_requested)
        self.reopen.clicked.connect(self.reopen_requested)
        self.start.clicked.connect(self.next_requested)

    def _lay_out(self) -> None:
        pills, acts = QWidget(), QWidget()
        flow = FlowLayout(pills, spacing=px(8))
        for pill in (self.state, self.here):
            flow.addWidget(pill)
        buttons = FlowLayout(acts, spacing=px(8))
        for button in (self.turn, self.shut, self.reopen, self.start):
            buttons.addWidget(button)
        said = QVBoxLayout()
        said.setSpacing(px(6))
        for part in (self.title, pills, self.facts, self.past):
            said.addWidget(part)
        self._row.setSpacing(px(12))
        self._row.addLayout(said, 1)
        self._row.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be done stands beside what is said, or below it."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def show_cycle(self, line: CycleLine, *, read_only: bool, newest: bool = True) -> None:
        """Show a cycle; of a file that can only be read, it can only be opened. After the newest one comes the next."""
        title, closed = line.cycle.title, line.cycle.closed_on is not None
        self.key = line.cycle.key
        self.title.setText(title)
        self.state.show_words(line.state, "quiet" if closed else "good")
        self.here.setVisible(line.shown)
        self.facts.setText(line.facts)
        self.past.setText("\n".join(line.past))
        self.past.setVisible(bool(line.past))
        acts = line.shown and not read_only
        self.turn.setVisible(not line.shown)
        self.shut.setVisible(acts and not closed)
        self.reopen.setVisible(acts and closed)
        self.start.setVisible(acts and newest)
        for button, verb in ((self.turn, "Open"), (self.shut, "Close"), (self.reopen, "Open again")):
            button.setAccessibleName(f"{verb}: {title}")


class CycleRows(QWidget):
    """All cycles, the newest first."""

    turn_requested = Signal(str)
    close_requested = Signal()
    reopen_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CycleRow] = []
        self._lines: tuple[CycleLine, ...] = ()
        self._read_only = False
        self._most = FIRST
        self.more = LinkButton("Show more")
        self.more.clicked.connect(self._show_more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.setSpacing(px(10))

    def show_cycles(self, lines: tuple[CycleLine, ...], *, read_only: bool) -> None:
        """Show these, in the rows that are there, so that the keyboard stays where it is; the shown one always."""
        self._lines, self._read_only = lines, read_only
        here = next((place for place, line in enumerate(lines) if line.shown), 0)
        self._most = max(self._most, here + 1)
        shown = lines[: self._most]
        while len(self.rows) < len(shown):
            self._add()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                row.show_cycle(shown[place], read_only=read_only, newest=place == 0)
        rest = len(lines) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {rest} earlier {'cycle' if rest == 1 else 'cycles'}")

    def focus_cycle(self, key: str) -> None:
        """Put the keyboard on the button that opens a cycle."""
        for row in self.rows:
            if row.key == key and row.turn.isVisible():
                row.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        first = self._most
        self._most = len(self._lines)
        self.show_cycles(self._lines, read_only=self._read_only)
        self.rows[first].turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        row = CycleRow()
        row.turn_requested.connect(self.turn_requested)
        row.close_requested.connect(self.close_requested)
        row.reopen_requested.connect(self.reopen_requested)
        row.next_requested.connect(self.next_requested)
        self.rows.append(row)
        self._column.addWidget(row)
