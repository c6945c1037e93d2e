"""One meeting: whose, when, what it is called, who was there. Saved as typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
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
        self.key = key
        self._workspace = workspace
        meeting = workspace.entered.get(Meeting, key)
        title = "Meeting" if meeting else "Add a meeting"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(px(460))
        committee = workspace.contents.committee
        self.body = ChoiceBox("Whose meeting", [(b, words.body_name(committee, b)) for b in Body])
        self.body.show_choice(meeting.body if meeting else body or Body.CPC)
        self.on = DateEntry("Date")
        self.title = LineEntry("What it is called", hint="May be left empty")
        self.present = TextEntry("Who was there", least_lines=3)
        if meeting:
            self._show(meeting)
        self._lay_out(title)
        self._connect()
        give_undo_keys(self, workspace)
        workspace.changed.connect(self._on_changed)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _show(self, meeting: Meeting, besides: object = None) -> None:
        shows = (
            (self.body, lambda: self.body.show_choice(meeting.body)),
            (self.on, lambda: self.on.show_date(meeting.on)),
            (self.title, lambda: self.title.show_text(meeting.title)),
            (self.present, lambda: self.present.show_text(meeting.present)),
        )
        for box, show in shows:
            if box is not besides:
                show()

    def _on_changed(self, event: Applied) -> None:
        """Follow undo. A meeting whose adding was undone is added again by what is entered next."""
        row = next((row for row in event.change.rows if row.kind is Meeting and row.key == self.key), None)
        if row is None:
            return
        if isinstance(row.after, Meeting):
            self._show(self._workspace.entered.get(Meeting, self.key) or row.after, event.origin)
        elif isinstance(row.before, Meeting):
            self.key = None
            self._show(Meeting(key="", cycle=row.before.cycle, body=row.before.body))

    def _connect(self) -> None:
        self.body.chosen.connect(self._body_chosen)
        self.on.date_chosen.connect(lambda day: self._take(self.on, self.on.visit, on=day))
        self.title.handed_over.connect(lambda text: self._take(self.title, self.title.visit, title=text))
        self.present.handed_over.connect(lambda text: self._take(self.present, self.present.visit, present=text))

    def _body_chosen(self, body: Body) -> None:
        if self.key is not None:
            self._take(self.body, None, body=body)

    def _take(self, box: QWidget, visit: str | None, **values: Any) -> None:
        setup = self._workspace.work.setup
        if self.key is not None:
            setup.revise_meeting(self.key, origin=box, visit=visit, **values)
            return
        if any(values.values()):
            body = self.body.value()
            self.key = setup.add_meeting(body if isinstance(body, Body) else Body.CPC, **values)

    def setVisible(self, visible: bool) -> None:
        """Show the dialog without selecting the date, which the next key would replace."""
        super().setVisible(visible)
        if visible:
            self.on.line.end(False)
