"""Rows of a list drawn in the kit's look, with a tick where the row can be ticked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpc_selfeval.ui.kit.focus_ring import paint_focus_ring
from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.radio_choice import INDICATOR, paint_check
from cpc_selfeval.ui.kit.theme import colours


class RowDelegate(QStyledItemDelegate):
    """One line of text a row. The current row has the focus ring while the view has the keyboard, so the view needs
    ``view.setProperty("draws_own_focus", True)``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the words."""
        metrics = QFontMetrics(font("body"))
        words = str(index.data() or "")
        return QSize(_left(index) + metrics.horizontalAdvance(words) + px(10), max(px(30), metrics.height() + px(8)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw tint, tick, words and ring."""
        c = colours()
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, QColor(c.accent_soft))
        if state & QStyle.StateFlag.State_Selected:  # in high contrast no ground differs
            painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), QColor(c.accent))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            side = px(INDICATOR)
            square = QRectF(area.left() + px(8), area.center().y() - side / 2, side, side)
            paint_check(painter, square, checked=Qt.CheckState(ticked) == Qt.CheckState.Checked)
        painter.setPen(QColor(c.text))
        painter.setFont(font("body"))
        words = area.adjusted(_left(index), 0, -px(6), 0)
        shown = QFontMetrics(font("body")).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, area, c, radius=4)
        painter.restore()


def _left(index: QModelIndex | QPersistentModelIndex) -> int:
    """Where the words begin."""
    return px(10) if index.data(Qt.ItemDataRole.CheckStateRole) is None else px(8) + px(INDICATOR) + px(8)
