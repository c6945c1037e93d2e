"""A dialog that only tells something, and dialogs' common frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import Heading, PlainButton, PlainText, px
from cpc_selfeval.ui.kit.begun_words import Box, bring_begun, forget_begun, keep_begun, text_of
from cpc_selfeval.ui.kit.dialog_sheet import AROUND, DialogSheet
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.kit.screen_room import FRAME, on_screen


class FramedDialog(ReadsInOrder, QDialog):
    """A dialog with a heading, a column for its content and a row of buttons. Deleted when it is closed.

    ``open()`` it where it must be answered first, ``show()`` it where one may go on beside it: then closing it gives
    the keyboard back to the window that it belongs to.
    """

    def __init__(self, parent: QWidget | None, title: str, heading: str, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(on_screen(self, width, 0).width())
        self.heading = Heading(heading, 2)
        self._sheet = DialogSheet()
        self.column = self._sheet.column
        self.column.setSpacing(px(8))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(px(24) - AROUND, px(20), px(24) - AROUND, px(20))
        frame.setSpacing(px(8) - AROUND)
        self.heading.setIndent(AROUND)
        self.buttons.setContentsMargins(AROUND, 0, AROUND, 0)
        frame.addWidget(self.heading)
        frame.addWidget(self._sheet, 1)
        frame.addSpacing(px(12))
        frame.addLayout(self.buttons)
        self._kept_boxes: list[tuple[Box, str, str]] = []

    def keep_begun(self, place: str, *boxes: Box) -> None:
        """Keep what is typed in these boxes when the dialog is closed without having done what it is for.

        ``place`` tells apart boxes of the same name, as one agency's from another's. What is offered in them now is
        nobody's typing, and is not kept.
        """
        self._kept_boxes += [(box, place, text_of(box)) for box in boxes]
        for box in boxes:
            bring_begun(box, place)

    def recorded(self, recorded: Box) -> None:
        """What stands in this box is recorded, and is from now on what is offered in it."""
        boxes = self._kept_boxes
        self._kept_boxes = [(box, at, text_of(box) if box is recorded else offered) for box, at, offered in boxes]

    def hold_begun(self) -> None:
        """Keep what is begun here, although it stays open."""
        for box, place, offered in self._kept_boxes:
            (forget_begun if text_of(box) == offered else keep_begun)(box, place)

    def done(self, result: int) -> None:
        """Close; what was begun is kept where it was not recorded, and the keyboard goes back to where it was."""
        if result == QDialog.DialogCode.Accepted:
            for box, place, _offered in self._kept_boxes:
                forget_begun(box, place)
        else:
            self.hold_begun()
        below = self.parentWidget()
        goes_back = self.isActiveWindow() and not self.isModal()
        super().done(result)
        if goes_back and below is not None and below.window().isVisible():
            below.window().activateWindow()

    def fit(self) -> None:
        """Be as high as the words need in this width, so that none is cut and no room is left over."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        self._sheet.updateGeometry()
        layout.activate()
        room = self.screen().availableGeometry()
        self.resize(self.width(), min(layout.totalHeightForWidth(self.width()), room.height() - FRAME.height()))
        layout.activate()
        self._sheet.put_bar_away()
        if self.isVisible() and self.frameGeometry().bottom() > room.bottom():
            self.move(self.x(), max(room.top(), self.y() - (self.frameGeometry().bottom() - room.bottom())))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before it is seen, unless its size was chosen."""
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit()

    def add_close(self, words: str = "Close") -> PlainButton:
        """Add the button that closes the dialog."""
        close = PlainButton(words)
        close.clicked.connect(self.reject)
        self.buttons.addWidget(close)
        return close


class NoteDialog(FramedDialog):
    """A heading, paragraphs that can be copied, and "Close"."""

    def __init__(self, parent: QWidget | None, title: str, heading: str, paragraphs: tuple[str, ...]) -> None:
        super().__init__(parent, title, heading)
        for paragraph in paragraphs:
            text = PlainText(paragraph)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(text)
        self.setAccessibleDescription(" ".join((heading, *paragraphs)))
        self.add_close().setFocus(Qt.FocusReason.OtherFocusReason)
