"""A radio button drawn in the kit's look; still a QRadioButton to the keyboard and to screen readers."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours
from cpc_selfeval.ui.kit.toggles import HearsToggles
from cpc_selfeval.ui.kit.wrapped_text import height_of, paint_text

INDICATOR = 16
"""The circle's and the square's side in pixels of the design."""
LEAST = 200
"""Pixels of the design to which a longer label may be pressed: it goes on in the next line then."""


def paint_radio(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Draw the circle of a radio button."""
    c = colours()
    edge = c.accent if checked or hovered else c.text
    if not enabled:
        edge = c.off
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
        edge = c.off
    painter.setPen(QPen(QColor(edge), max(1.5, box.width() * 0.1)))
    painter.setBrush(QColor(edge if checked else c.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    if checked:
        within = box.adjusted(px(1.5), px(1.5), -px(1.5), -px(1.5))
        paint_icon(painter, within, Icon.TICK, c.on_accent if enabled else c.surface, line=2.0)


class _Labelled(HearsToggles):
    """A sign and a label, which may wrap to the width that there is. ``words`` is the label."""

    def take_words(self, words: str) -> None:
        """Have this label: Qt's own text would be drawn by Qt, in one line."""
        self.words = words
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_wrapping())
        self.hear_toggles()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget answers a click."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Sign and label in one line."""
        return _in_one_line(self.words)

    def minimumSizeHint(self) -> QSize:
        """The same, or as narrow as it still reads."""
        return self.sizeHint().boundedTo(QSize(px(LEAST), px(1000)))

    def hasHeightForWidth(self) -> bool:
        """A long label wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the label in this width."""
        return _height(self.words, width)


class RadioChoice(_Labelled, QRadioButton):
    """One of several. The label may wrap to the width that there is."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_words(text)

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
        circle = QRectF(1, _top(self, self.words) + (_line_height() - side) / 2, side, side)
        paint_radio(painter, circle, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse())
        _paint_label(painter, self, self.words)
        painter.end()


class CheckChoice(_Labelled, QCheckBox):
    """Yes or no, drawn in the kit's look; still a QCheckBox. ``clicked`` is by the user only."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_words(text)

    def words_at(self) -> int:
        """Pixels from its left edge to its label."""
        return _left()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw square and label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(INDICATOR)
        square = QRectF(1, _top(self, self.words) + (_line_height() - side) / 2, side, side)
        paint_check(painter, square, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse())
        _paint_label(painter, self, self.words)
        painter.end()


def _wrapping() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _left() -> int:
    return px(INDICATOR) + px(8)


def _line_height() -> int:
    return max(px(24), QFontMetrics(font("body")).height() + px(4))


def _in_one_line(words: str) -> QSize:
    return QSize(_left() + QFontMetrics(font("body")).horizontalAdvance(words) + px(4), _line_height())


def _height(words: str, width: int) -> int:
    if width >= _in_one_line(words).width():
        return _line_height()
    return math.ceil(height_of(words, font("body"), width - _left())) + px(4)


def _top(widget: QWidget, words: str) -> float:
    """Where its first line begins: in the middle, where it is given more height than it needs."""
    return max(0.0, (widget.height() - _height(words, widget.width())) / 2)


def _paint_label(painter: QPainter, widget: QWidget, words: str) -> None:
    c, shape = colours(), font("body")
    painter.setFont(shape)
    above = (_line_height() - QFontMetrics(shape).height()) / 2
    area = QRectF(_left(), _top(widget, words) + above, max(1, widget.width() - _left()), widget.height())
    paint_text(painter, area, words, shape, c.text if widget.isEnabled() else c.off)
