"""How the cells and the headings of the matrix are drawn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpc_selfeval.ui.kit import colours, font, paint_focus_ring, px
from cpc_selfeval.ui.kit.row_table import paint_chosen, paint_lines
from cpc_selfeval.ui.moderation.matrix_fold import LAST_ROLE, WHOSE_ROLE
from cpc_selfeval.ui.moderation.matrix_model import LEVEL_ROLE, NOTE_ROLE, WANTING_ROLE

PAD: Final = 6
_HEAD_LINES: Final = 2

_Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """The height in pixels of a line of the table: a level and two quiet lines, in what is folded one above."""
    return round(QFontMetricsF(font("body")).lineSpacing() + QFontMetricsF(font("quiet")).lineSpacing() * 2) + px(10)


def head_height() -> int:
    """The height in pixels of the headings above the columns."""
    return round(QFontMetricsF(_head_font()).lineSpacing() * _HEAD_LINES) + px(10)


def _head_font() -> QFont:
    return font("quiet", semibold=True)


class MatrixHeads(QHeaderView):
    """Headings that go on over a second line where one is too short for them."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Words at the left, and the line below."""
        c, area = colours(), QRectF(rect)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, QColor(c.surface))
        words = str(self.model().headerData(logical_index, self.orientation()) or "")
        above = self.orientation() == Qt.Orientation.Horizontal
        inner = area.adjusted(px(PAD), px(5), -px(PAD), 0)
        paint_lines(painter, inner, words, _head_font(), c.quiet, _HEAD_LINES if above else _HEAD_LINES + 1)
        last = above or self.model().index(logical_index, 0).data(LAST_ROLE)
        thick = 2 if above else 1
        if last:
            painter.fillRect(QRectF(area.left(), area.bottom() - thick, area.width(), thick), QColor(c.line))
        painter.restore()


class MatrixCells(QStyledItemDelegate):
    """Draws one cell: whose it is, where no heading says so; the level; what is to be known of it below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c, area = colours(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(area)
        if state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, area, first=True)
        self._paint_words(painter, area, index)
        if index.data(LAST_ROLE):
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, area.adjusted(1, 1, -1, -1), c, radius=4)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, index: _Index) -> None:
        c, body, quiet = colours(), font("body"), font("quiet")
        inner = area.adjusted(px(PAD), px(5), -px(PAD), 0)
        if whose := str(index.data(WHOSE_ROLE) or ""):
            painter.setFont(quiet)
            painter.setPen(QColor(c.quiet))
            shown = painter.fontMetrics().elidedText(whose, Qt.TextElideMode.ElideRight, round(inner.width()))
            painter.drawText(QPoint(round(inner.left()), round(inner.top()) + painter.fontMetrics().ascent()), shown)
            inner.setTop(inner.top() + QFontMetricsF(quiet).lineSpacing())
        level, note = str(index.data(LEVEL_ROLE) or ""), str(index.data(NOTE_ROLE) or "")
        empty = not index.data(WANTING_ROLE) and level == "–"
        shape = body if QFontMetricsF(body).horizontalAdvance(level) <= inner.width() else quiet
        metrics = QFontMetricsF(shape)
        lines = 1 if (whose and note) or metrics.horizontalAdvance(level) <= inner.width() else 2
        paint_lines(painter, inner, level, shape, c.quiet if empty else c.text, lines)
        inner.setTop(inner.top() + metrics.lineSpacing() * lines)
        ink = c.warning if index.data(WANTING_ROLE) else c.quiet
        paint_lines(painter, inner, note, quiet, ink, 1 if whose or lines == 2 else 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Never asked for: cells have one size."""
        return QSize(px(80), row_height())
