"""One meeting: whose, when, what it is called, who was there. Saved as typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.forms.record_fields import Enough, RecordFields
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    DateEntry,
    Heading,
    LineEntry,
    PlainButton,
    QuietText,
    TextEntry,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.pending_text import HandsOverWhenDone
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.workspace import Workspace


class MeetingDialog(HandsOverWhenDone, ReadsInOrder, QDialog):
    """Shows the meeting with ``key``, or begins one: what is entered first records it. ``key`` is then its key."""

    def __init__(
        self, workspace: Workspace, key: str | None, parent: QWidget | None = None, *, body: Body | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        meeting = workspace.entered.get(Meeting, key)
        title = "Meeting" if meeting else "Add a meeting"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(px(460))
        committee = workspace.contents.committee
        self.body = ChoiceBox("Whose meeting", [(b, words.body_name(committee, b)) for b in Body])
        self.on = DateEntry("Date")
        self.title = LineEntry("What it is called", hint="May be left empty")
        self.present = TextEntry("Who was there", least_lines=3)
        self._bind()
        if meeting:
            self._fields.show(meeting)
            self._fields.can_begin_again(*_begun(meeting.body))
        else:
            self._begin(body or Body.CPC)
        self._lay_out(title)
        give_undo_keys(self, workspace)
        workspace.changed.connect(self._on_changed)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def key(self) -> str | None:
        """The key of the meeting, also of one that was added here; None while there is none."""
        return self._fields.key

    def _bind(self) -> None:
        setup = self._workspace.work.setup
        self._fields = RecordFields(self._workspace, setup.add_meeting, setup.revise_meeting, self)
        self._fields.choice("body", self.body)
        self._fields.day("on", self.on)
        self._fields.text("title", self.title)
        self._fields.text("present", self.present)

    def _begin(self, body: Body, instead_of: str | None = None) -> None:
        self._fields.begin(*_begun(body), instead_of=instead_of)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Heading(title, 2))
        first = QHBoxLayout()
        first.setSpacing(px(12))
        first.addWidget(Labelled("&Whose meeting", self.body), 1)
        first.addWidget(Labelled("&Date", self.on), 1)
        column.addLayout(first)
        column.addWidget(Labelled("What it is c&alled", self.title))
        column.addWidget(Labelled("Who was &there", self.present))
        row = QHBoxLayout()
        row.addWidget(QuietText("Saved as you type."))
        row.addStretch(1)
        close = PlainButton("&Close")
        close.clicked.connect(self.close)
        row.addWidget(close)
        column.addLayout(row)

    def _on_changed(self, event: Applied) -> None:
        """Follow undo. A meeting whose adding was undone is added again by what is entered next, or by redo."""
        row = next((row for row in event.change.rows if row.kind is Meeting and row.key == self.key), None)
        if row is None:
            return
        meeting = self._workspace.entered.get(Meeting, row.key)
        if meeting is not None:
            self._fields.show(meeting, event.origin)
        elif isinstance(row.before, Meeting):
            self._begin(row.before.body, instead_of=row.key)

    def setVisible(self, visible: bool) -> None:
        """Show the dialog without selecting the date, which the next key would replace."""
        super().setVisible(visible)
        if visible:
            self.on.line.end(False)


def _begun(body: Body) -> tuple[Meeting, dict[str, Any], Enough]:
    return Meeting(key="", cycle="", body=body), {"body": body}, _is_told_of


def _is_told_of(values: Mapping[str, Any]) -> bool:
    """Whose meeting it is makes none yet."""
    return any(value for field, value in values.items() if field != "body")
