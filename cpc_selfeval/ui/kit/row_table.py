"""A table of rows of one height, for any number of rows: words wrap to a few lines, the current row has the ring.

The model gives words by ``DisplayRole``; a cell that has a ``CheckStateRole`` shows a tick box, and one that is true
for :data:`QUIET_ROLE` is drawn in quiet ink, one that is true for :data:`SMALL_ROLE` in the quiet size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpc_selfeval.ui.kit.focus_ring import paint_focus_ring
from cpc_selfeval.ui.kit.measures import font, px, text_scale
from cpc_selfeval.ui.kit.radio_choice import INDICATOR, paint_check
from cpc_selfeval.ui.kit.theme import colours, theme

QUIET_ROLE: Final = Qt.ItemDataRole.UserRole + 40
SMALL_ROLE: Final = Qt.ItemDataRole.UserRole + 41
_PAD: Final = 8
_ABOVE: Final = 5
_ENOUGH: Final = 1200
"""Characters of a cell's text that can ever be seen in its few lines."""

_SPACES: Final = re.compile("[ \t\n]+")

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Width:
    """A column's least width in pixels of the design, and its share of what is left over (0: none).

    Where there is too little room for all, the one with the highest ``gives_way`` is put away first, one with 0 never.
    """

    least: int
    share: float = 0.0
    gives_way: int = 0


def paint_lines(painter: QPainter, area: QRectF, text: str, shape: QFont, colour: str, most: int) -> None:
    """Draw at most ``most`` wrapped lines of a text, the last cut with an ellipsis where more would follow."""
    flat = _SPACES.sub(" ", text[:_ENOUGH])
    metrics = QFontMetricsF(shape)
    painter.setFont(shape)
    painter.setPen(QColor(colour))
    layout = _begun(flat, shape)
    top = area.top() + metrics.ascent()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, area.width()))
        start, length = line.textStart(), line.textLength()
        shown = _units(flat, start, length)
        if number == most - 1 and start + length < _length(flat):
            rest = _units(flat, start, _length(flat))
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QPointF(area.left(), top + number * metrics.lineSpacing()), shown)
    layout.endLayout()


def lines_in(text: str, shape: QFont, width: float) -> int:
    """How many lines :func:`paint_lines` would draw a text on in a width in pixels, were there room for all."""
    layout = _begun(_SPACES.sub(" ", text[:_ENOUGH]), shape)
    count, line = 0, layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        count, line = count + 1, layout.createLine()
    layout.endLayout()
    return max(1, count)


def _begun(flat: str, shape: QFont) -> QTextLayout:
    layout = QTextLayout(flat, shape)
    option = layout.textOption()
    option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    return layout


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _units(text: str, start: int, length: int) -> str:
    if text.isascii():
        return text[start : start + length]
    coded = text.encode("utf-16-le")
    return coded[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")


def paint_chosen(painter: QPainter, area: QRectF, *, first: bool) -> None:
    """The ground of a selected row's cell; the ``first`` has a bar too, since in high contrast no ground differs."""
    c = colours()
    painter.fillRect(area, QColor(c.accent_soft))
    if first:
        painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), QColor(c.accent))


