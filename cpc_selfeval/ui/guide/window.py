"""The window of the guide: contents and search at the left, the text at the right, back and forward above."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFontDatabase, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from cpc_selfeval import shipped
from cpc_selfeval.ui.guide.contents import Contents
from cpc_selfeval.ui.guide.pages import GUIDE, guide
from cpc_selfeval.ui.guide.reader import GuideReader
from cpc_selfeval.ui.kit import Card, Heading, Icon, PlainButton, announce, px, theme
from cpc_selfeval.ui.kit.screen_room import on_screen

TITLE: Final = "User guide"
NARROW: Final = 700
"""Where the window is narrower than this, the contents take the place of the text and do not stand beside it."""


class GuideWindow(QWidget):
    """Not modal: one reads here while one works there. Closing gives the keyboard back to the window that asked."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(on_screen(self, 320, 240))
        self._asked_by: QWidget | None = None
        self._asks_for_contents = False
        self.reader = GuideReader()
        self.contents = Contents()
        self.heading = Heading(TITLE, 2)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.addWidget(self.contents)
        self._parts.addWidget(self.reader)
        self._parts.setStretchFactor(1, 1)
        self._parts.setChildrenCollapsible(False)
        self._parts.setSizes([px(270), px(630)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._parts, 1)
        self._connect()
        self.resize(on_screen(self, 900, 680))

    def _bar(self) -> QWidget:
        self.list_button = PlainButton("&Contents")
        self.list_button.setCheckable(True)
        self.back_button = PlainButton("", name="Back", icon=Icon.BEFORE)
        self.forward_button = PlainButton("", name="Forward", icon=Icon.AFTER)
        for button, tip in ((self.back_button, "Back (Alt+Left)"), (self.forward_button, "Forward (Alt+Right)")):
            button.setToolTip(tip)
            button.setEnabled(False)
        self.close_button = PlainButton("C&lose")
        bar = Card()
        bar.setProperty("plain", "true")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.list_button, self.back_button, self.forward_button):
            row.addWidget(button)
        row.addSpacing(px(8))
        row.addWidget(self.heading, 1)
        row.addStretch(0)
        row.addWidget(self.close_button)
        bar.body.addLayout(row)
        bar.body.setContentsMargins(px(12), px(8), px(12), px(8))
        return bar

    def _connect(self) -> None:
        self.list_button.clicked.connect(self._swap)
        self.back_button.clicked.connect(self.reader.backward)
        self.forward_button.clicked.connect(self.reader.forward)
        self.close_button.clicked.connect(self.close)
        self.reader.backwardAvailable.connect(self.back_button.setEnabled)
        self.reader.forwardAvailable.connect(self.forward_button.setEnabled)
        self.reader.place_shown.connect(self._arrived)
        self.contents.tree.chosen.connect(self._go)
        self.contents.words_changed.connect(self.reader.mark)
        for keys, act in (
            ("Ctrl+F", self.find_words),
            ("Alt+Left", self.reader.backward),
            ("Alt+Right", self.reader.forward),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._other_part)
        theme().changed.connect(self._fold)

    def show_anchor(self, anchor: str, asked_by: QWidget | None) -> None:
        """Come forward at a heading of the guide; at its beginning where there is none of that name."""
        self._asked_by = asked_by.window() if asked_by is not None else None
        place = guide().place(anchor) or guide().place("", GUIDE)
        if place is not None:
            self.reader.show_place(*place)
        self._asks_for_contents = False
        self._fold()
        self._come_forward()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_words(self) -> None:
        """Put the keyboard into the box that finds words."""
        self._asks_for_contents = True
        self._fold()
        self.contents.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.box.selectAll()

    def _come_forward(self) -> None:
        modal = QApplication.activeModalWidget()
        blocks_all = modal is not None and modal.windowModality() == Qt.WindowModality.ApplicationModal
        holder = modal if blocks_all and modal is not self else None
        if self.parentWidget() is not holder:
            self.setParent(holder, Qt.WindowType.Window)
            if isinstance(holder, QDialog):
                holder.finished.connect(self._stand_alone)
        self.show()
        self.raise_()
        self.activateWindow()

    def _stand_alone(self) -> None:
        """Outlive a dialog that nothing but its own windows could be used beside."""
        was_open = self.isVisible()
        self.setParent(None, Qt.WindowType.Window)
        self.setVisible(was_open)

    # Contents and text

    def _go(self, chapter: str, anchor: str) -> None:
        found = guide().chapter(chapter)
        if found is None:
            return
        self.reader.show_place(found, anchor)
        if self.contents.words:
            self.reader.to_first(self.contents.words)
        if self._is_narrow():
            self._to_text()

    def _arrived(self, chapter: str, anchor: str) -> None:
        found = guide().chapter(chapter)
        if found is None:
            return
        self.heading.setText(found.title)
        title = next((section.title for section in found.sections if section.anchor == anchor), found.title)
        self.setWindowTitle(title if title == TITLE else f"{title} – {TITLE}")
        self.contents.tree.show_current(chapter, anchor)
        announce(self.reader, title)

    def _is_narrow(self) -> bool:
        return self.width() < px(NARROW)

    def _fold(self) -> None:
        narrow = self._is_narrow()
        self.list_button.setVisible(narrow)
        self.heading.setVisible(not narrow)
        self.contents.setVisible(not narrow or self._asks_for_contents)
        self.reader.setVisible(not narrow or not self._asks_for_contents)
        self.list_button.setChecked(self._asks_for_contents)

    def _swap(self) -> None:
        self._asks_for_contents = not self._asks_for_contents
        self._fold()
        (self.contents.tree if self._asks_for_contents else self.reader).setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_part(self) -> None:
        in_text = self.reader.hasFocus()
        self._asks_for_contents = in_text
        self._fold()
        (self.contents.tree if in_text else self.reader).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow."""
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box that finds, then goes from the contents to the text, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.contents.box.hasFocus() and self.contents.box.text():
            self.contents.box.clear()
        elif self.contents.isAncestorOf(QApplication.focusWidget() or self):
            self._to_text()
        else:
            self.close()

    def _to_text(self) -> None:
        self._asks_for_contents = False
        self._fold()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the window that asked."""
        super().closeEvent(event)
        asked_by, self._asked_by = self._asked_by, None
        if asked_by is not None and isValid(asked_by) and asked_by.isVisible():
            asked_by.activateWindow()


class _Shown:
    """The one window of the guide in this process, made when it is first asked for."""

    window: GuideWindow | None = None


def the_window() -> GuideWindow:
    """The guide's window, made where there is none (any more)."""
    if _Shown.window is None or not isValid(_Shown.window):
        _load_slanted()
        _Shown.window = GuideWindow()
    return _Shown.window


def show_guide(anchor: str, near: QWidget | None) -> None:
    """Show the guide at a heading, beside the window that asks."""
    window = the_window()
    was_open = window.isVisible()
    window.show_anchor(anchor, near)
    if near is not None and not was_open:
        room = near.screen().availableGeometry()
        window.move(max(room.left(), room.right() - window.frameGeometry().width()), max(room.top(), window.y()))


def _load_slanted() -> None:
    """Names of buttons and pages are slanted here; the window itself needs no slanted letters."""
    for path in sorted((shipped.folder("resources") / "fonts").glob("*Italic*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
