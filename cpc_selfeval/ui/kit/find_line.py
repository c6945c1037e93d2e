"""The line in which somebody types what to look for, with the icon of finding before the words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cpc_selfeval.ui.kit.icons import Icon, paint_icon, picture
from cpc_selfeval.ui.kit.measures import ICON, ICON_GAP, px
from cpc_selfeval.ui.kit.theme import colours


class FindLine(QLineEdit):
    """A line edit that says by an icon what it is for. Where it has a button that empties it, that has one too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dress()

    def setClearButtonEnabled(self, enable: bool) -> None:
        """Have a button that empties the line, or none."""
        super().setClearButtonEnabled(enable)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setTextMargins(px(ICON) + px(ICON_GAP) - px(2), 0, 0, 0)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if clear is not None:
            clear.setIcon(picture(Icon.CLEAR, ratio=self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon where the words begin."""
        super().paintEvent(event)
        c, side = colours(), px(ICON)
        painter = QPainter(self)
        box = QRectF(px(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, box, Icon.FIND, c.quiet if self.isEnabled() else c.off)
        painter.end()
