"""The profile of levels as a drawing that can be read without colour, by keyboard, and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cpc_selfeval.ui.kit import announce, colours, font, paint_focus_ring, px

ROW = 22
HEAD = 30
CODES = 44
STATES = 96
DOT = 6.0
RECOMMENDED, AGREED, ENDORSED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator: its level (None: ``words`` stand in its place), the stage reached, and the spread of proposals.

    ``stage`` is 0 for proposed, 1 for recommended, 2 for agreed and 3 for endorsed.
    """

    code: str
    title: str
    level: int | None
    stage: int
    spread: tuple[int, int] | None
    words: str


class ProfileDrawing(QWidget):
    """Levels across, indicators down: each stage has a mark of its own, a whisker is the spread of proposals.

    Arrow keys move from indicator to indicator, Enter or a click opens one: ``opened`` carries its code.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ProfileRow, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Levels by indicator")

    def show_rows(self, rows: Sequence[ProfileRow], labels: Sequence[str]) -> None:
        """Show these indicators; ``labels`` are those of levels 1 to 6."""
        self._rows, self._labels = tuple(rows), tuple(labels)
        self._current = min(self._current, max(0, len(self._rows) - 1))
        self.setAccessibleDescription("; ".join(f"{row.code} {row.title}: {row.words}" for row in self._rows))
        self.updateGeometry()
        self.update()

    def current(self) -> ProfileRow | None:
        """The indicator that the keyboard is on."""
        return self._rows[self._current] if self._rows else None

    def sizeHint(self) -> QSize:
        return QSize(px(560), px(HEAD + ROW * len(self._rows) + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(340), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place, row)
        if self.hasFocus() and self._rows:
            paint_focus_ring(painter, self._row_box(self._current).adjusted(1, 0, -1, 0), colours(), px(5))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self.opened.emit(self._rows[self._current].code)
        elif event.key() in steps and self._rows:
            self._go_to(self._current + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = place
            self.opened.emit(self._rows[place].code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            words = f"{self._rows[place].title}: {self._rows[place].words}" if place is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _go_to(self, place: int) -> None:
        self._current = max(0, min(len(self._rows) - 1, place))
        row = self._rows[self._current]
        announce(self, f"{row.code} {row.title}: {row.words}")
        self.update()

    def _place_at(self, where: QPointF) -> int | None:
        place = int((where.y() - px(HEAD)) // px(ROW))
        return place if where.y() >= px(HEAD) and 0 <= place < len(self._rows) else None

    def _row_box(self, place: int) -> QRectF:
        return QRectF(0, px(HEAD) + place * px(ROW), self.width(), px(ROW))

    def _x(self, level: int) -> float:
        start, end = px(CODES + STATES), self.width() - px(40)
        return start + (level - 1) * (end - start) / 5

    def _paint_scale(self, painter: QPainter) -> None:
        inks = colours()
        painter.setFont(font("quiet"))
        bottom = px(HEAD) + px(ROW) * len(self._rows)
        step = self._x(2) - self._x(1)
        for level, label in enumerate(self._labels, start=1):
            painter.setPen(QPen(QColor(inks.line), 1))
            painter.drawLine(QPointF(self._x(level), px(HEAD) - 4), QPointF(self._x(level), bottom))
            painter.setPen(QColor(inks.quiet))
            words = f"{level} {label}"
            if QFontMetrics(font("quiet")).horizontalAdvance(words) > step - 4:
                words = str(level)
            box = QRectF(self._x(level) - step / 2, 0, step, px(HEAD) - 6)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(self, painter: QPainter, place: int, row: ProfileRow) -> None:
        inks = colours()
        box = self._row_box(place)
        painter.setFont(font("quiet", semibold=row.level is not None))
        painter.setPen(QColor(inks.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(px(4), box.top(), px(CODES), box.height()), middle, row.code)
        y = box.center().y()
        if row.spread is not None:
            self._paint_whisker(painter, row.spread, y)
        if row.level is None:
            self._paint_words(painter, row, box)
            return
        self._paint_mark(painter, QPointF(self._x(row.level), y), row.stage)

    def _paint_mark(self, painter: QPainter, middle: QPointF, stage: int) -> None:
        """Each stage has a shape of its own: ring, ring with a dot, filled, filled in a ring."""
        inks = colours()
        ink, ground = QColor(inks.level_ink), QColor(inks.surface)
        if stage == ENDORSED:
            painter.setPen(QPen(ink, px(1)))
            painter.setBrush(ground)
            painter.drawEllipse(middle, px(DOT + 3), px(DOT + 3))
        painter.setPen(QPen(ink, px(2)))
        painter.setBrush(ink if stage >= AGREED else ground)
        painter.drawEllipse(middle, px(DOT), px(DOT))
        if stage == RECOMMENDED:
            painter.setBrush(ink)
            painter.drawEllipse(middle, px(1), px(1))

    def _paint_words(self, painter: QPainter, row: ProfileRow, box: QRectF) -> None:
        painter.setFont(font("quiet"))
        painter.setPen(QColor(colours().quiet))
        room = self.width() - px(CODES) - px(8) if row.spread is None else px(STATES) - px(8)
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.fillRect(QRectF(px(CODES), box.top() + 2, width + px(4), box.height() - 4), QColor(colours().surface))
        painter.drawText(QRectF(px(CODES), box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_whisker(self, painter: QPainter, spread: tuple[int, int], y: float) -> None:
        painter.setPen(QPen(QColor(colours().strength_bar), px(2)))
        low, high = self._x(spread[0]), self._x(spread[1])
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        for x in (low, high):
            painter.drawLine(QPointF(x, y - px(4)), QPointF(x, y + px(4)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
