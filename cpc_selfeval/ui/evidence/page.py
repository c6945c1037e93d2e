"""The page of all evidence: found, filtered, sorted, and edited beside the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.evidence.cells import EvidenceCells
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.evidence.filters import EvidenceFilters
from cpc_selfeval.ui.evidence.library import EvidenceLibrary
from cpc_selfeval.ui.evidence.rows import PERIOD
from cpc_selfeval.ui.evidence.shared import SHARED
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import Card, EmptyPlace, Heading, LinkButton, Pill, PlainButton, PrimaryButton, announce, px
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.table_acts import TableActs
from cpc_selfeval.ui.workspace import Workspace

SIDE_BY_SIDE = 980
"""From this width in pixels of the design, list and editor stand side by side; else one takes the other's place."""

HIGH_ENOUGH = 440
"""From this height the filters always stand above the list; below it, a button shows them."""


class EvidencePage(QWidget):
    """All evidence. ``show_evidence`` shows one piece, whatever is filtered."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._following = False
        self._wide = self._high = True
        self.filters = EvidenceFilters(workspace, self)
        self.model = EvidenceLibrary(workspace.contents, parent=self)
        self.table = RecordTable("Evidence", workspace, self.model)
        self.cells = EvidenceCells(workspace, self.model, self.table)
        self.table.use_cells(self.cells, frozenset({PERIOD}))
        self.acts = TableActs(workspace, self.table, self.model, Evidence, SHARED, "evidence")
        self.sort = SortChoice(self.table, [column.heading for column in self.model.columns])
        self.editor = EvidenceEditor(workspace)
        self.count = Pill("")
        self.add_button = PrimaryButton("+ Add evidence")
        self.filters_button = PlainButton("Filters")
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        self.back = LinkButton("Back to the list", name="Back to all evidence")
        self.nothing_yet = EmptyPlace(
            "No evidence is recorded yet.",
            "+ Add evidence",
            more="Evidence says how you know: figures, audits, what children, parents and staff said, what was seen. "
            "Type each piece once; it can support any number of indicators, strengths, areas and actions.",
        )
        self.nothing_found = EmptyPlace(
            "No evidence matches this search and these filters.", "Clear search and filters"
        )
        self._lay_out()
        self._connect()
        self._show_state()
        self.select_first()

    def show_evidence(self, key: str | None) -> None:
        """Show a piece in the list and in the editor. With None, or a key that is gone, the page stays as it is."""
        if key is None or key not in self._workspace.contents.of(Evidence):
            return
        self.model.hold(key)
        self.editor.show_evidence(key)
        self._select_shown()
        self._turn_to_editor()

    def add_evidence(self) -> None:
        """Begin a piece: what is entered first records it."""
        self._select(None)
        self.editor.begin_evidence()
        self._show_state()
        self._turn_to_editor()
        self.editor.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, what: str) -> bool:
        """Begin a new one by a key; False for anything but evidence."""
        if what == "evidence":
            self.add_evidence()
        return what == "evidence"

    def select_first(self) -> None:
        """Show the first piece where none is shown."""
        if self.editor.key is None and self.model.rowCount():
            self.editor.show_evidence(self.model.key_at(self.model.index(0, 0)))
            self._select_shown()

    def show_tag(self, key: str) -> None:
        """Show what carries this tag, in the list."""
        self.filters.show_tag(key)
        self._turn_to_list()
        self._into_table()

    # Layout

    def _lay_out(self) -> None:
        self.top = QWidget()
        top = QHBoxLayout(self.top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(px(12))
        top.addWidget(Heading("Evidence", 1, wrap=False))
        top.addWidget(self.count)
        top.addStretch(1)
        self.filters.search.setMaximumWidth(px(320))
        top.addWidget(self.filters.search, 2)
        top.addWidget(self.add_button)
        self.filter_row = QWidget()
        self.filter_row.setLayout(self.filters.row(*self.filters.sentences, self.sort, self.acts.button))
        top.insertWidget(2, self.filters_button)
        self.list_side = self._list_card()
        self.editor_side = QWidget()
        self.editor_side.setMinimumWidth(px(340))
        side = QVBoxLayout(self.editor_side)
        side.setContentsMargins(px(12), 0, 0, 0)
        side.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.editor, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list_side)
        self.splitter.addWidget(self.editor_side)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([px(900), px(420)])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(14), px(22), px(12))
        column.setSpacing(px(10))
        column.addWidget(self.top)
        column.addWidget(self.filter_row)
        column.addWidget(self.splitter, 1)

    def _list_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(px(6), px(6), px(6), px(6))
        self.table.setMinimumHeight(px(56))
        card.add(self.table, 1)
        for place in (self.nothing_found, self.nothing_yet):
            place.setContentsMargins(px(10), px(6), px(10), px(6))
            card.add(place)
        card.body.addStretch(0)
        card.add(self.acts.bar)
        return card

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self.filters.wanted.connect(self._show_filter)
        self.filters.search.left_downwards.connect(self._into_table)
        self.model.counted.connect(self._show_state)
        self.model.modelReset.connect(self._select_shown)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated_row.connect(self._open_row)
        self.table.removed_rows.connect(self._remove)
        self.cells.asked.connect(self._ask_period)
        self.editor.shown_changed.connect(self._select_shown)
        self.add_button.clicked.connect(self.add_evidence)
        self.nothing_yet.begun.connect(self.add_evidence)
        self.nothing_found.begun.connect(self.filters.clear_all)
        self.back.clicked.connect(self._turn_to_list)
        self.filters_button.toggled.connect(self._show_state)

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        pieces = "1 piece" if total == 1 else f"{total} pieces"
        self.count.show_words(pieces if shown == total else f"{shown} of {pieces}")
        begun = self.editor.is_begun
        self.nothing_yet.setVisible(total == 0)
        self.nothing_found.setVisible(total > 0 and shown == 0)
        self.table.setVisible(shown > 0)
        if total == 0 and not begun:
            self.list_side.show()
        listed = self.list_side.isVisibleTo(self)
        self.top.setVisible(listed)
        self.editor_side.setVisible((total > 0 or begun) and (self._wide or not listed))
        self.filters.search.setVisible(total > 0)
        self.filter_row.setVisible(listed and total > 0 and (self._high or self.filters_button.isChecked()))
        self.filters_button.setVisible(listed and total > 0 and not self._high)

    # Selection

    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._following:
            return
        key = self.model.key_at(current)
        if key is not None and key != self.editor.key:
            self.editor.show_evidence(key)

    def _select_shown(self, *_: object) -> None:
        self._select(self.model.place_of(self.editor.key))

    def _select(self, place: int | None) -> None:
        current = self.table.currentIndex()
        if place is not None and current.isValid() and current.row() == place:
            return
        self._following = True
        try:
            if place is None:
                if current.isValid():
                    self.table.resume_at(current.row())
                self.table.setCurrentIndex(QModelIndex())
                self.table.clearSelection()
            else:
                self.table.setCurrentIndex(self.model.index(place, 1))
        finally:
            self._following = False

    def _show_filter(self, wanted: object) -> None:
        self._following = True
        try:
            self.model.show_filter(self.filters.filter())
        finally:
            self._following = False
        announce(self.table, f"{self.model.rowCount()} of {self.model.total}")

    def _into_table(self) -> None:
        if not self.model.rowCount():
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 1))

    def _remove(self) -> None:
        if not self.acts.remove_several():
            self.editor.remove()

    def _ask_period(self, _index: QModelIndex, typed: str) -> None:
        """A period is two days: go to its boxes."""
        self._turn_to_editor()
        line = self.editor.form.source.period_from.line
        line.setFocus(Qt.FocusReason.TabFocusReason)
        if typed:
            line.insert(typed)

    def _open_row(self, _index: QModelIndex) -> None:
        self._turn_to_editor()
        self.editor.form.title.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self, event: Applied) -> None:
        was_here = self.isAncestorOf(self.window().focusWidget())
        self._following = True
        try:
            self.model.take(event, self._workspace.contents)
        finally:
            self._following = False
        self._select_shown()
        self._show_state()
        if was_here and not self.isAncestorOf(self.window().focusWidget()):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # One beside the other, or one in place of the other

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the two."""
        super().resizeEvent(event)
        wide, high = event.size().width() >= px(SIDE_BY_SIDE), event.size().height() >= px(HIGH_ENOUGH)
        self.back.setVisible(not wide)
        if (wide, high) != (self._wide, self._high):
            self._wide, self._high = wide, high
            self.list_side.setVisible(wide or not self._is_editing())
            self._show_state()

    def _is_editing(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.editor.isAncestorOf(focused)

    def _turn_to_editor(self) -> None:
        was_in_list = self.isAncestorOf(self.window().focusWidget()) and not self._is_editing()
        if not self._wide:
            self.list_side.hide()
        self._show_state()
        if was_in_list and self.list_side.isHidden():
            self.editor.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to_list(self) -> None:
        self.list_side.show()
        self._show_state()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the editor goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_editing():
            self._turn_to_list()
        else:
            super().keyPressEvent(event)
