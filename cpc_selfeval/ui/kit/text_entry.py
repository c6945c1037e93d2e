"""A box for a paragraph or more. It grows with its text, and hands the text over as it is typed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from cpc_selfeval.ui.kit import passing_on, text_cleaning
from cpc_selfeval.ui.kit.file_drop import files_in
from cpc_selfeval.ui.kit.hand_over import HandOver, new_visit
from cpc_selfeval.ui.kit.sentences import say, why_not_pasted
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.kit.typed_into import TypedInto

if TYPE_CHECKING:
    from cpc_selfeval.ui.kit.text_marks import TextMarks

_PARAGRAPH: Final = "\u2029"
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TextEntry(TypedInto, QPlainTextEdit):
    """Several lines of text. ``name`` is what a screen reader calls the box.

    ``handed_over`` carries the text with LF line ends, otherwise as typed. ``cleaned`` and ``refused`` carry a
    sentence for the user. ``visit`` is a token that is new each time the box gains the focus, after undo, and when
    another text was shown in it: changes of one visit may be taken as one step.
    """

    handed_over = Signal(str)
    cleaned = Signal(str)
    refused = Signal(str)

    def __init__(
        self, name: str, *, hint: str = "", least_lines: int = 2, most_lines: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit = new_visit()
        self._marks: TextMarks | None = None
        self._least_lines = least_lines
        self._most_lines = most_lines
        self._hand_over = HandOver(self, self)
        self._hand_over.handed_over.connect(self.handed_over)
        self._hand_over.cleaned.connect(lambda sentence: say(self, self.cleaned, sentence))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._hand_over.text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def text(self) -> str:
        """The text as it stands."""
        return self.entered_text()

    # What HandOver asks

    def entered_text(self) -> str:
        """The text exactly: ``toPlainText`` would turn no-break spaces into spaces."""
        return text_cleaning.with_lf(self.document().toRawText())

    def put_text(self, text: str) -> None:
        """Replace the text, keeping the cursor's and the selection's place as far as the new text reaches.

        Who stands at the end stays there: what redo brings back is typed on from.
        """
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        at_the_end = self.hasFocus() and anchor == position and cursor.atEnd()
        scrolled = self.verticalScrollBar().value()
        self.setPlainText(text)
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(last if at_the_end else min(anchor, last))
        cursor.setPosition(last if at_the_end else min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    # Size

    def sizeHint(self) -> QSize:
        """As high as the text, between the least and the most lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Never lower than the least number of lines."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _height(self) -> int:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        margins = self.contentsMargins()
        around = round(2 * self.document().documentMargin()) + margins.top() + margins.bottom()
        least, most = self._least_lines * line, self._most_lines * line
        return around + min(most, max(least, self._text_height(most)))

    def _text_height(self, enough: int) -> int:
        """The text's height in pixels, counted no further than ``enough``."""
        height = 0.0
        block = self.document().begin()
        while block.isValid() and height < enough:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo is never the box's own."""
        if passing_on.is_undo_or_redo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A new visit, unless the focus was only lent to a menu."""
        if event.reason() not in _STAYS:
            self.visit = new_visit()
        super().focusInEvent(event)
        if self._marks is None and spelling().is_on:
            from cpc_selfeval.ui.kit.text_marks import TextMarks

            self._marks = TextMarks(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu without undo."""
        menu = passing_on.without_undo(self.createStandardContextMenu(event.pos()))
        if self._marks is not None:
            by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
            cursor = self.textCursor() if by_keyboard else self.cursorForPosition(event.pos())
            self._marks.add_to(menu, cursor.position())
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def select_next_misspelt(self) -> bool:
        """Select the next misspelt word and say which it is; False where spelling is not looked at."""
        if self._marks is not None:
            self._marks.select_next()
        return self._marks is not None

    # Clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text as it is; Qt's own would lose no-break spaces.

        It is Qt's own object that is filled anew: one made here still lies on the clipboard when Python ends, and
        Qt then frees it a second time (PySide6 6.11.3, segmentation fault at exit).
        """
        copied = super().createMimeDataFromSelection()
        copied.text()  # Qt fills it when first asked, and would do so over what is set below
        copied.clear()
        copied.setText(text_cleaning.with_lf(self.textCursor().selectedText()))
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text. A file that is dragged is for what this stands in: the box would write its path."""
        return source.hasText() and not files_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as plain text, all of it or nothing."""
        cursor = self.textCursor()
        kept = self.document().characterCount() - 1 - abs(cursor.position() - cursor.anchor())
        if why_not := why_not_pasted(source, kept):
            say(self, self.refused, why_not)
            return
        pasted = source.text()
        text = text_cleaning.cleaned(pasted)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if text != text_cleaning.with_lf(pasted):
            say(self, self.cleaned, text_cleaning.CLEANED)
