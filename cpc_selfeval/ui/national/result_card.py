"""One national result in full: every level with its range, what the report calls it, the own level, the source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.benchmark import Benchmark, BenchmarkLine
from cpc_selfeval.domain.drawings.national import result_drawing
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.kit import Card, Heading, LinkButton, PlainText, QuietText


class ResultCard(Card):
    """``indicator_opened`` carries the code of the own indicator beside the result."""

    indicator_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("One indicator", parent=parent)
        self.title = Heading("", 3)
        self.called = PlainText()
        self.own = PlainText()
        self.open = LinkButton("Open your indicator")
        self.drawing = DrawingPanel("One national result", opens=False)
        self.source = QuietText()
        for part in (self.title, self.called, self.own, self.drawing, self.source):
            self.add(part)
        self.body.insertWidget(4, self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self._code = ""
        self.open.clicked.connect(lambda: self.indicator_opened.emit(self._code))

    def show_line(self, benchmark: Benchmark, line: BenchmarkLine) -> None:
        """Show this result."""
        result, own = line.result, line.own
        self.title.setText(f"{line.code} {result.name} (2005 edition)")
        self.called.setText(f"The report calls it a {result.flag_in_words}.")
        self.called.setVisible(result.flag is not None)
        self.drawing.show_drawing(result_drawing(benchmark, line))
        self.source.setText(f"{benchmark.cited(result)}.")
        self.own.setVisible(own is not None)
        self.open.setVisible(own is not None)
        if own is not None:
            self._code = own.code
            self.own.setText(f"Your {own.code} {own.title} · {own.stands}")
            self.open.setText(f"Open {own.code}")
