"""One entry of a history in full: what was taken out and put in, marked in the text and said in words."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.word_changes import Fate, Piece, in_words, word_changes
from cpc_selfeval.ui.kit import Heading, QuietText, px, theme
from cpc_selfeval.ui.kit.changed_words import LEGEND, write_pieces
from cpc_selfeval.ui.window.history_lines import HistoryLine, whole_in_words

MOST_SHOWN = 200_000
"""Characters of one entry that are shown; what is longer says so."""


class EntryDetails(QWidget):
    """Shows a line of a history. The text can be selected and copied; ``selected`` is what is selected in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: HistoryLine | None = None
        self._pieces: tuple[Piece, ...] = ()
        self.heading = Heading("", 3)
        self.legend = QuietText(LEGEND)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName("What changed")
        self.text.setMinimumHeight(px(72))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.heading)
        column.addWidget(self.legend)
        column.addWidget(self.text, 1)
        theme().changed.connect(self._draw)

    def heightForWidth(self, width: int) -> int:
        """What is needed for the heading and some lines; more is taken where there is room."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    @property
    def selected(self) -> str:
        """What is selected in the text."""
        return self.text.textCursor().selectedText().replace("\u2029", "\n")

    def show_line(self, contents: Contents, line: HistoryLine | None) -> None:
        """Show an entry, or nothing."""
        if line is not None and line == self._line:
            return
        self._line = line
        self._pieces = _pieces(contents, line) if line is not None else ()
        self.heading.setText(f"{line.what} · {line.when} · {line.by}" if line is not None else "")
        self.legend.setVisible({piece.fate for piece in self._pieces} > {Fate.KEPT} or _is_changed(self._pieces))
        self.text.setAccessibleDescription(_spoken(line, self._pieces))
        self._draw()

    def _draw(self) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        write_pieces(cursor, self._pieces)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _pieces(contents: Contents, line: HistoryLine) -> tuple[Piece, ...]:
    entry = line.entry
    if line.covered:
        return (Piece(Fate.KEPT, f"What an agency proposes here is {COVERED}."),)
    if entry.field:
        before, after = line.before, line.after
    else:
        before, after = "", whole_in_words(contents, entry.after or entry.before)
    cut = max(len(before), len(after)) > MOST_SHOWN
    pieces = _compared(before[:MOST_SHOWN], after[:MOST_SHOWN], whole=not entry.field)
    return (*pieces, Piece(Fate.KEPT, "\n… (the rest is not shown here)")) if cut else pieces


def _compared(before: str, after: str, *, whole: bool) -> tuple[Piece, ...]:
    return (Piece(Fate.KEPT, after),) if whole else word_changes(before, after)


def _is_changed(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.fate is not Fate.KEPT for piece in pieces)


def _spoken(line: HistoryLine | None, pieces: tuple[Piece, ...]) -> str:
    if line is None:
        return ""
    return in_words(pieces)[:4000] if _is_changed(pieces) else line.what
