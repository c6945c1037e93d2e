"""A table of records, worked on as in a spreadsheet, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QTableView, QWidget

from cpc_selfeval.ui.forms.record_list import RecordList
from cpc_selfeval.ui.kit import DateEntry, announce, hand_over_all
from cpc_selfeval.ui.kit.row_table import RowTable
from cpc_selfeval.ui.tables.arrangement import Arrangement
from cpc_selfeval.ui.tables.cell_delegate import DOWN, CellDelegate
from cpc_selfeval.ui.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_NEXT: Final = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}
_FLAG = QItemSelectionModel.SelectionFlag
_KEYS: Final = (
    "F2 or typing changes a cell, Enter opens the row, Shift and arrows or Control A select several, Delete removes, "
    "Control C copies, Control V pastes rows, the menu key shows what else can be done"
)


class RecordTable(RowTable):
    """All four arrows move; F2, a letter and a double click change a cell; in its box, Tab goes on to the next cell
    that is typed or chosen, where the next letter replaces what stands there, Enter to the row below, Escape ends it.

    ``removed_rows`` follows Delete, ``copied`` and ``pasted`` their keys; ``counted_selected`` carries how many rows
    are selected whenever that changes; ``arranged`` follows another order or width of columns by the user;
    ``typed_in_vain`` carries the heading of a column whose cells cannot be changed, and on one of which somebody typed.
    """

    removed_rows = Signal()
    copied = Signal()
    pasted = Signal()
    counted_selected = Signal(int)
    arranged = Signal()
    typed_in_vain = Signal(str)

    def __init__(self, name: str, workspace: Workspace, model: RecordList[Any], parent: QWidget | None = None) -> None:
        super().__init__(name, [column.width for column in model.columns], parent=parent)
        self._model = model
        self._asked_elsewhere: frozenset[object] = frozenset()
        self._kept: tuple[tuple[str, ...], str | None, int] = ((), None, 0)
        self._told = 1
        self._arranging = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        model.locked = lambda: workspace.read_only
        model.modelAboutToBeReset.connect(self._keep_selection)
        self.setModel(model)
        model.modelReset.connect(self._bring_selection_back)
        self.selectionModel().selectionChanged.connect(self._ask_count)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.doubleClicked.disconnect(self.activated_row)
        self.doubleClicked.connect(self._double_clicked)
        self.setAccessibleDescription(_KEYS)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))  # or it asks the model for each selected cell
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionMoved.connect(lambda *_places: self._tell_arranged())
        self.show_arrangement(None)

    def use_cells(self, delegate: CellDelegate[Any], elsewhere: frozenset[object]) -> None:
        """Let cells be drawn and changed by this delegate; ``elsewhere`` are the columns changed in another window."""
        self._cells = delegate
        self._asked_elsewhere = elsewhere
        self.setItemDelegate(delegate)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being changed."""
        return self.state() == QAbstractItemView.State.EditingState

    # Selection

    def selected_rows(self) -> list[int]:
        """The places of the selected rows, from above."""
        # Of the ranges of a selection, PySide hands out what is freed already, and then falls
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def selected_keys(self) -> tuple[str, ...]:
        """The keys of the selected rows, from above."""
        return tuple(self._model.row_at(row).key for row in self.selected_rows())

    def select_only_current(self) -> None:
        """Select the row of the keyboard and no other."""
        flags = _FLAG.ClearAndSelect | _FLAG.Rows
        self.selectionModel().select(self.currentIndex(), flags)

    def _ask_count(self) -> None:
        """Count what is selected once all of it is. Never told of the ranges: PySide frees them under our feet."""
        self._counting.start()

    def _count(self) -> None:
        count = len(self.selected_rows())
        if count != self._told:
            if count > 1 or self._told > 1:
                announce(self, f"{count:,} selected")
            self._told = count
            self.counted_selected.emit(count)

    def _keep_selection(self) -> None:
        """All rows are about to be arranged anew: what is selected goes with its record."""
        current = self.currentIndex()
        key = self._model.key_at(current) if current.isValid() else None
        several = self.selected_keys()
        self._kept = (several if len(several) > 1 else (), key, current.column())

    def _bring_selection_back(self) -> None:
        keys, current, column = self._kept
        place = self._model.place_of(current)
        selection = self.selectionModel()
        if place is not None:
            flags = _FLAG.NoUpdate if keys else _FLAG.ClearAndSelect | _FLAG.Rows
            selection.setCurrentIndex(self._model.index(place, column), flags)
        if keys:
            selection.select(self._ranges(keys), _FLAG.ClearAndSelect)

    def _ranges(self, keys: tuple[str, ...]) -> QItemSelection:
        places = sorted(place for key in keys if (place := self._model.place_of(key)) is not None)
        chosen = QItemSelection()
        last = self._model.columnCount() - 1
        first = 0
        for at, place in enumerate(places):
            if at + 1 == len(places) or places[at + 1] != place + 1:
                chosen.select(self._model.index(places[first], 0), self._model.index(place, last))
                first = at + 1
        return chosen

    # Keys

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from cell to cell; the first arrow without a current row goes on where it was."""
        if not self.currentIndex().isValid():
            index = super().moveCursor(QAbstractItemView.CursorAction.MoveDown, modifiers)
            return index.siblingAtColumn(1) if index.isValid() else index
        return QTableView.moveCursor(self, action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Ctrl+C copies, Ctrl+V pastes, Escape leaves one row selected, a letter opens its cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.removed_rows.emit()
        elif event.key() == Qt.Key.Key_Escape and self._told > 1:
            self.select_only_current()
        elif _is_letter(event) and not self.is_editing and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self._cells.typed = event.text()
            QAbstractItemView.edit(self, self.currentIndex())
            self._cells.go_on_typing()
        else:
            if _is_letter(event) and self.currentIndex().isValid() and not self._model.locked():
                self.typed_in_vain.emit(self._model.columns[self.currentIndex().column()].heading)
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take what was typed, then go on to the next cell of the row after Tab, to the row below after Enter.

        A day that cannot be read keeps its box open: what was typed is not saved, and says so.
        """
        hand_over_all(editor)
        if not self.is_editing:
            return  # it is closed already: a box of days is left once more when its keyboard goes
        if isinstance(editor, DateEntry) and editor.fault.text():
            editor.line.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.resize(editor.width(), editor.sizeHint().height())
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and editor.isAncestorOf(focused)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if inside:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt sees to it only where the box itself has the keyboard
        current = self.currentIndex()
        if not current.isValid() or self._cells.is_asking:
            return
        if hint == DOWN and current.row() + 1 < self._model.rowCount():
            self.setCurrentIndex(current.siblingAtRow(current.row() + 1))
        elif (step := _NEXT.get(hint)) is not None and (index := self._next_cell(current, step)).isValid():
            self.setCurrentIndex(index)
            self.edit(index)
            self._cells.come_by_tab(self.indexWidget(index))

    def _next_cell(self, index: QModelIndex, step: int) -> QModelIndex:
        header = self.horizontalHeader()
        place = header.visualIndex(index.column()) + step
        while 0 <= place < header.count():
            column = header.logicalIndex(place)
            other = index.siblingAtColumn(column)
            elsewhere = self._model.columns[column] in self._asked_elsewhere
            if other.flags() & Qt.ItemFlag.ItemIsEditable and not elsewhere and not self.isColumnHidden(column):
                return other
            place += step
        return QModelIndex()

    def _double_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.activated_row.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row of the keyboard in sight, as when the bar below the table comes."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # Columns

    def arrangement(self) -> Arrangement:
        """Which columns are shown, from left to right, and the widths that a person set."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        columns = self._model.columns
        return Arrangement(
            tuple(columns[column].heading for column in order if self.is_wanted(column)),
            {columns[column].heading: width for column, width in sorted(self._chosen_widths.items())},
        )

    def show_arrangement(self, wanted: Arrangement | None) -> None:
        """Show columns as they were arranged; None, and one that names no column, is as at first."""
        columns = self._model.columns
        places = {column.heading: place for place, column in enumerate(columns)}
        shown = [places[heading] for heading in wanted.shown if heading in places] if wanted is not None else []
        if not shown:
            shown = [place for place, column in enumerate(columns) if column.at_first]
        shown = [0, *(place for place in shown if place)]
        widths = wanted.widths if wanted is not None else {}
        self._chosen_widths = {places[heading]: width for heading, width in widths.items() if heading in places}
        header = self.horizontalHeader()
        self._arranging = True
        try:
            for at, column in enumerate([*shown, *(place for place in range(len(columns)) if place not in shown)]):
                header.moveSection(header.visualIndex(column), at)
        finally:
            self._arranging = False
        self.want_all()
        for column in range(len(columns)):
            self.setColumnHidden(column, column not in shown)
        self._share_out()
        self.viewport().update()

    def _resized(self, column: int, was: int, now: int) -> None:
        before = dict(self._chosen_widths)
        super()._resized(column, was, now)
        if self._chosen_widths != before:
            self._tell_arranged()

    def _tell_arranged(self) -> None:
        if not self._arranging:
            self.arranged.emit()


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something: AltGr, which is Control and Alt together, does."""
    held = event.modifiers()
    control, alt = (bool(held & key) for key in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier))
    text = event.text()
    return bool(text) and text.isprintable() and not text.isspace() and control == alt
