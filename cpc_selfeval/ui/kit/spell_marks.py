"""What is done about misspelt words of a box: marks, suggestions in its menu, and the way from one to the next.

Each kind of box says where its words stand and how they are marked (``text_marks``, ``line_marks``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from cpc_selfeval.domain.spelt_words import words_in
from cpc_selfeval.ui.kit.message_bar import announce
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.kit.theme import theme

_AFTER: Final = 400
"""Milliseconds without a key after which a text is looked at."""
_MOST_OFFERED: Final = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands, as Qt counts, for which an emoji is two characters; and what the dictionary knows it by."""

    start: int
    end: int
    word: str


def places_in(text: str, before: int = 0) -> Iterator[Place]:
    """The words of a text that begins after ``before`` characters."""
    plain = text.isascii()
    for word in words_in(text):
        start, end = (word.start, word.end) if plain else (_in_qt(text[: word.start]), _in_qt(text[: word.end]))
        yield Place(before + start, before + end, word.plain)


def _in_qt(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class SpellMarks(QObject):
    """Marks the misspelt words that are in view; the word that is being typed is left alone."""

    def __init__(self, entry: QWidget) -> None:
        super().__init__(entry)
        self._box = entry
        self._next_wanted = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_AFTER)
        self.timer.timeout.connect(self.mark)
        spelling().learned.connect(self._learned)
        theme().changed.connect(self.mark)
        self.timer.start()

    # What each kind of box says

    def in_view(self) -> Iterable[Place]:
        """The words that can be seen."""
        raise NotImplementedError

    def everywhere(self) -> Iterable[Place]:
        """All words of the box."""
        raise NotImplementedError

    def show_marks(self, wrong: list[Place]) -> None:
        """Mark these words and no others."""
        raise NotImplementedError

    def replace(self, place: Place, text: str) -> None:
        """Put a text in the place of a word, as if it were typed."""
        raise NotImplementedError

    def select(self, place: Place) -> None:
        """Select a word and bring it into view."""
        raise NotImplementedError

    def cursor_place(self) -> tuple[int, bool]:
        """Where the cursor is (the end of what is selected), and whether anything is selected."""
        raise NotImplementedError

    # What is done

    def mark(self) -> None:
        """Mark what is known to be wrong, and ask about what is not known."""
        unknown: list[str] = []
        wrong: list[Place] = []
        if spelling().is_on:
            for place in self.in_view():
                verdict = spelling().is_wrong(place.word)
                if verdict is None:
                    unknown.append(place.word)
                elif verdict and not self._is_being_typed(place):
                    wrong.append(place)
                    spelling().look_for_suggestions(place.word)
        self.show_marks(wrong)
        spelling().ask(unknown)

    def add_to(self, menu: QMenu, position: int) -> None:
        """Put what can be done about the word at a position before everything else in a menu, if it is misspelt."""
        place = next((each for each in self.everywhere() if each.start <= position <= each.end), None)
        if place is None or not spelling().is_wrong(place.word):
            return
        first = menu.actions()[0]
        suggestions = spelling().suggestions(place.word)
        for suggestion in (suggestions or ())[:_MOST_OFFERED]:
            action = menu.addAction(suggestion.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, s=suggestion: self._take(place, s))
            menu.insertAction(first, action)
        if not suggestions:
            none = menu.addAction("Looking for suggestions" if suggestions is None else "No suggestions")
            none.setEnabled(False)
            menu.insertAction(first, none)
        menu.insertSeparator(first)
        for in_file, words in ((True, "in this self-evaluation"), (False, "on this computer")):
            action = menu.addAction(f"“{place.word}” is right {words}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, f=in_file: self._accept(place.word, f))
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def select_next(self) -> None:
        """Select the next misspelt word after the cursor, from the beginning again after the last; say which it is."""
        self._next_wanted = False
        found = list(self.everywhere())
        unknown = [place.word for place in found if spelling().is_wrong(place.word) is None]
        if unknown and spelling().is_on:
            self._next_wanted = True
            spelling().ask(unknown)
            return
        wrong = [place for place in found if spelling().is_wrong(place.word)]
        if not wrong:
            announce(self._box, "No word in this box looks misspelt.")
            return
        here, _ = self.cursor_place()
        place = next((each for each in wrong if each.start >= here), wrong[0])
        self.select(place)
        spelling().look_for_suggestions(place.word)
        announce(self._box, f"{place.word}: may be misspelt. The menu key has suggestions.")

    def _learned(self) -> None:
        self.mark()
        if self._next_wanted:
            self.select_next()

    def _take(self, place: Place, suggestion: str) -> None:
        self.replace(place, suggestion)
        self._box.setFocus()
        self.mark()

    def _accept(self, word: str, in_file: bool) -> None:
        spelling().accept_requested.emit(self._box.window(), word, in_file)

    def _is_being_typed(self, place: Place) -> bool:
        here, selected = self.cursor_place()
        return self._box.hasFocus() and not selected and here == place.end
