"""Notes of what was said of an indicator at a meeting, saved as typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.judging_records.moderating import MeetingNote, meeting_note_key
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.forms.record_fields import RecordFields
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
        self._fields = RecordFields(workspace, None, self._write, self)
        self._fields.text("text", self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)

    def show_note(self, meeting: str, code: str) -> None:
        """Be for this meeting and indicator, and show what is noted; what was typed before is kept first."""
        self.box.hand_over()
        self._meeting, self._code = meeting, code
        self.box.setAccessibleName(f"{NAME}: {code}" if code else NAME)
        self._show()

    def _show(self, besides: object = None) -> None:
        cycle = self._workspace.contents.cycle_key
        key = meeting_note_key(self._meeting, self._code)
        nothing = MeetingNote(key=key, cycle=cycle, meeting=self._meeting, code=self._code, text="")
        self._fields.show_what_is(lambda contents: contents.get(MeetingNote, key) or nothing, besides)

    def take(self, event: Applied) -> None:
        """Show what undo, or somebody else, changed."""
        if any(row.kind is MeetingNote and row.key == self._fields.key for row in event.change.rows):
            self._show(event.origin)

    def _write(self, _key: str, **values: Any) -> None:
        self._workspace.work.moderating.note(self._meeting, self._code, **values)
