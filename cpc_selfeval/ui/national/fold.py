"""Beside an indicator: how it came out nationally from 2006 to 2009, folded, since it is history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.benchmark import HISTORY, PERIOD
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.drawings.national import result_drawing
from cpc_selfeval.editing.benchmark import benchmark_of
from cpc_selfeval.ui.drawings import DrawingView
from cpc_selfeval.ui.kit import Collapsible, LinkButton, PlainText, QuietText
from cpc_selfeval.ui.workspace import Workspace


class NationalFold(QWidget):
    """Hidden where no national result reaches the indicator."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.fold = Collapsible(f"National results {PERIOD}", opened=False)
        self.called = PlainText()
        self.drawing = DrawingView(opens=False)
        self.source = QuietText()
        self.all = LinkButton("All 18 indicators")
        self.all.clicked.connect(lambda: workspace.national_result_requested.emit(self._code))
        for part in (self.called, self.drawing, QuietText(HISTORY), self.source):
            self.fold.add(part)
        self.fold.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Show what this indicator is held beside."""
        found = benchmark_of(contents)
        line = found.beside(code)
        self.setVisible(line is not None)
        if line is None:
            return
        self._code = code
        of = "" if line.code == code else f"As {line.code} of the 2005 edition. "
        called = f"The report calls it a {line.result.flag_in_words}." if line.result.flag else ""
        self.called.setText(f"{of}{called}".strip())
        self.called.setVisible(bool(of or called))
        self.drawing.show_drawing(result_drawing(found, line))
        self.source.setText(f"{found.cited(line.result)}.")
