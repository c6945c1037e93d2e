"""Which columns a table shows, and in which order: ticked and moved, and seen in the table at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cpc_selfeval.ui.kit import LinkButton, PlainButton, QuietText, RowDelegate, announce, px
from cpc_selfeval.ui.kit.flow_layout import FlowLayout
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen

_SAID = (
    "Space shows or hides a column, Alt with the up or down arrow moves it. This computer remembers it for this file."
)


_LEAST_ROWS = 3
"""Rows below which the dialogue scrolls instead of the list."""


class ColumnsDialog(FramedDialog):
    """``wanted`` carries the headings to show, from left to right, at each change; ``reset_asked`` asks for those at
    first. The first column always stays, since it names the row."""

    wanted = Signal(object)
    reset_asked = Signal()

    def __init__(self, headings: Sequence[str], shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, "Columns", "Which columns to show", width=380)
        self.list = QListWidget()
        self.list.setAccessibleName("Columns")
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setProperty("draws_own_focus", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._flip)
        self.list.installEventFilter(self)
        self.up = LinkButton("Move up", name="Move the column up, to the left in the table")
        self.down = LinkButton("Move down", name="Move the column down, to the right in the table")
        self.reset = LinkButton("As at first", name="Show the columns as they were at first")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(self.reset_asked)
        row = FlowLayout(spacing=px(8))
        for button in (self.up, self.down, self.reset):
            row.addWidget(button)
        self.column.addWidget(QuietText(_SAID))
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.done_button: PlainButton = self.add_close("Done")
        self.show_columns(headings, shown)
        self.resize(on_screen(self, 400, 250 + 30 * len(headings)))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_columns(self, headings: Sequence[str], shown: Sequence[str]) -> None:
        """Show all columns, those shown first."""
        self.list.clear()
        for heading in (*shown, *(heading for heading in headings if heading not in shown)):
            item = QListWidgetItem(heading, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if heading in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(min(_LEAST_ROWS, self.list.count()) * max(px(30), self.list.sizeHintForRow(0)) + 2)

    def shown(self) -> tuple[str, ...]:
        """The headings that are ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _flip(self, item: QListWidgetItem) -> None:
        if self.list.row(item) == 0:
            announce(self, f"{item.text()} always stays")
            return
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self.wanted.emit(self.shown())

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        other = row + step
        if row < 1 or not 1 <= other < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(other, item)
        self.list.setCurrentRow(other)
        announce(self, f"{item.text()} is column {other + 1}")
        self.wanted.emit(self.shown())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks; Alt and an arrow move; Enter is done."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reject()
            return True
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Space and (item := self.list.currentItem()) is not None:
            self._flip(item)
            return True
        return False
