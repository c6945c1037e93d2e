"""The matrix as a table that is walked cell by cell, and never wider than its place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from cpc_selfeval.ui.kit import px, theme
from cpc_selfeval.ui.moderation.matrix_cells import MatrixCells, MatrixHeads, head_height, row_height
from cpc_selfeval.ui.moderation.matrix_fold import FoldedMatrix
from cpc_selfeval.ui.moderation.matrix_model import MatrixModel

LEAST: Final = 100
"""Pixels of the design in which a level can be read; columns take up to :data:`MOST` where there is room."""
FOLDED: Final = 128
"""The same where its note has one line, as whose it is takes another."""
MOST: Final = 168
WIDEST: Final = 176
"""Pixels of the design that an indicator's title takes at the left, in a wide place."""
TIGHT: Final = 132
"""The same in a narrow one."""
NARROW: Final = 700

_Index = QModelIndex | QPersistentModelIndex


class MatrixTable(QTableView):
    """``walked`` carries the cell (of the model that it was made for) that the keyboard or the mouse went to,
    ``opened`` one that Enter or a double click opened, ``gave_way`` whose columns there is no room for: only theirs,
    who say nothing."""

    walked = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    gave_way = Signal(tuple)

    def __init__(self, name: str, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = model
        self._folded = FoldedMatrix(model)
        self.setAccessibleName(name)
        self.setItemDelegate(MatrixCells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Always there: one that comes and goes with the rows' height would fold them again
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setProperty("draws_own_focus", True)
        for orientation, heads in ((Qt.Orientation.Horizontal, "Agencies"), (Qt.Orientation.Vertical, "Indicators")):
            header = MatrixHeads(orientation, self)
            header.setAccessibleName(heads)
            set_header = (
                self.setHorizontalHeader if orientation == Qt.Orientation.Horizontal else self.setVerticalHeader
            )
            set_header(header)
        self.setModel(self._folded)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(lambda: self.fold(anew=True))
        theme().changed.connect(self.fold)
        self.fold()

    def current(self) -> QModelIndex:
        """The cell, of the model that this was made for, that the keyboard is on."""
        return self._folded.source_index(self.currentIndex())

    def go_to(self, index: QModelIndex) -> None:
        """Put the keyboard's place on a cell of that model."""
        self.setCurrentIndex(self._folded.index_of(index.row(), index.column()))
        first = self._folded.index_of(index.row(), 0)
        self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def fold(self, *, anew: bool = False) -> None:
        """Take the shape that fits; the keyboard stays on its cell. To be called also where others say something."""
        here = (self.current().row(), self.current().column())
        every = tuple(range(self._matrix.columnCount()))
        title = px(TIGHT if self.width() < px(NARROW) else WIDEST)
        room = max(px(LEAST), self.width() - title - self.verticalScrollBar().sizeHint().width() - px(2))
        fitting = room // px(LEAST)
        silent = self._matrix.silent() if len(every) > fitting else ()
        shown = tuple(column for column in every if column not in silent)
        lines = 1 if len(shown) <= fitting else -(-len(shown) // max(1, room // px(FOLDED)))
        across = max(1, -(-len(shown) // lines))
        again = self._folded.fold(shown, across, anew=anew)
        self._measure(title, min(px(MOST), room // across) if lines == 1 else room // across)
        if again and here[0] >= 0 and not anew:
            self.setCurrentIndex(self._folded.index_of(*here))
            self.scrollTo(self.currentIndex())
        self.gave_way.emit(silent)

    def _measure(self, title: int, column: int) -> None:
        folded = self._folded.lines > 1
        height = row_height()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setFixedWidth(title)
        self.horizontalHeader().setVisible(not folded)
        self.horizontalHeader().setFixedHeight(head_height())
        self.horizontalHeader().setMinimumSectionSize(px(40))
        self.horizontalHeader().setDefaultSectionSize(column)

    def least_height(self, rows: int) -> int:
        """What so many rows take with the heads."""
        return head_height() + rows * row_height() + px(14)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where one is."""
        super().currentChanged(current, previous)
        if self.current().isValid():
            self.walked.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold for the new width; the current cell stays in sight."""
        super().resizeEvent(event)
        self.fold()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if self.current().isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.current())
