"""The cards that count actions by status and list the last changes."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status, shown_status
from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import clock_in_words, day_short
from cpc_selfeval.editing.events import RecentChange
from cpc_selfeval.ui.kit import Card, LinkButton, PlainText, QuietText, StatusMark, px

ORDER = (
    Status.OVERDUE,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.NOT_STARTED,
    Status.COMPLETE_IMPACT_NOT_SHOWN,
    Status.COMPLETE_IMPACT_SHOWN,
    Status.WITHDRAWN,
)


class ActionCountsCard(Card):
    """How many actions stand where; a status with none is left out. ``opened`` asks for the action plan."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Actions", parent=parent)
        link = LinkButton("Open the &plan")
        link.clicked.connect(self.opened)
        self.heading_row.addWidget(link)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(px(6))
        self.add(self._grid)
        self._none = QuietText("No actions are planned yet.")
        self.add(self._none)

    def show_contents(self, contents: Contents, today: date) -> None:
        """Count the actions as at today."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        counts = Counter(shown_status(action, today) for action in contents.actions.values())
        self._none.setVisible(not counts)
        for line, status in enumerate(status for status in ORDER if counts[status]):
            mark = StatusMark(status.value, words.status_word(contents, status))
            number = PlainText(f"{counts[status]:,}", wrap=False)
            self._grid.addWidget(mark, line, 0)
            self._grid.addWidget(number, line, 1, Qt.AlignmentFlag.AlignRight)


class LastChangesCard(Card):
    """The last few changes: when, what, by whom."""

    SHOWN = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Last changes", parent=parent)
        self.text = QuietText()
        self.add(self.text)

    def show_changes(self, changes: tuple[RecentChange, ...], today: date) -> None:
        """Show them, newest first."""
        lines = [_line(change, today) for change in changes[: self.SHOWN]]
        self.text.setText("\n".join(lines) or "Nothing has been changed yet.")


def _line(change: RecentChange, today: date) -> str:
    local = change.at.astimezone()
    when = clock_in_words(local) if local.date() == today else day_short(local.date())
    how = {ChangeKind.MADE: "", ChangeKind.UNDONE: "undone: ", ChangeKind.REDONE: "made again: "}[change.kind]
    by = f" · {change.by.name}" if change.by.name else ""
    return f"{when} · {how}{change.act}{by}"
