"""The list that opens below a button, to tick several things in, with a box that narrows it down."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.buttons import LinkButton, PlainButton
from cpc_selfeval.ui.kit.check_rows import RowDelegate
from cpc_selfeval.ui.kit.find_line import FindLine
from cpc_selfeval.ui.kit.labels import QuietText
from cpc_selfeval.ui.kit.measures import px
from cpc_selfeval.ui.kit.message_bar import announce

_FILTER_FROM = 8
"""With fewer options than this there is no box to narrow them down."""


_MOST_ROWS = 11
"""Rows that are seen at once; fewer on a low screen, which has to have room for the buttons below them."""
NOTHING: Final = "There is nothing to choose from yet."
_EDGE = 2
"""Pixels of the frame, with the one that a box leaves."""


class PopUp(QFrame):
    """A frame that opens beside a widget and closes on Escape or a click elsewhere. ``closed`` follows."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open_below(self, widget: QWidget) -> None:
        """Open below ``widget``, or above it where the screen ends."""
        self.adjustSize()
        size = self.sizeHint().expandedTo(QSize(widget.width(), 0))
        place = QRect(widget.mapToGlobal(QPoint(0, widget.height() + 2)), size)
        room = widget.screen().availableGeometry()
        if place.bottom() > room.bottom():
            above = widget.mapToGlobal(QPoint(0, -2)).y() - size.height()
            place.moveTop(max(room.top(), above))
        place.moveLeft(max(room.left(), min(place.left(), room.right() - size.width())))
        self.setGeometry(place)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it closed."""
        super().hideEvent(event)
        self.closed.emit()


class CheckListPopUp(PopUp):
    """Options with a tick each. ``ticked`` carries the ticked values, in the options' order, at each change."""

    ticked = Signal(object)

    def __init__(
        self, name: str, options: Sequence[tuple[object, str]], ticked: Collection[object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self.filter = FindLine()
        self.filter.setAccessibleName(f"Narrow down: {name}")
        self.filter.setPlaceholderText("Type to narrow down")
        if len(options) < _FILTER_FROM:
            self.filter.hide()
        self.filter.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setProperty("draws_own_focus", True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value, words in options:
            item = QListWidgetItem(words, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            item.setToolTip("")
        self.list.itemClicked.connect(self._flip)
        self.list.installEventFilter(self)
        self.filter.installEventFilter(self)
        none = LinkButton("None", name=f"{name}: tick none")
        none.clicked.connect(self._tick_none)
        self.done = PlainButton("Done", name=f"{name}: done")
        self.done.clicked.connect(self.close)
        if not options:
            none.hide()
            self.list.hide()
        self._lay_out(none)

    def _lay_out(self, none: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.addWidget(self.filter)
        column.addWidget(self.list)
        if self.list.isHidden():
            column.addWidget(QuietText(NOTHING, wrap=False))
        row = QHBoxLayout()
        row.addWidget(none)
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)
        one = max(px(30), self.list.sizeHintForRow(0))
        above_and_below = 0 if self.filter.isHidden() else self.filter.sizeHint().height() + column.spacing()
        above_and_below += row.sizeHint().height() + column.spacing() + 2 * px(8) + 2 * _EDGE
        room = (self.screen().availableGeometry().height() - above_and_below) // one
        rows = min(_MOST_ROWS, max(3, self.list.count()), max(1, room))
        self.list.setFixedHeight(rows * one + 2)
        self.list.setMinimumWidth(min(px(460), self.list.sizeHintForColumn(0) + px(24)))
        if self.list.count():
            self.list.setCurrentRow(0)

    def begin(self, widget: QWidget) -> None:
        """Open below a widget, with the keyboard in the box or the list."""
        self.open_below(widget)
        wanted = next(each for each in (self.filter, self.list, self.done) if each.isVisible())
        wanted.setFocus(Qt.FocusReason.PopupFocusReason)

    def values(self) -> tuple[object, ...]:
        """What is ticked, in the options' order."""
        rows = range(self.list.count())
        return tuple(self._values[row] for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = text.casefold() not in item.text().casefold()
            item.setHidden(hidden)
            if not hidden and first is None:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)

    def _flip(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self.ticked.emit(self.values())

    def _tick_found(self) -> None:
        """Tick the first of what was found, and let the next be typed; where nothing was, the words stay."""
        item = self.list.currentItem()
        if self.list.currentRow() < 0 or item.isHidden():
            return
        if item.checkState() != Qt.CheckState.Checked:
            self._flip(item)
        self.filter.clear()
        self.list.setCurrentItem(item)
        announce(self, f"{item.text()} ticked")

    def _tick_none(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.ticked.emit(self.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks. Enter closes, and where words were typed ticks what they found first. Down goes from the box
        into the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.filter and self.filter.text().strip():
                self._tick_found()
            else:
                self.close()
            return True
        if watched is self.filter and key == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        current = self.list.currentRow()
        if watched is self.list and key == Qt.Key.Key_Space and current >= 0:
            self._flip(self.list.item(current))
            return True
        return False
