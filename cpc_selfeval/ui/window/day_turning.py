"""Midnight, and a computer that slept for days: what is overdue, due or out of date is told as of today again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cpc_selfeval.ui.workspace import Workspace

EVERY: Final = 60_000
"""Milliseconds from one look at the calendar to the next; whoever comes back to the program has it looked at once."""


class DayTurning(QObject):
    """Tells the pages of a window (``Workspace.day_turned``) that it is another day than the one they show."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._day = workspace.today()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._came_back)

    def look(self) -> None:
        """Look at the calendar. While somebody types in a table's cell it waits: rows would move under the box."""
        today = self._workspace.today()
        if today != self._day and not _types_in_a_cell():
            self._day = today
            self._workspace.day_turned.emit()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()


def _types_in_a_cell() -> bool:
    box: QWidget | None = QApplication.focusWidget()
    if box is None or isinstance(box, QAbstractItemView):
        return False
    above = box.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return True
        above = above.parentWidget()
    return False
