"""Questions about the level that is looked at, each with its reason and a line to answer in, saved as typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.challenge import Question
from cpc_selfeval.domain.expecting import ChallengeAnswer, challenge_answer_key
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import Heading, PlainText, QuietText, TextEntry, has_pending, px
from cpc_selfeval.ui.workspace import Workspace

TITLE = "Questions about this level"
HINT = "An answer in a line, if you like"


class QuestionBox(QWidget):
    """One question, which is asked of one indicator after another."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.words = PlainText()
        self.reason = QuietText()
        self.box = TextEntry("Answer", hint=HINT, least_lines=1, most_lines=8)
        self._workspace = workspace
        self._code = ""
        self._fields = RecordFields(workspace, None, self._answer, self)
        self._fields.text("text", self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(3))
        for part in (self.words, self.reason, self.box):
            column.addWidget(part)

    def show_question(self, question: Question) -> None:
        """Ask; the answer stays as it is."""
        self.words.setText(question.words)
        self.reason.setText(question.reason)
        self.box.setAccessibleName(f"Answer: {question.words}")
        self.box.setAccessibleDescription(question.reason)

    def show_answer(self, code: str, besides: object = None) -> None:
        """Show what is answered for an indicator."""
        self._code = code
        cycle = self._workspace.contents.cycle_key
        key = challenge_answer_key(cycle, code, self.name)
        none = ChallengeAnswer(key=key, cycle=cycle, code=code, question=self.name, text="")
        self._fields.show_what_is(lambda contents: contents.get(ChallengeAnswer, key) or none, besides)

    def take(self, event: Applied) -> None:
        """Show what a change made of the answer."""
        if any(row.kind is ChallengeAnswer and row.key == self._fields.key for row in event.change.rows):
            self.show_answer(self._code, event.origin)

    def _answer(self, _key: str, **values: Any) -> None:
        self._workspace.work.levels.answer(self._code, self.name, **values)


class Questions(QWidget):
    """All questions about the level of one indicator; hidden while there are none.

    ``rearranged`` follows where questions came or went; ``counted`` carries how many there are and how many of them
    have an answer.
    """

    rearranged = Signal()
    counted = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._code = ""
        self._asked: tuple[Question, ...] = ()
        self._boxes: dict[str, QuestionBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._column.addWidget(Heading(TITLE, 3))
        self.hide()

    def shown(self) -> tuple[QuestionBox, ...]:
        """The boxes of the questions that are asked, in their order."""
        return tuple(self._boxes[question.name] for question in self._asked)

    def show_questions(self, code: str, questions: tuple[Question, ...]) -> None:
        """Ask these about an indicator. What was typed for another one was handed over before."""
        if code != self._code:
            self._code = code
            self._turn_to_other()
        names = [question.name for question in questions]
        came_or_went = names != [question.name for question in self._asked]
        self._asked = questions
        for question in questions:
            self._box_of(question.name).show_question(question)
        if came_or_went:
            self._arrange(names)
        self._count()

    def _arrange(self, names: list[str]) -> None:
        for name, box in self._boxes.items():
            box.setVisible(name in names)
        for place, name in enumerate(names):
            self._column.insertWidget(1 + place, self._boxes[name])
        self.setVisible(bool(names))
        self.rearranged.emit()

    def _box_of(self, name: str) -> QuestionBox:
        if name not in self._boxes:
            box = QuestionBox(self._workspace, name)
            box.show_answer(self._code)
            self._boxes[name] = box
            self._column.addWidget(box)
        return self._boxes[name]

    def _turn_to_other(self) -> None:
        """Show the answers of another indicator; a box that cannot let go of its words makes room for a new one."""
        for name, box in tuple(self._boxes.items()):
            if has_pending(box):
                del self._boxes[name]
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
                self._asked = tuple(question for question in self._asked if question.name != name)
            else:
                box.show_answer(self._code)

    def _answer(self, name: str) -> str:
        return self._workspace.entered.challenge_answer(self._code, name)

    def take(self, event: Applied) -> None:
        """Show what a change made of answers."""
        for box in self._boxes.values():
            box.take(event)
        self._count()

    def _count(self) -> None:
        answered = sum(bool(self._answer(question.name).strip()) for question in self._asked)
        self.counted.emit(len(self._asked), answered)

    def focus_first(self) -> QuestionBox | None:
        """Put the keyboard into the first answer that is still empty, or else into the first; None without any."""
        every = self.shown()
        found = next((each for each in every if not each.box.text().strip()), every[0] if every else None)
        if found is not None:
            found.box.setFocus()
        return found
