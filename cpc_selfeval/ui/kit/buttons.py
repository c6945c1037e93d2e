"""Buttons. One primary button on a page; plain ones for the rest; links for what is light.

A "&" in a label marks its access key, as Qt has it. Text that a user typed goes through :func:`literal` first.
A label such as "+ Add evidence" has the icon of adding in place of the sign, and is named as before.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.labels import repolish
from cpc_selfeval.ui.kit.measures import ICON, ICON_GAP, ICON_SMALL, LINK_PAD, px
from cpc_selfeval.ui.kit.theme import colours

ADDING: Final = "+ "
"""How the label of a button begins that adds something."""


def literal(text: str) -> str:
    """A user's text for a button or menu, where a single "&" would be taken for an access key."""
    return text.replace("&", "&&")


class _Button(QPushButton):
    room_before = 13
    """Pixels of the design from its left edge to its icon: border and padding, as the stylesheet has them."""

    def __init__(
        self,
        text: str,
        *,
        name: str = "",
        icon: Icon | None = None,
        after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.removeprefix(ADDING), parent)
        adds = text.startswith(ADDING)
        self.sign: Icon | None = None
        self._after = after
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or (text.replace("&", "") if adds else ""))
        self.show_sign(Icon.ADD if adds else icon)

    def show_sign(self, icon: Icon | None) -> None:
        """Have this icon beside the words, or none. It says nothing of its own: words and name say all."""
        self.sign = icon
        self._place_sign()
        self.update()

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._place_sign()

    def _place_sign(self) -> None:
        """Make room for the icon before or after the words, or for it alone."""
        beside = "after" if self._after else "before"
        place = "none" if self.sign is None else beside if self.text() else "alone"
        if self.property("sign") != place:
            self.setProperty("sign", place)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                repolish(self)
                self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, in the ink of the words."""
        super().paintEvent(event)
        if self.sign is None:
            return
        side = px(self._side())
        box = QRectF(px(self.room_before), (self.height() - side + 1) // 2, side, side)
        if not self.text():
            box.moveLeft((self.width() - side) / 2)
        elif self._after:
            box.moveRight(self.width() - px(self.room_before))
        painter = QPainter(self)
        paint_icon(painter, box, self.sign, self._ink(colours()))
        painter.end()

    def _side(self) -> int:
        return ICON

    def _ink(self, c: ColourSet) -> str:
        return c.accent if self.isEnabled() else c.off

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; Qt's own answers to the space bar only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class PrimaryButton(_Button):
    """The one thing to do here. ``name`` replaces the label for a screen reader where the label alone is not enough."""

    def _ink(self, c: ColourSet) -> str:
        return c.on_accent if self.isEnabled() else c.off


class PlainButton(_Button):
    """Any other button."""

    def _ink(self, c: ColourSet) -> str:
        return c.on_accent if self.isDown() else super()._ink(c)


class LinkButton(_Button):
    """A button that reads as a link, for light acts within text: "+ Add a strength", "history".

    It begins where it lies, in one line with the words above it.
    """

    room_before = LINK_PAD

    def show_chosen(self, *, here: bool) -> None:
        """Show whether it leads to where one is: then it reads as a heading and no link."""
        if self.property("here") != here:
            self.setProperty("here", here)
            repolish(self)
            self.updateGeometry()

    def words_at(self) -> int:
        """Pixels from its left edge to its words."""
        return px(LINK_PAD) + (0 if self.sign is None else px(self._side()) + px(ICON_GAP))

    def _ink(self, c: ColourSet) -> str:
        return c.text if self.property("here") else super()._ink(c)

    def _side(self) -> int:
        return ICON_SMALL if self.property("quiet") == "true" else ICON
