"""What a window shows and how it goes from place to place: bar of pages, list of indicators, page, status line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.position import next_unfinished
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import MessageBar, announce, hand_over_all, px, theme
from cpc_selfeval.ui.kit.screen_room import FRAME
from cpc_selfeval.ui.remembered import Remembered
from cpc_selfeval.ui.window import walk
from cpc_selfeval.ui.window.bar_place import BarPlace
from cpc_selfeval.ui.window.copies import CopySaver
from cpc_selfeval.ui.window.indicator_panel import IndicatorPanel
from cpc_selfeval.ui.window.notices import Notices
from cpc_selfeval.ui.window.page_stack import (
    PageStack,
    ShowsAction,
    ShowsEvidence,
    ShowsIndicator,
    ShowsNationalResult,
    ShowsTagged,
    ShowsTrend,
)
from cpc_selfeval.ui.window.pages import ACTIONS, CYCLES, EVIDENCE, INDICATORS, NATIONAL, OVERVIEW, PAGES, Page, by_name
from cpc_selfeval.ui.window.save_state import SaveState
from cpc_selfeval.ui.window.spelling_words import SpellingWords
from cpc_selfeval.ui.window.status_line import MADE_UP, StatusLine
from cpc_selfeval.ui.window.top_bar import TopBar
from cpc_selfeval.ui.window.whose_title import title_lines
from cpc_selfeval.ui.workspace import Workspace

PROGRAM: Final = "CPC Self-Evaluation"
SIZE: Final = QSize(1366, 768)
LIST_WIDTH: Final = 292
MOST_LIST_WIDTH: Final = 400
PART_OF_THE_WIDTH: Final = 0.2
NARROW: Final = 760
"""Below this width in pixels of the design the list is put away, until it is asked for."""
MOST_OF_THE_WIDTH: Final = 0.36
"""The part of a narrow window that the list of indicators takes at most."""


class WindowFrame(QMainWindow):
    """The parts of a window on one open self-evaluation, and the ways between its pages. Commands come on top."""

    list_switched = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        remembered: Remembered,
        pages: tuple[Page, ...] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.remembered = workspace.remembered = remembered
        self.code: str | None = None
        self._called = ""
        self._is_narrow = False
        self._list_given = 0
        self._list_asked_for = False
        self._pages = by_name(pages)
        self.save_state = SaveState(workspace, self)
        self.top_bar = TopBar(pages)
        self.message_bar = MessageBar()
        self.panel = IndicatorPanel(workspace)
        self.stack = PageStack(workspace, pages)
        self.status_line = StatusLine(workspace)
        self.copies = CopySaver(workspace, self)
        self.notices = Notices(workspace, self.message_bar, self.save_state, self.copies, self)
        self.spelling_words = SpellingWords(self, workspace, remembered)
        self._lay_out()
        self._connect()
        self._show_words()
        self._restore()
        self.begin()

    def _lay_out(self) -> None:
        """From without to within: whatever gets another place is dressed anew with all that lies in it."""
        central = QWidget()
        self.setCentralWidget(central)
        self.setStatusBar(self.status_line)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(BarPlace(self.message_bar))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        column.addWidget(self.splitter, 1)
        self.panel.setMinimumWidth(px(200))
        self.panel.list.setMinimumHeight(px(20))
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(self.stack)
        self.panel.lower()  # read before the page, beside which it stands at the left
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)

    def _connect(self) -> None:
        workspace = self.workspace
        workspace.changed.connect(self._on_changed)
        workspace.indicator_requested.connect(self.show_indicator)
        workspace.evidence_requested.connect(self.show_evidence)
        workspace.action_requested.connect(self.show_action)
        workspace.national_result_requested.connect(self.show_national_result)
        workspace.trend_requested.connect(self.show_trend)
        workspace.page_requested.connect(self.show_page)
        workspace.tagged_requested.connect(self.show_tagged)
        self.top_bar.page_requested.connect(self.show_page)
        self.panel.chosen.connect(self.show_indicator)
        self.panel.entered.connect(self._entered)
        self.panel.passed.connect(self._passed)
        self.save_state.changed.connect(self.status_line.show_saved)
        theme().changed.connect(self._fold_if_narrow)
        self.status_line.show_saved(self.save_state.now)

    # Going to places

    def begin(self) -> None:
        """Show the first page, once all parts are there."""
        self.show_page(OVERVIEW)

    @property
    def page_names(self) -> frozenset[str]:
        """The names of all pages that there are."""
        return frozenset(self._pages)

    def show_page(self, name: str) -> None:
        """Show a page by its name: "overview", "indicators", "evidence", "actions", "agencies", "details", "checks" or
        "national"."""
        if name == INDICATORS:
            self.show_indicator(self.code or walk.first(self.workspace.contents))
            return
        self._turn_to(name)

    def show_indicator(self, code: str) -> None:
        """Show the page of an indicator."""
        page = self._turn_to(INDICATORS)
        if code != self.code:
            hand_over_all(page)
        self.code = code
        if isinstance(page, ShowsIndicator):
            page.show_indicator(code)
        self.panel.show_indicator(code)
        self._show_words()

    def show_evidence(self, key: str) -> None:
        """Show a piece of evidence on its page."""
        page = self._turn_to(EVIDENCE)
        if isinstance(page, ShowsEvidence):
            page.show_evidence(key)

    def show_action(self, key: str) -> None:
        """Show an action on its page."""
        page = self._turn_to(ACTIONS)
        if isinstance(page, ShowsAction):
            page.show_action(key)

    def show_national_result(self, code: str) -> None:
        """Show what an indicator is held beside on the page of the national results."""
        page = self._turn_to(NATIONAL)
        if isinstance(page, ShowsNationalResult):
            page.show_result_of(code)

    def show_trend(self, code: str) -> None:
        """Show an indicator over all cycles."""
        page = self._turn_to(CYCLES)
        if isinstance(page, ShowsTrend):
            page.show_trend(code)

    def show_tagged(self, name: str, key: str) -> None:
        """Show on a page with a list ("evidence" or "actions") what carries a tag."""
        page = self._turn_to(name)
        if isinstance(page, ShowsTagged):
            page.show_tag(key)

    def step(self, code: str | None, at_the_end: str) -> None:
        """Go to an indicator; where there is none, say so."""
        if code is None:
            self.status_line.tell(at_the_end)
            return
        self.show_indicator(code)
        announce(self, f"{code} {self.workspace.contents.title(code)}")

    def go_before(self) -> None:
        """Show the indicator before this one."""
        self.step(walk.before(self.workspace.contents, self.code), "This is the first indicator of this cycle.")

    def go_after(self) -> None:
        """Show the indicator after this one."""
        self.step(walk.after(self.workspace.contents, self.code), "This is the last indicator of this cycle.")

    def go_to_unfinished(self) -> None:
        """Show the next indicator that is not yet agreed."""
        found = next_unfinished(self.workspace.contents, self.code)
        self.step(found, "Every indicator of this cycle has an agreed level.")

    def focus_list(self) -> None:
        """Put the keyboard on the list of indicators, which is shown for it."""
        if not self._pages[self.stack.name].has_list:
            self.show_page(INDICATORS)
        self.show_list(shown=True)
        self.panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_list(self, *, shown: bool) -> None:
        """Show the list of indicators beside the pages that it belongs to, or put it away.

        In a narrow window this is for now; what is remembered is whether a wide one has it.
        """
        self._list_asked_for = shown
        if shown != self.remembered.kept.list_shown and (shown or not self._is_narrow):
            self.remembered.update(list_shown=shown)
        self._show_list_where_it_belongs()
        self.list_switched.emit(shown)

    @property
    def has_list_now(self) -> bool:
        """Whether the list stands beside the pages that it belongs to."""
        return self._list_asked_for if self._is_narrow else self.remembered.kept.list_shown

    def _show_list_where_it_belongs(self) -> None:
        self.panel.setVisible(self._pages[self.stack.name].has_list and self.has_list_now)
        self._leave_the_page_its_part()

    def _fold_if_narrow(self) -> None:
        narrow = self.width() < px(NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._list_asked_for = self.panel.isAncestorOf(self.focusWidget())
            self._show_list_where_it_belongs()
            self.list_switched.emit(self.has_list_now)

    def focus_page(self) -> None:
        """Put the keyboard on the page."""
        self.stack.focus_page()

    def _turn_to(self, name: str) -> QWidget:
        was_in_page = self.stack.isAncestorOf(self.focusWidget())
        turned = name != self.stack.name
        page = self.stack.turn_to(name)
        self.top_bar.show_page(name)
        self._show_list_where_it_belongs()
        self._show_words()
        if turned and was_in_page and self.isVisible():
            self.stack.focus_page()
        return page

    def _entered(self, code: str) -> None:
        self.show_indicator(code)
        self.stack.focus_page()

    def _passed(self, code: str) -> None:
        if self.stack.name == INDICATORS:
            self.show_indicator(code)

    # What the window says of itself

    def _show_words(self) -> None:
        contents = self.workspace.contents
        self.top_bar.show_title(title_lines(contents))
        name = self._called or self.workspace.work.session.path.name
        made_up = f" ({MADE_UP.lower()})" if contents.committee.made_up else ""
        cycle = f"{contents.cycle.title} – " if contents.other_cycles else ""
        self.setWindowTitle(f"{self._where()} – {cycle}{name}{made_up} – {PROGRAM}")

    def call_it(self, name: str) -> None:
        """Show another name than the file's own in the window's title, as for a backup."""
        self._called = name
        self._show_words()

    def _where(self) -> str:
        if self.stack.name == INDICATORS and self.code is not None:
            return f"{self.code} {self.workspace.contents.title(self.code)}"
        return self._pages[self.stack.name].words if self.stack.name else PROGRAM

    def _on_changed(self, event: Applied) -> None:
        self._show_words()
        if event.kind is not ChangeKind.MADE:
            done = "Undone" if event.kind is ChangeKind.UNDONE else "Made again"
            self.status_line.tell(f"{done}: {event.change.act}.")

    # Its size and place

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the page."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.stack.focus_page()

    def come_up(self) -> None:
        """Show it as it was left; the first time in its usual size, or filling a screen that has no room for that."""
        if self._never_placed and SIZE.boundedTo(self._room()) != SIZE:
            self.showMaximized()
        else:
            self.show()

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - FRAME

    def _restore(self) -> None:
        kept = self.remembered.kept
        self._never_placed = not kept.geometry
        self.resize(SIZE.boundedTo(self._room()))
        if kept.geometry:
            self.restoreGeometry(QByteArray(kept.geometry))
        self._give_list(kept.list_width or px(LIST_WIDTH))
        if kept.list_width:
            self._list_given = 0
        self.splitter.splitterMoved.connect(self._list_drawn)

    def _list_drawn(self) -> None:
        self._list_given = 0

    def _give_list(self, width: int) -> None:
        """Give the list of indicators its width; as long as nobody draws it, another window may have it otherwise."""
        self._list_given = width
        self.splitter.setSizes([width, max(px(200), self.width() - width)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page all of a narrow window, and the greater part of one that is not wide."""
        super().resizeEvent(event)
        self._fold_if_narrow()
        self._share_wide_window()
        self._leave_the_page_its_part()

    def _share_wide_window(self) -> None:
        """The list has more of a wide window, so that titles need fewer lines, as long as nobody drew it otherwise."""
        usual = max(px(LIST_WIDTH), min(px(MOST_LIST_WIDTH), round(self.width() * PART_OF_THE_WIDTH)))
        if self._list_given not in (0, usual):
            self._give_list(usual)

    def _leave_the_page_its_part(self) -> None:
        """The list of a window that is not wide gives way, however wide it was drawn in a wide one."""
        most = max(self.panel.minimumWidth(), round(self.width() * MOST_OF_THE_WIDTH))
        if self.panel.isVisible() and self.splitter.sizes()[0] > most:
            self._list_given = most if self._list_given else 0
            self.splitter.setSizes([most, self.width() - most])

    def remember_place(self) -> None:
        """Remember the window's size and place for the next time."""
        geometry = bytes(self.saveGeometry().data())
        width = self.splitter.sizes()[0]
        if width == self._list_given:
            width = 0  # nobody drew it
        values = {"geometry": geometry, **({"list_width": width} if width else {})}
        self.remembered.update(**values)
