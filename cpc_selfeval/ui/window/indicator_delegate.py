"""How one row of the list of indicators is drawn: code, title, state in words, and the level's six segments."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
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
            words = _title_width(width, row)
            # As a selected row is drawn, so that no row changes its height when it is chosen
            height = tight_height(row.title, font("body", semibold=True), words)
            height += tight_height(row.quiet_line, font("quiet", semibold=True), words) + px(14)
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
        painter.setFont(font("body"))
        painter.setPen(QColor(c.quiet))
        code = QRectF(area.left() + px(_LEFT), area.top(), px(_TITLE_LEFT - _LEFT), area.height())
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.code)
        width = _title_width(area.width(), row)
        words = QRectF(area.left() + px(_TITLE_LEFT), area.top() + px(7), width, area.height())
        ink = c.text if row.in_cycle else c.quiet
        used = paint_tight(painter, words, row.title, font("body", semibold=selected), ink)
        paint_tight(painter, words.adjusted(0, used, 0, 0), row.quiet_line, font("quiet", semibold=selected), c.quiet)
        if row.level is not None:
            top = area.center().y() - px(HEIGHT) / 2
            chip = QRectF(area.right() - px(_RIGHT) - px(WIDTH), top, px(WIDTH), px(HEIGHT))
            paint_level(painter, chip, row.level, row.filled)


def _title_width(width: float, row: IndicatorRow) -> float:
    """Room for the words, beside the code and the segments where there are any."""
    chip = px(WIDTH) + px(_GAP) if row.level is not None else 0
    return max(px(60.0), width - px(_TITLE_LEFT) - px(_RIGHT) - chip)
