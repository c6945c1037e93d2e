"""Below a table: how many rows are selected, what can be done with all of them, and what was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.ui.kit import Icon, LinkButton, PlainButton, PlainText, announce, px


class SeveralBar(QWidget):
    """Shown while several rows are selected, and to say what was done until the next selection.

    It stands below the table, so that no row moves under the mouse when it comes.
    """

    change_asked = Signal()
    copy_asked = Signal()
    one_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._told = ""
        self._selected = ""
        self.words = PlainText()
        self.change = PlainButton("Change together…")
        self.copy = LinkButton("Copy", name="Copy the selected rows", icon=Icon.COPY)
        self.one = LinkButton("Select one", name="Select only the current row")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(4), px(2))
        row.setSpacing(px(8))
        row.addWidget(self.words, 1)
        for button in (self.change, self.copy, self.one):
            row.addWidget(button)
        self.change.clicked.connect(self.change_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.one.clicked.connect(self.one_asked)
        self.hide()

    def show_count(self, count: int, words: str) -> None:
        """So many rows are selected, in words; fewer than two need no bar."""
        self._count = count
        self._selected = f"{words} selected"
        self.tell_no_more()

    def tell_no_more(self) -> None:
        """What was said holds no longer, as where undo took back what was done."""
        self._told = ""
        self.words.setText(self._selected)
        self._show()

    def tell(self, sentence: str) -> None:
        """Say what was done, here and aloud."""
        self._told = sentence
        self.words.setText(sentence)
        self._show()
        announce(self, sentence)

    def _show(self) -> None:
        several = self._count > 1
        for button in (self.change, self.copy, self.one):
            button.setVisible(several)
        self.setVisible(several or bool(self._told))
