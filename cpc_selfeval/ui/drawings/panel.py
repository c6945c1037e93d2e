"""A drawing with what can be done with it: shown as a table, copied as a picture, printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.drawings.description import Drawing
from cpc_selfeval.ui.drawings.leaving import can_print, copy_picture, print_drawing
from cpc_selfeval.ui.drawings.table import DrawingTable
from cpc_selfeval.ui.drawings.view import DrawingView
from cpc_selfeval.ui.kit import FlowLayout, Icon, LinkButton, QuietText, announce, px


class DrawingPanel(QWidget):
    """Shows any drawing. ``opened`` carries the key of the row (of a trend: the cycle) that was opened, in the drawing
    or in the table; ``walked`` the key that the keyboard went to; ``table_shown`` whether the table took its place."""

    opened = Signal(str)
    walked = Signal(str)
    table_shown = Signal(bool)

    def __init__(self, name: str, *, opens: bool = True, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader says in the names of the buttons; ``opens``: whether rows lead anywhere."""
        super().__init__(parent)
        self.view = DrawingView(opens=opens)
        self.view.setAccessibleName(name)
        self.table = DrawingTable()
        self.swap = LinkButton("", name="")
        self.copy = LinkButton("Copy as picture", name=f"Copy as picture: {name}", icon=Icon.COPY)
        self.print = LinkButton("Print…", name=f"Print: {name}", icon=Icon.PRINT)
        self.told = QuietText(tone="good")
        self._name = name
        self._lay_out()
        self.view.opened.connect(self.opened)
        self.view.walked.connect(self.walked)
        if opens:
            self.table.opened.connect(self.opened)
        self.swap.clicked.connect(lambda: self.show_as_table(shown=not self.as_table))
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.print.setVisible(can_print())
        self.show_as_table(shown=False)

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(8))
        for button in (self.swap, self.copy, self.print):
            flow.addWidget(button)
        flow.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in (self.view, self.table, acts):
            column.addWidget(part)
        self.told.hide()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show this drawing, as it is shown now: drawn or as a table."""
        self.view.show_drawing(drawing)
        if self.as_table:
            self.table.show_drawing(drawing)
        self.told.hide()

    @property
    def as_table(self) -> bool:
        """Whether the table is shown in the drawing's place."""
        return not self.table.isHidden()

    def show_as_table(self, *, shown: bool) -> None:
        """Show the table in the drawing's place, or the drawing again."""
        if shown and self.view.drawing is not None:
            self.table.show_drawing(self.view.drawing)
        self.table.setVisible(shown)
        self.view.setVisible(not shown)
        self.swap.setText("Show as drawing" if shown else "Show as table")
        self.swap.setAccessibleName(f"{self.swap.text()}: {self._name}")
        self.table_shown.emit(shown)

    def _copy(self) -> None:
        if self.view.drawing is not None:
            copy_picture(self.view.drawing)
            self._tell("Copied. Paste it into a document.")

    def _print(self) -> None:
        if self.view.drawing is not None and print_drawing(self.view.drawing, self.window()):
            self._tell("Sent to the printer.")

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        announce(self, words)
