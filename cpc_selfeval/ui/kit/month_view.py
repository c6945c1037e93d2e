"""A month to pick a day from. Weeks begin on Monday, and Sundays are not red."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from cpc_selfeval.ui.kit.choice_box import paint_chevron
from cpc_selfeval.ui.kit.date_words import FIRST_YEAR, LAST_YEAR
from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours


class MonthView(QCalendarWidget):
    """``clicked`` and ``activated`` carry the day picked, as Qt has it."""

    def __init__(self, name: str, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumDate(QDate(FIRST_YEAR, 1, 1))
        self.setMaximumDate(QDate(LAST_YEAR, 12, 31))
        self.setMinimumSize(px(300), px(280))
        plain = QTextCharFormat()
        plain.setForeground(QColor(colours().quiet))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, plain)
        self.setHeaderTextFormat(plain)
        for part, turned, words in (
            ("qt_calendar_prevmonth", 90, "Month before"),
            ("qt_calendar_nextmonth", -90, "Month after"),
        ):
            button = self.findChild(QToolButton, part)
            if button is not None:
                button.setIcon(_chevron(turned))
                button.setAccessibleName(words)
        if day is not None:
            self.setSelectedDate(QDate(day.year, day.month, day.day))

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """Draw one day: filled where chosen, outlined where it is today, quiet outside the month."""
        c = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(c.surface))
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        chosen, inside = date == self.selectedDate(), date.month() == self.monthShown()
        if chosen or date == QDate.currentDate():
            painter.setPen(QPen(QColor(c.accent), 1))
            painter.setBrush(QColor(c.accent) if chosen else Qt.GlobalColor.transparent)
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(c.on_accent if chosen else c.text if inside else c.quiet))
        painter.setFont(font("body" if inside or chosen else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()


def _chevron(turned: int) -> QIcon:
    side = px(18)
    picture = QPixmap(QSize(side * 2, side * 2))
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(side / 2, side / 2)
    painter.rotate(turned)
    paint_chevron(painter, QPointF(0, 0), px(9), colours().text)
    painter.end()
    return QIcon(picture)
