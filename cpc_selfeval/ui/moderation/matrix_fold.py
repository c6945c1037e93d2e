"""The matrix as narrow as its place: columns in which nobody says anything give way, then rows are folded into lines.

A row is "folded" where the cells of one indicator stand on several lines, each naming whose it is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cpc_selfeval.ui.moderation.matrix_model import MatrixModel

WHOSE_ROLE: Final = Qt.ItemDataRole.UserRole + 62
"""Whose cell it is, where no heading above says it."""
LAST_ROLE: Final = Qt.ItemDataRole.UserRole + 63
"""Whether it is on the last line of its indicator."""

_Index = QModelIndex | QPersistentModelIndex


class FoldedMatrix(QAbstractTableModel):
    """Shows some columns of a :class:`MatrixModel`, so many on a line."""

    def __init__(self, source: MatrixModel) -> None:
        super().__init__()
        self._source = source
        self._places: tuple[int, ...] = ()
        self._across = 1
        source.dataChanged.connect(self._tell_changed)

    def fold(self, places: tuple[int, ...], across: int, *, anew: bool = False) -> bool:
        """Show these columns of the source, ``across`` of them on a line; whether that is another shape than before.

        ``anew``: the source's own rows or columns are others.
        """
        shape = (places, max(1, across))
        if shape == (self._places, self._across) and not anew:
            return False
        self.beginResetModel()
        self._places, self._across = shape
        self.endResetModel()
        return True

    @property
    def lines(self) -> int:
        """How many lines each indicator takes."""
        return max(1, -(-len(self._places) // self._across))

    def source_index(self, index: _Index) -> QModelIndex:
        """The cell of the source that is shown here; invalid where there is none."""
        if not index.isValid():
            return QModelIndex()
        row, line = divmod(index.row(), self.lines)
        place = line * self._across + index.column()
        return self._source.index(row, self._places[place]) if place < len(self._places) else QModelIndex()

    def index_of(self, row: int, column: int) -> QModelIndex:
        """Where a cell of the source is shown; the first cell of its row where its column gave way."""
        place = self._places.index(column) if column in self._places else 0
        line, across = divmod(place, self._across)
        return self.index(row * self.lines + line, across)

    def rowCount(self, parent: _Index | None = None) -> int:
        """A row for each line of each indicator."""
        return 0 if parent is not None and parent.isValid() else self._source.rowCount() * self.lines

    def columnCount(self, parent: _Index | None = None) -> int:
        """As many as stand on a line."""
        return 0 if parent is not None and parent.isValid() else min(self._across, len(self._places))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What is beyond the last cell of an indicator is no place to go to."""
        return super().flags(index) if self.source_index(index).isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the source says, and whose it is."""
        if role == LAST_ROLE:
            return index.row() % self.lines == self.lines - 1
        source = self.source_index(index)
        if role == WHOSE_ROLE:
            return self._head(source) if self.lines > 1 and source.isValid() else None
        return source.data(role) if source.isValid() else None

    def _head(self, source: QModelIndex) -> object:
        return self._source.headerData(source.column(), Qt.Orientation.Horizontal)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Agencies above, where each has a column of its own; the indicator beside its first line."""
        if orientation == Qt.Orientation.Vertical:
            row, line = divmod(section, self.lines)
            written = role == Qt.ItemDataRole.DisplayRole
            return None if line and written else self._source.headerData(row, orientation, role)
        if self.lines > 1 or section >= len(self._places):
            return None
        return self._source.headerData(self._places[section], orientation, role)

    def _tell_changed(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
