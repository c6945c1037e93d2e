"""The matrix as a table that is walked cell by cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
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

from cpc_selfeval.ui.kit import colours, font, paint_focus_ring, px, theme
from cpc_selfeval.ui.moderation.matrix_model import LEVEL_ROLE, NOTE_ROLE, WANTING_ROLE, WIDEST

COLUMN: Final = 132
"""Pixels of the design that an agency's column takes."""
_PAD: Final = 8

_Index = QModelIndex | QPersistentModelIndex


class MatrixTable(QTableView):
    """``walked`` carries the cell that the keyboard or the mouse went to, ``opened`` one that Enter or a double click
    opened."""

    walked = Signal(QModelIndex)
    opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setProperty("draws_own_focus", True)
        self._set_up_headers()
        self.doubleClicked.connect(self.opened)
        theme().changed.connect(self._measure)
        self._measure()

    def _set_up_headers(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for header, name in ((self.horizontalHeader(), "Agencies"), (self.verticalHeader(), "Indicators")):
            header.setAccessibleName(name)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setDefaultAlignment(left)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalHeader().setFixedWidth(px(WIDEST))
        self.horizontalHeader().setDefaultSectionSize(px(COLUMN))

    def least_height(self, rows: int) -> int:
        """What so many rows take with the heads."""
        return self.horizontalHeader().sizeHint().height() + rows * row_height() + px(14)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where one is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.walked.emit(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current cell stays in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        else:
            super().keyPressEvent(event)


def row_height() -> int:
    """The height in pixels of a row: a line of body text, a quiet one, and room around them."""
    return round(QFontMetricsF(font("body")).lineSpacing() + QFontMetricsF(font("quiet")).lineSpacing()) + px(10)


class _CellDelegate(QStyledItemDelegate):
    """Draws one cell: the level above, what is to be known of it below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c, area = colours(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(area)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(c.accent_soft))
        note = str(index.data(NOTE_ROLE) or "")
        empty = not index.data(WANTING_ROLE) and index.data(LEVEL_ROLE) == "–"
        body, small = QFontMetricsF(font("body")), QFontMetricsF(font("quiet"))
        top = area.top() + px(5) + (0 if note else small.lineSpacing() / 2)
        self._line(painter, area, top, str(index.data(LEVEL_ROLE) or ""), quiet=empty)
        painter.setFont(font("quiet"))
        painter.setPen(QColor(c.warning if index.data(WANTING_ROLE) else c.quiet))
        _text(painter, area, top + body.lineSpacing(), note)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, area.adjusted(1, 1, -1, -1), c, radius=4)
        painter.restore()

    def _line(self, painter: QPainter, area: QRectF, top: float, text: str, *, quiet: bool) -> None:
        painter.setFont(font("body"))
        painter.setPen(QColor(colours().quiet if quiet else colours().text))
        _text(painter, area, top, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Never asked for: cells have one size."""
        return QSize(px(COLUMN), row_height())


def _text(painter: QPainter, area: QRectF, top: float, text: str) -> None:
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()) - px(2 * _PAD))
    painter.drawText(QPoint(round(area.left()) + px(_PAD), round(top) + metrics.ascent()), shown)
