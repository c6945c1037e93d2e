"""The page of partner agencies: who is asked, who is late, what came back, and what to do next for each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain.asking.standing import Standing
from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.agency_card import AgencyCard
from cpc_selfeval.ui.agencies.rows import CHANGED, STANDS, AgencyRow, Step, glance
from cpc_selfeval.ui.agencies.steps import AgencySteps
from cpc_selfeval.ui.agencies.table import AgencyList, AgencyTable
from cpc_selfeval.ui.agencies.unplaced_dialog import unplaced_in_words
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import (
    Card,
    EmptyPlace,
    Heading,
    Icon,
    LinkButton,
    Pill,
    PlainButton,
    PrimaryButton,
    QuietText,
    announce,
    px,
)
from cpc_selfeval.ui.workspace import Workspace

WHAT_IT_DOES = (
    "The program writes a workbook for each agency, which it fills in without this program and sends back. What came "
    "back is compared with what stands here, and nothing is taken over before you have decided."
)
ROOMY = (760, 500)
"""From this width and height in pixels of the design the chosen agency stands below the table; else a menu has it."""


_SHOWN = (Agency, Request, AgencyReturn, ReturnedValue, Comment, Finding, IndicatorScope)
"""The records that the page is about."""


class AgenciesPage(QWidget):
    """Partner agencies. Workbooks that came back can be dropped on it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._roomy = False
        self.setAcceptDrops(True)
        self.steps = AgencySteps(workspace, self)
        self.model = AgencyList(workspace.contents, workspace.today(), self)
        self.table = AgencyTable(self.model)
        self.sort = SortChoice(
            self.table, [column.heading for column in self.model.columns], self.model.columns.index(STANDS)
        )
        self.card = AgencyCard()
        self.title = Heading("Partner agencies", 1, wrap=False)
        self.glance = Pill("")
        self.late = Pill("", "bad")
        self.what = QuietText(WHAT_IT_DOES)
        self.ask_all = PrimaryButton("Ask several…", icon=Icon.MAIL)
        self.read = PlainButton("Read a return…", icon=Icon.IMPORT)
        self.all_returns = LinkButton("All that came back…")
        self.unplaced = LinkButton("", name="Entries without an indicator")
        self.moderation = LinkButton("Levels side by side", name="Levels side by side: moderation")
        self.more = PlainButton("More…", name="What else can be done for the agency")
        self.nobody = EmptyPlace(
            "No partner agency is listed yet.",
            "List the agencies…",
            more="They are listed on the page “Committee and cycle”.",
            icon=Icon.AGENCIES,
        )
        self._lay_out()
        self._connect()
        self._show_state()
        self._select_first()

    # Layout

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(10))
        for named in (self.title, self.glance, self.late):
            head.addWidget(named)
        head.addStretch(1)
        for part in (self.unplaced, self.moderation, self.all_returns, self.sort, self.more, self.read, self.ask_all):
            head.addWidget(part)
        self.list_side = Card()
        self.list_side.body.setContentsMargins(px(6), px(6), px(6), px(6))
        self.list_side.add(self.table, 1)
        self.list_side.add(self.nobody)
        self.list_side.body.addStretch(0)
        self.list_side.setMinimumHeight(px(64))
        self.nobody.setContentsMargins(px(10), px(6), px(10), px(6))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setProperty("between", "cards")
        self.splitter.setHandleWidth(px(6))
        self.splitter.addWidget(self.list_side)
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(14), px(22), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.what)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self._workspace.day_turned.connect(self._turn_day)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.next_asked.connect(self._do_next)
        self.model.modelReset.connect(self._select_first)
        self.card.step_asked.connect(self._do)
        self.card.look_asked.connect(self.steps.look)
        self.card.comments_asked.connect(lambda: self.steps.tell_comments(self.current()))
        self.ask_all.clicked.connect(self.steps.ask_several)
        self.read.clicked.connect(self.steps.ask_for_any)
        self.all_returns.clicked.connect(self.steps.look_at_all)
        self.unplaced.clicked.connect(self.steps.place_entries)
        self.moderation.clicked.connect(lambda: self._workspace.page_requested.emit("moderation"))
        self.more.clicked.connect(lambda: self._show_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.nobody.begun.connect(lambda: self._workspace.page_requested.emit("details"))

    # What the window asks

    def ask_for_return(self) -> None:
        """Ask which workbook came back, and read it."""
        self.steps.ask_for_any()

    def ask_for_copy(self) -> None:
        """Ask for another copy of the file, and merge it."""
        self.steps.ask_for_copy()

    def resume(self) -> bool:
        """Put the keyboard on the agencies, with the one that was chosen; False while none is listed."""
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        return self.table.isVisible()

    # What is shown

    def _show_state(self) -> None:
        rows = self.model.rows
        read_only = self._workspace.read_only
        late = sum(row.line.standing is Standing.LATE for row in rows)
        self.glance.show_words(glance(rows, in_short=not self._roomy))
        self.glance.setVisible(bool(rows) and (self._roomy or not late))  # the title needs the room
        self.late.show_words(f"{late} late", "bad")
        self.late.setVisible(late > 0)
        self.what.setVisible(not self._workspace.contents.requests and not self._workspace.contents.returns)
        self.nobody.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.ask_all.setVisible(bool(rows))
        self.all_returns.setVisible(self._roomy and bool(self._workspace.contents.returns))
        self.unplaced.setText(unplaced_in_words(self._workspace.contents))
        self.unplaced.setVisible(self._roomy and not read_only and bool(self.unplaced.text()))
        self.sort.setVisible(bool(rows) and self._roomy)
        self.read.setVisible(self._roomy or not rows)
        self.table.show_column(self.model.columns.index(CHANGED), shown=self._roomy)
        self.more.setVisible(bool(rows) and not self._roomy)
        for button in (self.ask_all, self.read):
            button.setEnabled(not read_only)
        self._show_card()

    def _show_card(self) -> None:
        self.card.show_row(self._workspace.contents, self.current() if self._roomy else None)

    def current(self) -> AgencyRow | None:
        """The agency that is chosen."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() and index.row() < self.model.rowCount() else None

    def _select_first(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_card()

    def _on_changed(self, event: Applied) -> None:
        if not concerns(event, *_SHOWN):
            return
        key = row.key if (row := self.current()) else None
        self.model.take(event, self._workspace.contents)
        place = self.model.place_of(key)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_state()
        self._follow_focus()

    def _follow_focus(self) -> None:
        """The buttons are made anew: whoever was on one goes to the table."""
        focused = self.window().focusWidget()
        if self.card.isAncestorOf(focused) and not focused.isVisibleTo(self.window()):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def _do_next(self, place: int) -> None:
        row = self.model.row_at(place)
        self.steps.do(row.next, row)

    def _do(self, step: Step) -> None:
        row = self.current()
        if row is not None:
            self.steps.do(step, row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done for the chosen agency."""
        self._show_menu(event.globalPos())

    def menu_of_steps(self) -> QMenu | None:
        """What can be done for the chosen agency, as a menu."""
        row = self.current()
        if row is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.changed:
            menu.addAction(row.changed).setEnabled(False)
        for step in row.steps:
            menu.addAction(step.value).triggered.connect(lambda _checked=False, step=step: self._do(step))
        if self.unplaced.text() and not self._workspace.read_only:
            menu.addSeparator()
            menu.addAction(self.unplaced.text()).triggered.connect(self.steps.place_entries)
        if self._workspace.contents.returns:
            menu.addSeparator()
            menu.addAction(self.all_returns.text()).triggered.connect(self.steps.look_at_all)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu_of_steps()
        if menu is not None:
            menu.popup(place)

    # Workbooks that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook or another copy of the file can be dropped."""
        if _dropped(event) is not None and not self._workspace.read_only:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = _dropped(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if path is not None:
            announce(self, f"Reading {path.name}")
            self.steps.read(path)

    # In the room that there is

    def minimumSizeHint(self) -> QSize:
        """A narrow window has what a narrow page needs."""
        return super().minimumSizeHint().boundedTo(QSize(px(600), px(240)))

    def _turn_day(self) -> None:
        """What is late today may not have been yesterday."""
        self.model.set_day(self._workspace.today())
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        self._turn_day()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen agency below the table, or its steps in a menu."""
        super().resizeEvent(event)
        width, height = ROOMY
        size = event.size()
        roomy = size.width() >= px(width) and size.height() >= px(height)
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_state()


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".xlsx", ".cpcse") else None
