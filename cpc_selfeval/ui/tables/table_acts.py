"""What can be done with the rows of a table, by keys, by its menu and by the bar below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.verbs.several import named
from cpc_selfeval.ui.forms.record_list import RecordList
from cpc_selfeval.ui.kit import Icon, PlainButton, hand_over_all
from cpc_selfeval.ui.kit.clipboard import on_clipboard, put_on_clipboard
from cpc_selfeval.ui.tables.arrangement import Arrangement, arrangement_of
from cpc_selfeval.ui.tables.clipboard_table import OWN_FORMAT, CopiedTable, html_table, tab_separated
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.several_bar import SeveralBar
from cpc_selfeval.ui.tables.shared_field import SharedField
from cpc_selfeval.ui.workspace import Workspace

_NO_ROWS = "There are no rows to paste: copy rows in Excel first. To put words into a cell, press F2 there and paste."


class TableActs(QObject):
    """Ties a table to its bar and its menu. ``button`` opens the menu; ``name`` is under what columns are kept."""

    def __init__(
        self,
        workspace: Workspace,
        table: RecordTable,
        model: RecordList[Any],
        kind: type[Record],
        fields: Sequence[SharedField],
        name: str,
    ) -> None:
        super().__init__(table)
        self._workspace = workspace
        self._table = table
        self._model = model
        self._kind = kind
        self._fields = tuple(fields)
        self._name = name
        self.bar = SeveralBar()
        self.button = PlainButton(
            "Table…",
            name=f"{table.accessibleName()}: what can be done with its rows and columns",
            icon=Icon.COLUMNS,
        )
        table.show_arrangement(arrangement_of(workspace.kept_table(name)))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self._pop_up(header.viewport().mapToGlobal(place)))
        table.customContextMenuRequested.connect(self._pop_up_at_cell)
        table.arranged.connect(self._keep_arrangement)
        table.copied.connect(self.copy)
        table.pasted.connect(self.paste)
        table.counted_selected.connect(lambda count: self.bar.show_count(count, named(kind, count)))
        self.button.clicked.connect(lambda: self._pop_up(self.button.mapToGlobal(QPoint(0, self.button.height() + 2))))
        table.typed_in_vain.connect(self._tell_where)
        self.bar.change_asked.connect(self.change_together)
        self.bar.copy_asked.connect(self.copy)
        self.bar.one_asked.connect(self._select_one)
        workspace.changed.connect(self._on_changed)

    # Changing and removing

    def change_together(self) -> None:
        """Ask which field of the selected rows becomes what."""
        from cpc_selfeval.ui.tables.several_dialog import SeveralDialog

        keys = self._table.selected_keys()
        if not keys or self._workspace.read_only:
            return
        hand_over_all(self._table.window())
        dialog = SeveralDialog(self._workspace, self._kind, keys, self._fields, self._table.window())
        dialog.changed.connect(self.bar.tell)
        dialog.finished.connect(lambda _result: self._table.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def remove_several(self) -> bool:
        """Remove the selected rows where they are several, in one step; False where they are not."""
        keys = self._table.selected_keys()
        if len(keys) < 2:
            return False
        hand_over_all(self._table.window())
        self._workspace.work.several.remove(self._kind, keys, origin=self)
        return True

    def _on_changed(self, event: Applied) -> None:
        if event.origin is self:
            removed = sum(row.kind is self._kind and row.after is None for row in event.change.rows)
            self.bar.tell(f"{named(self._kind, removed)} removed. Undo: Ctrl+Z")
        elif event.kind is not ChangeKind.MADE:
            self.bar.tell_no_more()

    def _tell_where(self, heading: str) -> None:
        self.bar.tell(f"“{heading}” cannot be changed in the table. Enter opens the row in full.")

    def _select_one(self) -> None:
        self._table.select_only_current()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Copying and pasting

    def copied_table(self) -> CopiedTable:
        """The selected rows in the columns that are shown, from left to right, with all their words."""
        by_heading = {column.heading: column for column in self._model.columns}
        columns = [by_heading[heading] for heading in self._table.arrangement().shown]
        rows = (self._model.row_at(place) for place in self._table.selected_rows())
        return CopiedTable(
            tuple(column.heading for column in columns),
            tuple(tuple(column.copied_text(row) for column in columns) for row in rows),
            frozenset(place for place, column in enumerate(columns) if column.of_days),
        )

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a table for Excel and Word."""
        table = self.copied_table()
        if not table.rows:
            return
        html = html_table(table, self._table.accessibleName())
        put_on_clipboard(tab_separated(table), html, {OWN_FORMAT: tab_separated(table, safe=False)})
        self.bar.tell(f"{named(self._kind, len(table.rows))} copied, as a table for Excel or Word.")

    def paste(self) -> None:
        """Show what rows from the clipboard would become, where there are any."""
        hand = on_clipboard()
        own = bytes(hand.data(OWN_FORMAT).data()).decode(errors="replace") if hand.hasFormat(OWN_FORMAT) else ""
        text = own or hand.text()
        if "\t" not in text and "\n" not in text.strip():
            self.bar.tell(_NO_ROWS)
        elif not self._workspace.read_only:
            self._workspace.rows_pasted.emit(self._kind, text)

    # Columns

    def choose_columns(self) -> None:
        """Choose columns and their order."""
        from cpc_selfeval.ui.tables.columns_dialog import ColumnsDialog

        headings = [column.heading for column in self._model.columns]
        dialog = ColumnsDialog(headings, self._table.arrangement().shown, self._table.window())
        dialog.wanted.connect(self._show_columns)
        dialog.reset_asked.connect(lambda: self._reset_columns(dialog, headings))
        dialog.finished.connect(lambda _result: self._table.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def _show_columns(self, headings: tuple[str, ...]) -> None:
        self._table.show_arrangement(Arrangement(headings, self._table.arrangement().widths))
        self._keep_arrangement()

    def _reset_columns(self, dialog: Any, headings: Sequence[str]) -> None:
        self._table.show_arrangement(None)
        self._keep_arrangement()
        dialog.show_columns(headings, self._table.arrangement().shown)

    def _keep_arrangement(self) -> None:
        self._workspace.keep_table(self._name, self._table.arrangement().as_text())

    # The menu

    def menu(self) -> QMenu:
        """What can be done with the selected rows, and with the table."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"{self._table.accessibleName()}: menu")
        count, free = len(self._table.selected_rows()), not self._workspace.read_only
        current = self._table.currentIndex()
        self._add(menu, "&Open\tEnter", partial(self._table.activated_row.emit, current), current.isValid())
        rows = named(self._kind, count)
        change = f"Chan&ge {rows}…" if count == 1 else f"Change {rows} &together…"
        self._add(menu, change, self.change_together, free and count > 0)
        self._add(menu, "&Remove\tDel", self._table.removed_rows.emit, free and count > 0)
        menu.addSeparator()
        self._add(menu, "&Copy rows\tCtrl+C", self.copy, count > 0)
        self._add(menu, "&Paste rows…\tCtrl+V", self.paste, free)
        self._add(menu, "Select &all\tCtrl+A", self._select_all, self._model.rowCount() > 0)
        menu.addSeparator()
        self._add(menu, "Colu&mns…", self.choose_columns, True)
        return menu

    def _add(self, menu: QMenu, words: str, act: Any, enabled: bool) -> None:
        entry: QAction = menu.addAction(words)
        entry.triggered.connect(lambda _checked=False: act())
        entry.setEnabled(enabled)

    def _select_all(self) -> None:
        self._table.selectAll()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pop_up_at_cell(self, place: QPoint) -> None:
        self._pop_up(self._table.viewport().mapToGlobal(place))

    def _pop_up(self, place: QPoint) -> None:
        self.menu().popup(place)