class RowDelegate(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, words or tick box, line below."""
        c = colours()
        area = QRectF(option.rect)
        painter.save()
        painter.setClipRect(area)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, area, first=option.rect.left() <= 0)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            self._paint_tick(painter, area, index, checked=Qt.CheckState(state) == Qt.CheckState.Checked)
        else:
            inner = area.adjusted(px(_PAD), px(_ABOVE), -px(_PAD), 0)
            ink = c.quiet if index.data(QUIET_ROLE) else c.text
            shape, dropped = _shape_of(bool(index.data(SMALL_ROLE)), text_scale())
            inner.translate(0, dropped)
            paint_lines(painter, inner, str(index.data() or ""), shape, ink, self._lines)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
        painter.restore()

    def _paint_tick(self, painter: QPainter, area: QRectF, index: _Index, *, checked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(INDICATOR)
        box = QRectF(area.left() + px(_PAD), area.top() + px(_ABOVE + 2), side, side)
        paint_check(painter, box, checked=checked, enabled=not index.data(QUIET_ROLE))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Never asked for: rows have one height."""
        return QSize(px(80), row_height(self._lines))


@lru_cache(maxsize=8)
def _shape_of(small: bool, _scale: float) -> tuple[QFont, float]:
    """The font of a cell, and how much lower it begins, so that small words stand on the line of body size."""
    body, quiet = font("body"), font("quiet")
    return (quiet, QFontMetricsF(body).ascent() - QFontMetricsF(quiet).ascent()) if small else (body, 0.0)


def row_height(lines: int) -> int:
    """The height in pixels of a row of so many lines."""
    return round(QFontMetricsF(font("body")).lineSpacing() * lines) + px(2 * _ABOVE) + 1


class RowTable(QTableView):
    """``activated_row`` follows Enter and a double click; ``ticked_row`` Space, and a click on a tick box."""

    activated_row = Signal(QModelIndex)
    ticked_row = Signal(QModelIndex)

    def __init__(self, name: str, widths: Sequence[Width], *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = tuple(widths)
        self._lines = lines
        self._resume = 0
        self._sharing = False
        self._chosen_widths: dict[int, int] = {}
        self._given_way: set[int] = set()
        self.setItemDelegate(RowDelegate(lines, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setProperty("draws_own_focus", True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(px(32))
        header.sectionResized.connect(self._resized)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self.activated_row)
        theme().changed.connect(self._set_row_height)
        self._set_row_height()

    def resume_at(self, row: int) -> None:
        """Where the arrows go on while no row is the current one."""
        self._resume = max(0, row)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model with as many columns as there are widths."""
        super().setModel(model)
        self._share_out()

    def _set_row_height(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height(self._lines))
        self.verticalHeader().setDefaultSectionSize(row_height(self._lines))
        self._share_out()

    def height_of(self, rows: int) -> int:
        """What so many rows take with the headings."""
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + px(2)

    def is_wanted(self, column: int) -> bool:
        """Whether a column is shown, or would be if there were room for it."""
        return not self.isColumnHidden(column) or column in self._given_way

    def want_all(self) -> None:
        """Show every column that gave way, before others are chosen."""
        for column in self._given_way:
            self.setColumnHidden(column, False)
        self._given_way.clear()

    def _give_way(self) -> None:
        """Put columns away until the rest fits; not where a person set widths, who then scrolls."""
        wanted = [column for column in range(len(self._widths)) if self.is_wanted(column)]
        least = {column: px(self._chosen_widths.get(column, self._widths[column].least)) for column in wanted}
        gone: set[int] = set()
        for column in sorted(wanted, key=lambda each: -self._widths[each].gives_way):
            fits = bool(self._chosen_widths) or sum(least.values()) <= self.viewport().width()
            if fits or not self._widths[column].gives_way:
                break
            least.pop(column)
            gone.add(column)
        for column in gone ^ self._given_way:
            self.setColumnHidden(column, column in gone)
        self._given_way = gone
        current = self.currentIndex()
        if gone and current.isValid() and current.column() in gone:
            place = current.siblingAtColumn(0)
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _share_out(self) -> None:
        self._give_way()
        shown = [(column, width) for column, width in enumerate(self._widths) if not self.isColumnHidden(column)]
        least = {column: px(self._chosen_widths.get(column, width.least)) for column, width in shown}
        left = self.viewport().width() - sum(least.values())
        shares = sum(width.share for column, width in shown if column not in self._chosen_widths) or 1.0
        self._sharing = True
        try:
            for column, width in shown:
                share = 0.0 if column in self._chosen_widths else width.share / shares
                self.setColumnWidth(column, least[column] + int(max(0, left) * share))
        finally:
            self._sharing = False

    def _resized(self, column: int, was: int, now: int) -> None:
        """A person drew a column wider or narrower: it stays so, and the others share what is left."""
        if not self._sharing and was > 0 and now > 0 and not self.isColumnHidden(column):
            self._chosen_widths[column] = max(1, round(now / px(100) * 100))

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column, or give its room to the others."""
        if self.is_wanted(column) != shown:
            self._given_way.discard(column)
            self.setColumnHidden(column, not shown)
            self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_out()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on where the user was when the current row went away; left and right stay in their row."""
        if action in (QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveRight):
            self.horizontalScrollBar().setValue(
                self.horizontalScrollBar().value() + (px(40) if action.name == "MoveRight" else -px(40))
            )
            return self.currentIndex()
        if not self.currentIndex().isValid() and self.model().rowCount():
            return self.model().index(min(self._resume, self.model().rowCount() - 1), 0)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, space ticks."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.ticked_row.emit(index)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self.ticked_row.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the ring around the current row."""
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            top = self.rowViewportPosition(index.row())
            painter = QPainter(self.viewport())
            ring = QRectF(0, top, self.viewport().width(), self.rowHeight(index.row()))
            paint_focus_ring(painter, ring, colours(), 4.0)
            painter.end()
