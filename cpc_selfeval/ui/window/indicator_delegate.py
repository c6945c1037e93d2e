"""How one row of the list of indicators is drawn: code, title, state in words, and the level's six segments."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cpc_selfeval.ui.kit import colours, font, paint_focus_ring, paint_level, px
from cpc_selfeval.ui.kit.level_chip import HEIGHT, WIDTH
from cpc_selfeval.ui.window.indicator_model import ROW_ROLE
from cpc_selfeval.ui.window.indicator_rows import IndicatorRow, QuestionRows
from cpc_selfeval.ui.window.tight_text import paint_tight, tight_height

_LEFT = 14
_TITLE_LEFT = 48
_RIGHT = 14
_GAP = 8


class IndicatorDelegate(QStyledItemDelegate):
    """Draws rows as high as their words need in the width of the view."""

    def __init__(self, view: QTreeView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The width of the view, and the height of the words in it."""
        width = self._view.viewport().width()
        row = index.data(ROW_ROLE)
        if isinstance(row, QuestionRows):
            words = float(width - px(_LEFT) - px(_RIGHT))
            height = tight_height(row.heading, font("quiet", semibold=True), words) + px(16)
        else:
            # As a selected row is drawn, so that no row changes its height when it is chosen
            height = tight_height(row.title, font("body", semibold=True), _title_width(width))
            height += tight_height(row.quiet_line, font("quiet", semibold=True), _quiet_width(width, row)) + px(14)
        return QSize(width, math.ceil(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a key question or an indicator."""
        row = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        if isinstance(row, QuestionRows):
            self._paint_question(painter, area, row, folded=not self._view.isExpanded(index))
        else:
            self._paint_indicator(painter, area, row, selected=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()
        if index == self._view.currentIndex() and self._view.hasFocus():
            paint_focus_ring(painter, area, colours(), 4.0)

    def _paint_question(self, painter: QPainter, area: QRectF, row: QuestionRows, *, folded: bool) -> None:
        words = f"{row.heading} ({len(row.rows)} folded)" if folded else row.heading
        text = area.adjusted(px(_LEFT), px(11), -px(_RIGHT), 0)
        paint_tight(painter, text, words, font("quiet", semibold=True), colours().quiet)

    def _paint_indicator(self, painter: QPainter, area: QRectF, row: IndicatorRow, *, selected: bool) -> None:
        c = colours()
        if selected:
            painter.fillRect(area, QColor(c.accent_soft))
            painter.fillRect(QRectF(area.left(), area.top(), px(4), area.height()), QColor(c.accent))
        words = QRectF(area.left() + px(_TITLE_LEFT), area.top() + px(7), _title_width(area.width()), area.height())
        paint_tight(painter, words.translated(px(_LEFT - _TITLE_LEFT), 0), row.code, font("body"), c.quiet)
        ink = c.text if row.in_cycle else c.quiet
        used = paint_tight(painter, words, row.title, font("body", semibold=selected), ink)
        quiet = font("quiet", semibold=selected)
        below = QRectF(words.left(), words.top() + used, _quiet_width(area.width(), row), area.height())
        paint_tight(painter, below, row.quiet_line, quiet, c.quiet)
        if row.level is not None:
            top = below.top() + (tight_height("1", quiet, below.width()) - px(HEIGHT)) / 2
            chip = QRectF(area.right() - px(_RIGHT) - px(WIDTH), top, px(WIDTH), px(HEIGHT))
            paint_level(painter, chip, row.level, row.filled)


def _title_width(width: float) -> float:
    """Room for the title, beside the code."""
    return max(px(60.0), width - px(_TITLE_LEFT) - px(_RIGHT))


def _quiet_width(width: float, row: IndicatorRow) -> float:
    """Room for the line below it, beside the segments where there are any."""
    chip = px(WIDTH) + px(_GAP) if row.level is not None else 0
    return max(px(60.0), _title_width(width) - chip)
