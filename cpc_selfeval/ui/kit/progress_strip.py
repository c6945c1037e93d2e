"""How far the self-evaluation is: a bar in three parts, and the same in words above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.labels import QuietText
from cpc_selfeval.ui.kit.measures import px
from cpc_selfeval.ui.kit.theme import colours


class ProgressStrip(QWidget):
    """Agreed filled, proposed hatched, to do empty. The words are "10 of 22 agreed · 5 proposed · 7 to do"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QuietText()
        self._bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.words)
        column.addWidget(self._bar)
        self.show_progress(0, 0, 0)

    def show_progress(self, agreed: int, proposed: int, to_do: int, words: str = "") -> None:
        """Show counts of indicators, and other words where the usual ones do not fit."""
        total = agreed + proposed + to_do
        said = words or f"{agreed} of {total} agreed · {proposed} proposed · {to_do} to do"
        self.words.setText(said)
        self.setAccessibleName(said)
        self._bar.show_parts(agreed, proposed, total)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._parts = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, agreed: int, proposed: int, total: int) -> None:
        self._parts = (agreed / total, proposed / total) if total else (0.0, 0.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(shape, QColor(c.surface))
        painter.setClipPath(shape)
        agreed, proposed = (part * box.width() for part in self._parts)
        painter.fillRect(QRectF(box.left(), box.top(), agreed, box.height()), QColor(c.level_ink))
        part = QRectF(box.left() + agreed, box.top(), proposed, box.height())
        painter.fillRect(part, QColor(c.surface))
        painter.setPen(QPen(QColor(c.level_ink), max(1.3, px(1.3))))
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        x = part.left() - box.height()
        while x < part.right():
            painter.drawLine(int(x), int(box.top()), int(x + box.height()), int(box.bottom()) + 1)
            x += px(4)
        painter.setClipPath(shape)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(c.text), 1))
        painter.drawPath(shape)
        painter.end()
