"""A page that is a table of records and the editor of the one chosen, side by side or one in place of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.forms.record_list import RecordList
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import (
    Card,
    EmptyPlace,
    EmptyPlaces,
    Heading,
    Icon,
    LinkButton,
    Pill,
    PlainButton,
    PrimaryButton,
    announce,
    px,
)
from cpc_selfeval.ui.tables.record_editor import RecordEditor
from cpc_selfeval.ui.tables.record_filters import RecordFilters
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.table_acts import TableActs
from cpc_selfeval.ui.workspace import Workspace

QWIDGETSIZE_MAX = 16777215
LIST_HEIGHT = 330
"""The height in pixels of the design that a list above its editor has at first."""
HIGH_ENOUGH = 440
"""From this height in pixels of the design the filters always stand above the table; below it, a button shows them."""


@dataclass(frozen=True)
class PageWords:
    """What a page says: its heading, what one record and several are called, and what stands where there is none."""

    heading: str
    icon: Icon
    one: str
    several: str
    none: str
    add: str
    nothing_yet: str
    more: str
    nothing_found: str
    back: str
    back_in_full: str


class RecordPage(QWidget):
    """Whoever derives from it makes the parts, tells how the two sides stand, and ends with :meth:`assemble`."""

    filters: RecordFilters
    model: RecordList[Any]
    table: RecordTable
    acts: TableActs
    sort: SortChoice
    editor: RecordEditor[Any]

    def __init__(self, workspace: Workspace, words: PageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._words = words
        self._following = self._had_keyboard = False
        workspace.changed.connect(self._note_keyboard)  # before the editor, which may hide the box that has it
        self._roomy = self._high = True
        self.count = Pill("")
        self.add_button = PrimaryButton(words.add)
        self.filters_button = PlainButton("Filters", icon=Icon.FILTER)
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        self.back = LinkButton(words.back, name=words.back_in_full, icon=Icon.BEFORE)
        self.nothing_yet = EmptyPlace(words.nothing_yet, words.add, more=words.more, icon=words.icon)
        self.nothing_found = EmptyPlace(words.nothing_found, "Clear search and filters", icon=Icon.FIND)
        self.nothing = EmptyPlaces(words.none, self.nothing_found, self.nothing_yet)

    # What each page says for itself

    def first_column(self) -> int:
        """The column that is entered first."""
        raise NotImplementedError

    def has_room(self, width: int, height: int) -> bool:
        """Whether both sides stand together, in a page of this size in pixels of the screen."""
        raise NotImplementedError

    def pills(self) -> tuple[QWidget, ...]:
        """What stands beside the count."""
        return ()

    def divide(self, splitter: QSplitter, editor_side: QVBoxLayout) -> None:
        """Say which way the two sides stand, and how much each has."""
        raise NotImplementedError

    # What a page does

    def show_record(self, key: str) -> None:
        """Show a record of the file in the table and in full, whatever is filtered."""
        self.model.hold(key)
        self.editor.show_record(key)
        self._select_shown()
        self._turn_to_editor()

    def point_at(self, key: str) -> None:
        """Choose the row of a record, whatever is filtered, with the keyboard on it."""
        self.model.hold(key)
        self.editor.show_record(key)
        self._select_shown()
        self._turn_to_list()

    def add(self) -> None:
        """Begin a record: what is entered first records it."""
        self._select(None)
        self.editor.begin()
        self._turn_to_editor()
        self.editor.first_box().setFocus(Qt.FocusReason.OtherFocusReason)

    def select_first(self) -> None:
        """Show the first record where none is shown."""
        if self.editor.key is None and self.model.rowCount():
            self.editor.show_record(self.model.key_at(self.model.index(0, 0)))
            self._select_shown()

    def show_tag(self, key: str) -> None:
        """Show what carries this tag, in the table."""
        self.filters.show_tag(key)
        self._turn_to_list()
        self._into_table()

    # Layout

    def assemble(self) -> None:
        """Lay the parts out, tie them together and show the first record."""
        self._lay_out()
        self._connect()
        self.show_state()
        self.select_first()

    def _lay_out(self) -> None:
        """From without to within: whatever gets another place is dressed anew with all that lies in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(14), px(22), px(10))
        column.setSpacing(px(10))
        self.top = self._top_row()
        column.addWidget(self.top)
        self.filter_row = QWidget()
        column.addWidget(self.filter_row)
        self.filter_row.setLayout(self.filters.row(*self.filters.sentences, self.sort, self.acts.button))
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setProperty("between", "cards")
        column.addWidget(self.splitter, 1)
        column.addStretch(0)  # while an empty list needs less than there is
        self.list_side = self._list_card()
        self.splitter.addWidget(self.list_side)
        self.editor_side = QWidget()
        self.splitter.addWidget(self.editor_side)
        side = QVBoxLayout(self.editor_side)
        side.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.editor, 1)
        self.divide(self.splitter, side)

    def _top_row(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(Heading(self._words.heading, 1, wrap=False))
        for part in (self.count, *self.pills(), self.filters_button):
            row.addWidget(part)
        row.addStretch(1)
        self.filters.search.setMinimumWidth(px(96))
        self.filters.search.setMaximumWidth(px(320))
        row.addWidget(self.filters.search, 2)
        row.addWidget(self.add_button)
        return top

    def _list_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(px(6), px(6), px(6), px(6))
        self.table.setMinimumHeight(px(56))
        card.add(self.table, 1)
        card.add(self.nothing, 1)
        card.add(self.acts.bar)
        return card

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self.filters.wanted.connect(self._show_filter)
        self.filters.search.left_downwards.connect(self._into_table)
        self.model.counted.connect(self.show_state)
        self.model.modelReset.connect(self._select_shown)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated_row.connect(self.open_row)
        self.table.removed_rows.connect(self._remove)
        self.editor.shown_changed.connect(self._select_shown)
        self.add_button.clicked.connect(self.add)
        self.nothing_yet.begun.connect(self.add)
        self.nothing_found.begun.connect(self.filters.clear_all)
        self.back.clicked.connect(self._turn_to_list)
        self.filters_button.toggled.connect(self.show_state)

    def show_state(self) -> None:
        """Show what there is room and reason for."""
        shown, total = self.model.rowCount(), self.model.total
        counted = f"1 {self._words.one}" if total == 1 else f"{total:,} {self._words.several}"
        self.count.show_words(counted if shown == total else f"{shown:,} of {counted}")
        begun = self.editor.is_begun or self.editor.key is not None  # on its way into the file
        for button in (self.add_button, self.nothing_yet.button):
            if button is not None:
                button.setEnabled(not self._workspace.read_only)  # a form whose boxes are shut would be no answer
        self.filters.search.setVisible(total > 0)
        self.nothing_yet.setVisible(total == 0)
        self.nothing_found.setVisible(total > 0 and shown == 0)
        self.nothing.setVisible(shown == 0)
        self.table.setVisible(shown > 0)
        if total == 0 and not begun:
            self.list_side.show()
        listed = self.list_side.isVisibleTo(self)
        self.top.setVisible(listed)
        self.editor_side.setVisible((total > 0 or begun) and (self._roomy or not listed))
        self.filter_row.setVisible(listed and total > 0 and (self._high or self.filters_button.isChecked()))
        self.filters_button.setVisible(listed and total > 0 and not self._high)
        self.filters_button.show_sign(Icon.FILTER if self._roomy else None)  # its room is wanted in a narrow window
        self._hug()

    def _hug(self) -> None:
        """The card of a list takes no more height than the list will; what is entered beside it has the rest."""
        before, most = self.list_side.maximumHeight(), self._most_height()
        if before != most:
            full = self.list_side.height() >= min(before, self.splitter.height())
            self.list_side.setMaximumHeight(most)
            if full and self.splitter.orientation() == Qt.Orientation.Vertical:
                self.splitter.setSizes([px(LIST_HEIGHT), self.splitter.height() - px(LIST_HEIGHT)])

    def _most_height(self) -> int:
        edges = self.list_side.contentsMargins() + self.list_side.body.contentsMargins()
        around = edges.top() + edges.bottom()
        if self.model.total == 0:
            needed = self.nothing.height_in(self.splitter.width() - edges.left() - edges.right())
        elif self.splitter.orientation() == Qt.Orientation.Horizontal:
            return QWIDGETSIZE_MAX
        else:
            needed = self.table.height_of(self.model.total)
        return max(self.list_side.minimumHeight(), needed + around)

    # Selection

    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._following:
            return
        key = self.model.key_at(current)
        if key is not None and key != self.editor.key:
            self.editor.show_record(key)

    def _select_shown(self, *_: object) -> None:
        self._select(self.model.place_of(self.editor.key))

    def _select(self, place: int | None) -> None:
        current = self.table.currentIndex()
        if place is not None and current.isValid() and current.row() == place:
            return
        self._following = True
        try:
            if place is None:
                self._select_nothing(current)
            else:
                column = current.column() if current.isValid() else self.first_column()
                self.table.setCurrentIndex(self.model.index(place, column))
        finally:
            self._following = False

    def _select_nothing(self, current: QModelIndex) -> None:
        if current.isValid():
            self.table.resume_at(current.row())
        self.table.setCurrentIndex(QModelIndex())
        self.table.clearSelection()

    def _show_filter(self, _wanted: object) -> None:
        self._following = True
        try:
            self.model.show_filter(self.filters.filter())
        finally:
            self._following = False
        announce(self.table, f"{self.model.rowCount():,} of {self.model.total:,}")

    def _into_table(self) -> None:
        if not self.model.rowCount():
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, self.first_column()))

    def open_row(self, _index: QModelIndex) -> None:
        """Go from a row to its record in full."""
        self._turn_to_editor()
        self.editor.first_box().setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self) -> None:
        if not self.acts.remove_several():
            self.editor.remove()

    def _note_keyboard(self, _event: Applied) -> None:
        self._had_keyboard = self.isAncestorOf(self.window().focusWidget())

    def _on_changed(self, event: Applied) -> None:
        self._following = True
        try:
            self.model.take(event, self._workspace.contents)
        finally:
            self._following = False
        self._select_shown()
        self.show_state()
        if self._had_keyboard and not self.isAncestorOf(self.window().focusWidget()):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Both together, or one in place of the other

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the two."""
        super().resizeEvent(event)
        self._hug()
        size = event.size()
        roomy, high = self.has_room(size.width(), size.height()), size.height() >= px(HIGH_ENOUGH)
        self.back.setVisible(not roomy)
        if (roomy, high) != (self._roomy, self._high):
            self._roomy, self._high = roomy, high
            self.list_side.setVisible(roomy or not self._is_editing())
            self.show_state()

    def _is_editing(self) -> bool:
        return self.editor_side.isAncestorOf(self.window().focusWidget())

    def _turn_to_editor(self) -> None:
        was_in_list = self.isAncestorOf(self.window().focusWidget()) and not self._is_editing()
        if not self._roomy:
            self.list_side.hide()
        self.show_state()
        if was_in_list and self.list_side.isHidden():
            self.editor.first_box().setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to_list(self) -> None:
        self.list_side.show()
        self.show_state()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the editor goes back to the table."""
        if event.key() == Qt.Key.Key_Escape and self._is_editing():
            self._turn_to_list()
        else:
            super().keyPressEvent(event)
