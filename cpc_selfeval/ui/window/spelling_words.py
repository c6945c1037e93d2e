"""Which words spelling accepts in one window: those of its file, and those of whoever uses this computer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import LineEntry, TextEntry
from cpc_selfeval.ui.kit.message_bar import announce
from cpc_selfeval.ui.kit.spelling import COMPUTER, spelling
from cpc_selfeval.ui.remembered import Remembered
from cpc_selfeval.ui.workspace import Workspace


class SpellingWords(QObject):
    """Keeps spelling told of the words of a window's file, and takes in new ones that are accepted there."""

    def __init__(self, window: QWidget, workspace: Workspace, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._workspace, self._remembered = window, workspace, remembered
        self._mark = object()
        spelling().switch(remembered.kept.spelling)
        spelling().accept(COMPUTER, remembered.kept.words)
        self._show()
        workspace.changed.connect(self._on_changed)
        spelling().accept_requested.connect(self._accept)
        spelling().forget_requested.connect(self._forget)
        window.destroyed.connect(partial(spelling().forget, self._mark))

    def switch(self) -> bool:
        """Mark misspelt words from now on, or leave them unmarked; whether they are marked now."""
        on = not self._remembered.kept.spelling
        self._remembered.update(spelling=on)
        spelling().switch(on=on)
        return on

    def go_to_next(self) -> None:
        """Go to the next misspelt word of the box that has the keyboard, or say why there is none to go to."""
        box = self._window.focusWidget()
        if not spelling().is_on:
            announce(self._window, "Spelling is not checked: switch it on in the menu View.")
        elif not (isinstance(box, TextEntry | LineEntry) and box.select_next_misspelt()):
            announce(self._window, "Put the cursor into a text first.")

    def _show(self) -> None:
        spelling().accept(self._mark, (own.word for own in self._workspace.contents.of(OwnWord).values()))

    def _on_changed(self, event: Applied) -> None:
        if OwnWord in event.change.kinds:
            self._show()

    def _accept(self, window: object, word: str, in_file: bool) -> None:
        if window is not self._window:
            return
        if in_file and not self._workspace.work.session.read_only:
            self._workspace.work.own_words.accept(word)
        else:
            self._keep(tuple(dict.fromkeys((*self._remembered.kept.words, word))))
        announce(self._window, f"{word} is taken as right from now on.")

    def _forget(self, window: object, word: str) -> None:
        if window is self._window:
            self._keep(tuple(known for known in self._remembered.kept.words if known != word))

    def _keep(self, words: tuple[str, ...]) -> None:
        self._remembered.update(words=words)
        spelling().accept(COMPUTER, words)
