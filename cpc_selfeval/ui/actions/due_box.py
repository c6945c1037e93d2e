"""The due date: set for the first time as any date; once set, moved with a reason, or corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import (
    DateEntry,
    FlowLayout,
    LineEntry,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
    px,
)
from cpc_selfeval.ui.kit.kept_words import Held, KeptWords, words_kept
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

_NO_MOVE: Final = (
    "The date is set. None was set before, so it did not move, and no reason is kept with it. Copy what you wrote to "
    "where it belongs, then press “Leave it as it was”."
)


@dataclass(frozen=True, slots=True)
class _Aside:
    """What was entered of another due date and not answered: a text that is no day, or a day and why."""

    typed: str
    unread: KeptWords | None
    asked: bool
    wanted: date | None
    answers: tuple[str, str]
    kept: KeptWords | None


class DueBox(QWidget):
    """What stands below a due date: the question that moving it asks, and every move so far.

    ``entry`` is the date box with its label, which whoever makes this places above or beside other boxes.
    """

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._fields = fields
        self._wanted: date | None = None
        self._was: date | None = None
        self.day = DateEntry("Due")
        self.day.saves_at_once()
        self._held = Held(self.day.line)
        self.entry = Labelled("&Due", self.day)
        self.moves = QuietText()
        self.question = QFrame()
        self.asked = PlainText()
        self.reason = LineEntry("Why the due date moves")
        self.agreed_by = LineEntry("Who agreed it")
        self.move_button = PrimaryButton("Move the date")
        self.correct_button = PlainButton("It was typed wrongly")
        self.keep_button = PlainButton("Leave it as it was")
        self._lay_out()
        self.day.date_chosen.connect(self._chosen)
        for box in (self.reason, self.agreed_by):
            box.handed_over.connect(self._hold)
            box.returnPressed.connect(self._move)
        self.move_button.clicked.connect(self._move)
        self.correct_button.clicked.connect(self._correct)
        self.keep_button.clicked.connect(self._keep)

    def refresh(self, contents: Contents, action: Action) -> None:
        """Show the current date, the original one and every move; an open question stays open."""
        if self.question.isHidden():
            self.day.show_date(action.due)
            self._take_up(action)
        elif action.due != self._was:
            self.asked.setText(self._change_in_words(action))
        self.moves.setText(moves_in_words(contents.due_moves_of(action.key)))
        self.moves.setVisible(bool(self.moves.text()))

    def close_question(self) -> None:
        """Ask no more: it was answered."""
        self._held.let_go()
        self.question.hide()
        for box in (self.reason, self.agreed_by):
            box.show_text("")

    @property
    def is_open(self) -> bool:
        """Whether anything was said of what was entered and waits for an answer."""
        return not self.question.isHidden() or bool(self.day.fault.text())

    def put_aside(self) -> None:
        """Another action is shown next. What was not answered is asked again with this one, and is kept until then."""
        asked = not self.question.isHidden()
        typed, unread = self.day.give_way()
        key = self._fields.key or self._fields.key_taken_back
        if key is not None and (asked or typed):
            answers = (self.reason.text(), self.agreed_by.text())
            self._fields.aside[key] = _Aside(typed, unread, asked, self._wanted, answers, self._held.leave())
        self._held.leave()
        self.close_question()

    def give_up(self) -> None:
        """The person leaves the date as it is, and what was typed of another one."""
        self.close_question()
        _typed, unread = self.day.give_way()
        if unread is not None:
            words_kept().let_go(unread)

    def _take_up(self, action: Action) -> None:
        left = self._fields.aside.pop(action.key, None)
        if not isinstance(left, _Aside):
            return
        if not left.asked:
            self.day.take_up(left.typed, left.unread)
            return
        self._wanted = left.wanted
        self._held.take_up(left.kept)
        self.day.show_date(self._wanted)
        for box, answer in zip((self.reason, self.agreed_by), left.answers, strict=True):
            box.show_text(answer)
        self.asked.setText(self._change_in_words(action))
        self.question.show()

    def _hold(self) -> None:
        """Until the question is answered, the date that was entered and the reason are not saved."""
        if not self.question.isHidden():
            said = (day_short(self._wanted) if self._wanted else "no date", self.reason.text(), self.agreed_by.text())
            self._held.hold("\n".join(part for part in said if part))

    def _chosen(self, day: date | None) -> None:
        action = self._workspace.entered.get(Action, self._fields.key)
        if action is None or action.due is None:
            self._fields.save(self.day, self.day.visit, due=day)
            return
        if action.due == day:
            self.close_question()
            return
        self._wanted = day
        self.asked.setText(self._change_in_words(action))
        self.question.show()
        self._hold()
        announce(self, self.asked.text())
        self.reason.setFocus()

    def _change_in_words(self, action: Action) -> str:
        self._was = action.due
        was = day_short(action.due) if action.due else "no date"
        return f"The date was {was} and becomes {day_short(self._wanted) if self._wanted else 'no date'}."

    def _move(self) -> None:
        if not self.reason.text().strip():
            self.asked.setText("Please write why the date moves, for those who read the plan.")
            announce(self, self.asked.text())
            self.reason.setFocus()
            return
        action = self._workspace.entered.get(Action, self._fields.key)
        if action is not None and action.due in (None, self._wanted):
            self._set_without_moving()
            return
        self._finish(
            lambda key: self._workspace.work.actions.move_due(
                key, self._wanted, reason=self.reason.text(), agreed_by=self.agreed_by.text()
            )
        )

    def _set_without_moving(self) -> None:
        """Undo took away the date that was to move: why it moves would be kept nowhere, so it stays in its box."""
        self._fields.save(self.day, self.day.visit, due=self._wanted)
        self.asked.setText(_NO_MOVE)
        announce(self, _NO_MOVE)
        self.reason.setFocus()

    def _correct(self) -> None:
        self._finish(lambda key: self._workspace.work.actions.correct_due(key, self._wanted))

    def _finish(self, change: object) -> None:
        if self._fields.key is not None and callable(change):
            change(self._fields.key)
        self.close_question()
        self.day.line.setFocus()

    def _keep(self) -> None:
        self.close_question()
        action = self._workspace.entered.get(Action, self._fields.key)
        self.day.show_date(action.due if action else None)
        self.day.line.setFocus()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.question)
        inner.setContentsMargins(px(10), px(8), px(10), px(8))
        inner.setSpacing(px(6))
        inner.addWidget(self.asked)
        inner.addWidget(Labelled("Why?", self.reason))
        inner.addWidget(Labelled("Who agreed?", self.agreed_by))
        row = FlowLayout(spacing=px(8))
        for button in (self.move_button, self.correct_button, self.keep_button):
            row.addWidget(button)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.question)
        column.addWidget(self.moves)
        self.question.setFrameShape(QFrame.Shape.StyledPanel)
        self.question.hide()
        self.moves.hide()


def moves_in_words(moves: tuple[DueMove, ...]) -> str:
    """The original date, how often it moved, and each move with its reason."""
    if not moves:
        return ""
    times = "once" if len(moves) == 1 else f"{len(moves)} times"
    lines = [f"First set for {day_short(moves[0].was)}, moved {times}:"]
    for move in moves:
        to = day_short(move.now) if move.now else "no date"
        reason = f": {move.reason}" if move.reason else ""
        agreed = f" (agreed by {move.agreed_by})" if move.agreed_by else ""
        lines.append(f"· {day_short(move.moved_on)}, to {to}{reason}{agreed}")
    return "\n".join(lines)
