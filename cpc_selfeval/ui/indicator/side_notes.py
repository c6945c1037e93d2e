"""What thinks along beside an indicator: what it is about, prompts, and the challenge to the level that is looked at.

The challenge is the level's meaning beside the one above and the one below, and the questions that follow from what is
recorded (``domain.challenge``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.domain.challenge import challenge
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.trend import last_level
from cpc_selfeval.domain.framework import ScaleLevel
from cpc_selfeval.ui.indicator.level_words import last_judged
from cpc_selfeval.ui.indicator.questions import Questions
from cpc_selfeval.ui.kit import Heading, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from cpc_selfeval.ui.national.fold import NationalFold
    from cpc_selfeval.ui.past.last_cycle_note import LastCycleNote


class _Note(QWidget):
    """A small heading with paragraphs below it; hidden while there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Heading(title, 3)
        self._paragraphs: list[PlainText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(self.title)

    def show_note(self, *paragraphs: str, title: str = "") -> None:
        """Show these paragraphs."""
        if title:
            self.title.setText(title)
        said = [paragraph for paragraph in paragraphs if paragraph]
        while len(self._paragraphs) < len(said):
            label = QuietText() if self._paragraphs else PlainText()
            self._paragraphs.append(label)
            self._column.addWidget(label)
        for place, label in enumerate(self._paragraphs):
            label.setVisible(place < len(said))
            label.setText(said[place] if place < len(said) else "")
        self.setVisible(bool(said))

    def words(self) -> tuple[str, ...]:
        """Title and paragraphs, as shown."""
        return (self.title.text(), *(label.text() for label in self._paragraphs if label.text()))


class SideNotes(QWidget):
    """The content of the side panel."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = _Note("What this is about")
        self.prompts = PromptList()
        self.chosen = _Note("")
        self.above = _Note("")
        self.below = _Note("")
        self.questions = Questions(workspace)
        self.last = _Note("Level last changed")
        self.national: NationalFold | None = None
        self.last_cycle: LastCycleNote | None = None
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(12))
        for note in (self.about, self.prompts, self.chosen, self.above, self.below, self.questions, self.last):
            column.addWidget(note)

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Show what is said of an indicator."""
        indicator = contents.framework.indicator(code)
        self.about.show_note(indicator.about)
        self.prompts.show_prompts(indicator.prompts)
        self.show_last_judged(contents, code)

    def show_level(self, contents: Contents, code: str, level: int | None, reason: str) -> None:
        """Challenge the level that is being looked at, with its reason; nothing for None."""
        if level is None:
            for note in (self.chosen, self.above, self.below):
                note.show_note()
            self.questions.show_questions(code, ())
            return
        before = last_level(contents, code, self._workspace.work.cycles.crosswalk) if contents.other_cycles else None
        card = challenge(contents, code, level, reason, before)
        self.chosen.show_note(card.chosen.definition, title=f"What “{card.chosen.label}” means")
        _show_beside(self.above, card.above, "above")
        _show_beside(self.below, card.below, "below")
        self.questions.show_questions(code, card.questions)

    def bring_level_into_view(self) -> None:
        """Scroll to what the chosen level means, and as far down to the questions about it as there is room."""
        if self.chosen.isVisible():
            self._scroll_to(next(part for part in (self.questions, self.below, self.above) if part.isVisible()))
            self._scroll_to(self.chosen)

    def go_to_questions(self) -> None:
        """Put the keyboard into the first question that has no answer."""
        box = self.questions.focus_first()
        if box is not None:
            self._scroll_to(box)

    def _scroll_to(self, part: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, px(8))

    def show_last_judged(self, contents: Contents, code: str) -> None:
        """Show who changed the level last, and the level beside what came out nationally."""
        self.last.show_note(last_judged(contents, code))
        if contents.other_cycles:
            self._last_cycle().show_indicator(contents, code)
        if contents.framework.standing == "history":
            self._national().show_indicator(contents, code)

    def _last_cycle(self) -> LastCycleNote:
        """Made where there is another cycle."""
        if self.last_cycle is None:
            from cpc_selfeval.ui.past.last_cycle_note import LastCycleNote

            self.last_cycle = LastCycleNote(self._workspace)
            column = self.layout()
            if isinstance(column, QVBoxLayout):
                column.insertWidget(column.indexOf(self.last) + 1, self.last_cycle)
        return self.last_cycle

    def _national(self) -> NationalFold:
        """Made where it can have something to show: the results reach no current edition, as a test of them holds."""
        if self.national is None:
            from cpc_selfeval.ui.national.fold import NationalFold

            self.national = NationalFold(self._workspace)
            column = self.layout()
            if column is not None:
                column.addWidget(self.national)
        return self.national


class PromptList(QWidget):
    """Prompts to think with, each with a dot before it."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[PlainText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(Heading("Think about", 3))

    def show_prompts(self, prompts: tuple[str, ...]) -> None:
        """Show these prompts."""
        while len(self._labels) < len(prompts):
            label = PlainText()
            self._labels.append(label)
            self._column.addWidget(label)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(prompts))
            label.setText(f"• {prompts[place]}" if place < len(prompts) else "")
        self.setVisible(bool(prompts))


def _show_beside(note: _Note, held: ScaleLevel | None, word: str) -> None:
    if held is None:
        note.show_note()
    else:
        note.show_note(held.definition, title=f"The level {word}: “{held.label}”")
