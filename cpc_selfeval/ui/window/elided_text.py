"""A label in one line that gives way where there is no room, and says all of it in its tip."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cpc_selfeval.ui.kit import font, px
from cpc_selfeval.ui.kit.measures import TextSize


class ElidedText(QLabel):
    """As wide as its words where that is possible; narrower it ends in "…". A screen reader reads all of it."""

    def __init__(
        self, text: str = "", *, size: TextSize = "body", bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._bold = bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setToolTip(escape(text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """All the words in one line."""
        metrics = QFontMetrics(font(self._size, bold=self._bold))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(px(24), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        shape = font(self._size, bold=self._bold)
        painter.setFont(shape)
        words = QFontMetrics(shape).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), int(flags), words)
        painter.end()
