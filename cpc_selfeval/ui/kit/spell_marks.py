"""The wavy lines under misspelt words of a text box, the suggestions in its menu, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from cpc_selfeval.domain.spelt_words import SpeltWord, words_in
from cpc_selfeval.ui.kit.message_bar import announce
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.kit.theme import colours, theme

_AFTER: Final = 400
"""Milliseconds without a key after which a text is looked at."""
_MOST_MENUS: Final = 5


class SpellMarks(QObject):
    """Marks the misspelt words that are in view; the word that is being typed is left alone."""

    def __init__(self, entry: QPlainTextEdit) -> None:
        super().__init__(entry)
        self._entry = entry
        self._next_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.mark)
        entry.textChanged.connect(self._timer.start)
        entry.verticalScrollBar().valueChanged.connect(lambda _value: self._timer.start())
        spelling().learned.connect(self._learned)
        theme().changed.connect(self.mark)
        self._timer.start()

    def mark(self) -> None:
        """Underline what is known to be wrong, and ask about what is not known."""
        unknown: list[str] = []
        selections: list[QTextEdit.ExtraSelection] = []
        if spelling().is_on:
            for cursor, word in self._in_view():
                wrong = spelling().is_wrong(word)
                if wrong is None:
                    unknown.append(word)
                elif wrong and not self._is_being_typed(cursor):
                    selections.append(_wavy(cursor))
                    spelling().look_for_suggestions(word)
        if selections or self._entry.extraSelections():
            self._entry.setExtraSelections(selections)
        spelling().ask(unknown)

    def add_to(self, menu: QMenu, position: int) -> None:
        """Put what can be done about the word at a position before everything else in a menu, if it is misspelt."""
        found = next((each for each in self._all() if each[0].anchor() <= position <= each[0].position()), None)
        if found is None or not spelling().is_wrong(found[1]):
            return
        cursor, word = found
        first = menu.actions()[0]
        suggestions = spelling().suggestions(word)
        for suggestion in (suggestions or ())[:_MOST_MENUS]:
            action = menu.addAction(suggestion.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, s=suggestion, c=cursor: self._replace(c, s))
            menu.insertAction(first, action)
        if not suggestions:
            none = menu.addAction("Looking for suggestions" if suggestions is None else "No suggestions")
            none.setEnabled(False)
            menu.insertAction(first, none)
        menu.insertSeparator(first)
        for in_file, words in ((True, "in this self-evaluation"), (False, "on this computer")):
            action = menu.addAction(f"“{word}” is right {words}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, w=word, f=in_file: self._accept(w, f))
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def select_next(self) -> None:
        """Select the next misspelt word after the cursor, from the beginning again after the last; say which it is."""
        self._next_wanted = False
        found = list(self._all())
        unknown = [word for _cursor, word in found if spelling().is_wrong(word) is None]
        if unknown:
            self._next_wanted = True
            spelling().ask(unknown)
            return
        wrong = [each for each in found if spelling().is_wrong(each[1])]
        if not wrong:
            announce(self._entry, "No word in this box looks misspelt.")
            return
        here = self._entry.textCursor().selectionEnd()
        cursor, word = next((each for each in wrong if each[0].anchor() >= here), wrong[0])
        self._entry.setTextCursor(cursor)
        self._entry.ensureCursorVisible()
        spelling().look_for_suggestions(word)
        announce(self._entry, f"{word}: may be misspelt. The menu key has suggestions.")

    def _learned(self) -> None:
        self.mark()
        if self._next_wanted:
            self.select_next()

    def _replace(self, cursor: QTextCursor, suggestion: str) -> None:
        cursor.insertText(suggestion)
        self._entry.setFocus()
        self.mark()

    def _accept(self, word: str, in_file: bool) -> None:
        spelling().accept_requested.emit(self._entry.window(), word, in_file)

    def _is_being_typed(self, cursor: QTextCursor) -> bool:
        typed = self._entry.textCursor()
        return self._entry.hasFocus() and not typed.hasSelection() and typed.position() == cursor.position()

    def _in_view(self) -> Iterator[tuple[QTextCursor, str]]:
        entry = self._entry
        block = entry.firstVisibleBlock()
        top = entry.blockBoundingGeometry(block).translated(entry.contentOffset()).top()
        while block.isValid() and top <= entry.viewport().height():
            yield from self._of(block)
            top += entry.blockBoundingRect(block).height()
            block = block.next()

    def _all(self) -> Iterator[tuple[QTextCursor, str]]:
        block = self._entry.document().begin()
        while block.isValid():
            yield from self._of(block)
            block = block.next()

    def _of(self, block: QTextBlock) -> Iterator[tuple[QTextCursor, str]]:
        text = block.text()
        for word in words_in(text):
            start, end = _in_qt(text, word)
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            yield cursor, word.plain


def _in_qt(text: str, word: SpeltWord) -> tuple[int, int]:
    """Where a word stands as Qt counts, for which an emoji is two characters."""
    if text.isascii():
        return word.start, word.end
    before = len(text[: word.start].encode("utf-16-le", "surrogatepass")) // 2
    return before, before + len(text[word.start : word.end].encode("utf-16-le", "surrogatepass")) // 2


def _wavy(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    looks = QTextCharFormat()
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    looks.setUnderlineColor(QColor(colours().bad))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = looks
    return selection
