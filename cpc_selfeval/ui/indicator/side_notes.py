"""What stands quietly beside an indicator: what it is about, prompts to think with, what the levels mean."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import HIGHEST_LEVEL, LOWEST_LEVEL
from cpc_selfeval.ui.indicator.level_words import last_judged
from cpc_selfeval.ui.kit import Heading, PlainText, QuietText, px


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = _Note("What this is about")
        self.prompts = PromptList()
        self.chosen = _Note("")
        self.above = _Note("")
        self.below = _Note("")
        self.last = _Note("Level last changed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(12))
        for note in (self.about, self.prompts, self.chosen, self.above, self.below, self.last):
            column.addWidget(note)

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Show what is said of an indicator."""
        indicator = contents.framework.indicator(code)
        self.about.show_note(indicator.about)
        self.prompts.show_prompts(indicator.prompts)
        self.show_last_judged(contents, code)

    def show_level(self, contents: Contents, level: int | None) -> None:
        """Show what the level that is being looked at means, and the ones above and below it; nothing for None."""
        for note, value, word in (
            (self.chosen, level, ""),
            (self.above, _up(level), "above"),
            (self.below, _down(level), "below"),
        ):
            if value is None:
                note.show_note()
                continue
            held = contents.framework.level(value)
            title = f"What “{held.label}” means" if not word else f"The level {word}: “{held.label}”"
            note.show_note(held.definition, title=title)

    def bring_level_into_view(self) -> None:
        """Scroll to what the chosen level means, and the ones above and below it."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and self.chosen.isVisible():
            around.ensureWidgetVisible(self.below if self.below.isVisible() else self.above, 0, px(8))
            around.ensureWidgetVisible(self.chosen, 0, px(8))

    def show_last_judged(self, contents: Contents, code: str) -> None:
        """Show who changed the level last."""
        self.last.show_note(last_judged(contents, code))


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


def _up(level: int | None) -> int | None:
    return level + 1 if level is not None and level < HIGHEST_LEVEL else None


def _down(level: int | None) -> int | None:
    return level - 1 if level is not None and level > LOWEST_LEVEL else None
