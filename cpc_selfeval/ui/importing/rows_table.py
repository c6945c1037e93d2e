"""Every row of the list in its order: whether it comes in, what stands in it, and what is to be said of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpc_selfeval.domain.importing.planned import Entry, Import, LeftOut
from cpc_selfeval.ui.kit.row_table import QUIET_ROLE, Width

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

HEADINGS: Final = ("In", "Row", "What stands there", "What happens")
WIDTHS: Final = (Width(36), Width(52), Width(160, 3), Width(150, 2))


class RowsModel(QAbstractTableModel):
    """One row of the list a row, both those that come in and those that do not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Entry | LeftOut] = []

    def show_plan(self, plan: Import) -> None:
        """Show another preview; the same rows stay where they are."""
        rows: list[Entry | LeftOut] = [*plan.entries, *plan.left_out]
        rows.sort(key=lambda row: row.row)
        if [row.row for row in rows] == [row.row for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; a tick box where a person may decide; quiet ink for what does not come in."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        comes_in = isinstance(row, Entry)
        if role == QUIET_ROLE:
            return not comes_in and not (index.column() == 0 and may_be_ticked(row))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and may_be_ticked(row):
            return Qt.CheckState.Checked if comes_in else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None


def may_be_ticked(row: Entry | LeftOut) -> bool:
    """Whether a person may decide if a row comes in."""
    return isinstance(row, Entry) or row.may_come


def _words(row: Entry | LeftOut) -> tuple[str, str, str, str]:
    if isinstance(row, Entry):
        return "", str(row.row), row.text, " ".join(row.said) or "Comes in."
    return "", str(row.row), " | ".join(row.texts), row.why


def _spoken(row: Entry | LeftOut, column: int) -> str:
    if column == 0:
        return "Comes in" if isinstance(row, Entry) else "Does not come in"
    return f"{HEADINGS[column]}: {_words(row)[column]}"
