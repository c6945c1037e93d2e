"""The boxes in which cells are changed: bound to their record, saving as they are typed in, as in an editor of one."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.forms.record_list import Column, ListedRow, RecordList
from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, LineEntry, TextEntry, colours, hand_over_all, px
from cpc_selfeval.ui.kit.kept_words import KeptWords
from cpc_selfeval.ui.kit.row_table import RowDelegate
from cpc_selfeval.ui.workspace import Workspace

Row = TypeVar("Row", bound=ListedRow)

CellIndex = QModelIndex | QPersistentModelIndex
_HINT = QStyledItemDelegate.EndEditHint
DOWN: Final = _HINT.SubmitModelCache
"""The hint of a box that was ended with Enter: the keyboard goes on in the row below."""
_ENDS: Final = {
    Qt.Key.Key_Return: DOWN,
    Qt.Key.Key_Enter: DOWN,
    Qt.Key.Key_Tab: _HINT.EditNextItem,
    Qt.Key.Key_Backtab: _HINT.EditPreviousItem,
}
_CELL: Final = "key_and_field"
LINES: Final = 2
"""Lines of text that a row has room for."""


def mark_current(painter: QPainter, table: QTableView, area: QRectF, index: CellIndex) -> None:
    """Draw where the keyboard is: the cell that F2 would change."""
    if index == table.currentIndex() and table.hasFocus():
        painter.setPen(QColor(colours().accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1.5, 4.5, -1.5, -5.5))


class _CellLine(LineEntry):
    """A line in a cell: its text is not selected when it opens, so that the next key does not replace it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the end of the text."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)


