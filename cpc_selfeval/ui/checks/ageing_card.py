"""What will be out of date by a day: that of a meeting, or any other."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words, day_short
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.support import going_out_of_date, last_good_day, months_after
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.domain.words import meeting_in_words
from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.kit import Card, ChoiceBox, DateEntry, FlowLayout, PlainText, px

MONTHS: Final = {3: "in three months", 6: "in six months", 12: "in a year"}
_OWN: Final = "own"


class AgeingCard(Card):
    """``opened`` carries the place of the line that was opened. The day chosen is asked and not kept."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What will be out of date", parent=parent)
        self._contents: Contents | None = None
        self._today = date.min
        self._days: dict[object, date] = {}
        self._picked: object = None
        self._first: object = None
        self.when = ChoiceBox("Out of date by when")
        self.when.setMaximumWidth(px(300))
        self.day = DateEntry("Out of date by this day")
        self.day.setMaximumWidth(px(190))
        self.day.hide()
        self.said = PlainText()
        self.lines = Lines("What will be out of date", "evidence")
        asked = QWidget()
        flow = FlowLayout(asked, spacing=px(8))
        flow.addWidget(self.when)
        flow.addWidget(self.day)
        for part in (asked, self.said, self.lines):
            self.add(part)
        self.when.chosen.connect(self._chosen)
        self.day.date_chosen.connect(lambda _day: self._show())
        self.lines.opened.connect(self.opened)

    def show_contents(self, contents: Contents, today: date) -> None:
        """Show what is recorded, with the meetings that are to come."""
        self._contents, self._today = contents, today
        options = self._options(contents, today)
        self._days = {value: day for value, day, _ in options}
        self.when.set_options([*((value, said) for value, _, said in options), (_OWN, "on another day…")])
        self._first = options[0][0]
        self.when.show_choice(self._value())
        self._show()

    def _value(self) -> object:
        """What was picked, or what comes first: the next meeting."""
        return self._picked if self._picked == _OWN or self._picked in self._days else self._first

    def _options(self, contents: Contents, today: date) -> list[tuple[object, date, str]]:
        meetings = [
            (meeting.key, meeting.on, meeting_in_words(contents, meeting.key))
            for meeting in contents.meetings
            if meeting.on is not None and meeting.on >= today
        ]
        return [*meetings, *((number, months_after(today, number), said) for number, said in MONTHS.items())]

    def _chosen(self, value: object) -> None:
        self._picked = value
        self.day.setVisible(value == _OWN)
        if value == _OWN:
            self.day.setFocus()
        self._show()

    def _show(self) -> None:
        value = self._value()
        on = self.day.day() if value == _OWN else self._days.get(value)
        if self._contents is None or on is None:
            self.said.setText("Which day?")
            self.lines.show_lines(())
            return
        contents = self._contents
        going = going_out_of_date(contents, self._today, on)
        self.said.setText(_said(len(going), on))
        self.lines.show_lines(tuple(_line(contents, piece) for piece in going))


def _said(count: int, on: date) -> str:
    if not count:
        return f"Nothing that is up to date today will be out of date on {day_in_words(on)}."
    pieces = "1 piece of evidence that is" if count == 1 else f"{count:,} pieces of evidence that are"
    return f"{pieces} up to date today will not be on {day_in_words(on)}."


def _line(contents: Contents, piece: Evidence) -> Line:
    last = last_good_day(contents, piece)
    until = f"up to date until {day_short(last)}" if last else ""
    kind = words.SOURCE_TYPES[piece.source_type] if piece.source_type else ""
    quiet = " · ".join(part for part in (until, kind, ", ".join(piece.indicators)) if part)
    return Line(f"{piece.ref} {shortened(piece.title, 80)}", quiet, evidence=piece.key)
