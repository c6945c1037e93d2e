"""Misspelt words of a box of several lines: selections on top of the text, so nothing of the document changes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from cpc_selfeval.ui.kit.spell_marks import Place, SpellMarks, places_in
from cpc_selfeval.ui.kit.theme import colours


class TextMarks(SpellMarks):
    """The marks of a text of several lines."""

    def __init__(self, entry: QPlainTextEdit) -> None:
        super().__init__(entry)
        self._entry = entry
        entry.textChanged.connect(self.timer.start)
        entry.verticalScrollBar().valueChanged.connect(lambda _value: self.timer.start())

    def in_view(self) -> Iterator[Place]:
        """Block by block down to the lower edge."""
        entry = self._entry
        block = entry.firstVisibleBlock()
        top = entry.blockBoundingGeometry(block).translated(entry.contentOffset()).top()
        while block.isValid() and top <= entry.viewport().height():
            yield from places_in(block.text(), block.position())
            top += entry.blockBoundingRect(block).height()
            block = block.next()

    def everywhere(self) -> Iterator[Place]:
        """Block by block."""
        block = self._entry.document().begin()
        while block.isValid():
            yield from places_in(block.text(), block.position())
            block = block.next()

    def show_marks(self, wrong: list[Place]) -> None:
        """A wavy line under each."""
        if wrong or self._entry.extraSelections():
            self._entry.setExtraSelections([_wavy(self._at(place)) for place in wrong])

    def replace(self, place: Place, text: str) -> None:
        """Type it over the word."""
        self._at(place).insertText(text)

    def select(self, place: Place) -> None:
        """Select it, and scroll to it."""
        self._entry.setTextCursor(self._at(place))
        self._entry.ensureCursorVisible()

    def cursor_place(self) -> tuple[int, bool]:
        """The end of the selection."""
        cursor = self._entry.textCursor()
        return cursor.selectionEnd(), cursor.hasSelection()

    def _at(self, place: Place) -> QTextCursor:
        cursor = QTextCursor(self._entry.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _wavy(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    looks = QTextCharFormat()
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    looks.setUnderlineColor(QColor(colours().bad))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = looks
    return selection
