"""The same facts as a drawing, as a table: every row leads where the drawing's does."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.drawings.description import Drawing, Table
from cpc_selfeval.ui.kit import font, px
from cpc_selfeval.ui.kit.measures import text_scale
from cpc_selfeval.ui.kit.row_table import SMALL_ROLE, RowTable, Width, row_height

_WIDEST = 300
_PRESSED = 120
"""Pixels of the design that the widest column keeps in a narrow window."""
_Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == SMALL_ROLE:
            return True
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._table.rows[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._table.head[section]
        return None


class DrawingTable(QWidget):
    """``opened`` carries the key of the row that was opened. It is as high as all its rows: the page scrolls."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowTable | None = None
        self._keys: tuple[str, ...] = ()
        self._head: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show the facts of this drawing."""
        self.show_table(f"{drawing.title}, as a table", drawing.table, tuple(key for key, _words in drawing.places))

    def show_table(self, name: str, table: Table, keys: tuple[str, ...]) -> None:
        """Show this table, each row of which leads to the key at its place; ``name`` is for a screen reader."""
        if self.rows is None or table.head != self._head:
            self.rows = self._begun(table)
        self._keys = keys
        self.rows.setAccessibleName(name)
        self.rows.setModel(_Cells(table, self))
        bar = self.rows.horizontalScrollBar().sizeHint().height()
        head = self.rows.horizontalHeader().sizeHint().height()
        self.rows.setFixedHeight(head + row_height(1) * len(table.rows) + bar + 2)

    def _begun(self, table: Table) -> RowTable:
        """A table with these columns, in the place of the one before."""
        if self.rows is not None:
            self._column.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        rows = RowTable("", _widths(table), lines=1)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.activated_row.connect(lambda index: self.opened.emit(self._keys[index.row()]))
        self._column.addWidget(rows)
        self._head = table.head
        return rows

    def words(self) -> list[tuple[str, ...]]:
        """The cells of every row."""
        model = self.rows.model() if self.rows is not None else None
        if model is None:
            return []
        columns = range(model.columnCount())
        return [tuple(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())]


def _widths(table: Table) -> tuple[Width, ...]:
    """As wide as what stands in each column, up to a limit; the widest takes what is left over, or gives way."""
    metrics, heads = QFontMetrics(font("quiet")), QFontMetrics(font(bold=True))
    needed = []
    for place, head in enumerate(table.head):
        cells = max((metrics.horizontalAdvance(row[place]) for row in table.rows), default=0)
        wanted = max(cells + px(20), heads.horizontalAdvance(head) + px(16))
        needed.append(min(float(_WIDEST), wanted / text_scale()))
    most = needed.index(max(needed)) if needed else 0
    return tuple(
        Width(round(min(width, _PRESSED)), 1.0) if place == most else Width(round(width))
        for place, width in enumerate(needed)
    )
