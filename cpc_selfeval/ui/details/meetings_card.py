"""The card of meetings: each opens in its own dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Committee, IndicatorScope, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.meeting_dialog import MeetingDialog
from cpc_selfeval.ui.kit import Card, EntryCard, LinkButton, PlainButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class MeetingsCard(Card):
    """All meetings by date, with what is due for each and what was recorded there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Meetings", parent=parent)
        self._workspace = workspace
        self.add(QuietText("Levels are due for meetings and are recorded at them."))
        self._places = QVBoxLayout()
        self._places.setSpacing(px(6))
        self.add(self._places)
        add = PlainButton("+ Add a meeting")
        add.clicked.connect(lambda: self._open(None))
        self.add(add)
        self._show()
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Meeting, Committee, IndicatorScope, Judgement):
            self._show()

    def _show(self) -> None:
        while (item := self._places.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        contents = self._workspace.contents
        for meeting in contents.meetings:
            self._places.addWidget(self._line(contents, meeting))

    def _line(self, contents: Contents, meeting: Meeting) -> QWidget:
        body = words.body_name(contents.committee, meeting.body)
        when = day_in_words(meeting.on) if meeting.on else "no date yet"
        title = f" · {meeting.title}" if meeting.title else ""
        card = EntryCard(f"{body}, {when}{title}", _uses(contents, meeting), kind="evidence")
        card.opened.connect(lambda key=meeting.key: self._open(key))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(card, 1)
        if not _uses(contents, meeting):
            remove = LinkButton("Remove", name=f"Remove the meeting {body}, {when}")
            remove.clicked.connect(
                lambda _checked=False, key=meeting.key: self._workspace.work.setup.remove_meeting(key)
            )
            row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _open(self, key: str | None) -> None:
        dialog = MeetingDialog(self._workspace, key, self)
        dialog.exec()
        dialog.deleteLater()


def _uses(contents: Contents, meeting: Meeting) -> str:
    due = [code for code in contents.framework.codes if contents.scope(code).meeting == meeting.key]
    recorded = {j.code for j in contents.of(Judgement).values() if j.meeting == meeting.key}
    parts = [
        f"due: {', '.join(due)}" if due else "",
        f"levels recorded: {', '.join(contents.framework_order(recorded))}" if recorded else "",
        shortened(f"present: {meeting.present}", 80) if meeting.present.strip() and (due or recorded) else "",
    ]
    return " · ".join(part for part in parts if part)
