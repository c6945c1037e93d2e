"""A meeting: one that is there, or one to add."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.domain.words import meeting_in_words
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.meeting_dialog import MeetingDialog
from cpc_selfeval.ui.kit import ChoiceBox
from cpc_selfeval.ui.workspace import Workspace

_ADD = "add a meeting"


class MeetingChoice(ChoiceBox):
    """Offers the meetings, none, and "Add a meeting…". ``chosen`` carries a key or None.

    ``body`` narrows the choice to the meetings of one body and those of no named one.
    """

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        body: Body | None = None,
        name: str = "Meeting",
        none_words: str = "No meeting",
    ) -> None:
        super().__init__(name, none_words=none_words, parent=parent)
        self._workspace = workspace
        self._body = body
        self._offer()
        workspace.changed.connect(self._on_changed)

    def value(self) -> str | None:
        """The key of the meeting shown, or None."""
        return self._shown if isinstance(self._shown, str) and self._shown != _ADD else None

    def show_value(self, value: str | None) -> None:
        """Show the meeting with this key, or none, without a signal."""
        self._shown = value
        self._offer()

    def offer_body(self, body: Body | None) -> None:
        """Offer the meetings of another body."""
        self._body = body
        self._offer()

    def _offer(self) -> None:
        contents = self._workspace.entered
        options: list[tuple[object, str]] = [(None, self._none_words)]
        options += [
            (meeting.key, meeting_in_words(contents, meeting.key))
            for meeting in contents.meetings
            if self._body is None or meeting.body is self._body or meeting.key == self._shown
        ]
        self.set_options([*options, (_ADD, "Add a meeting…")])

    def _activated(self, index: int) -> bool:
        before = self._shown
        if self.itemText(index) and self._values[index] == _ADD:
            self.show_choice(before)
            self._add()
            return self._shown != before
        return super()._activated(index)

    def _add(self) -> None:
        dialog = MeetingDialog(self._workspace, None, self, body=self._body)
        dialog.exec()
        key = dialog.key
        dialog.deleteLater()
        if key is not None:
            self._shown = key
            self._offer()
            self._give(key)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Meeting):
            self._offer()
