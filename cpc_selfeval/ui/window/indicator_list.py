"""The list of key questions and indicators at the left of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from cpc_selfeval.ui.kit import theme
from cpc_selfeval.ui.window.indicator_delegate import IndicatorDelegate
from cpc_selfeval.ui.window.indicator_model import ROW_ROLE, IndicatorModel
from cpc_selfeval.ui.window.indicator_rows import IndicatorRow, QuestionRows

REST: Final = 150
"""Milliseconds that the keyboard rests on an indicator before it counts as passed to."""


class IndicatorList(QTreeView):
    """``chosen`` carries the code of an indicator that was clicked, ``entered`` of one on which Enter was pressed,
    ``passed`` of one that arrow keys came to rest on."""

    chosen = Signal(str)
    entered = Signal(str)
    passed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = None
        self._quiet = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._came_to_rest)
        self.rows = IndicatorModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(IndicatorDelegate(self))
        self.setAccessibleName("Indicators")
        self.setAccessibleDescription("Arrow keys go from one to the next, Enter goes to the page.")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setProperty("draws_own_focus", True)
        theme().changed.connect(self._measure_again)

    @property
    def shown(self) -> str | None:
        """The code of the indicator that the window shows."""
        return self._shown

    def current_code(self) -> str | None:
        """The code of the indicator that the keyboard is on, None on a key question."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.code if isinstance(row, IndicatorRow) else None

    def show_questions(self, questions: tuple[QuestionRows, ...]) -> None:
        """Show these rows, and stay where the list was."""
        was, focused = self.current_code(), self._shown
        folded = {row.code for row in self._questions_folded()}
        if self.rows.show_rows(questions):
            self._fold_again(folded)
            self._go_quietly(self.rows.index_of(was or focused))
            self.scheduleDelayedItemsLayout()

    def show_indicator(self, code: str | None) -> None:
        """Mark the indicator that the window shows, without a signal."""
        self._shown = code
        index = self.rows.index_of(code)
        self._go_quietly(index)
        if index.isValid():
            self.expand(index.parent())
            self.scrollTo(index)

    def _go_quietly(self, index: QModelIndex) -> None:
        self._rest.stop()
        self._quiet = True
        try:
            self.setCurrentIndex(index)
        finally:
            self._quiet = False

    def _questions_folded(self) -> list[QuestionRows]:
        tops = (self.rows.index(place, 0) for place in range(self.rows.rowCount()))
        return [top.data(ROW_ROLE) for top in tops if not self.isExpanded(top)]

    def _fold_again(self, folded: set[str]) -> None:
        for place, question in enumerate(self.rows.questions):
            self.setExpanded(self.rows.index(place, 0), question.code not in folded or not folded)

    def _came_to_rest(self) -> None:
        code = self.current_code()
        if code is not None and code != self._shown:
            self._shown = code
            self.passed.emit(code)

    def _choose(self, index: QModelIndex, *, entered: bool) -> None:
        self._rest.stop()
        row = index.data(ROW_ROLE)
        if isinstance(row, IndicatorRow):
            self._shown = row.code
            (self.entered if entered else self.chosen).emit(row.code)
        elif isinstance(row, QuestionRows):
            self.setExpanded(index, not self.isExpanded(index))

    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # Events

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Wait until the keyboard rests."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; a key question is folded and opened by it, as by left and right."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex(), entered=True)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choose(index, entered=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; the first time on the indicator that the window shows."""
        if not self.currentIndex().isValid():
            first = self.rows.index(0, 0, self.rows.index(0, 0))
            shown = self.rows.index_of(self._shown)
            self._go_quietly(shown if shown.isValid() else first)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """The indicator shown is in sight: while the list was put away it had no room to scroll in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other line breaks."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
