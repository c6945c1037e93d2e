"""A radio button drawn in the kit's look; still a QRadioButton to the keyboard and to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours
from cpc_selfeval.ui.kit.toggles import HearsToggles

INDICATOR = 16
"""The circle's and the square's side in pixels of the design."""


def paint_radio(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Draw the circle of a radio button."""
    c = colours()
    edge = c.accent if checked or hovered else c.text
    if not enabled:
        edge = c.quiet
    painter.setPen(QPen(QColor(edge), max(1.5, box.width() * 0.11)))
    painter.setBrush(QColor(edge if checked else c.surface))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.on_accent if enabled else c.surface))
        inset = box.width() * 0.33
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def paint_check(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Draw the square of a check box."""
    c = colours()
    edge = c.accent if checked or hovered else c.text
    if not enabled:
        edge = c.quiet
    painter.setPen(QPen(QColor(edge), max(1.5, box.width() * 0.1)))
    painter.setBrush(QColor(edge if checked else c.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    if checked:
        pen = QPen(QColor(c.on_accent if enabled else c.surface), max(1.8, box.width() * 0.13))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corners = ((0.26, 0.52), (0.44, 0.70), (0.76, 0.32))
        painter.drawPolyline([QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in corners])


class RadioChoice(HearsToggles, QRadioButton):
    """One of several. The label may wrap to the width that there is."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hear_toggles()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget answers a click."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Circle and label in one line."""
        metrics = QFontMetrics(font("body"))
        width = px(INDICATOR) + px(8) + metrics.horizontalAdvance(self.words) + px(4)
        return QSize(width, max(px(24), metrics.height() + px(4)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(INDICATOR)
        circle = QRectF(1, (self.height() - side) / 2, side, side)
        paint_radio(painter, circle, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse())
        _paint_label(painter, self, self.words, side + px(8))
        painter.end()


class CheckChoice(HearsToggles, QCheckBox):
    """Yes or no, drawn in the kit's look; still a QCheckBox. ``clicked`` is by the user only."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hear_toggles()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget answers a click."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Square and label in one line."""
        metrics = QFontMetrics(font("body"))
        width = px(INDICATOR) + px(8) + metrics.horizontalAdvance(self.words) + px(4)
        return QSize(width, max(px(24), metrics.height() + px(4)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw square and label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(INDICATOR)
        square = QRectF(1, (self.height() - side) / 2, side, side)
        paint_check(painter, square, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse())
        _paint_label(painter, self, self.words, side + px(8))
        painter.end()


def _paint_label(painter: QPainter, widget: QWidget, words: str, left: int) -> None:
    c = colours()
    painter.setPen(QColor(c.text if widget.isEnabled() else c.quiet))
    painter.setFont(font("body"))
    area = QRectF(left, 0, widget.width() - left, widget.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
