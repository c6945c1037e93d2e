"""A pill with a status shape before its words: a count that stands out without colour too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import Pill, colours, paint_status, px, status_colour
from cpc_selfeval.ui.kit.labels import Tone

_ROOM = "\u2003\u2009"
"""Spaces as wide as the shape, before the words."""


class StatusPill(Pill):
    """Shows how many show a status, and nothing where none does."""

    def __init__(self, status: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__("", tone, parent=parent)
        self._status = status
        self._kept_tone: Tone = tone

    def show_count(self, count: int, word: str) -> None:
        """Show "3 overdue", or hide."""
        said = f"{count:,} {word.lower()}"
        self.show_words(f"{_ROOM}{said}", self._kept_tone)
        self.setAccessibleName(said)
        self.setVisible(count > 0)

    def sizeHint(self) -> QSize:
        """Room for the shape too."""
        return super().sizeHint() + QSize(px(2), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, then the shape."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(px(9), 0, px(10), self.height())
        paint_status(painter, place, self._status, status_colour(self._status, colours()))
        painter.end()
