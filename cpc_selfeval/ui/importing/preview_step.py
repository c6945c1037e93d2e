"""The third step: all that would come in and all that would not, before anything is in the file."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.planned import Entry, Import
from cpc_selfeval.ui.importing.rows_table import WIDTHS, RowsModel, may_be_ticked
from cpc_selfeval.ui.importing.words import entry_in_words, summary
from cpc_selfeval.ui.kit import Heading, PlainText, QuietText, px
from cpc_selfeval.ui.kit.row_table import RowTable


class _Rows(RowTable):
    """The words below take more room or less with each row, and the table with them: its row stays in sight."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Once the table has its size."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))


class PreviewStep(QWidget):
    """``ticked`` carries the number of a row and whether it is to come in."""

    ticked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: Contents | None = None
        self.model = RowsModel(self)
        self.summary = PlainText()
        self.warning = QuietText(tone="warning")
        self.hint = QuietText("Space, or a click on a box, leaves a row out or takes it all the same.")
        self.table = _Rows("Rows of the list", WIDTHS, lines=2)
        self.table.setModel(self.model)
        self.table.setMinimumHeight(px(270 if self.screen().availableGeometry().height() > px(600) else 150))
        self.details_heading = Heading("", 3)
        self.details = PlainText()
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self.summary, self.warning, self.hint):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.details_heading)
        column.addWidget(self.details)
        self.table.ticked_row.connect(self._tick)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_details())

    def show_plan(self, contents: Contents, plan: Import) -> None:
        """Show what would come in now."""
        self._contents = contents
        row = max(0, self.table.currentIndex().row())
        self.model.show_plan(plan)
        self.summary.setText(summary(plan))
        self.warning.setText(" ".join(plan.said))
        self.warning.setVisible(bool(plan.said))
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(min(row, len(self.model.rows) - 1), 0))
        self._show_details()

    def focus_first(self) -> None:
        """Put the keyboard on the first row that comes in."""
        first = next((place for place, row in enumerate(self.model.rows) if isinstance(row, Entry)), 0)
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(first, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if may_be_ticked(row):
            self.ticked.emit(row.row, not isinstance(row, Entry))

    def _show_details(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid() or self._contents is None or index.row() >= len(self.model.rows):
            self.details_heading.setText("")
            self.details.setText("")
            return
        row = self.model.rows[index.row()]
        if isinstance(row, Entry):
            self.details_heading.setText(f"Row {row.row} becomes")
            self.details.setText(entry_in_words(self._contents, row))
        else:
            self.details_heading.setText(f"Row {row.row} does not come in. {row.why}")
            self.details.setText("\n".join(row.texts))
