"""A box for one line. It hands its text over in the same way as :class:`TextEntry`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from cpc_selfeval.ui.kit import passing_on, text_cleaning
from cpc_selfeval.ui.kit.clipboard import on_clipboard
from cpc_selfeval.ui.kit.file_drop import files_in
from cpc_selfeval.ui.kit.hand_over import HandOver, new_visit
from cpc_selfeval.ui.kit.kept_words import KeptWords
from cpc_selfeval.ui.kit.sentences import say, why_not_pasted
from cpc_selfeval.ui.kit.spelling import spelling

if TYPE_CHECKING:
    from cpc_selfeval.ui.kit.line_marks import LineMarks

_ROOM: Final = 4 * text_cleaning.MOST_CHARACTERS
"""QLineEdit cuts silently at its limit, so its limit lies far beyond ours."""
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class LineEntry(QLineEdit):
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
        self._preedit = ""
        self._marks: LineMarks | None = None
        self._fitting = ""
        self._hand_over = HandOver(self, self, single_line=True)
        self._hand_over.handed_over.connect(self.handed_over)
        self._hand_over.cleaned.connect(lambda sentence: say(self, self.cleaned, sentence))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(_ROOM)
        self.textChanged.connect(self._text_changed)

    @property
    def pending(self) -> bool:
        """Whether something was typed that has not been handed over."""
        return self._hand_over.pending

    def hand_over(self) -> None:
        """Emit ``handed_over`` now if the user changed something since the last time."""
        self._hand_over.hand_over()

    def show_text(self, text: str) -> bool:
        """Show a text from outside: no signal, the cursor kept, and never over typing that was not handed over.

        True where the box shows another text than before.
        """
        changed = self._hand_over.show_text(text)
        if changed:
            self.visit = new_visit()
        return changed

    @property
    def given(self) -> KeptWords | None:
        """What was handed over last."""
        return self._hand_over.given

    def keep_unsaved(self) -> None:
        """What was handed over was not recorded: keep it here, and hand it over again at the next occasion."""
        self._hand_over.keep_unsaved()

    def _text_changed(self, text: str) -> None:
        if len(text) > text_cleaning.MOST_CHARACTERS:
            self.put_text(self._fitting)
            say(self, self.refused, text_cleaning.too_long(len(text)))
            return
        if text != self._fitting:
            self._fitting = text
            self._hand_over.text_changed()

    def give_way(self) -> None:
        """Be for another record from now on: what was not recorded of this one is kept elsewhere."""
        self._hand_over.give_way()

    # What HandOver asks

    def entered_text(self) -> str:
        """The text as it stands."""
        return self.text()

    def put_text(self, text: str) -> None:
        """Replace the text, keeping the cursor's place as far as the new text reaches."""
        position = self.cursorPosition()
        self._fitting = text
        self.setText(text)
        self.setCursorPosition(position if self.hasFocus() else 0)

    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return bool(self._preedit)

    def end_composing(self) -> None:
        """Ask the input method to finish; where it does not answer, take what it shows as typed."""
        if self._preedit and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            QCoreApplication.sendEvent(self, event)

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave undo and the window's keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            keys = cast(QKeyEvent, event)
            if passing_on.is_for_the_window(keys):
                self._before_the_window_takes(keys)
                event.ignore()
                return False
        return super().event(event)

    def _before_the_window_takes(self, keys: QKeyEvent) -> None:
        if passing_on.is_undo_or_redo(keys):
            self.hand_over()
            self.visit = new_visit()

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over at once."""
        self.hand_over()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over when the page is turned or the window closed."""
        self.hand_over()
        super().hideEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what an input method is composing."""
        preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._preedit = preedit

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
