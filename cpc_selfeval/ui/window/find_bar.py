"""The bar that finds a passage in all texts of the file as it is typed, and steps through what was found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from cpc_selfeval.domain.text_search import MOST
from cpc_selfeval.ui.kit import FindLine, PlainButton, QuietText, announce, colours, px
from cpc_selfeval.ui.window.text_hits import FoundText, HitDelegate, HitModel

NAME: Final = "Find in all texts"
ROWS: Final = 4
"""Rows of the list in a high window; a low one has room for one."""
LOW: Final = 520
"""Under this height of the window (pixels of the design) it is low."""


class FindBar(QWidget):
    """``wanted`` carries what is typed, ``go_to`` a :class:`FoundText` to show, ``left`` follows Esc and *Close*.

    ``stepped`` asks for the next hit (1) or the one before (-1).
    """

    wanted = Signal(str)
    go_to = Signal(object)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(NAME)
        self.box = FindLine()
        self.box.setAccessibleName(NAME)
        self.box.setPlaceholderText("Find in all texts of this file")
        self.box.setClearButtonEnabled(True)
        self.box.setMinimumWidth(px(160))
        self.count = QuietText("", wrap=False)
        self.before = PlainButton("Pre&vious", name="Previous place, Shift+F3")
        self.next = PlainButton("Ne&xt", name="Next place, F3")
        self.close_button = PlainButton("Close", name="Close finding, Esc")
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setAccessibleName("Places found")
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.box.textChanged.connect(self.wanted)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.left)
        self.list.clicked.connect(self._chosen)
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)
        self.show_found((), "")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.box, 3)
        row.addWidget(self.count, 2)
        for button in (self.before, self.next, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(6), px(12), px(6))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self.list)

    @property
    def place(self) -> int:
        """The row of the hit that is chosen; -1 for none."""
        return self.list.currentIndex().row()

    def show_waiting(self) -> None:
        """Say that the texts are still being read."""
        self.count.setText("Reading the texts…")

    def show_found(self, found: tuple[FoundText, ...], typed: str, *, more: bool = False, place: int = 0) -> None:
        """Show what was found, with the hit at ``place`` chosen; ``more``: there are others."""
        self.model.show_found(found)
        self._more = more
        self._typed = typed
        count = len(found)
        for button in (self.before, self.next):
            button.setEnabled(bool(count))
        self.list.setVisible(bool(count))
        rows = ROWS if self.window().height() >= px(LOW) else 1
        if count:
            self.list.setFixedHeight(min(rows, count) * self.list.sizeHintForRow(0) + px(2))
            self.choose(min(place, count - 1))
        self._say_count()

    def choose(self, place: int) -> None:
        """Choose a hit."""
        self.list.setCurrentIndex(self.model.index(place, 0))
        self._say_count()

    def chosen(self) -> FoundText | None:
        """The hit that is chosen."""
        return self.model.found[self.place] if 0 <= self.place < len(self.model.found) else None

    def said(self) -> str:
        """How many there are and where the chosen one stands, for a screen reader."""
        row = self.list.currentIndex()
        found = str(row.data(Qt.ItemDataRole.AccessibleTextRole) or "") if row.isValid() else ""
        return ". ".join(part for part in (self.count.text(), found) if part)

    def _say_count(self) -> None:
        count = len(self.model.found)
        if not self._typed.strip():
            self.count.setText("")
        elif not count:
            self.count.setText("Not found")
        else:
            of = f"more than {MOST:,}" if self._more else f"{count:,}"
            self.count.setText(f"{self.place + 1:,} of {of}")

    def _chosen(self, index: QModelIndex) -> None:
        self.go_to.emit(self.model.found[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose from the box too, Enter goes there, Esc leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (chosen := self.chosen()) is not None:
                self.go_to.emit(chosen)
            return True
        if watched is self.box and key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.model.found:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.choose((self.place + step) % len(self.model.found))
            announce(self.box, self.said())
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above the bar."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().line), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