class CellDelegate(RowDelegate, Generic[Row]):
    """Makes boxes for cells. ``typed`` is the letter that a box is about to be opened by: it replaces what stood there;
    ``opened_by`` is the one that the last box was opened by.

    ``asked`` carries the index of a cell that is changed elsewhere, and what was typed on it. While ``is_asking``, it
    is about to be emitted for what was typed into a box.
    """

    asked = Signal(QModelIndex, str)

    def __init__(self, workspace: Workspace, model: RecordList[Row], table: QTableView) -> None:
        super().__init__(LINES, table)
        self._workspace = workspace
        self._model = model
        self._table = table
        self.typed = ""
        self.opened_by = ""
        self.is_asking = False
        self._ended_by = _HINT.NoHint
        self._typed_into: tuple[QWidget, str] | None = None
        self._left: list[QWidget] = []
        self._unread: dict[tuple[str, str], tuple[str, KeptWords | None]] = {}
        workspace.changed.connect(self._let_go_of_boxes)
        workspace.refused.connect(self._let_go_of_boxes)

    # What each kind of table says for itself

    def box_for(self, parent: QWidget, key: str, row: Row, column: Column[Row]) -> QWidget | None:
        """The box for a cell, made by one of the methods below; None where it is changed elsewhere."""
        raise NotImplementedError

    def fields_for(self, box: QWidget, key: str) -> RecordFields:
        """What saves a box: its parent is the box."""
        raise NotImplementedError

    def record_of(self, key: str) -> Record | None:
        """The record of a row."""
        raise NotImplementedError

    # Boxes

    def text_box(self, parent: QWidget, key: str, name: str, field: str) -> QWidget:
        """A box of several lines, which grows with its text."""
        box = TextEntry(name, least_lines=LINES, most_lines=8, parent=parent)
        self.fields_for(box, key).text(field, box)
        box.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow(box))
        return box

    def line_box(self, parent: QWidget, key: str, name: str, field: str) -> QWidget:
        """A box of one line."""
        line = _CellLine(name, parent=parent)
        self.fields_for(line, key).text(field, line)
        return line

    def day_box(self, parent: QWidget, key: str, name: str, field: str) -> QWidget:
        """A box for a day."""
        day = self.free_day_box(parent, key, name, field)
        self.fields_for(day, key).day(field, day)
        return day

    def free_day_box(self, parent: QWidget, key: str, name: str, field: str) -> DateEntry:
        """The same, not bound yet."""
        day = DateEntry(name, parent=parent)
        day.setAutoFillBackground(True)
        day.line.installEventFilter(self)
        day.setProperty(_CELL, [key, field])
        return day

    def chosen_box(self, box: ChoiceBox) -> QWidget:
        """A box of choices that is bound already: its list opens at once, and a choice ends it."""
        box.chosen.connect(lambda _value: self.closeEditor.emit(box, self._ended_by))
        box.view().installEventFilter(self)
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def ask_about(self, index: QModelIndex, typed: str) -> None:
        """Ask elsewhere about what was typed into the box of a cell, once that box is put away."""
        place = QPersistentModelIndex(index)
        self.is_asking = True

        def ask() -> None:
            self.is_asking = False
            self.asked.emit(self._model.index(place.row(), place.column()), typed)

        QTimer.singleShot(0, self, ask)

    def come_by_tab(self, box: QWidget | None) -> None:
        """Let what is typed next replace what stands in a box, as in a spreadsheet; Escape brings that back."""
        if isinstance(box, DateEntry):
            box.line.selectAll()
        elif isinstance(box, TextEntry | LineEntry):
            box.selectAll()
        else:
            return
        self._typed_into = (box, _text_of(box))

    def go_on_typing(self) -> None:
        """The box is open: the next letter stands after the first, although a view selects all that it opens."""
        self.typed = ""
        if self._typed_into is not None and isinstance(self._typed_into[0], DateEntry):
            self._typed_into[0].line.end(False)

    # What Qt asks

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: CellIndex) -> QWidget | None:  # type: ignore[override]
        """The box for a cell; a letter that it was opened by replaces what stood there."""
        column, key = self._model.columns[index.column()], self._model.key_at(index)
        typed, self.typed = self.typed, ""
        self._typed_into = None
        self.opened_by = typed
        if key is None:
            return None
        box = self.box_for(parent, key, self._model.row_at(index.row()), column)
        if box is None:
            place = QPersistentModelIndex(index)
            QTimer.singleShot(0, self, lambda: self.asked.emit(self._model.index(place.row(), place.column()), typed))
        elif isinstance(box, ChoiceBox):
            if typed:
                QTimer.singleShot(0, box, lambda: box.view().keyboardSearch(typed))
        elif typed:
            self._show(box, key)
            self._typed_into = (box, _text_of(box))
            _replace(box, typed)
        return box

    def setEditorData(self, editor: QWidget, index: CellIndex) -> None:
        """Show what the file has, never over typing."""
        key = self._model.key_at(index)
        if key is not None:
            self._show(editor, key)
            if isinstance(editor, TextEntry) and not editor.isVisible():
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def _show(self, box: QWidget, key: str) -> None:
        fields, record = box.findChild(RecordFields), self.record_of(key)
        if isinstance(fields, RecordFields) and record is not None and fields.key == record.key:
            fields.show(record)
            if isinstance(box, DateEntry) and (unread := self._unread.pop(_cell_of(box), None)):
                box.take_up(*unread)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: CellIndex) -> None:
        """Hand over what was typed: the file's change then comes back to the model."""
        hand_over_all(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """Over its cell; a text box as high as its text, within the table."""
        place = cast(QRect, cast(Any, option).rect)
        if isinstance(editor, TextEntry | LineEntry):
            width = max(place.width() + px(30), px(280))
            left = max(0, min(place.left(), self._table.viewport().width() - width))
            editor.setGeometry(left, place.top(), width, place.height())
        if isinstance(editor, TextEntry):
            QTimer.singleShot(0, editor, lambda: self._grow(editor))
        elif isinstance(editor, ChoiceBox | DateEntry):
            hint = editor.sizeHint()
            size = QSize(max(place.width(), hint.width()), hint.height())
            left = max(0, min(place.left(), self._table.viewport().width() - size.width()))
            editor.setGeometry(QRect(left, place.top() + px(3), size.width(), size.height()))

    def _grow(self, box: TextEntry) -> None:
        room = self._table.viewport().height()
        high = min(max(box.height(), box.sizeHint().height()), room)
        box.setGeometry(box.x(), max(0, min(box.y(), room - high)), box.width(), high)

    def destroyEditor(self, editor: QWidget, index: CellIndex) -> None:
        """Keep a box until what it handed over is in the file: where that is refused for good, it keeps the words.

        A day that cannot be read stands there again when its cell is next opened; until then it is kept as not saved.
        Qt asks twice where a box loses the keyboard by being put away: it must not go under those that are kept.
        """
        if editor in self._left:
            return
        if isinstance(editor, DateEntry):
            unread = editor.give_way()
            if unread[0]:
                self._unread[_cell_of(editor)] = unread
        if self._workspace.work.session.busy:
            self._left.append(editor)
        else:
            editor.deleteLater()

    def _let_go_of_boxes(self, _event: object) -> None:
        if self._left and not self._workspace.work.session.busy:
            left, self._left = self._left, []
            for box in left:
                box.deleteLater()

    # Keys in a box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the change and goes down, in a text box with Shift it begins a line; Tab goes on to the next cell.

        Escape ends it too; where the box was opened by a letter or come to by Tab, what stood there before comes back.
        """
        if isinstance(watched, QAbstractItemView):
            return self._filter_list(watched, event)
        box = _box_of(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and box is not None:
            if event.key() == Qt.Key.Key_Escape and self._took_back(box):
                self.closeEditor.emit(box, _HINT.NoHint)
                return True
            hint = _ENDS.get(Qt.Key(event.key()))
            new_line = hint is DOWN and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if hint is not None and not new_line:
                self.closeEditor.emit(box, hint)
                return True
        if isinstance(box, DateEntry):
            return self._filter_day(box, event)
        return bool(super().eventFilter(watched, event))

    def _filter_list(self, view: QAbstractItemView, event: QEvent) -> bool:
        """In an open list Tab takes what is marked and goes on to the next cell; Escape ends it."""
        box = view.window().parentWidget()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(box, ChoiceBox):
            return False
        hint = _ENDS.get(Qt.Key(event.key()), _HINT.NoHint)
        if hint not in (_HINT.EditNextItem, _HINT.EditPreviousItem) and event.key() != Qt.Key.Key_Escape:
            return False
        row = view.currentIndex().row()
        box.hidePopup()
        self._ended_by = hint
        try:
            if event.key() == Qt.Key.Key_Escape or not box.choose(row):
                self.closeEditor.emit(box, hint)
        finally:
            self._ended_by = _HINT.NoHint
        return True

    def _took_back(self, box: QWidget) -> bool:
        """Put back what stood in a box before a letter replaced it. Always True for a box of days, which has no other
        way to end."""
        if self._typed_into is not None and self._typed_into[0] is box:
            _replace(box, self._typed_into[1])
            self._typed_into = None
            return True
        return isinstance(box, DateEntry)

    def _filter_day(self, box: DateEntry, event: QEvent) -> bool:
        """A box of days is a line and a button: it is left where the keyboard is in neither."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, box, lambda: self._left_day(box))
        return False

    def _left_day(self, box: DateEntry) -> None:
        inside = QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        if popup is None and (inside is None or not box.isAncestorOf(inside)) and box.isVisible():
            self.closeEditor.emit(box, _HINT.NoHint)


def _box_of(watched: QObject) -> QWidget | None:
    """The box in which keys end the change; None for others, such as a box of choices."""
    if isinstance(watched, QLineEdit) and isinstance(watched.parent(), DateEntry):
        return cast(DateEntry, watched.parent())
    return watched if isinstance(watched, TextEntry | LineEntry | DateEntry) else None


def _cell_of(box: DateEntry) -> tuple[str, str]:
    """The key and the field that a box of days is for."""
    key, field = box.property(_CELL)
    return key, field


def _text_of(box: QWidget) -> str:
    if isinstance(box, DateEntry):
        return box.line.text()
    return box.text() if isinstance(box, TextEntry | LineEntry) else ""


def _replace(box: QWidget, text: str) -> None:
    """Put a text in place of all that stands in a box, as typing does."""
    if isinstance(box, TextEntry):
        box.selectAll()
        box.insertPlainText(text)
    elif isinstance(box, DateEntry):
        box.line.setText(text)
    elif isinstance(box, LineEntry):
        box.selectAll()
        box.insert(text)
