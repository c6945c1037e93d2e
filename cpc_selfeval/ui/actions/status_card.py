"""Status, the help that is needed, why it was withdrawn, and progress notes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action, Status, shown_status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.actions.kept_rows import KeptRows, NoteRow
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import Card, ChoiceBox, Heading, QuietText, StatusMark, TextEntry
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class StatusCard(Card):
    """What is set by a person, and beside it what is worked out from the date."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("Status and progress", parent=parent)
        self._workspace = workspace
        self._fields = fields
        self.status = ChoiceBox("Status", status_options(workspace.contents))
        self.mark = StatusMark(Status.OVERDUE.value, "")
        self.advice = QuietText()
        self.help_needed = TextEntry("What help is needed", hint="What would bring it back on track, and from whom")
        self.withdrawn = TextEntry("Why it was withdrawn")
        self.notes = KeptRows("+ Add &progress", lambda key: NoteRow(workspace, key), self._add_note, fields.aside)
        fields.choice("status", self.status)
        fields.text("help_needed", self.help_needed)
        fields.text("withdrawn_reason", self.withdrawn)
        self._help = Labelled("What help is needed?", self.help_needed)
        self._why = Labelled("Why was it withdrawn?", self.withdrawn)
        self.add(Labelled("&Status", self.status))
        for widget in (self.mark, self.advice, self._help, self._why, Heading("Progress", 3), self.notes):
            self.add(widget)

    def refresh(self, contents: Contents, action: Action, today: date, besides: object) -> None:
        """What follows from the status and the date."""
        self.status.set_options(status_options(contents))
        overdue = shown_status(action, today) is Status.OVERDUE
        days = (today - action.due).days if overdue and action.due else 0
        word = words.status_word(contents, Status.OVERDUE)
        self.mark.show_status(Status.OVERDUE.value, f"{word} by {days} day{'' if days == 1 else 's'}")
        self.mark.setVisible(overdue)
        self._help.setVisible(action.status is Status.AT_RISK or overdue or bool(action.help_needed))
        self._why.setVisible(action.status is Status.WITHDRAWN or bool(action.withdrawn_reason))
        self.advice.setText(_advice(contents, action))
        self.advice.setVisible(bool(self.advice.text()))
        self.notes.show_records(contents.progress_of(action.key), besides)

    def ask_words(self) -> None:
        """Go to the box for what an action at risk, or one withdrawn, still asks."""
        withdrawn = self.status.value() is Status.WITHDRAWN
        box = self.withdrawn if withdrawn else self.help_needed
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_note(self) -> str | None:
        key = self._fields.settled()
        if key is None:
            return None
        new = self._workspace.work.actions.note_progress(key, "")
        self.notes.show_records(self._workspace.entered.progress_of(key), None)
        return new


def _advice(contents: Contents, action: Action) -> str:
    if action.status is Status.COMPLETE_IMPACT_SHOWN and not contents.evidence_for_action(action.key):
        return "No evidence of impact is linked yet. Link the piece that shows the difference for children below."
    if action.status is Status.AT_RISK and not action.help_needed.strip():
        return "Please say what help is needed: it stands on page one of the summary."
    return ""


def status_options(contents: Contents) -> list[tuple[object, str]]:
    """The statuses that a person can set, in the committee's words."""
    return [(status, words.status_word(contents, status)) for status in SETTABLE_STATUSES]
