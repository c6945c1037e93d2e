"""A text to read, with the words that were taken out and put in marked by more than colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.word_changes import Fate, Piece
from cpc_selfeval.ui.agencies.compared import Side
from cpc_selfeval.ui.kit import QuietText, colours, px, theme

LEGEND: Final = "Struck through: taken out. Underlined: put in."


class MarkedText(QTextEdit):
    """Scrolls by itself. The text can be selected and copied, and is never taken for mark-up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._instead = ""
        self.setReadOnly(True)
        self.setAccessibleName("Text")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(px(80), px(44))
        theme().changed.connect(self._draw)

    def show_pieces(self, pieces: tuple[Piece, ...], instead: str = "") -> None:
        """Show a text; where there is none, quiet words ``instead``."""
        self._pieces, self._instead = pieces, instead
        self._draw()

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # laid out once, however many pieces there are
        for piece in self._pieces:
            cursor.insertText(piece.text, _shape(piece.fate))
        if not self._pieces:
            quiet = QTextCharFormat()
            quiet.setForeground(QColor(colours().quiet))
            quiet.setFontItalic(True)
            cursor.insertText(self._instead, quiet)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class SideView(QWidget):
    """A caption and its text below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = QuietText(wrap=True)
        self.text = MarkedText()
        self.caption.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self.caption)
        column.addWidget(self.text, 1)

    def show_side(self, side: Side) -> None:
        """Show one of the texts of a line."""
        self.caption.setText(side.caption)
        self.text.setAccessibleName(side.caption)
        self.text.setAccessibleDescription(side.spoken)
        self.text.show_pieces(side.pieces, side.instead)


def _shape(fate: Fate) -> QTextCharFormat:
    c = colours()
    shape = QTextCharFormat()
    if fate is Fate.KEPT:
        shape.setForeground(QColor(c.text))
    elif fate is Fate.PUT_IN:
        shape.setForeground(QColor(c.good))
        shape.setBackground(QColor(c.good_soft))
        shape.setFontUnderline(True)
    else:
        shape.setForeground(QColor(c.bad))
        shape.setBackground(QColor(c.bad_soft))
        shape.setFontStrikeOut(True)
    return shape
