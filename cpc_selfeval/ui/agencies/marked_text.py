"""A text to read, with the words that were taken out and put in marked by more than colour."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.word_changes import Piece
from cpc_selfeval.ui.agencies.compared import Side
from cpc_selfeval.ui.kit import QuietText, colours, px, theme
from cpc_selfeval.ui.kit.changed_words import write_pieces


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
        write_pieces(cursor, self._pieces)
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
