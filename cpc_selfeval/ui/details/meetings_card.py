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
        self._is_open = False
        self.add(QuietText("Levels are due for meetings and are recorded at them."))
        self._places = QVBoxLayout()
        self._places.setSpacing(px(6))
        self.add(self._places)
        self._cards: dict[str, EntryCard] = {}
        self.add_button = PlainButton("+ Add a meeting")
        self.add_button.clicked.connect(lambda: self._open(None))
        self.add(self.add_button)
        self._show()
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Meeting, Committee, IndicatorScope, Judgement) and not self._is_open:
            self._show()

    def _show(self) -> None:
        held = next((key for key, card in self._cards.items() if _has_keyboard(card)), None)
        places = list(self._cards)
        self._rebuild()
        if held is not None:
            self._focus(held, places.index(held))

    def _focus(self, key: str | None, place: int = 0) -> None:
        """Put the keyboard on a meeting; where it is gone, on its neighbour, or where one is added."""
        cards = list(self._cards.values())
        card = self._cards.get(key or "") or (cards[min(place, len(cards) - 1)] if cards else None)
        (card or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        self._cards.clear()
        while (item := self._places.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        contents = self._workspace.entered
        for meeting in contents.meetings:
            line = self._line(contents, meeting)
            self._places.addWidget(line)
            line.show()  # now: it may get the keyboard

    def _line(self, contents: Contents, meeting: Meeting) -> QWidget:
        body = words.body_name(contents.committee, meeting.body)
        when = day_in_words(meeting.on) if meeting.on else "no date yet"
        title = f" · {meeting.title}" if meeting.title else ""
        card = EntryCard(f"{body}, {when}{title}", _uses(contents, meeting), kind="evidence")
        card.opened.connect(lambda key=meeting.key: self._open(key))
        self._cards[meeting.key] = card
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
        self._is_open = True  # what opened it, and has the keyboard again afterwards, stays
        dialog.exec()
        self._is_open = False
        self._rebuild()
        if key is not None:
            self._focus(key)
        dialog.deleteLater()


def _has_keyboard(card: EntryCard) -> bool:
    """Whether a meeting's card has it, or what stands beside the card."""
    line = card.parentWidget()
    return line is not None and line.isAncestorOf(card.window().focusWidget())


def _uses(contents: Contents, meeting: Meeting) -> str:
    due = [code for code in contents.framework.codes if contents.scope(code).meeting == meeting.key]
    recorded = {j.code for j in contents.of(Judgement).values() if j.meeting == meeting.key}
    parts = [
        f"due: {', '.join(due)}" if due else "",
        f"levels recorded: {', '.join(contents.framework_order(recorded))}" if recorded else "",
        shortened(f"present: {meeting.present}", 80) if meeting.present.strip() and (due or recorded) else "",
    ]
    return " · ".join(part for part in parts if part)
