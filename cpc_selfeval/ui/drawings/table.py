"""The same facts as a drawing, as a table: every row leads where the drawing's does."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.drawings.description import Drawing, Table
from cpc_selfeval.ui.kit import font, px
from cpc_selfeval.ui.kit.measures import text_scale
from cpc_selfeval.ui.kit.row_table import SMALL_ROLE, RowTable, Width, lines_in, row_height

_WIDEST = 300
_PRESSED = 120
"""Pixels of the design that the widest column keeps in a narrow window."""
_MOST_LINES = 12
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
    """``opened`` carries the key of the row that was opened. It is as high as all its rows: the page scrolls.

    Where the columns have too little room, each row is put in words instead, over as many lines as the longest needs.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowTable | None = None
        self._name = ""
        self._table = Table((), ())
        self._keys: tuple[str, ...] = ()
        self._shape: tuple[tuple[str, ...], int] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show the facts of this drawing."""
        self.show_table(f"{drawing.title}, as a table", drawing.table, tuple(key for key, _words in drawing.places))

    def show_table(self, name: str, table: Table, keys: tuple[str, ...]) -> None:
        """Show this table, each row of which leads to the key at its place; ``name`` is for a screen reader."""
        self._name, self._table, self._keys = name, table, keys
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape that the new width has room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._table.head:
            self._arrange(again=True)

    def _arrange(self, *, again: bool = False) -> None:
        """Columns, or words; ``again``: the same facts in another width."""
        widths = _widths(self._table)
        narrow = self._sized() and sum(px(width.least) for width in widths) > self.width()
        shown = in_words(self._table) if narrow else self._table
        widths = _widths(shown)
        lines = _lines(shown, self.width() - px(widths[0].least)) if narrow else 1
        if again and (shown.head, lines) == self._shape:
            return
        here, had_keys = self.rows.currentIndex().row() if self.rows else -1, self.rows and self.rows.hasFocus()
        if self.rows is None or (shown.head, lines) != self._shape:
            self._shape = shown.head, lines
            self.rows = self._begun(widths, lines)
        self.rows.setAccessibleName(self._name)
        self.rows.setModel(_Cells(shown, self))
        head = self.rows.horizontalHeader().sizeHint().height()
        self.rows.setFixedHeight(head + row_height(lines) * len(shown.rows) + 2)
        if again and here >= 0:
            self.rows.setCurrentIndex(self.rows.model().index(here, 0))
        if had_keys:
            self.rows.setFocus()

    def _sized(self) -> bool:
        """Whether a layout has given it a width; before, nothing is known of the room."""
        return self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.isVisible()

    def _begun(self, widths: tuple[Width, ...], lines: int) -> RowTable:
        """A table with these columns, in the place of the one before."""
        if self.rows is not None:
            self._column.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        rows = RowTable("", widths, lines=lines)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.activated_row.connect(lambda index: self.opened.emit(self._keys[index.row()]))
        self._column.addWidget(rows)
        return rows

    def words(self) -> list[tuple[str, ...]]:
        """The facts of every row, however they are shown."""
        return list(self._table.rows)


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


def in_words(table: Table) -> Table:
    """The same facts in two columns: what stood first, and the rest in words, each with the head of its column."""
    rest = table.head[1:]
    return Table(
        (table.head[0], ", ".join(rest[:1]) or ""), tuple((row[0], _said(rest, row[1:])) for row in table.rows)
    )


def _said(head: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """The first cell as it is, then those that say something: "Children are heard · Weak: 3 · Good: 12"."""
    named = (f"{name}: {cell}" for name, cell in zip(head[1:], cells[1:], strict=True) if cell.strip(" –"))
    return " · ".join((*cells[:1], *named))


def _lines(table: Table, room: int) -> int:
    """How many lines the longest text of the second column takes in this width."""
    shape, inner = font("quiet"), max(px(60), room - px(20))
    return min(_MOST_LINES, max((lines_in(row[1], shape, inner) for row in table.rows), default=1))
