"""A month to pick a day from. Weeks begin on Monday, and Sundays are not red."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from cpc_selfeval.ui.kit.date_words import FIRST_YEAR, LAST_YEAR
from cpc_selfeval.ui.kit.icons import Icon, picture
from cpc_selfeval.ui.kit.measures import ICON, font, px
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
        for part, icon, words in (
            ("qt_calendar_prevmonth", Icon.BEFORE, "Month before"),
            ("qt_calendar_nextmonth", Icon.AFTER, "Month after"),
        ):
            button = self.findChild(QToolButton, part)
            if button is not None:
                button.setIcon(picture(icon, ratio=self.devicePixelRatioF()))
                button.setIconSize(QSize(px(ICON), px(ICON)))
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
