"""A bar in the window that says what happened, what is safe and what to do. Never in the way, never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.buttons import LinkButton, PlainButton
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet
from cpc_selfeval.ui.kit.flow_layout import FlowLayout
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.labels import PlainText, repolish
from cpc_selfeval.ui.kit.laid_out import widgets_in
from cpc_selfeval.ui.kit.measures import ICON_LARGE, px
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.kit.theme import colours

_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse
_LOW: Final = 480
"""A window lower than this (in pixels of the design) shows what happened and what to press; the rest on asking."""
MessageKind = Literal["good", "note", "warning", "bad"]


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader speak a sentence, now if it is urgent, else when it has finished what it says."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 5 ms that no start needs

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


SIGNS: Final[dict[MessageKind, Icon]] = {
    "good": Icon.GOOD,
    "note": Icon.NOTE,
    "warning": Icon.WARNING,
    "bad": Icon.BAD,
}
"""The icon of each kind of message."""


class MessageBar(QFrame):
    """Hidden until told something. ``tell`` replaces what stood there; the user can close it.

    In a low window it has what happened and the buttons; "More…" shows all of it in a dialog.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: MessageKind = "good"
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.happened = PlainText()
        self.happened.setProperty("strong", True)
        self.safe = PlainText()
        self.to_do = PlainText()
        self._actions = FlowLayout(spacing=px(8))
        self.more = LinkButton("More…", name="All of this message")
        self.more.clicked.connect(self._show_all)
        close = LinkButton("Close", name="Close this message")
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        for label in (self.happened, self.safe, self.to_do):
            words.addWidget(label)
        words.addLayout(self._actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(40), px(8), px(8), px(8))
        row.addLayout(words, 1)
        beside = QVBoxLayout()
        beside.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        row.addLayout(beside)
        self.hide()

    def tell(
        self,
        kind: MessageKind,
        happened: str,
        safe: str = "",
        to_do: str = "",
        actions: list[tuple[str, Callable[[], None]]] | None = None,
    ) -> None:
        """Say what happened, what is safe and what to do; each action is a button that also closes the bar."""
        self._kind = kind
        self.setProperty("kind", kind)
        self._show_words(happened, safe, to_do)
        self._replace_actions(actions or [])
        repolish(self)
        self.show()
        announce(self, self.accessibleName(), urgent=kind == "bad")

    def correct(self, *, safe: str) -> None:
        """Say something else of what is safe, without calling anybody's attention to it."""
        self._show_words(self.happened.text(), safe, self.to_do.text())

    def _show_words(self, happened: str, safe: str, to_do: str) -> None:
        for label, text in ((self.happened, happened), (self.safe, safe), (self.to_do, to_do)):
            label.setText(text)
            label.setTextInteractionFlags(_SELECTABLE if text else Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName(" ".join(part for part in (happened, safe, to_do) if part))
        self._fold()

    def _fold(self) -> None:
        is_low = self.window().height() < px(_LOW)
        for label in (self.safe, self.to_do):
            label.setVisible(bool(label.text()) and not is_low)
        self.happened.setVisible(bool(self.happened.text()))
        self.more.setVisible(is_low and bool(self.safe.text() or self.to_do.text()))

    def _show_all(self) -> None:
        """Everything that the bar has to say, in a dialog: the bar itself would take the page's room."""
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("All of this message")
        dialog.setAccessibleName("All of this message")
        dialog.setAccessibleDescription(self.accessibleName())
        sheet = DialogSheet()
        for label in self.labels():
            words = PlainText(label.text())
            words.setFont(label.font())
            words.setVisible(bool(label.text()))
            sheet.column.addWidget(words)
        sheet.column.addStretch(1)
        close = PlainButton("Close")
        close.clicked.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.addWidget(sheet, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        width = on_screen(dialog, 480, 0).width()
        dialog.setMinimumWidth(width)
        dialog.resize(width, min(column.totalHeightForWidth(width), on_screen(dialog, 480, 2000).height()))
        dialog.show()
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the window has become low, and unfold where there is room."""
        super().resizeEvent(event)
        self._fold()

    def _replace_actions(self, actions: list[tuple[str, Callable[[], None]]]) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, act in actions:
            button = PlainButton(words)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._actions.addWidget(button)
            button.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark of its kind beside the words."""
        super().paintEvent(event)
        c = colours()
        ink = {"good": c.good, "note": c.accent, "warning": c.warning, "bad": c.bad}[self._kind]
        painter = QPainter(self)
        paint_icon(painter, self._place_of_sign(), SIGNS[self._kind], ink)
        painter.end()

    def _place_of_sign(self) -> QRectF:
        """Beside the first line."""
        words, side = self.happened.geometry(), px(ICON_LARGE)
        height = self.happened.heightForWidth(words.width())
        line = words.top() + (words.height() - height) / 2 + self.happened.fontMetrics().height() / 2
        return QRectF(px(12), max(px(6), line + 1 - side / 2), side, side)

    def buttons(self) -> list[PlainButton]:
        """The action buttons shown now."""
        return [widget for widget in widgets_in(self._actions) if isinstance(widget, PlainButton)]

    def labels(self) -> list[QLabel]:
        """What happened, what is safe, what to do."""
        return [self.happened, self.safe, self.to_do]
