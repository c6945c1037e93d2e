"""One of a few choices, as a combo box that the mouse wheel cannot change by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.check_rows import RowDelegate
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.kept_words import Held
from cpc_selfeval.ui.kit.measures import CONTROL_CORNER, CONTROL_HEIGHT, ICON, font, px
from cpc_selfeval.ui.kit.theme import colours


def paint_choice_frame(painter: QPainter, widget: QWidget, text: str, *, quiet: bool = False) -> None:
    """Draw a box with a text that is cut with an ellipsis where it must be, and a chevron."""
    c = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    enabled = widget.isEnabled()
    edge = c.accent if widget.underMouse() and enabled else c.control_line if enabled else c.idle_line
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(c.surface if enabled else c.page))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_CORNER, CONTROL_CORNER)
    ink = c.off if not enabled else c.quiet if quiet else c.text
    area = QRectF(widget.rect()).adjusted(px(10), 0, -px(28), 0)
    painter.setFont(font("body"))
    shown = QFontMetrics(font("body")).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.setPen(QColor(ink))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(area, int(flags), shown)
    side = px(ICON)
    box = QRectF(widget.width() - px(8) - side, (widget.height() - side) / 2, side, side)
    paint_icon(painter, box, Icon.OPENED, c.quiet if enabled else c.off)


class ChoiceBox(QComboBox):
    """``chosen`` carries the value of the option that the user picked. ``options`` are pairs of value and words.

    A value that is not among the options, such as None, shows ``none_words`` in quiet ink.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]] = (),
        *,
        none_words: str = "Choose…",
        most_width: int = 320,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most_width = most_width
        self._values: list[object] = []
        self._none_words = none_words
        self._shown: object = None
        self._held = Held(self)
        self.view().setAccessibleName(name)
        self.view().setItemDelegate(RowDelegate(self.view()))
        self.setAccessibleName(name)
        self.setPlaceholderText(none_words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options, and go on showing the value shown before where it is still there."""
        value = self._shown
        self.clear()
        self._values = [held for held, _ in options]
        self.addItems([words for _, words in options])
        self.show_choice(value)

    def value(self) -> object:
        """The value shown, or None."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def show_choice(self, value: object) -> None:
        """Show a value from outside without emitting."""
        self._shown = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        words = self.currentText() or self._none_words
        self.setAccessibleDescription(words)
        self.update()

    def choose(self, index: int) -> bool:
        """Choose an option as the user does; whether that told of another one."""
        if not 0 <= index < len(self._values):
            return False
        self.setCurrentIndex(index)
        return self._activated(index)

    def _activated(self, index: int) -> bool:
        value = self._values[index]
        differs = value != self._shown or bool(self._held)
        if differs:
            self._shown = value
            self.setAccessibleDescription(self.currentText())
            self._give(value)
        return differs

    def _give(self, value: object) -> None:
        """Tell of a choice. One that a fault keeps from being taken can be made again."""
        self._held.give(lambda: self.chosen.emit(value), self.currentText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a letter is for menus and buttons; Qt would choose an option that begins with it."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll, unless the box has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """As wide as the longest option, within reason."""
        metrics = QFontMetrics(font("body"))
        texts = [self.itemText(index) for index in range(self.count())] + [self._none_words]
        width = max(metrics.horizontalAdvance(text) for text in texts) + px(42)
        return QSize(min(px(self._most_width), max(px(96), width)), px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """May be narrower; the words are then cut with an ellipsis."""
        return QSize(px(88), px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        nothing = self.currentIndex() < 0
        paint_choice_frame(painter, self, self._none_words if nothing else self.currentText(), quiet=nothing)
        painter.end()
