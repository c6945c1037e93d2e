"""How words that were taken out or put in look: told by a line through or below them as well as by colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from cpc_selfeval.domain.word_changes import Fate, Piece
from cpc_selfeval.ui.kit.theme import colours

LEGEND: Final = "Struck through: taken out. Underlined: put in."


def write_pieces(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Insert the pieces of a compared text where the cursor is."""
    for piece in pieces:
        cursor.insertText(piece.text, _look(piece.fate))


def _look(fate: Fate) -> QTextCharFormat:
    c = colours()
    look = QTextCharFormat()
    if fate is Fate.KEPT:
        look.setForeground(QColor(c.text))
    elif fate is Fate.PUT_IN:
        look.setForeground(QColor(c.good))
        look.setBackground(QColor(c.good_soft))
        look.setFontUnderline(True)
    else:
        look.setForeground(QColor(c.bad))
        look.setBackground(QColor(c.bad_soft))
        look.setFontStrikeOut(True)
    return look
