"""All eighteen national results, one of them in full, and the reference test. Everything on the page is history."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.benchmark import HISTORY, OPEN, PERIOD, Benchmark
from cpc_selfeval.domain.drawings.national import national_drawing
from cpc_selfeval.editing.benchmark import benchmark_of
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.kit import Card, Heading, Icon, LinkButton, PlainText, QuietText, ScrollPage, px
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.national.reference_card import ReferenceCard
from cpc_selfeval.ui.national.result_card import ResultCard
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 980
"""Under this width (pixels of the design) the other cards go below the drawing."""
TITLE: Final = f"National results {PERIOD}"


class NationalPage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wanted: str | None = None
        self._benchmark: Benchmark | None = None
        self.title = Heading(TITLE, 1)
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.history = QuietText(HISTORY)
        self.reach = PlainText()
        self.says = QuietText()
        self.drawing = DrawingPanel("National results by indicator")
        self.result = ResultCard()
        self.reference = ReferenceCard()
        self._sheet = ScrollPage("National results")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.back.clicked.connect(lambda: workspace.page_requested.emit("overview"))
        self.drawing.opened.connect(self._open)
        self.drawing.walked.connect(self._choose)
        self.drawing.table_shown.connect(self._arrange)
        self.result.indicator_opened.connect(workspace.indicator_requested)
        self.reference.indicator_opened.connect(workspace.indicator_requested)
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        page = self._sheet
        page.fill(self)
        page.add_head(self.title, self.history, beside=self.back)
        page.add(self.reach)
        every = Card("All 18 indicators")
        every.add(self.says)
        every.add(self.drawing)
        every.add(QuietText(OPEN))
        self._row.setSpacing(px(16))
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self.result)
        side.addWidget(self.reference)
        side.addStretch(1)
        self._row.addWidget(every, 8, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(side, 6)
        page.add(self._row)
        page.end()

    def show_result_of(self, code: str) -> None:
        """Show in full what the indicator of this cycle with this code is held beside."""
        self.refresh()
        line = self._benchmark.beside(code) if self._benchmark is not None else None
        if line is not None:
            self._choose(line.code)
            self.drawing.view.go_to(line.code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside the drawing, or below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Below where there is little room, and below the table, which is wide."""
        self.says.setVisible(not self.drawing.as_table)
        beside_or_below(self._row, narrow=self.width() < px(NARROW) or self.drawing.as_table)

    def refresh(self) -> None:
        """Hold the cycle's levels beside the results."""
        contents = self._workspace.contents
        self._benchmark = benchmark_of(contents)
        self.reach.setText(self._benchmark.reach)
        drawing = national_drawing(self._benchmark)
        self.says.setText(drawing.says)
        self.drawing.show_drawing(drawing)
        self.reference.show_contents(contents)
        self._choose(self._wanted or self._benchmark.lines[0].code)
        self.shown_anew()

    def _open(self, code: str) -> None:
        self._choose(code)
        QTimer.singleShot(0, self.result, lambda: self._sheet.ensureWidgetVisible(self.result, 0, px(16)))

    def _choose(self, code: str) -> None:
        if self._benchmark is None:
            return
        self._wanted = code
        line = next(line for line in self._benchmark.lines if line.code == code)
        self.result.show_line(self._benchmark, line)

    def _on_changed(self, _event: object) -> None:
        self.changed_behind()
