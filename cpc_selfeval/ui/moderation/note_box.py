"""Notes of what was said of an indicator at a meeting, saved as typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.judging_records.moderating import MeetingNote, meeting_note_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.indicator.bound_field import (
    BoundField,
    give_way,
    keep_refused,
    pass_on_sentences,
    settle,
    take_change,
)
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.workspace import Workspace

NAME = "Notes of what is said"


class NoteBox(QWidget):
    """One box; :meth:`show_note` says of which meeting and indicator ("": of all of it) it is."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._meeting = ""
        self._code = ""
        self.box = TextEntry(NAME, hint="What is said, as it is said", least_lines=3, most_lines=14)
        self._fields = (BoundField("text", self.box, self.box.show_text),)
        pass_on_sentences(self._fields, workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.handed_over.connect(self._write)

    def show_note(self, meeting: str, code: str) -> None:
        """Be for this meeting and indicator, and show what is noted; what was typed before is kept first."""
        self.box.hand_over()
        settle(self._workspace)
        give_way(self._fields)
        self._meeting, self._code = meeting, code
        self.box.setAccessibleName(f"{NAME}: {code}" if code else NAME)
        note = self._workspace.entered.get(MeetingNote, meeting_note_key(meeting, code))
        self.box.show_text(note.text if note else "")

    def take(self, event: Applied) -> None:
        """Show what undo, or somebody else, changed."""
        key = meeting_note_key(self._meeting, self._code)
        for row in event.change.rows:
            if row.kind is MeetingNote and row.key == key:
                if row.after is None:
                    self.box.show_text("")
                else:
                    take_change(self._fields, row, event)

    def keep(self, event: Refused) -> Refusal | None:
        """Hold what could not be saved; the refusal where it was of this box."""
        keep_refused(self._fields, event)
        return event.refusal if event.origin is self.box else None

    def _write(self, text: str) -> None:
        moderating = self._workspace.work.moderating
        moderating.note(self._meeting, self._code, text, origin=self.box, visit=self.box.visit)
