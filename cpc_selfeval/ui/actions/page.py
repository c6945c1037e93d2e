"""The page of the action plan: every action found, filtered, sorted, changed in its row or in full below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.due_dialog import DueDialog
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.filters import ActionFilters
from cpc_selfeval.ui.actions.plan import ActionPlan
from cpc_selfeval.ui.actions.plan_delegate import PlanDelegate
from cpc_selfeval.ui.actions.rows import ACTION, DUE
from cpc_selfeval.ui.actions.shared import SHARED
from cpc_selfeval.ui.actions.status_pill import StatusPill
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import Card, EmptyPlace, Heading, LinkButton, Pill, PlainButton, PrimaryButton, announce, px
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.table_acts import TableActs
from cpc_selfeval.ui.workspace import Workspace

ONE_ABOVE_THE_OTHER = (760, 520)
"""From this width and height in pixels of the design the editor stands below the table; else one takes the other's
place."""

HIGH_ENOUGH = 440
"""From this height the filters always stand above the table; below it, a button shows them."""


class ActionPlanPage(QWidget):
    """All actions. ``show_action`` shows one, whatever is filtered."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._following = False
        self._roomy = self._high = True
        self.filters = ActionFilters(workspace, self)
        self.model = ActionPlan(workspace.contents, workspace.today(), self)
        self.table = RecordTable("Action plan", workspace, self.model)
        self.cells = PlanDelegate(workspace, self.model, self.table)
        self.table.use_cells(self.cells, frozenset({DUE}))
        self.acts = TableActs(workspace, self.table, self.model, Action, SHARED, "actions")
        headings = [column.heading for column in self.model.columns]
        self.sort = SortChoice(self.table, headings, self.model.columns.index(DUE))
        self.editor = ActionEditor(workspace)
        self.count = Pill("")
        self.overdue = StatusPill(Status.OVERDUE.value, "bad")
        self.at_risk = StatusPill(Status.AT_RISK.value, "warning")
        self.add_button = PrimaryButton("+ Add action")
        self.filters_button = PlainButton("Filters")
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        self.back = LinkButton("Back to the action plan")
        self.nothing_yet = EmptyPlace(
            "No action is planned yet.",
            "+ Add action",
            more="An action needs only its words. What it answers, who leads it, how you will know that it helped and "
            "when it is due can follow. Actions can also be planned on an indicator's page, for its areas.",
        )
        self.nothing_found = EmptyPlace("No action matches this search and these filters.", "Clear search and filters")
        self._lay_out()
        self._connect()
        self._show_state()
        self.select_first()

    def show_action(self, key: str | None) -> None:
        """Show an action in the table and in full. With None, or a key that is gone, the page stays as it is."""
        if key is None or key not in self._workspace.contents.actions:
            return
        self.model.hold(key)
        self.editor.show_action(key)
        self._select_shown()
        self._turn_to_editor()

    def add_action(self) -> None:
        """Begin an action: what is entered first records it."""
        self._select(None)
        self.editor.begin_action()
        self._turn_to_editor()
        self.editor.form.what.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, what: str) -> bool:
        """Begin a new one by a key; False for anything but an action."""
        if what == "action":
            self.add_action()
        return what == "action"

    def select_first(self) -> None:
        """Show the first action where none is shown."""
        if self.editor.key is None and self.model.rowCount():
            self.editor.show_action(self.model.key_at(self.model.index(0, 0)))
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
        top.setSpacing(px(10))
        top.addWidget(Heading("Action plan", 1, wrap=False))
        for pill in (self.count, self.overdue, self.at_risk):
            top.addWidget(pill)
        top.addWidget(self.filters_button)
        top.addStretch(1)
        self.filters.search.setMinimumWidth(px(120))
        self.filters.search.setMaximumWidth(px(320))
        top.addWidget(self.filters.search, 2)
        top.addWidget(self.add_button)
        self.filter_row = QWidget()
        self.filter_row.setLayout(self.filters.row(*self.filters.sentences, self.sort, self.acts.button))
        self.list_side = Card()
        self.list_side.body.setContentsMargins(px(6), px(6), px(6), px(6))
        self.list_side.add(self.table, 1)
        for part in (self.nothing_found, self.nothing_yet, self.acts.bar):
            self.list_side.add(part)
        for place in (self.nothing_found, self.nothing_yet):
            place.setContentsMargins(px(10), px(6), px(10), px(6))
        self.list_side.body.addStretch(0)
        self.list_side.setMinimumHeight(px(160))
        self.editor_side = QWidget()
        side = QVBoxLayout(self.editor_side)
        side.setContentsMargins(0, px(8), 0, 0)
        side.setSpacing(px(4))
        side.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.editor, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list_side)
        self.splitter.addWidget(self.editor_side)
        self.splitter.setHandleWidth(px(6))
        self.splitter.setSizes([px(330), px(240)])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(14), px(22), px(8))
        column.setSpacing(px(10))
        column.addWidget(self.top)
        column.addWidget(self.filter_row)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self.filters.wanted.connect(self._show_filter)
        self.filters.search.left_downwards.connect(self._into_table)
        self.model.counted.connect(self._show_state)
        self.model.modelReset.connect(self._select_shown)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated_row.connect(self._open_row)
        self.table.removed_rows.connect(self._remove)
        self.cells.asked.connect(self._ask_due)
        self.cells.help_wanted.connect(self._ask_words)
        self.editor.shown_changed.connect(self._select_shown)
        self.add_button.clicked.connect(self.add_action)
        self.nothing_yet.begun.connect(self.add_action)
        self.nothing_found.begun.connect(self.filters.clear_all)
        self.back.clicked.connect(self._turn_to_list)
        self.filters_button.toggled.connect(self._show_state)

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        actions = "1 action" if total == 1 else f"{total} actions"
        self.count.show_words(actions if shown == total else f"{shown} of {actions}")
        for pill, status in ((self.overdue, Status.OVERDUE), (self.at_risk, Status.AT_RISK)):
            pill.show_count(self.model.count_of(status), words.status_word(self._workspace.contents, status))
        begun = self.editor.is_begun
        self.filters.search.setVisible(total > 0)
        self.count.setVisible(total > 0 and self._roomy)
        self.nothing_yet.setVisible(total == 0)
        self.nothing_found.setVisible(total > 0 and shown == 0)
        self.table.setVisible(shown > 0)
        if total == 0 and not begun:
            self.list_side.show()
        listed = self.list_side.isVisibleTo(self)
        self.top.setVisible(listed)
        self.editor_side.setVisible((total > 0 or begun) and (self._roomy or not listed))
        self.filter_row.setVisible(listed and total > 0 and (self._high or self.filters_button.isChecked()))
        self.filters_button.setVisible(listed and not self._high)

    # Selection

    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._following:
            return
        key = self.model.key_at(current)
        if key is not None and key != self.editor.key:
            self.editor.show_action(key)

    def _select_shown(self, *_: object) -> None:
        self._select(self.model.place_of(self.editor.key))

    def _select(self, place: int | None) -> None:
        current = self.table.currentIndex()
        if place is not None and current.isValid() and current.row() == place:
            return
        self._following = True
        try:
            if place is None:
                self.table.resume_at(current.row() if current.isValid() else 0)
                self.table.setCurrentIndex(QModelIndex())
                self.table.clearSelection()
            else:
                column = current.column() if current.isValid() else self.model.columns.index(ACTION)
                self.table.setCurrentIndex(self.model.index(place, column))
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
            self.table.setCurrentIndex(self.model.index(0, self.model.columns.index(ACTION)))

    def _open_row(self, _index: QModelIndex) -> None:
        self._turn_to_editor()
        form = self.editor.form
        form.what.text.setFocus(Qt.FocusReason.TabFocusReason)
        # The form came into its place only now, and has no room yet by which to scroll to the box
        QTimer.singleShot(0, form, lambda: form.verticalScrollBar().setValue(0))

    def _ask_due(self, index: QModelIndex, typed: str) -> None:
        action = self._workspace.contents.get(Action, self.model.key_at(index))
        if action is None:
            return
        dialog = DueDialog(self._workspace, action, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        cell = self.table.visualRect(index)
        dialog.open_at(self.table.viewport().mapToGlobal(cell.bottomRight()))
        if typed:
            dialog.due.day.line.insert(typed)

    def _remove(self) -> None:
        if not self.acts.remove_several():
            self.editor.remove()

    def _ask_words(self, key: str) -> None:
        """At risk asks what help is needed, withdrawn asks why: go to that box."""
        if self.editor.key != key:
            return
        self._turn_to_editor()
        self.editor.form.status.ask_words()

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

    # One above the other, or one in place of the other

    def showEvent(self, event: QShowEvent) -> None:
        """What is overdue today may not have been yesterday."""
        self.model.set_day(self._workspace.today())
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the two."""
        super().resizeEvent(event)
        width, height = ONE_ABOVE_THE_OTHER
        size = event.size()
        roomy, high = size.width() >= px(width) and size.height() >= px(height), size.height() >= px(HIGH_ENOUGH)
        self.back.setVisible(not roomy)
        if (roomy, high) != (self._roomy, self._high):
            self._roomy, self._high = roomy, high
            self.list_side.setMinimumHeight(px(160 if high else 70))
            self.list_side.setVisible(roomy or not self._is_editing())
            self._show_state()

    def _is_editing(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is not None and self.editor.isAncestorOf(focused)

    def _turn_to_editor(self) -> None:
        was_in_list = self.isAncestorOf(self.window().focusWidget()) and not self._is_editing()
        if not self._roomy:
            self.list_side.hide()
        self._show_state()
        if was_in_list and self.list_side.isHidden():
            self.editor.form.what.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to_list(self) -> None:
        self.list_side.show()
        self._show_state()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the editor goes back to the table."""
        if event.key() == Qt.Key.Key_Escape and self._is_editing():
            self._turn_to_list()
        else:
            super().keyPressEvent(event)
