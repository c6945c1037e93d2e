"""The table of partner agencies: sortable, one row an agency, the next step of each as a button."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from cpc_selfeval.domain.asking.standing import Standing, at_a_glance
from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import AgencyReturn, Request, ReturnedValue
from cpc_selfeval.ui.agencies.rows import COLUMNS, NEXT, STANDS, AgencyRow, EveryAgency
from cpc_selfeval.ui.forms.record_list import Column, RecordList
from cpc_selfeval.ui.kit import colours, font, px
from cpc_selfeval.ui.kit.measures import CONTROL_CORNER
from cpc_selfeval.ui.kit.row_table import RowDelegate, RowTable, paint_lines
from cpc_selfeval.ui.kit.status_mark import StatusShape, paint_status

_Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_ABOVE = 5
_MARKS = {
    Standing.TO_ASK: StatusShape.NOT_STARTED,
    Standing.ASKED: StatusShape.ON_TRACK,
    Standing.LATE: StatusShape.OVERDUE,
    Standing.RETURNED: StatusShape.COMPLETE_IMPACT_SHOWN,
    Standing.STOPPED: StatusShape.WITHDRAWN,
}


class AgencyList(RecordList[AgencyRow]):
    """What is late is measured against ``day``."""

    def __init__(self, contents: Contents, day: date, parent: QObject | None = None) -> None:
        super().__init__(contents, COLUMNS, EveryAgency(), parent)
        self._day = day
        self._sorted_by = (STANDS, Qt.SortOrder.AscendingOrder)
        self.reload(contents)

    def set_day(self, day: date) -> None:
        """Measure against another day, as after midnight."""
        if day != self._day:
            self._day = day
            self.reload(self._contents)

    @property
    def rows(self) -> tuple[AgencyRow, ...]:
        """All rows, in the order that is shown."""
        return tuple(self._shown)

    def all_rows(self, contents: Contents) -> Iterable[AgencyRow]:
        """A row for every agency in use, and for those that were asked."""
        lines = at_a_glance(contents, self._day)
        return [AgencyRow(line, place, self._day) for place, line in enumerate(lines)]

    def row_for(self, contents: Contents, key: str) -> AgencyRow | None:
        """The row of one agency, or None where there is none."""
        return next((row for row in self.all_rows(contents) if row.key == key), None)

    def touched(self, contents: Contents, row: RowChange) -> Iterable[str]:
        """The agency of a request."""
        return (row.record.agency,) if isinstance(row.record, Request) else ()

    def touches_all(self, row: RowChange) -> bool:
        """Agencies' names and order, and whatever came back."""
        return row.kind in (Agency, AgencyReturn, ReturnedValue)

    def cell(self, row: AgencyRow, column: Column[AgencyRow], role: int) -> object:
        """The first cell says the whole row to a screen reader."""
        if role == Qt.ItemDataRole.AccessibleTextRole and column is self.columns[0]:
            return row.spoken
        return super().cell(row, column, role)


class AgencyTable(RowTable):
    """Enter, a double click and a click on the button do the next step: ``next_asked`` carries the row's place."""

    next_asked = Signal(int)

    def __init__(self, model: AgencyList, parent: QWidget | None = None) -> None:
        super().__init__("Partner agencies", [column.width for column in model.columns], parent=parent)
        self.setModel(model)
        self.setItemDelegate(_AgencyDelegate(model, self))
        self.setAccessibleDescription("Enter does what is next, the menu key shows what else can be done")
        self.activated_row.connect(lambda index: self.next_asked.emit(index.row()))
        self.clicked.connect(self._clicked_cell)

    def _clicked_cell(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, AgencyList) and model.columns[index.column()] is NEXT:
            self.next_asked.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen agency in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space does the next step too, as on a button."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.next_asked.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class _AgencyDelegate(RowDelegate):
    def __init__(self, model: AgencyList, table: QTableView) -> None:
        super().__init__(2, table)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, column = self._model.row_at(index.row()), self._model.columns[index.column()]
        area = QRectF(option.rect)
        c = colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.line.standing is Standing.LATE and not selected:
            painter.fillRect(area, QColor(c.bad_soft))
        if column is not STANDS and column is not NEXT:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setClipRect(area)
        if selected:
            painter.fillRect(area, QColor(c.accent_soft))
        inner = area.adjusted(px(_PAD), px(_ABOVE), -px(_PAD), 0)
        if column is STANDS:
            _paint_standing(painter, inner, row)
        else:
            _paint_button(painter, area, row)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
        painter.restore()


def _paint_standing(painter: QPainter, inner: QRectF, row: AgencyRow) -> None:
    c = colours()
    ink = {Standing.LATE: c.bad, Standing.RETURNED: c.good, Standing.TO_ASK: c.quiet}.get(row.line.standing, c.text)
    body = QFontMetricsF(font("body"))
    side = px(12)
    paint_status(painter, QRectF(inner.left(), inner.top(), side, body.height()), _MARKS[row.line.standing], ink)
    inner.setLeft(inner.left() + side + px(7))
    paint_lines(painter, inner, row.stands, font("body"), ink, 1 if row.since else 2)
    quiet = font("quiet")
    dropped = body.lineSpacing() + body.ascent() - QFontMetricsF(quiet).ascent()
    paint_lines(painter, inner.translated(0, dropped), row.since, quiet, c.quiet, 1)


def _paint_button(painter: QPainter, area: QRectF, row: AgencyRow) -> None:
    c = colours()
    shape = font("body", semibold=True)
    metrics = QFontMetricsF(shape)
    words = row.next.value
    box = QRectF(area.left() + px(4), area.top() + px(4), metrics.horizontalAdvance(words) + px(18), px(26))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(c.accent), 1))
    painter.setBrush(QColor(c.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_CORNER, CONTROL_CORNER)
    painter.setPen(QColor(c.accent))
    painter.setFont(shape)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
