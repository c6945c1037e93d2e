"""Where the keyboard stands in a part of a window, to be found again in one that takes its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget


class KeyboardPlace:
    """What has the keyboard in ``part``, by its kind, its name and which of those alike it is; and where in its text.

    ``sheet`` is what scrolls there: what has the keyboard stays as far below its upper edge as it was.
    """

    def __init__(self, part: QWidget, sheet: QScrollArea) -> None:
        self._kind: type[QWidget] | None = None
        self._name = ""
        self._number = 0
        self._below = 0
        self._selected: tuple[int, int] | None = None
        widget = part.window().focusWidget()
        if not part.isAncestorOf(widget):
            return
        self._kind, self._name = type(widget), widget.accessibleName()
        self._number = self._alike(part).index(widget)
        self._selected = _selected(widget)
        if sheet.isAncestorOf(widget):
            self._below = widget.mapTo(sheet, QPoint()).y()

    def give_back(self, part: QWidget) -> QWidget | None:
        """Give the keyboard to what stands in its place in ``part``, if it had it and there is such a widget."""
        alike = self._alike(part) if self._kind is not None else []
        if self._number >= len(alike):
            return None
        widget = alike[self._number]
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        _select(widget, self._selected)
        return widget

    def scroll_to(self, widget: QWidget, sheet: QScrollArea) -> None:
        """Scroll until what has the keyboard stands where it stood, and is seen."""
        if not sheet.isAncestorOf(widget):
            return
        bar = sheet.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(sheet, QPoint()).y() - self._below)
        sheet.ensureWidgetVisible(widget)

    def _alike(self, part: QWidget) -> list[QWidget]:
        every = part.findChildren(QWidget)
        return [
            each
            for each in every
            if type(each) is self._kind and each.accessibleName() == self._name and each.isVisibleTo(part)
        ]


def _selected(widget: QWidget) -> tuple[int, int] | None:
    """Where a selection began and where the cursor is; None where there is no text."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().anchor(), widget.textCursor().position()
    if isinstance(widget, QLineEdit):
        cursor = widget.cursorPosition()
        if not widget.hasSelectedText():
            return cursor, cursor
        begin, end = widget.selectionStart(), widget.selectionEnd()
        return (end if cursor == begin else begin), cursor
    return None


def _select(widget: QWidget, selected: tuple[int, int] | None) -> None:
    if selected is None:
        return
    anchor, cursor = selected
    if isinstance(widget, QPlainTextEdit):
        most = len(widget.toPlainText())
        moved = widget.textCursor()
        moved.setPosition(min(anchor, most))
        moved.setPosition(min(cursor, most), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(moved)
    elif isinstance(widget, QLineEdit):
        widget.setSelection(anchor, cursor - anchor)
        if anchor == cursor:
            widget.setCursorPosition(cursor)
