"""The page of the action plan: every action found, filtered, sorted, changed in its row or in full below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.ui.actions.due_dialog import DueDialog
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.actions.filters import ActionFilters
from cpc_selfeval.ui.actions.plan import ActionPlan
from cpc_selfeval.ui.actions.plan_delegate import PlanDelegate
from cpc_selfeval.ui.actions.rows import ACTION, DUE
from cpc_selfeval.ui.actions.shared import SHARED
from cpc_selfeval.ui.actions.status_pill import StatusPill
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import Icon, px
from cpc_selfeval.ui.tables.record_page import HIGH_ENOUGH, PageWords, RecordPage
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.table_acts import TableActs
from cpc_selfeval.ui.workspace import Workspace

ONE_ABOVE_THE_OTHER = (760, 520)
"""From this width and height in pixels of the design the editor stands below the table; else one takes the other's
place."""

_WORDS = PageWords(
    heading="Action plan",
    icon=Icon.ACTIONS,
    one="action",
    several="actions",
    none="No actions",
    add="+ Add action",
    nothing_yet="No action is planned yet.",
    more="An action needs only its words. What it answers, who leads it, how you will know that it helped and "
    "when it is due can follow. Actions can also be planned on an indicator’s page, for its areas.",
    nothing_found="No action matches this search and these filters.",
    back="Back to the action plan",
    back_in_full="Back to the action plan",
)


class ActionPlanPage(RecordPage):
    """All actions. ``show_action`` shows one, whatever is filtered."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _WORDS, parent)
        self.filters: ActionFilters = ActionFilters(workspace, self)
        self.model: ActionPlan = ActionPlan(workspace.contents, workspace.today(), self)
        self.table = RecordTable("Action plan", workspace, self.model)
        self.cells = PlanDelegate(workspace, self.model, self.table)
        self.table.use_cells(self.cells, frozenset({DUE}))
        self.acts = TableActs(workspace, self.table, self.model, Action, SHARED, "actions")
        headings = [column.heading for column in self.model.columns]
        self.sort = SortChoice(self.table, headings, self.model.columns.index(DUE))
        self.editor: ActionEditor = ActionEditor(workspace)
        self.overdue = StatusPill(Status.OVERDUE.value, "bad")
        self.at_risk = StatusPill(Status.AT_RISK.value, "warning")
        self.cells.asked.connect(self._ask_due)
        self.cells.help_wanted.connect(self._ask_words)
        self.assemble()
        workspace.day_turned.connect(self._turn_day)

    def show_action(self, key: str | None) -> None:
        """Show an action in the table and in full. With None, or a key that is gone, the page stays as it is."""
        if key is not None and key in self._workspace.entered.actions:
            self.show_record(key)

    def begin(self, what: str) -> bool:
        """Begin a new one by a key; False for anything but an action."""
        if what == "action":
            self.add()
        return what == "action"

    # What this page says for itself

    def first_column(self) -> int:
        """The column of the action's words."""
        return self.model.columns.index(ACTION)

    def has_room(self, width: int, height: int) -> bool:
        """Wide and high enough for both."""
        least_width, least_height = ONE_ABOVE_THE_OTHER
        return width >= px(least_width) and height >= px(least_height)

    def pills(self) -> tuple[QWidget, ...]:
        """How many are overdue, and how many at risk."""
        return self.overdue, self.at_risk

    def divide(self, splitter: QSplitter, editor_side: QVBoxLayout) -> None:
        """The editor stands below, as wide as the table."""
        self.list_side.setMinimumHeight(px(160))
        editor_side.setContentsMargins(0, px(8), 0, 0)
        editor_side.setSpacing(px(4))
        splitter.setOrientation(Qt.Orientation.Vertical)
        splitter.setHandleWidth(px(6))
        splitter.setSizes([px(330), px(240)])

    def show_state(self) -> None:
        """The counts of what needs somebody stand where there is room."""
        super().show_state()
        for pill, status in ((self.overdue, Status.OVERDUE), (self.at_risk, Status.AT_RISK)):
            pill.show_count(self.model.count_of(status), words.status_word(self._workspace.contents, status))
        self.count.setVisible(self.model.total > 0 and self._roomy)

    def _turn_day(self) -> None:
        """What is overdue today may not have been yesterday."""
        self.model.set_day(self._workspace.today())
        self.editor.show_anew(None)

    def showEvent(self, event: QShowEvent) -> None:
        """The same for a page that was not in sight at midnight."""
        self.model.set_day(self._workspace.today())
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page leaves the table less."""
        self.list_side.setMinimumHeight(px(160 if event.size().height() >= px(HIGH_ENOUGH) else 70))
        super().resizeEvent(event)

    # From a row to a box

    def open_row(self, index: QModelIndex) -> None:
        """Go from a row to its action in full, from its beginning."""
        super().open_row(index)
        form = self.editor.form
        # The form came into its place only now, and has no room yet by which to scroll to the box
        QTimer.singleShot(0, form, lambda: form.verticalScrollBar().setValue(0))

    def _ask_due(self, index: QModelIndex, typed: str) -> None:
        action = self._workspace.entered.get(Action, self.model.key_at(index))
        if action is None:
            return
        dialog = DueDialog(self._workspace, action, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        cell = self.table.visualRect(index)
        dialog.open_at(self.table.viewport().mapToGlobal(cell.bottomRight()))
        if typed:
            dialog.due.day.line.setText(typed)
            dialog.due.day.hand_over()

    def _ask_words(self, key: str) -> None:
        """At risk asks what help is needed, withdrawn asks why: go to that box."""
        if self.editor.key != key:
            return
        self._turn_to_editor()
        self.editor.form.status.ask_words()
