"""The entries of a history in a table of even rows, quick with thousands of them; each is spoken as one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.ui.kit import FilterSentence, FlowLayout, px
from cpc_selfeval.ui.kit.row_table import SMALL_ROLE, RowTable, Width
from cpc_selfeval.ui.window.history_lines import HistoryLine
from cpc_selfeval.ui.window.table_dialog import LinesModel

LONG = 12
"""From so many entries on there is something to narrow them down by."""

HEADINGS = ("When", "Who", "What", "Was", "Became")


class HistoryModel(LinesModel):
    """Lines of a history."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(HEADINGS, parent)
        self.history: tuple[HistoryLine, ...] = ()

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines."""
        self.history = tuple(lines)
        self.show_lines([line.cells for line in lines])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; the first speaks for the whole row, since that is where the keyboard is."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and index.column() == 0:
            return self.history[index.row()].spoken
        if role == SMALL_ROLE:
            return index.column() < 2
        return super().data(index, role)


class HistoryTable(RowTable):
    """``current_changed`` carries the line that is current, or None."""

    current_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        widths = (Width(92, 0.2), Width(92, 0.4), Width(120, 1.2), Width(72, 1.2), Width(72, 1.4))
        super().__init__(name, widths, lines=2, parent=parent)
        self.lines = HistoryModel(self)
        self.setModel(self.lines)
        self.selectionModel().currentRowChanged.connect(lambda _now, _was: self.current_changed.emit(self.current()))

    def current(self) -> HistoryLine | None:
        """The line that is current."""
        index = self.currentIndex()
        return self.lines.history[index.row()] if index.isValid() else None

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines; what was current stays so, else the first is."""
        current = self.current()
        with QSignalBlocker(self):
            self.lines.show_history(lines)
            numbers = [line.entry.number for line in lines]
            row = numbers.index(current.entry.number) if current and current.entry.number in numbers else 0
            if lines:
                self.setCurrentIndex(self.lines.index(row, 0))
        self.current_changed.emit(self.current())


class HistoryFilters(QWidget):
    """By person, by what changed, by day. ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        """``first`` stands before the filters."""
        super().__init__(parent)
        self.person = FilterSentence("Who")
        self.field = FilterSentence("What")
        self.day = FilterSentence("Day")
        row = FlowLayout(self, spacing=px(8))
        row.addWidget(first)
        for each in (self.person, self.field, self.day):
            row.addWidget(each)
            each.chosen.connect(lambda _values: self.changed.emit())

    def offer(self, lines: Iterable[HistoryLine]) -> None:
        """Offer what is in these lines, the newest days first."""
        listed = tuple(lines)
        days = dict.fromkeys(line.entry.at.astimezone().date() for line in listed)
        self.person.set_options([(name, name) for name in sorted({line.by for line in listed})])
        self.field.set_options([(name, name) for name in sorted({line.field for line in listed})])
        self.day.set_options([(day, day_short(day)) for day in days])

    def passing(self, lines: Iterable[HistoryLine]) -> tuple[HistoryLine, ...]:
        """The lines that what is chosen lets through."""
        persons, fields, days = self.person.value(), self.field.value(), self.day.value()
        return tuple(
            line
            for line in lines
            if (not persons or line.by in persons)
            and (not fields or line.field in fields)
            and (not days or line.entry.at.astimezone().date() in days)
        )
