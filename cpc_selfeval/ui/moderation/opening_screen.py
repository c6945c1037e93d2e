"""The first screen of a meeting: which it is, who is here, and what is on the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.words import meeting_in_words, position_in_words
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.kit import Card, ColumnsLayout, DateEntry, EntryCard, QuietText, ScrollPage, TextEntry, px
from cpc_selfeval.ui.kit.laid_out import keep_aside
from cpc_selfeval.ui.moderation.note_box import NoteBox
from cpc_selfeval.ui.workspace import Workspace

KEYS = "Page Down and Page Up, or a clicker, go on and back. Everything is saved as you type."


class OpeningScreen(QWidget):
    """``chosen`` carries the code of the indicator to go to."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, meeting: str, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._meeting = meeting
        self._codes = tuple(codes)
        self.on = DateEntry("Date of the meeting")
        self.on.setMaximumWidth(px(220))
        self.present = TextEntry("Who is here", hint="Names or roles", least_lines=2, most_lines=8)
        self.notes = NoteBox(workspace)
        self.cards = {code: EntryCard("", kind="area") for code in self._codes}
        self._fields = RecordFields(workspace, None, workspace.work.setup.revise_meeting, self)
        self._fields.text("present", self.present)
        self._fields.day("on", self.on)
        self._lay_out()
        for code, card in self.cards.items():
            card.opened.connect(lambda code=code: self.chosen.emit(code))
        self.show_meeting()

    def _lay_out(self) -> None:
        page = ScrollPage("The meeting", most_width=2400)
        page.fill(self)
        page.add(QuietText(KEYS))
        held = Card("The meeting")
        held.add(Labelled("Date", self.on))
        held.add(Labelled("Who is here", self.present))
        held.add(Labelled("Notes on all of it", self.notes.box))
        keep_aside(self, self.notes)  # it ends with its box
        page.add(held)
        listed = Card(f"On the list: {len(self._codes)}")
        holder = QWidget()
        cards = ColumnsLayout(holder, most=2, least_width=px(260), spacing=px(6))
        for card in self.cards.values():
            cards.addWidget(card)
        listed.add(holder)
        page.add(listed)
        page.end()

    def show_meeting(self) -> None:
        """Show what is recorded of the meeting."""
        meeting = self._workspace.entered.get(Meeting, self._meeting)
        if meeting is not None:
            self._fields.show(meeting)
        self.notes.show_note(self._meeting, "")
        self.refresh()

    def refresh(self) -> None:
        """Show where each indicator on the list stands."""
        contents = self._workspace.contents
        for number, (code, card) in enumerate(self.cards.items(), start=1):
            stands = position_in_words(contents, position(contents, code))
            card.show_entry(f"{number}. {code} {contents.title(code)}", stands)

    def take(self, event: Applied) -> None:
        """Follow what changes."""
        for row in event.change.rows:
            if isinstance(row.after, Meeting) and row.key == self._meeting:
                self._fields.show(row.after, event.origin)
        self.notes.take(event)
        self.refresh()

    def heading(self) -> str:
        """ "CPC, 9 June 2026"."""
        return meeting_in_words(self._workspace.entered, self._meeting)
