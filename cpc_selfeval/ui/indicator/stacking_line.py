"""A line whose right part goes below the left one where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cpc_selfeval.ui.kit import px
from cpc_selfeval.ui.kit.as_room_is import beside_or_below


class StackingLine(QWidget):
    """``left`` takes the room, ``right`` its own width; below ``narrow`` pixels ``right`` stands below ``left``."""

    def __init__(self, left: QWidget, right: QWidget, *, narrow: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._right = right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(6))
        self._row.addWidget(left, 1)
        self._row.addWidget(right)
        self._row.setAlignment(right, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below, as the room is."""
        stacked = event.size().width() < px(self._narrow)
        if beside_or_below(self._row, narrow=stacked):
            self._row.setAlignment(self._right, Qt.AlignmentFlag(0) if stacked else Qt.AlignmentFlag.AlignTop)
        super().resizeEvent(event)
