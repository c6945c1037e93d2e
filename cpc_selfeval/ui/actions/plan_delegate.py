"""How the cells of the action plan are drawn, and the boxes in which they are changed."""

from __future__ import annotations

from typing import Any, cast

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
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.ui.actions.plan import ActionPlan
from cpc_selfeval.ui.actions.rows import ACTION, AGENCY, DUE, LEAD, MEASURE, STATUS, ActionRow
from cpc_selfeval.ui.actions.status_card import status_options
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import ChoiceBox, LineEntry, TextEntry, colours, font, hand_over_all, paint_status, px
from cpc_selfeval.ui.kit.row_table import RowDelegate, paint_lines
from cpc_selfeval.ui.kit.status_mark import status_colour
from cpc_selfeval.ui.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_HINT = QStyledItemDelegate.EndEditHint
_ENDS = {
    Qt.Key.Key_Return: _HINT.NoHint,
    Qt.Key.Key_Enter: _HINT.NoHint,
    Qt.Key.Key_Tab: _HINT.EditNextItem,
    Qt.Key.Key_Backtab: _HINT.EditPreviousItem,
}
_PAD = 8
_ABOVE = 5
_LINES = 2


class _CellLine(LineEntry):
    """A line in a cell: its text is not selected when it opens, so that the next key does not replace it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the end of the text."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)


def _paint_two(painter: QPainter, inner: QRectF, words: str, below: str, shape: QFont, ink: str) -> None:
    """One line, and a quiet one below it; without it, the words go on there."""
    small, body = QFontMetricsF(shape), QFontMetricsF(font("body"))
    paint_lines(painter, inner.translated(0, body.ascent() - small.ascent()), words, shape, ink, 1 if below else _LINES)
    quiet = font("quiet")
    dropped = body.lineSpacing() + body.ascent() - QFontMetricsF(quiet).ascent()
    paint_lines(painter, inner.translated(0, dropped), below, quiet, colours().quiet, 1)


class PlanDelegate(RowDelegate):
    """Overdue rows are tinted; the status is drawn with its shape; a moved due date with what it was first.

    ``due_asked`` carries the index of a due date that is to be changed, since moving one asks why. ``help_wanted``
    carries the key of an action that was put at risk or withdrawn in the table: both ask for words.
    """

    due_asked = Signal(QModelIndex)
    help_wanted = Signal(str)

    def __init__(self, workspace: Workspace, model: ActionPlan, table: QTableView) -> None:
        super().__init__(_LINES, table)
        self._workspace = workspace
        self._model = model
        self._table = table

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Tint, then words, then where the keyboard is."""
        row, column = self._model.row_at(index.row()), self._model.columns[index.column()]
        c = colours()
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.status is Status.OVERDUE and not selected:
            painter.fillRect(area, QColor(c.bad_soft))
        if column is STATUS or column is DUE or (column is MEASURE and row.stands):
            if selected:
                painter.fillRect(area, QColor(c.accent_soft))
            painter.save()
            painter.setClipRect(area)
            inner = area.adjusted(px(_PAD), px(_ABOVE), -px(_PAD) // 2, 0)
            if column is STATUS:
                self._paint_status(painter, inner, row)
            elif column is DUE:
                ink = c.bad if row.status is Status.OVERDUE else c.text
                _paint_two(painter, inner, row.due, row.due_once, font("body"), ink)
            else:
                _paint_two(painter, inner, row.action.measure, row.stands, font("quiet"), c.text)
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
            painter.restore()
        else:
            super().paint(painter, option, index)
        if selected and index.column() == 0:
            painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), QColor(c.accent))
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(QColor(c.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1.5, 4.5, -1.5, -5.5))

    def _paint_status(self, painter: QPainter, inner: QRectF, row: ActionRow) -> None:
        ink = status_colour(row.status.value, colours())
        side = px(12)
        high = QFontMetricsF(font("body")).height()
        paint_status(painter, QRectF(inner.left(), inner.top(), side, high), row.status.value, ink)
        inner.setLeft(inner.left() + side + px(7))
        paint_lines(painter, inner, row.status_words, font("body"), ink, _LINES)

    # Changing in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget | None:  # type: ignore[override]
        """The box for a cell, bound to its action; a due date opens its question elsewhere."""
        column, key = self._model.columns[index.column()], self._model.key_at(index)
        if key is None:
            return None
        if column is DUE:
            place = QPersistentModelIndex(index)
            QTimer.singleShot(0, self, lambda: self.due_asked.emit(self._model.index(place.row(), place.column())))
            return None
        ref = self._model.row_at(index.row()).action.ref
        if column is ACTION or column is MEASURE:
            return self._text_box(parent, key, ref, "text" if column is ACTION else "measure")
        if column is LEAD:
            line = _CellLine(f"Lead of {ref}", parent=parent)
            self._fields(line, key).text("lead", line)
            return line
        return self._choice_box(parent, key, ref, of_status=column is not AGENCY)

    def _text_box(self, parent: QWidget, key: str, ref: str, field: str) -> QWidget:
        name = f"Action {ref}" if field == "text" else f"Measure of {ref}"
        box = TextEntry(name, least_lines=_LINES, most_lines=8, parent=parent)
        self._fields(box, key).text(field, box)
        box.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow(box))
        return box

    def _choice_box(self, parent: QWidget, key: str, ref: str, *, of_status: bool) -> QWidget:
        box: ChoiceBox
        if of_status:
            box = ChoiceBox(f"Status of {ref}", status_options(self._workspace.contents), parent=parent)
            self._fields(box, key).choice("status", box)
        else:
            agency = AgencyChoice(self._workspace, parent, name=f"Lead agency of {ref}")
            self._fields(agency, key).agency("agency", agency)
            box = agency
        box.chosen.connect(lambda value: self._chosen(box, key, value))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _chosen(self, box: ChoiceBox, key: str, value: object) -> None:
        self.closeEditor.emit(box, _HINT.NoHint)
        if value in (Status.AT_RISK, Status.WITHDRAWN):
            self.help_wanted.emit(key)

    def _fields(self, box: QWidget, key: str) -> RecordFields:
        actions = self._workspace.work.actions
        fields = RecordFields(self._workspace, actions.plan, actions.revise, box)
        fields.key = key
        return fields

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what the file has, never over typing."""
        fields = editor.findChild(RecordFields)
        action = self._workspace.contents.get(Action, self._model.key_at(index))
        if isinstance(fields, RecordFields) and action is not None and fields.key == action.key:
            fields.show(action)
            if isinstance(editor, TextEntry) and not editor.isVisible():
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed: the file's change then comes back to the model."""
        hand_over_all(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Over its cell; a text box as high as its text, within the table."""
        place = cast(QRect, cast(Any, option).rect)
        if isinstance(editor, TextEntry):
            editor.setGeometry(place.left(), place.top(), max(place.width() + px(30), px(280)), place.height())
            QTimer.singleShot(0, editor, lambda: self._grow(editor))
        elif isinstance(editor, ChoiceBox):
            size = QSize(max(place.width(), editor.sizeHint().width()), editor.sizeHint().height())
            left = max(0, min(place.left(), self._table.viewport().width() - size.width()))
            editor.setGeometry(QRect(left, place.top() + px(3), size.width(), size.height()))
        else:
            editor.setGeometry(place.left(), place.top() + px(3), place.width(), px(32))

    def _grow(self, box: TextEntry) -> None:
        room = self._table.viewport().height()
        high = min(max(box.height(), box.sizeHint().height()), room)
        box.setGeometry(box.x(), max(0, min(box.y(), room - high)), box.width(), high)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends the change at once, in a text box with Shift it begins a line; Tab goes on to the next cell."""
        typed_in = isinstance(editor, TextEntry | LineEntry)
        if typed_in and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hint = _ENDS.get(Qt.Key(event.key()))
            new_line = hint is _HINT.NoHint and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if hint is not None and not new_line:
                self.closeEditor.emit(editor, hint)
                return True
        return bool(super().eventFilter(editor, event))
