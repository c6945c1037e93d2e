"""A table's model of many records: filtered, sorted, and kept in step with the file row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from operator import attrgetter, itemgetter
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit.row_table import QUIET_ROLE, SMALL_ROLE, Width

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NUMBER = attrgetter("number", "key")
_FIRST = itemgetter(0)
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _SHOWN | Qt.ItemFlag.ItemIsEditable
_DESCENDING = Qt.SortOrder.DescendingOrder
_FITS = 24
"""Characters that any cell has room for; longer words stand in full in its tip."""
_MANY = 50
"""From so many rows changed at once, all are arranged anew instead of one by one."""


class ListedRow(Protocol):
    """One record with the words that its row shows."""

    @property
    def key(self) -> str:
        """The record's key."""

    @property
    def number(self) -> int:
        """The record's number: what rows of the same rank are ordered by."""


Row = TypeVar("Row", bound=ListedRow)
Sought = TypeVar("Sought", bound=ListedRow, contravariant=True)


class RowFilter(Protocol[Sought]):
    """What is looked for."""

    @property
    def is_empty(self) -> bool:
        """Whether it looks for everything."""

    def matches(self, row: Sought) -> bool:
        """Whether a row is among it."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its heading, its words, its width, and what it is sorted by.

    Rows with a higher ``rank`` come after the others, whichever way it is sorted; by itself, those whose ``order`` is
    empty. ``quiet`` tells where the words only say that there are none. ``copied`` are the words that go to other
    programs where they are not those shown; ``of_days`` says that they are days. ``at_first`` says whether the column
    is shown before anybody chose columns.
    """

    heading: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any]
    width: Width
    spoken: str = ""
    small: bool = True
    rank: Callable[[Row], int] | None = None
    quiet: Callable[[Row], bool] | None = None
    copied: Callable[[Row], str] | None = None
    of_days: bool = False
    at_first: bool = True

    def copied_text(self, row: Row) -> str:
        """The words of a row that go to other programs."""
        if self.copied is not None:
            return self.copied(row)
        return "" if self.quiet is not None and self.quiet(row) else self.text(row).replace("\u00a0", " ")


def _never() -> bool:
    return False


