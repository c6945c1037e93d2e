"""The finds of one kind: what it is and why, and for each find its place, one click from it, and passing it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.guard.find import ADVICE, KINDS, REASONS, Find, Kind
from cpc_selfeval.domain.guard.places import Place
from cpc_selfeval.ui.guard.words import PLURALS, in_context
from cpc_selfeval.ui.kit import EntryCard, FlowLayout, Heading, LinkButton, Pill, QuietText, px

FIRST: Final = 5
"""How many finds of a kind are shown at first."""
STEP: Final = 25
"""How many more come each time they are asked for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A find with its place and its whole text ("" where that is not at hand, as in an attached file)."""

    find: Find
    place: Place
    text: str


class FindRow(QWidget):
    """One find. ``opened`` asks to go there, ``once`` and ``always`` to pass it over."""

    opened = Signal()
    once = Signal()
    always = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = EntryCard("", kind="area")
        self.not_now = LinkButton("Ignore for now")
        self.never = LinkButton("Always ignore…")
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(4))
        flow.addWidget(self.not_now)
        flow.addWidget(self.never)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(0)
        column.addWidget(self.card)
        column.addWidget(acts)
        self.card.opened.connect(self.opened)
        self.not_now.clicked.connect(self.once)
        self.never.clicked.connect(self.always)

    def show_find(self, shown: Shown, *, may_keep: bool) -> None:
        """Show this find. ``may_keep``: something can be kept in the file, as a reason is."""
        self.never.setVisible(may_keep)
        where = f"{shown.place.entry} · {shown.place.field}"
        self.card.show_entry(in_context(shown.find, shown.text), where)
        called = f"the {KINDS[shown.find.kind]} in {where}"
        self.not_now.setAccessibleName(f"Ignore for now {called}")
        self.never.setAccessibleName(f"Always ignore {called}, with a reason")


class FindGroup(QWidget):
    """All finds of a kind; hidden while there are none. The signals carry the :class:`Shown` that they are about."""

    opened = Signal(object)
    once = Signal(object)
    always = Signal(object)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Shown, ...] = ()
        self._may_keep = True
        self._most = FIRST
        self.rows: list[FindRow] = []
        self.title = Heading(PLURALS[kind], 3)
        self.count = Pill("")
        self.more = LinkButton("Show more")
        head = QWidget()
        flow = FlowLayout(head, spacing=px(8))
        flow.addWidget(self.title)
        flow.addWidget(self.count)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        column.addWidget(head)
        column.addWidget(QuietText(f"{REASONS[kind]} {ADVICE[kind]}"))
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_more)
        self.hide()

    def show_finds(self, shown: tuple[Shown, ...], *, may_keep: bool) -> None:
        """Show these finds in the rows that are there, so that the keyboard stays where it is."""
        self._shown, self._may_keep = shown, may_keep
        self.count.show_words(f"{len(shown):,}")
        self._fill()
        self.setVisible(bool(shown))

    def focus_row(self, place: int) -> bool:
        """Put the keyboard on the find at a place, or the last one before it; False where there is none."""
        rows = [row for row in self.rows if not row.isHidden()]
        if rows:
            rows[min(place, len(rows) - 1)].card.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(rows)

    def _fill(self) -> None:
        wanted = self._shown[: self._most]
        while len(self.rows) < len(wanted):
            self._add_row()
        for place, row in enumerate(self.rows):
            if place < len(wanted):
                row.show_find(wanted[place], may_keep=self._may_keep)
            row.setVisible(place < len(wanted))
        rest = len(self._shown) - len(wanted)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {rest} more" if rest <= STEP else f"Show {STEP} of {rest:,} more")
        self.more.setAccessibleName(f"{self.title.text()}: {self.more.text().lower()}")

    def _add_row(self) -> None:
        place = len(self.rows)
        row = FindRow()
        row.opened.connect(lambda: self.opened.emit(self._shown[place]))
        row.once.connect(lambda: self.once.emit(self._shown[place]))
        row.always.connect(lambda: self.always.emit(self._shown[place]))
        self.rows.append(row)
        self._column.addWidget(row)

    def _show_more(self) -> None:
        first_new = self._most
        self._most += STEP
        self._fill()
        self.focus_row(first_new)

    def place_of(self, shown: Shown) -> int:
        """The place of a find among those that are shown."""
        return self._shown.index(shown) if shown in self._shown else 0
