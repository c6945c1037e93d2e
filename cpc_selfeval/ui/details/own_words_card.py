"""A card with the words that spelling takes as right: those of this file, and those of this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.domain.spelt_words import words_in
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import Card, FlowLayout, Icon, LineEntry, PlainButton, QuietText, px
from cpc_selfeval.ui.kit.reading_order import chain_reading_order
from cpc_selfeval.ui.kit.spelling import COMPUTER, spelling
from cpc_selfeval.ui.workspace import Workspace


class OwnWordsCard(Card):
    """Words can be added to the file, and each one can be taken away again."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Words that spelling takes as right", parent=parent)
        self._workspace = workspace
        self.add(
            QuietText(
                "Misspelt words have a wavy line. Their menu (right click, or the menu key) has suggestions, or takes "
                "a word as right. Words of this self-evaluation are right for everybody who opens it. F7 goes from one "
                "misspelt word to the next."
            )
        )
        self.word = LineEntry("Add a word", hint="A place, a service, a name of your area")
        self.add_button = PlainButton("Add the word")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.word, 1)
        row.addWidget(self.add_button)
        self.add(row)
        self.in_file = _Words("In this self-evaluation", "none yet", self._forget_in_file)
        self.on_computer = _Words("On this computer", "none yet", self._forget_on_computer)
        self.add(self.in_file)
        self.add(self.on_computer)
        self.add_button.clicked.connect(self._add)
        self.word.returnPressed.connect(self._add)
        self._show()
        workspace.changed.connect(self._on_changed)
        spelling().learned.connect(self._show_computer)

    def _add(self) -> None:
        """Spelling is asked word by word: a name of several comes in as its words."""
        text = self.word.text().strip()
        if text:
            for word in dict.fromkeys(each.plain for each in words_in(text)) or (text,):
                self._workspace.work.own_words.accept(word)
            self.word.hand_over()
            self.word.show_text("")
            self.word.setFocus()

    def _forget_in_file(self, word: str) -> None:
        for own in self._workspace.entered.of(OwnWord).values():
            if own.word == word:
                self._workspace.work.own_words.forget(own.key)

    def _forget_on_computer(self, word: str) -> None:
        spelling().forget_requested.emit(self.window(), word)

    def _show(self) -> None:
        self._show_words(self.in_file, (own.word for own in self._workspace.entered.of(OwnWord).values()))
        self._show_computer()

    def _show_computer(self) -> None:
        self._show_words(self.on_computer, spelling().accepted(COMPUTER))

    def _show_words(self, shown: _Words, words: Iterable[str]) -> None:
        """Tab comes to new words where they stand, and from one that was taken away to the next, or to the box."""
        left = shown.focused_place()
        if shown.show_words(words):
            chain_reading_order(self)
            if left is not None:
                (shown.buttons[min(left, len(shown.buttons) - 1)] if shown.buttons else self.word).setFocus()

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, OwnWord):
            self._show()


class _Words(QWidget):
    """Words in a flow, each a button that takes it away."""

    def __init__(self, heading: str, none: str, forget: Callable[[str], None]) -> None:
        super().__init__()
        self._heading, self._none, self._forget = heading, none, forget
        self._shown: list[str] | None = None
        self.buttons: list[PlainButton] = []
        self.label = QuietText("", wrap=False)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.label)

    def focused_place(self) -> int | None:
        """The place of the word that has the keyboard; None where none has it."""
        return next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)

    def show_words(self, words: Iterable[str]) -> bool:
        """Show these and no others; whether they are not those that were shown."""
        wanted = sorted(words, key=str.casefold)
        if wanted == self._shown:
            return False
        self._shown = wanted
        self.label.setText(f"{self._heading}:" if wanted else f"{self._heading}: {self._none}")
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(word) for word in wanted]
        return True

    def _button(self, word: str) -> PlainButton:
        button = PlainButton(word.replace("&", "&&"), icon=Icon.CLEAR, after=True)
        button.setAccessibleName(f"Look at the spelling of {word} again")
        button.setToolTip("Look at its spelling again")
        button.clicked.connect(lambda: self._forget(word))
        self._flow.addWidget(button)
        return button
