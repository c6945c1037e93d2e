"""What the last cycle said of an indicator, beside its page, and the way to all cycles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.levels import cycle_before
from cpc_selfeval.domain.cycles.trend import last_time, last_time_in_words
from cpc_selfeval.ui.kit import Heading, LinkButton, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class LastCycleNote(QWidget):
    """The level with its stage and date, and its reason; or that the edition then had no such indicator."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._code = ""
        self.said = PlainText()
        self.reason = QuietText()
        self.more = LinkButton("All cycles")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Heading("Last cycle", 3))
        for part in (self.said, self.reason):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(lambda: workspace.trend_requested.emit(self._code))

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Show what was said of an indicator; hidden in the first cycle."""
        self._code = code
        before = cycle_before(contents)
        self.setVisible(before is not None)
        if before is None:
            return
        moment = last_time(contents, code, self._workspace.work.cycles.crosswalk)
        said, reason = last_time_in_words(contents, moment) if moment is not None else ("", "")
        none = f"{before.cycle.title}: no indicator of that edition is known to be the same."
        self.said.setText(said or none)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.more.setAccessibleName(f"{code} over all cycles")
