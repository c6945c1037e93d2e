"""Lines of text in a table that wraps, for lists that are only read: histories, last changes, commands."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
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

from cpc_selfeval.ui.kit import colours, font, paint_focus_ring, px
from cpc_selfeval.ui.kit.row_table import paint_chosen
from cpc_selfeval.ui.kit.wrapped_text import height_of, paint_text

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_TALLEST = 4000
"""Pixels of design that one row may take; the rest of a very long text is in its tip and can be copied."""


class LinesModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: tuple[tuple[str, ...], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many headings."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        text = self.lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {text or 'nothing'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None


class _WrappingDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c = colours()
        area = QRectF(option.rect)
        painter.save()
        painter.setClipRect(area)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, area, first=index.column() == 0)
        inner = area.adjusted(px(_PAD), px(5), -px(_PAD), -px(5))
        paint_text(painter, inner, str(index.data() or ""), font("body"), c.text)
        painter.setPen(QColor(c.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            paint_focus_ring(painter, area, c, 4.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(px(80), px(30))


class LinesTable(QTableView):
    """A table to read. ``shares`` are the parts of the width that each column gets."""

    def __init__(
        self, name: str, headings: Sequence[str], shares: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = LinesModel(headings, self)
        self._shares = tuple(shares)
        self.setModel(self.lines)
        self.setItemDelegate(_WrappingDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setProperty("draws_own_focus", True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show these rows, each as high as its words need."""
        self.lines.show_lines(lines)
        self._measure()
        if lines:
            self.setCurrentIndex(self.lines.index(0, 0))

    def _measure(self) -> None:
        width = self.viewport().width()
        total = sum(self._shares)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, width * share // total)
        for row, texts in enumerate(self.lines.lines):
            heights = [self._height(column, text) for column, text in enumerate(texts)]
            self.setRowHeight(row, min(px(_TALLEST), max(heights, default=px(30))))

    def _height(self, column: int, text: str) -> int:
        inner = float(self.columnWidth(column) - 2 * px(_PAD))
        return math.ceil(height_of(text[:20_000], font("body"), inner)) + px(11)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other line breaks."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
