"""The table of the action plan: a row is chosen, a cell of it can be changed in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from cpc_selfeval.ui.actions.plan import ActionPlan
from cpc_selfeval.ui.actions.plan_delegate import PlanDelegate
from cpc_selfeval.ui.actions.rows import DUE
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.kit.row_table import RowTable
from cpc_selfeval.ui.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_NEXT = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}


class PlanTable(RowTable):
    """All four arrows move; F2 and a double click change a cell; in its box, Tab goes on to the next cell that is
    typed or chosen, Enter and Escape end it. ``removed_row`` follows Delete."""

    removed_row = Signal(QModelIndex)

    def __init__(self, workspace: Workspace, model: ActionPlan, parent: QWidget | None = None) -> None:
        super().__init__("Action plan", [column.width for column in model.columns], parent=parent)
        self._plan = model
        self.delegate = PlanDelegate(workspace, model, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.doubleClicked.disconnect(self.activated_row)
        self.doubleClicked.connect(self._double_clicked)
        self.setAccessibleDescription("F2 changes a cell, Enter opens the action, Delete removes it")

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being changed."""
        return self.state() == QAbstractItemView.State.EditingState

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from cell to cell; the first arrow without a current row goes on where it was."""
        if not self.currentIndex().isValid():
            index = super().moveCursor(QAbstractItemView.CursorAction.MoveDown, modifiers)
            return index.siblingAtColumn(1) if index.isValid() else index
        return QTableView.moveCursor(self, action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take what was typed, then go on to the next cell of the row where Tab was pressed."""
        hand_over_all(editor)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        step = _NEXT.get(hint)
        if step is None or not self.currentIndex().isValid():
            return
        index = self._next_cell(self.currentIndex(), step)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def _next_cell(self, index: QModelIndex, step: int) -> QModelIndex:
        column = index.column() + step
        while 0 <= column < len(self._plan.columns):
            other = index.siblingAtColumn(column)
            if other.flags() & Qt.ItemFlag.ItemIsEditable and self._plan.columns[column] is not DUE:
                return other
            column += step
        return QModelIndex()

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.activated_row.emit(index)
