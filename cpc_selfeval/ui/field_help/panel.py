"""What a field is, why it is asked and where that comes from: a panel beside the box, which keeps the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.domain.field_help import FieldHelp
from cpc_selfeval.ui.field_help.following import Following
from cpc_selfeval.ui.kit import Heading, LinkButton, PlainText, QuietText, announce, px
from cpc_selfeval.ui.kit.date_entry import IconButton
from cpc_selfeval.ui.kit.icons import Icon

WIDTH: Final = 440
"""Pixels of the design; wider only where it must be lower."""
LEAST: Final = 110
"""The height below which it is not pressed: it lies over the box's end then, never over the line that is typed in."""
MARGIN: Final = 8
_EDGE: Final = 2
"""Pixels of its border."""


class FieldHelpPanel(QFrame):
    """Shown over the window, takes no focus, and stays beside its box until it is closed."""

    def __init__(self, box: QWidget, name: str, said: FieldHelp) -> None:
        super().__init__(box.window())
        self.box = box
        self.said = said
        self.setObjectName("field_help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"Help about {name}")
        self.guide = LinkButton("Open the guide (F1)", name=f"Open the guide about {name}")
        self.close_button = IconButton("Close this help", Icon.CLEAR)
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setFixedSize(px(26), px(26))
        for button in (self.guide, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self._scroll = QScrollArea()
        self._lay_out(name)
        self._following = Following(box, box.window(), self)
        self._following.moved.connect(self.follow)
        self.follow()
        announce(box, said.spoken)

    def _lay_out(self, name: str) -> None:
        words = QVBoxLayout(self._sheet)
        words.setContentsMargins(0, 0, px(4), 0)
        words.setSpacing(px(4))
        for text in (PlainText(self.said.what), PlainText(self.said.why), QuietText(self.said.rule)):
            words.addWidget(text)
        words.addWidget(self.guide, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        self._heading = Heading(name, 3)
        top.addWidget(self._heading, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(8), px(8), px(8))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self._scroll, 1)

    @property
    def is_open(self) -> bool:
        """Whether it is shown for a box that is seen."""
        return self._following.place() is not None and self.isVisible()

    def leave(self) -> None:
        """Go, once Qt is through with what it is doing: without its parent it would be Python's, and end at once."""
        self._following.leave()
        self.hide()
        self.deleteLater()

    def read_on(self) -> bool:
        """Scroll on where not all of it is seen; False at its end."""
        bar = self._scroll.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + bar.pageStep())
        return True

    def follow(self) -> None:
        """Lie below or above the box, where there is more room."""
        box = self._following.place()
        if box is None:
            self.hide()
            return
        self.setGeometry(self._place(self.window_rect(), box))
        self.show()
        self.raise_()

    def window_rect(self) -> QRect:
        """The room in the window, less its margin."""
        window = self.parentWidget()
        room = window.rect() if window is not None else QRect()
        return room.adjusted(px(MARGIN), px(MARGIN), -px(MARGIN), -px(MARGIN))

    def _place(self, room: QRect, box: QRect) -> QRect:
        width = min(px(WIDTH), room.width())
        above, below = self._rooms(room, box)
        if self._height(width) > max(above, below):
            width = room.width()
        if max(above, below) < px(LEAST):
            box = self._line_of(box)
            above, below = self._rooms(room, box)
        need = self._height(width)
        is_below = need <= below or below >= above
        height = min(need, max(below if is_below else above, px(LEAST)))
        top = box.bottom() + px(MARGIN) if is_below else box.top() - px(MARGIN) - height
        left = max(room.left(), min(box.left(), room.right() - width))
        return QRect(QPoint(left, max(room.top(), min(top, room.bottom() - height))), QSize(width, height))

    def _rooms(self, room: QRect, box: QRect) -> tuple[int, int]:
        return box.top() - px(MARGIN) - room.top(), room.bottom() - box.bottom() - px(MARGIN)

    def _line_of(self, box: QRect) -> QRect:
        """Of a box that fills the window, the line that is typed in."""
        if not isinstance(self.box, QPlainTextEdit):
            return box
        line = self.box.cursorRect()
        return QRect(box.topLeft() + QPoint(0, line.top()), QSize(box.width(), line.height()))

    def _height(self, width: int) -> int:
        layout = self.layout()
        inner = self._sheet.layout()
        if layout is None or inner is None:
            return px(LEAST)
        around = layout.contentsMargins()
        words = inner.heightForWidth(width - around.left() - around.right() - 2 * _EDGE)
        top = max(self.close_button.height(), self._heading.heightForWidth(width // 2))
        return words + around.top() + around.bottom() + px(8) + top + 2 * _EDGE
