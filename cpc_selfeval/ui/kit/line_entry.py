"""A box for one line. It hands its text over in the same way as :class:`TextEntry`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from cpc_selfeval.ui.kit import passing_on, text_cleaning
from cpc_selfeval.ui.kit.clipboard import on_clipboard
from cpc_selfeval.ui.kit.file_drop import files_in
from cpc_selfeval.ui.kit.hand_over import HandOver, new_visit
from cpc_selfeval.ui.kit.sentences import say, why_not_pasted
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.kit.typed_into import TypedInto

if TYPE_CHECKING:
    from cpc_selfeval.ui.kit.line_marks import LineMarks

_ROOM: Final = 4 * text_cleaning.MOST_CHARACTERS
"""QLineEdit cuts silently at its limit, so its limit lies far beyond ours."""
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class LineEntry(TypedInto, QLineEdit):
    """One line of text, with the signals, ``visit`` and verbs of :class:`TextEntry`. Line ends become spaces.

    ``spelt`` is False for what is no words of a language, such as the path of a folder.
    """

    handed_over = Signal(str)
    cleaned = Signal(str)
    refused = Signal(str)

    def __init__(self, name: str, *, hint: str = "", spelt: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spelt = spelt
        self.visit = new_visit()
        self._marks: LineMarks | None = None
        self._fitting = ""
        self._hand_over = HandOver(self, self, single_line=True)
        self._hand_over.handed_over.connect(self.handed_over)
        self._hand_over.cleaned.connect(lambda sentence: say(self, self.cleaned, sentence))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(_ROOM)
        self.textChanged.connect(self._text_changed)

    def _text_changed(self, text: str) -> None:
        if len(text) > text_cleaning.MOST_CHARACTERS:
            self.put_text(self._fitting)
            say(self, self.refused, text_cleaning.too_long(len(text)))
            return
        if text != self._fitting:
            self._fitting = text
            self._hand_over.text_changed()

    # What HandOver asks

    def entered_text(self) -> str:
        """The text as it stands."""
        return self.text()

    def put_text(self, text: str) -> None:
        """Replace the text, keeping the cursor's place as far as the new text reaches; at the end it stays there."""
        position = self.cursorPosition()
        if position == len(self.text()):
            position = len(text)
        self._fitting = text
        self.setText(text)
        self.setCursorPosition(position if self.hasFocus() else 0)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo is never the box's own; Enter hands over."""
        if passing_on.is_undo_or_redo(event):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self._refuses(on_clipboard()):
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hand_over()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is for what this stands in: the box would write its path."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take text only, and not more than the box can hold."""
        if not self._refuses(event.mimeData()):
            super().dropEvent(event)

    def _refuses(self, source: QMimeData) -> bool:
        """Whether this is too much to be pasted, or no text; Qt would lay all of it out in one line first."""
        kept = len(self.text()) - len(self.selectedText())
        if why_not := why_not_pasted(source, kept):
            say(self, self.refused, why_not)
        return bool(why_not)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A new visit, unless the focus was only lent to a menu."""
        if event.reason() not in _STAYS:
            self.visit = new_visit()
        super().focusInEvent(event)
        if self._spelt and self._marks is None and spelling().is_on:
            from cpc_selfeval.ui.kit.line_marks import LineMarks

            self._marks = LineMarks(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark misspelt words."""
        super().paintEvent(event)
        if self._marks is not None:
            self._marks.paint()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu without undo."""
        menu = passing_on.without_undo(self.createStandardContextMenu())
        if self._marks is not None:
            by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
            self._marks.add_to(menu, self.cursorPosition() if by_keyboard else self.cursorPositionAt(event.pos()))
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def select_next_misspelt(self) -> bool:
        """Select the next misspelt word and say which it is; False where spelling is not looked at."""
        if self._marks is not None:
            self._marks.select_next()
        return self._marks is not None
