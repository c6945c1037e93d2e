"""The lines of a comparison below their headings, each with a mark of what is to become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpc_selfeval.domain.text import shortened
from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine
from cpc_selfeval.ui.kit import Icon, colours, font, paint_focus_ring, paint_icon, px, theme
from cpc_selfeval.ui.kit.measures import text_scale
from cpc_selfeval.ui.kit.radio_choice import INDICATOR, paint_check
from cpc_selfeval.ui.kit.row_table import paint_lines

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
CHOICE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_LEFT: Final = 12
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

BEFORE: Final = {Choice.TAKE: "Take theirs", Choice.KEEP: "Keep ours", Choice.OPEN: "To decide"}
CANNOT: Final = "Cannot be taken"
AFTER: Final = {Choice.TAKE: "Taken", Choice.KEEP: "Not taken", Choice.OPEN: ""}


class LinesModel(QAbstractListModel):
    """Headings (rows that cannot be chosen) and lines. ``choice_of`` tells what was decided of a place."""

    def __init__(
        self,
        lines: Sequence[ComparedLine],
        choice_of: Callable[[int], Choice],
        words: dict[Choice, str] = BEFORE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice_of = choice_of
        self._words = words
        self.rows: list[str | ComparedLine] = []
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[ComparedLine]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.rows = []
        for heading, group in groupby(lines, key=attrgetter("heading")):
            self.rows += [heading, *group]
        self.endResetModel()

    def refresh(self) -> None:
        """Something was decided."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def line_at(self, index: _Index) -> ComparedLine | None:
        """The line of a row, None for a heading."""
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, ComparedLine) else None

    def index_of(self, place: int | None) -> QModelIndex:
        """The row of a line."""
        rows = enumerate(self.rows)
        found = (number for number, row in rows if isinstance(row, ComparedLine) and row.place == place)
        return self.index(next(found, -1))

    def under(self, heading: str) -> tuple[int, ...]:
        """The places of the lines below a heading."""
        return tuple(row.place for row in self.rows if isinstance(row, ComparedLine) and row.heading == heading)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Headings and lines."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only lines can be chosen."""
        if self.line_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A heading's words, or a line with what is to become of it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == LINE_ROLE:
            return row
        if role == CHOICE_ROLE:
            return self._choice_of(row.place)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def words_of(self, line: ComparedLine) -> str:
        """What is to become of a line, and how theirs begins."""
        theirs = shortened(line.theirs, 80)
        words = self._state(line)
        return f"{words}: {theirs}" if theirs else words

    def _state(self, line: ComparedLine) -> str:
        return self._words[self._choice_of(line.place)] if line.can_be_taken else CANNOT

    def _spoken(self, line: ComparedLine) -> str:
        about = f"{line.heading}, {line.about}" if line.about else line.heading
        theirs = shortened(line.theirs, 200) or "nothing"
        ours = shortened(line.ours, 200) or "nothing"
        return f"{self._state(line)}. {about}. {line.sentence} Theirs: {theirs}. Ours: {ours}."


@lru_cache(maxsize=1)
def _sizes(_scale: float) -> tuple[QSize, QSize, QSize]:
    """Of a line, a heading and the first heading: Qt asks for that of every row, and of thousands several times."""
    body = QFontMetricsF(font("body")).lineSpacing()
    quiet = QFontMetricsF(font("quiet")).lineSpacing()
    width = px(120)
    line = QSize(width, round(body + quiet) + px(10))
    return line, QSize(width, round(quiet) + px(14)), QSize(width, round(quiet) + px(8))


class _LinesDelegate(QStyledItemDelegate):
    def __init__(self, view: LinesList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line, heading, first = _sizes(text_scale())
        if self._view.lines.line_at(index) is not None:
            return line
        return heading if index.row() else first

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = QRectF(option.rect)
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setClipRect(area)
        if isinstance(line, ComparedLine):
            self._paint_line(painter, area, index, line, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        else:
            words = area.adjusted(px(_LEFT), area.height() - px(4) - QFontMetricsF(font("quiet")).height(), -px(6), 0)
            paint_lines(painter, words, str(index.data()), font("quiet", semibold=True), colours().quiet, 1)
        painter.restore()
        if index == self._view.currentIndex() and self._view.hasFocus():
            paint_focus_ring(painter, area, colours(), 4.0)

    def _paint_line(
        self, painter: QPainter, area: QRectF, index: _Index, line: ComparedLine, *, selected: bool
    ) -> None:
        c = colours()
        choice = index.data(CHOICE_ROLE)
        is_open = choice == Choice.OPEN
        if selected:
            painter.fillRect(area, QColor(c.accent_soft))
            painter.fillRect(QRectF(area.left(), area.top(), px(4), area.height()), QColor(c.accent))
        elif is_open:
            painter.fillRect(area, QColor(c.warning_soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(INDICATOR)
        mark = QRectF(area.left() + px(_LEFT), area.top() + px(7), side, side)
        if is_open:
            paint_icon(painter, mark, Icon.WARNING, c.warning)
        else:
            paint_check(painter, mark, checked=choice == Choice.TAKE)
        words = area.adjusted(px(_LEFT + 8) + side, px(4), -px(8), 0)
        about = line.about or line.heading
        paint_lines(painter, words, about, font("body", semibold=is_open or selected), c.text, 1)
        words.translate(0, QFontMetricsF(font("body")).lineSpacing())
        ink = c.warning if is_open else c.quiet
        paint_lines(painter, words, str(index.data()), font("quiet", semibold=is_open), ink, 1)


class LinesList(QListView):
    """``entered`` follows Enter and a double click, ``flipped`` Space and a click on the mark."""

    entered = Signal()
    flipped = Signal(QModelIndex)

    def __init__(self, model: LinesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.setItemDelegate(_LinesDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumSize(px(160), px(80))
        self.setProperty("draws_own_focus", True)
        self.setModel(model)  # last: each of the above lays all rows out
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def current_line(self) -> ComparedLine | None:
        """The line that is chosen."""
        return self.lines.line_at(self.currentIndex())

    def go_to(self, place: int | None) -> None:
        """Choose a line."""
        index = self.lines.index_of(place)
        if index.isValid():
            self.setCurrentIndex(index)
            if index.row() and self.lines.line_at(self.lines.index(index.row() - 1)) is None:
                self.scrollTo(self.lines.index(index.row() - 1))
            self.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        if self.lines.line_at(index) is not None and place.x() <= px(_LEFT + INDICATOR + 6):
            self.flipped.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the texts, space decides."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.flipped.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
