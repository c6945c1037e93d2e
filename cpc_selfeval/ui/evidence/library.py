"""The model of all evidence: filtered, sorted, and kept in step with the file row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.editing.session import Applied
from cpc_selfeval.ui.evidence.rows import INDICATORS, LIBRARY, TITLE, Column, EvidenceFilter, EvidenceRow, row_of
from cpc_selfeval.ui.kit.row_table import QUIET_ROLE, SMALL_ROLE

_Index = QModelIndex | QPersistentModelIndex
_FITS = 24
"""Characters that any cell has room for; longer words stand in full in its tip."""
_NOWHERE = QModelIndex()
_DESCENDING = Qt.SortOrder.DescendingOrder


class EvidenceLibrary(QAbstractTableModel):
    """Rows that match the filter, and those held although they do not: what was added, edited or asked for since.

    ``counted`` follows each change of how many are shown or there.
    """

    counted = Signal()

    def __init__(self, contents: Contents, columns: Sequence[Column] = LIBRARY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._contents = contents
        self._all: dict[str, EvidenceRow] = {}
        self._shown: list[EvidenceRow] = []
        self._places: dict[str, int] | None = None
        self._filter = EvidenceFilter()
        self._held: set[str] = set()
        self._sorted_by: tuple[Column, Qt.SortOrder] = (self.columns[0], Qt.SortOrder.AscendingOrder)
        self.reload(contents)

    # Contents

    def reload(self, contents: Contents) -> None:
        """Read everything anew."""
        self._contents = contents
        self._all = {piece.key: row_of(contents, piece) for piece in contents.evidence.values()}
        self._arrange()

    def take(self, event: Applied, contents: Contents) -> None:
        """Follow one change. A row that is shown stays shown and in its place until it is filtered or sorted again."""
        self._contents = contents
        rows = event.change.rows
        if any(row.kind is Agency for row in rows):
            self._held.update(row.key for row in rows if row.kind is Evidence)
            self.reload(contents)
            return
        keys = [row.key for row in rows if row.kind is Evidence]
        keys += [row.record.evidence for row in rows if isinstance(row.record, Attachment)]
        many = len(keys) > 50
        for key in dict.fromkeys(keys):
            self._follow(key, arranged=not many)
        if many:
            self._arrange()
        elif keys:
            self.counted.emit()

    def _follow(self, key: str, *, arranged: bool) -> None:
        evidence = self._contents.evidence.get(key)
        place = self.place_of(key)
        if evidence is None:
            self._all.pop(key, None)
            self._held.discard(key)
            if arranged and place is not None:
                self._take_out(place)
            return
        row = self._all[key] = row_of(self._contents, evidence)
        self._held.add(key)
        if not arranged:
            return
        if place is None:
            self._put_in(row)
        else:
            self._shown[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _take_out(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._shown[place]
        self._places = None
        self.endRemoveRows()

    def _put_in(self, row: EvidenceRow) -> None:
        ordered = self._in_order([*self._shown, row])
        place = next(place for place, other in enumerate(ordered) if other is row)
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, row)
        self._places = None
        self.endInsertRows()

    # Filter and order

    def show_filter(self, wanted: EvidenceFilter) -> None:
        """Show what matches; rows held so far are held no more."""
        self._filter = wanted
        self._held.clear()
        self._arrange()

    def hold(self, key: str) -> None:
        """Show this piece whether it matches or not, until the filter changes."""
        self._held.add(key)
        row = self._all.get(key)
        if row is not None and self.place_of(key) is None:
            self._put_in(row)
            self.counted.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if 0 <= column < len(self.columns):
            self._sorted_by = (self.columns[column], order)
            self._arrange()

    def _arrange(self) -> None:
        matching = [row for row in self._all.values() if row.key in self._held or self._filter.matches(row)]
        self.beginResetModel()
        self._shown = self._in_order(matching)
        self._places = None
        self.endResetModel()
        self.counted.emit()

    def _in_order(self, rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
        column, order = self._sorted_by
        by_number = sorted(rows, key=lambda row: (row.evidence.number, row.key))
        valued: list[tuple[Any, EvidenceRow]] = []
        empty: list[EvidenceRow] = []
        for row in by_number:
            value = column.order(row)
            if value:
                valued.append((value, row))
            else:
                empty.append(row)
        valued.sort(key=lambda pair: pair[0], reverse=order == _DESCENDING)
        return [row for _value, row in valued] + empty

    # Rows

    @property
    def total(self) -> int:
        """How many pieces there are."""
        return len(self._all)

    def key_at(self, index: _Index) -> str | None:
        """The key of the piece in a row."""
        return self._shown[index.row()].key if index.isValid() else None

    def place_of(self, key: str | None) -> int | None:
        """The row that shows a piece, or None."""
        if self._places is None:
            self._places = {row.key: place for place, row in enumerate(self._shown)}
        return self._places.get(key) if key is not None else None

    def row_at(self, place: int) -> EvidenceRow:
        """The piece in a row."""
        return self._shown[place]

    # What Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not index.isValid():
            return None
        return self.cell(self._shown[index.row()], self.columns[index.column()], role)

    def cell(self, row: EvidenceRow, column: Column, role: int) -> object:
        """The words of a column for a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = column.text(row)
            return escape(text) if len(text) > _FITS else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.spoken or column.heading}: {column.text(row) or 'not said'}"
        if role == SMALL_ROLE:
            return column.small
        if role == QUIET_ROLE:
            return (column is INDICATORS and not row.indicators) or (column is TITLE and not row.evidence.title)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.spoken or column.heading
        return None