class RecordList(QAbstractTableModel, Generic[Row]):
    """Rows that match the filter, and those held although they do not: what was added, edited or asked for since.

    ``counted`` follows each change of how many are shown or there. ``locked`` is asked whether nothing can be changed
    in place.
    """

    counted = Signal()

    def __init__(
        self, contents: Contents, columns: Sequence[Column[Row]], wanted: RowFilter[Row], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._contents = contents
        self._all: dict[str, Row] = {}
        self._shown: list[Row] = []
        self._places: dict[str, int] | None = None
        self._filter = wanted
        self._held: set[str] = set()
        self.locked: Callable[[], bool] = _never
        self._editable: frozenset[int] | None = None
        self._sorted_by: tuple[Column[Row], Qt.SortOrder] = (self.columns[0], Qt.SortOrder.AscendingOrder)

    # What each kind of list says for itself

    def all_rows(self, contents: Contents) -> Iterable[Row]:
        """A row for every record."""
        raise NotImplementedError

    def row_for(self, contents: Contents, key: str) -> Row | None:
        """The row of one record, or None where it is gone."""
        raise NotImplementedError

    def touched(self, contents: Contents, row: RowChange) -> Iterable[str]:
        """Keys of the records whose rows a changed row of the file concerns."""
        raise NotImplementedError

    def touches_all(self, row: RowChange) -> bool:
        """Whether a changed row of the file concerns every row, as an agency's new name does."""
        raise NotImplementedError

    def is_editable(self, column: Column[Row]) -> bool:
        """Whether cells of a column can be changed in place."""
        return False

    # Contents

    def contents_now(self) -> Contents:
        """The contents as the list has followed them."""
        return self._contents

    def reload(self, contents: Contents) -> None:
        """Read everything anew."""
        self._contents = contents
        self._all = {row.key: row for row in self.all_rows(contents)}
        self._arrange()

    def take(self, event: Applied, contents: Contents) -> None:
        """Follow one change. A row that is shown stays shown and in its place until it is filtered or sorted again."""
        self._contents = contents
        rows = event.change.rows
        keys = dict.fromkeys(key for row in rows for key in self.touched(contents, row))
        if any(self.touches_all(row) for row in rows):
            self._held.update(keys)
            self.reload(contents)
            return
        many = len(keys) > _MANY
        for key in keys:
            self._follow(key, arranged=not many)
        if many:
            self._show_many(keys)
        elif keys:
            self.counted.emit()

    def _follow(self, key: str, *, arranged: bool) -> None:
        row = self.row_for(self._contents, key)
        place = self.place_of(key)
        if row is None:
            self._all.pop(key, None)
            self._held.discard(key)
            if arranged and place is not None:
                self._take_out(place)
            return
        self._all[key] = row
        self._held.add(key)
        if not arranged:
            return
        if place is None:
            self._put_in(row)
        else:
            self._shown[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _show_many(self, keys: Iterable[str]) -> None:
        """Show many changed rows: each in its place where all were shown and still are, else all arranged anew."""
        places = [(key, self.place_of(key)) for key in keys]
        if any(place is None or key not in self._all for key, place in places):
            self._arrange()
            return
        for key, place in places:
            if place is not None:
                self._shown[place] = self._all[key]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
        self.counted.emit()

    def _take_out(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._shown[place]
        self._places = None
        self.endRemoveRows()

    def _put_in(self, row: Row) -> None:
        ordered = self._in_order([*self._shown, row])
        place = next(place for place, other in enumerate(ordered) if other is row)
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, row)
        self._places = None
        self.endInsertRows()

    # Filter and order

    def show_filter(self, wanted: RowFilter[Row]) -> None:
        """Show what matches; rows held so far are held no more."""
        self._filter = wanted
        self._held.clear()
        self._arrange()

    def hold(self, key: str) -> None:
        """Show this record whether it matches or not, until the filter changes."""
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
        held, wanted = self._held, self._filter
        every = self._all.values()
        matching = every if wanted.is_empty else [row for row in every if row.key in held or wanted.matches(row)]
        self.beginResetModel()
        self._shown = self._in_order(matching)
        self._places = None
        self.endResetModel()
        self.counted.emit()

    def _in_order(self, rows: Iterable[Row]) -> list[Row]:
        column, order = self._sorted_by
        arranged = sorted(rows, key=_NUMBER)
        values = list(map(column.order, arranged))
        ranks = list(map(column.rank, arranged)) if column.rank else [0 if value else 1 for value in values]
        ordered: list[Row] = []
        for rank in sorted(set(ranks)):
            valued = [(value, row) for each, value, row in zip(ranks, values, arranged, strict=True) if each == rank]
            if all(map(_FIRST, valued)):
                valued.sort(key=_FIRST, reverse=order == _DESCENDING)
            ordered += [row for _value, row in valued]
        return ordered

    # Rows

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self._all)

    def key_at(self, index: _Index) -> str | None:
        """The key of the record in a row."""
        return self._shown[index.row()].key if index.isValid() else None

    def place_of(self, key: str | None) -> int | None:
        """The row that shows a record, or None."""
        if self._places is None:
            self._places = {row.key: place for place, row in enumerate(self._shown)}
        return self._places.get(key) if key is not None else None

    def row_at(self, place: int) -> Row:
        """What stands in a row."""
        return self._shown[place]

    # What Qt asks

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What can be changed in place can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._editable is None:
            self._editable = frozenset(place for place, each in enumerate(self.columns) if self.is_editable(each))
        return _EDITABLE if index.column() in self._editable and not self.locked() else _SHOWN

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

    def cell(self, row: Row, column: Column[Row], role: int) -> object:
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
            return column.quiet is not None and column.quiet(row)
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
