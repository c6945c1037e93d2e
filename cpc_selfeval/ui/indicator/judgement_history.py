"""All that was ever judged of one indicator's level, newest first, and withdrawing what was recorded by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED, is_covered
from cpc_selfeval.domain.days import day_in_words, moment_in_words
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, Moderation
from cpc_selfeval.domain.moderation.notes import meeting_note
from cpc_selfeval.domain.words import meeting_in_words
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.from_return import taken_in_words
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.indicator.level_words import stage_option
from cpc_selfeval.ui.kit import Card, Heading, LinkButton, PlainButton, PlainText, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.begun_words import bring_begun, forget_begun, keep_begun
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EventWords:
    """One event: its headline with stage and level, labelled lines, and how it was withdrawn, if it was."""

    key: str
    headline: str
    lines: tuple[str, ...]
    withdrawn: str


def event_words(contents: Contents, code: str) -> tuple[EventWords, ...]:
    """All judgements of an indicator but the withdrawing ones, which stand with what they withdrew; newest first."""
    events = contents.judgements_of(code)
    withdrawals = {event.withdraws: event for event in events if event.withdraws}
    recorded = [event for event in events if event.withdraws is None]
    return tuple(_words(contents, event, withdrawals.get(event.key)) for event in reversed(recorded))


def _words(contents: Contents, event: Judgement, withdrawal: Judgement | None) -> EventWords:
    by_whom = stage_option(contents.committee, event.stage)
    if event.stage is Stage.PROPOSED:
        by_whom = f"Proposed by {words.proposer(contents, event)}"
    covered = is_covered(contents, event)
    headline = f"{by_whom}: {COVERED if covered else words.judged_in_words(contents, event)}"
    lines = (
        day_in_words(event.on),
        _line("Meeting", meeting_in_words(contents, event.meeting)),
        _line("How sure", words.CONFIDENCES[event.confidence] if event.confidence and not covered else ""),
        _line("Reason", "" if covered else event.reason),
        _line("Who was there", event.present),
        _line("Dissent", event.dissent),
        _line("Notes of the meeting", meeting_note(contents, event.meeting, event.code)),
        f"Recorded by {_who(event)}, {_moment(event.at)}",
        taken_in_words(contents, event.key),
    )
    withdrawn = ""
    if withdrawal is not None:
        reason = withdrawal.reason.strip() or "no reason given"
        withdrawn = f"Withdrawn {day_in_words(withdrawal.on)} by {_who(withdrawal)}: {reason}"
    return EventWords(event.key, headline, tuple(line for line in lines if line), withdrawn)


def _line(label: str, text: str) -> str:
    return f"{label}: {text.strip()}" if text.strip() else ""


def _who(event: Judgement) -> str:
    return ", ".join(part for part in (event.by_name, event.by_role) if part) or "somebody without a name"


def _moment(at: str) -> str:
    return moment_in_words(datetime.fromisoformat(at).astimezone())


class EventCard(Card):
    """One event. "Withdraw…" asks for the reason below it."""

    withdrawn = Signal(str, str)

    def __init__(self, event: EventWords, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.event_words = event
        self._place = f"{code}, {event.lines[0]}"
        self.body.setSpacing(px(4))
        self.add(Heading(event.headline, 3))
        for line in event.lines:
            self.add(QuietText(line))
        if event.withdrawn:
            self.add(QuietText(event.withdrawn, tone="warning"))
            return
        self.withdraw = LinkButton("Withdraw…", name=f"Withdraw: {event.headline}")
        self.withdraw.clicked.connect(self._ask)
        self.body.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self.asking = QWidget()
        self.asking.hide()
        self.reason = TextEntry(f"Why it is withdrawn: {event.headline}", hint="Why is it withdrawn?", least_lines=1)
        self.wanting = QuietText("Write why it is withdrawn: the reason stays in the history.", tone="bad")
        self.wanting.hide()
        self.really = PlainButton("Withdraw", name=f"Withdraw for this reason: {event.headline}")
        self.keep = LinkButton("Keep it", name=f"Keep: {event.headline}")
        self.really.clicked.connect(self._take)
        self.keep.clicked.connect(self._leave)
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(self.wanting)
        row = QHBoxLayout()
        row.addWidget(self.really)
        row.addWidget(self.keep)
        row.addStretch(1)
        column.addLayout(row)
        self.add(self.asking)
        bring_begun(self.reason, self._place)
        if self.reason.text():
            self._show_asking()

    def hold_begun(self) -> None:
        """Keep the reason that is typed and was not given."""
        if not self.event_words.withdrawn and not self.asking.isHidden():
            keep_begun(self.reason, self._place)

    def forget_begun(self) -> None:
        """The reason was given, or is not wanted."""
        if not self.event_words.withdrawn:
            forget_begun(self.reason, self._place)

    def _show_asking(self) -> None:
        self.asking.show()
        self.withdraw.hide()

    def _ask(self) -> None:
        self._show_asking()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.forget_begun()
        self.asking.hide()
        self.withdraw.show()
        self.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        reason = self.reason.text()
        self.wanting.setVisible(not reason.strip())
        if reason.strip():
            self.withdrawn.emit(self.event_words.key, reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class JudgementHistory(FramedDialog):
    """The history of one indicator's level. It follows what changes while it is open beside the window."""

    def __init__(self, workspace: Workspace, code: str, parent: QWidget | None = None) -> None:
        title = f"History of the level of {code}"
        super().__init__(parent, title, title, width=560)
        self._workspace = workspace
        self._code = code
        self.cards: list[EventCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        self.column.addWidget(PlainText(workspace.contents.title(code)))
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.buttons.takeAt(0)
        self.buttons.addWidget(QuietText("Nothing leaves the history. What is withdrawn stays readable here."), 1)
        self.close_button = self.add_close()
        self.resize(on_screen(self, 640, 560))
        self._show_events()
        workspace.changed.connect(self._on_changed)
        give_undo_keys(self, workspace)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, event: Applied) -> None:
        if any(row.kind in (Judgement, Moderation, LevelsShown) for row in event.change.rows):
            self._show_events()

    def _show_events(self) -> None:
        wanted = event_words(self._workspace.contents, self._code)
        if wanted == tuple(card.event_words for card in self.cards):
            return
        kept = {card.event_words: card for card in self.cards}
        for card in self.cards:
            self._list.removeWidget(card)
            if card.event_words not in wanted:
                self._put_by(card, wanted)
                card.hide()
                card.deleteLater()
        self.cards = [kept.get(words) or self._card(words) for words in wanted]
        for place, card in enumerate(self.cards):
            self._list.insertWidget(place, card)

    def _card(self, words: EventWords) -> EventCard:
        card = EventCard(words, self._code, self)
        card.withdrawn.connect(self._withdraw)
        return card

    def _put_by(self, card: EventCard, wanted: tuple[EventWords, ...]) -> None:
        """What is typed into a card that is made anew goes into the new one, unless it was what withdrew it."""
        withdrawn = any(words.key == card.event_words.key and words.withdrawn for words in wanted)
        (card.forget_begun if withdrawn else card.hold_begun)()

    def hold_begun(self) -> None:
        """Keep the reasons that are typed and were not given."""
        for card in self.cards:
            card.hold_begun()

    def done(self, result: int) -> None:
        """A reason that was typed is there again the next time."""
        self.hold_begun()
        super().done(result)

    def _withdraw(self, key: str, reason: str) -> None:
        self._workspace.work.levels.withdraw(key, reason)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
