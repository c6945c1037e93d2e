"""Moderation: who proposes which level, as a table, a drawing and an agenda, and the way into the meeting."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.covering import covered_codes, levels_covered
from cpc_selfeval.domain.drawings.proposals import proposals_drawing
from cpc_selfeval.domain.moderation.agenda import AgendaItem, Part, agenda
from cpc_selfeval.domain.moderation.matrix import matrix
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.drawings.panel import DrawingPanel
from cpc_selfeval.ui.kit import (
    Card,
    CheckChoice,
    EmptyPlace,
    FlowLayout,
    Heading,
    Icon,
    LinkButton,
    PlainButton,
    PrimaryButton,
    QuietText,
    RadioChoice,
    ScrollPage,
    px,
)
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.moderation.agenda_view import AgendaView
from cpc_selfeval.ui.moderation.cell_card import NOTHING, CellCard
from cpc_selfeval.ui.moderation.matrix_model import MatrixModel
from cpc_selfeval.ui.moderation.matrix_table import MatrixTable
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 900
"""Under this width (pixels of the design) the chosen cell stands below the table."""
LEAST_ROWS: Final = 4
COVER: Final = "Keep agencies’ levels covered until they are shown at a meeting"
COVERED_MORE: Final = (
    "Their levels and rationales then show nowhere, on no page and no paper, until they are uncovered in the meeting, "
    "or a meeting has recorded its decision. Whoever works in this file can still change this at any time."
)
PROPOSED_ONLY: Final = "What each of them proposes. Nothing in this table is agreed."
MATRIX, DRAWING, AGENDA = "As a table", "As a drawing", "As an agenda"


class ModerationPage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen, and where the day is another one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._items: tuple[AgendaItem, ...] = ()
        self._anything = True
        self._view = MATRIX
        self.title = Heading("Moderation", 1)
        self.back = LinkButton("Back to the agencies", icon=Icon.BEFORE)
        self._left_from_cell = False
        self.facts = QuietText()
        self.start = PrimaryButton("Start the meeting…")
        self.paper = PlainButton("Agenda on paper…", name="Agenda on paper: see, print or write it", icon=Icon.PAPER)
        self.workbook = LinkButton("As a workbook…", name="Moderation as a workbook", icon=Icon.WORKBOOK)
        self.cover = CheckChoice(COVER)
        self.covered_more = QuietText(COVERED_MORE)
        self.model = MatrixModel()
        self.table = MatrixTable("Levels that agencies propose", self.model)
        self.proposed_only = QuietText(PROPOSED_ONLY)
        self.cell = CellCard()
        self.drawing = DrawingPanel("Who proposes which level")
        self.agenda = AgendaView()
        self.nothing = EmptyPlace(
            "Nobody has proposed a level yet.",
            "Ask the agencies…",
            icon=Icon.MODERATION,
            more="Agencies propose levels in their returns, or somebody enters them on an indicator’s page.",
        )
        self._views = {MATRIX: QWidget(), DRAWING: self.drawing, AGENDA: self.agenda}
        self.switches = {words: RadioChoice(words) for words in self._views}
        self._matrix_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._show_view(MATRIX)

    # Layout

    def _lay_out(self) -> None:
        page = ScrollPage("Moderation", most_width=1900)
        page.fill(self)
        page.add_head(self.title, self.facts, beside=self.back)
        page.add(self._acts())
        page.add(self.covered_more)
        shown = Card()
        self.switch = self._switch()
        shown.add(self.switch)
        self._lay_out_matrix()
        for view in self._views.values():
            shown.add(view, 1)
        shown.add(self.nothing)
        page.add(shown, 1)

    def _acts(self) -> QWidget:
        """The buttons, and the box for the meeting beside them where there is room."""
        line, acts = QWidget(), QWidget()
        flow = FlowLayout(acts, spacing=px(8))
        for button in (self.start, self.paper, self.workbook):
            flow.addWidget(button)
        beside = FlowLayout(line, spacing=px(12))
        beside.addWidget(acts)
        beside.addWidget(self.cover)
        return line

    def _switch(self) -> QWidget:
        line = QWidget()
        line.setAccessibleName("How it is shown")
        flow = FlowLayout(line, spacing=px(12))
        group = ChoiceGroup(self)
        for words, option in self.switches.items():
            group.addButton(option)
            flow.addWidget(option)
            option.clicked.connect(lambda _checked=False, words=words: self._show_view(words))
        return line

    def _lay_out_matrix(self) -> None:
        self._matrix_row.setContentsMargins(0, 0, 0, 0)
        self._matrix_row.setSpacing(px(12))
        self._matrix_row.addWidget(self.table, 4)
        self._matrix_row.addWidget(self.cell, 1)
        column = QVBoxLayout(self._views[MATRIX])
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.proposed_only)
        column.addLayout(self._matrix_row, 1)
        self.table.setMinimumHeight(self.table.least_height(LEAST_ROWS))

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self._workspace.day_turned.connect(self.changed_behind)
        self.back.clicked.connect(lambda: self._workspace.page_requested.emit("agencies"))
        self.nothing.begun.connect(lambda: self._workspace.page_requested.emit("agencies"))
        self.table.walked.connect(self._show_cell)
        self.table.gave_way.connect(self._say_silent)
        self.table.opened.connect(self._open_current)
        self.cell.opened.connect(self._open_current)
        self.drawing.opened.connect(self._open)
        self.agenda.opened.connect(self._open)
        self.cover.clicked.connect(lambda on: self._workspace.work.moderating.cover(covered=on, origin=self.cover))
        self.paper.clicked.connect(lambda: self._workspace.paper_requested.emit(Paper.MODERATION))
        self.workbook.clicked.connect(lambda: self._workspace.paper_requested.emit(Paper.WORKBOOK))
        self.start.clicked.connect(self.start_meeting)

    # What is shown

    def resume(self) -> bool:
        """Put the keyboard back on the cell that an indicator was opened from; False where there is none.

        Who comes here otherwise sees the page from its top, also where the table is below the window's edge.
        """
        if self._left_from_cell and self.table.isVisible() and self.table.currentIndex().isValid():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def shows_for(self) -> date:
        """What it says of days, it says of today."""
        return self._workspace.today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chosen cell beside the table, or below."""
        super().resizeEvent(event)
        beside_or_below(self._matrix_row, narrow=self.width() < px(NARROW))
        # All of the table can be seen at once, with its heads: it scrolls by itself, and the page does in a low window
        fitting = next((rows for rows in range(LEAST_ROWS, 2, -1) if self.table.least_height(rows) <= self.height()), 2)
        self.table.setMinimumHeight(self.table.least_height(fitting))

    def refresh(self) -> None:
        """Work everything out for today."""
        contents, today = self._workspace.contents, self._workspace.today()
        found = matrix(contents, today)
        self._items = agenda(contents, today, found)
        if self.model.show_matrix(contents, found):
            self.table.go_to(self._first_said())
        else:
            self.table.fold()
            self._show_cell(self.table.current())
        self.drawing.show_drawing(proposals_drawing(contents, found))
        self.agenda.show_agenda(contents, self._items)
        self.cover.setChecked(levels_covered(contents))
        self.covered_more.setVisible(levels_covered(contents))
        self.facts.setText(_facts(self._items, len(covered_codes(contents))))
        self._anything = any(row.standing for row in found.rows)
        self._show_view(self._view)
        open_to_work = not self._workspace.work.session.read_only and contents.cycle.closed_on is None
        self.start.setEnabled(open_to_work and bool(found.rows))
        self.cover.setEnabled(open_to_work)
        self.shown_anew()

    def _first_said(self) -> QModelIndex:
        """The first cell of the line that is to be discussed first."""
        code = self._items[0].code if self._items else ""
        row = self.model.codes.index(code) if code in self.model.codes else 0
        columns = range(self.model.columnCount())
        said = (self.model.index(row, column) for column in columns)
        return next((index for index in said if self.model.cell(index).line is not None), self.model.index(row, 0))

    def _show_cell(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self.model.cell(index)
            otherwise = NOTHING if index.column() < self.model.columnCount() - 1 else cell.spoken
            self.cell.show_cell(self.model.heading(index), cell.line, otherwise)
        self.cell.setVisible(index.isValid())

    def _show_view(self, wanted: str) -> None:
        """Show one of the three; while nobody proposed anything, say what to do instead."""
        self._view = wanted
        for words, view in self._views.items():
            view.setVisible(words == wanted and self._anything)
            self.switches[words].setChecked(words == wanted)
        self.switch.setVisible(self._anything)
        self.nothing.setVisible(not self._anything)

    def _say_silent(self, columns: tuple[int, ...]) -> None:
        """Name those whose columns gave way: they propose nothing."""
        heads = (self.model.headerData(column, Qt.Orientation.Horizontal) for column in columns)
        silent = ", ".join(str(head) for head in heads)
        self.proposed_only.setText(f"{PROPOSED_ONLY} No proposals from: {silent}." if silent else PROPOSED_ONLY)

    def _on_changed(self, _event: object) -> None:
        self.changed_behind()

    # What is done

    def _open(self, code: str) -> None:
        self._workspace.indicator_requested.emit(code)

    def _open_current(self) -> None:
        index = self.table.current()
        if index.isValid():
            self._left_from_cell = True
            self._open(self.model.codes[index.row()])

    def start_meeting(self) -> None:
        """Ask which meeting it is, and show its first screen."""
        from cpc_selfeval.ui.moderation.start_dialog import StartDialog

        dialog = StartDialog(self._workspace, self._items, self)
        dialog.started.connect(self._begin)
        dialog.open()

    def _begin(self, meeting: str, codes: tuple[str, ...]) -> None:
        from cpc_selfeval.ui.moderation.meeting_window import MeetingWindow

        MeetingWindow(self._workspace, meeting, codes, self.window()).begin()


def _facts(items: tuple[AgendaItem, ...], hidden: int) -> str:
    discuss = sum(item.part is Part.DISCUSS for item in items)
    together = sum(item.part is Part.TOGETHER for item in items)
    first = "1 indicator to discuss" if discuss == 1 else f"{discuss} indicators to discuss"
    said = f"{first}, {together} can be taken together. No level is averaged."
    return f"{said} Agencies’ levels of {hidden} are covered." if hidden else said
