"""The table of backups, which is filled in as they are looked into."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpc_selfeval.editing.restoring import LookedAt
from cpc_selfeval.ui.backups.words import (
    content_in_words,
    size_in_words,
    state_in_words,
    when_in_words,
    why_in_words,
)
from cpc_selfeval.ui.kit.row_table import QUIET_ROLE, Width

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

HEADINGS: Final = ("When", "State", "Why it was made", "What is in it", "Size")
WIDTHS: Final = (Width(120, 1), Width(100), Width(140, 1.5), Width(190, 4), Width(76))


class BackupsModel(QAbstractTableModel):
    """One backup a row."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[LookedAt] = []

    def show_backups(self, rows: list[LookedAt]) -> None:
        """Show these backups."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_looked(self, looked: LookedAt) -> int | None:
        """Show what is known of one now; its row, None when it is not shown any more."""
        for number, row in enumerate(self.rows):
            if row.backup == looked.backup:
                self.rows[number] = looked
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(HEADINGS) - 1))
                return number
        return None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many backups."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; those of a backup that cannot be restored are quiet."""
        if not index.isValid():
            return None
        looked = self.rows[index.row()]
        if role == QUIET_ROLE:
            return looked.is_damaged
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words = self._words(looked)[index.column()]
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{HEADINGS[index.column()]}: {words or 'nothing'}" if spoken else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def _words(self, looked: LookedAt) -> tuple[str, ...]:
        return (
            when_in_words(looked.backup.at, self._today),
            state_in_words(looked),
            why_in_words(looked),
            content_in_words(looked),
            size_in_words(looked.backup.size),
        )
