"""The list of all lines and the chosen one in full: beside each other, or one in place of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine
from cpc_selfeval.ui.agencies.line_details import LineDetails
from cpc_selfeval.ui.agencies.lines_list import AFTER, BEFORE, LinesList, LinesModel
from cpc_selfeval.ui.kit import px, theme

SIDE_BY_SIDE: Final = 800
"""From this width in pixels of the design, list and texts stand side by side; else one takes the other's place."""
REST: Final = 60
"""Milliseconds that the keyboard rests on a line of long texts before they are laid out."""
_LONG: Final = 20_000
_FLIPPED: Final = {Choice.TAKE: Choice.KEEP, Choice.KEEP: Choice.TAKE, Choice.OPEN: Choice.TAKE}


class Comparing(QWidget):
    """``decided`` carries the places of lines and the :class:`Choice` for them. With ``over`` nothing can be decided:
    it was."""

    decided = Signal(object, object)

    def __init__(
        self,
        lines: Sequence[ComparedLine],
        choice_of: Callable[[int], Choice],
        whose: str,
        *,
        over: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice_of = choice_of
        self._over = over
        self._wide = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._show_current)
        self.model = LinesModel(lines, choice_of, AFTER if over else BEFORE, self)
        self.list = LinesList(self.model, "What came back" if over else "What they changed")
        how = "Enter shows the texts." if over else "Space takes theirs or keeps ours, Enter goes to the texts."
        self.list.setAccessibleDescription(how)
        self.details = LineDetails(whose, decided=over)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([px(300), px(700)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.setMinimumHeight(px(120))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.entered.connect(self._enter)
        self.list.flipped.connect(self._flip)
        self.details.chosen.connect(self._choose)
        self.details.next_asked.connect(self.go_to_next)
        self.details.left.connect(self.back_to_list)
        theme().changed.connect(self._arrange)

    def begin(self) -> None:
        """Show the first line that is to be decided, or the first of all."""
        lines = [row for row in self.model.rows if isinstance(row, ComparedLine)]
        to_decide = (line for line in lines if self._choice_of(line.place) is Choice.OPEN)
        first = next(to_decide, lines[0] if lines else None)
        self.list.go_to(first.place if first else None)
        self._show_current()

    def show_lines(self, lines: Sequence[ComparedLine]) -> None:
        """Show other lines."""
        self.model.show_lines(lines)
        self.begin()

    def refresh(self) -> None:
        """Something was decided."""
        self.model.refresh()
        line = self.details.line
        if line is not None:
            self.details.show_choice(self._choice_of(line.place))
        waiting = any(isinstance(r, ComparedLine) and self._choice_of(r.place) is Choice.OPEN for r in self.model.rows)
        self.details.next.setEnabled(waiting)

    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        line = self.list.current_line()
        if line is not None and len(line.base) + len(line.theirs) + len(line.ours) > _LONG:
            self._rest.start()
        else:
            self._show_current()

    def _show_current(self) -> None:
        self._rest.stop()
        line = self.list.current_line()
        self.details.show_line(line, self._choice_of(line.place) if line else Choice.OPEN)
        self.refresh()

    def _flip(self, index: QModelIndex) -> None:
        line = self.model.line_at(index)
        if line is not None and not self._over:
            self.decided.emit((line.place,), _FLIPPED[self._choice_of(line.place)])

    def _choose(self, choice: Choice) -> None:
        if self._rest.isActive():
            self._show_current()
        if self.details.line is not None:
            self.decided.emit((self.details.line.place,), choice)

    def go_to_next(self) -> None:
        """Show the next line that is to be decided, round to the first."""
        here = self.list.currentIndex().row()
        rows = self.model.rows
        for row in (*rows[here + 1 :], *rows[: here + 1]):
            if isinstance(row, ComparedLine) and self._choice_of(row.place) is Choice.OPEN:
                self.list.go_to(row.place)
                self._show_current()
                self.details.focus_first()
                return

    # Beside each other, or one in place of the other

    def _enter(self) -> None:
        if self.list.current_line() is None:
            return
        self._show_current()
        if not self._wide:
            self.list.hide()
        self.details.show()
        self.details.focus_first()

    def back_to_list(self) -> None:
        """Put the keyboard on the list."""
        self.list.show()
        self.details.setVisible(self._wide)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= px(SIDE_BY_SIDE)
        self.details.back.setVisible(not wide)
        if wide == self._wide:
            return
        self._wide = wide
        reading = self.details.isAncestorOf(self.window().focusWidget())
        self.list.setVisible(wide or not reading)
        self.details.setVisible(wide or reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the texts goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.details.isAncestorOf(self.window().focusWidget()):
            self.back_to_list()
            return
        super().keyPressEvent(event)
