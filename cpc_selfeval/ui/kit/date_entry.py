"""An optional day, typed or taken from a calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import passing_on
from cpc_selfeval.ui.kit.check_list import PopUp
from cpc_selfeval.ui.kit.date_words import UnreadDayError, day_read, day_shown
from cpc_selfeval.ui.kit.hand_over import new_visit
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.in_view import bring_into_view
from cpc_selfeval.ui.kit.kept_words import Held, KeptWords, window_of
from cpc_selfeval.ui.kit.labels import QuietText, repolish
from cpc_selfeval.ui.kit.measures import CONTROL_HEIGHT, ICON, px
from cpc_selfeval.ui.kit.theme import colours

_WHILE_PRESSED: Final = 40
"""Milliseconds after which it is looked again whether a mouse button is down."""


class IconButton(QPushButton):
    """A small button with an icon only, or with what a kind of it draws; its name is also its tip."""

    def __init__(self, name: str, sign: Icon | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = sign
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square as high as a control."""
        return QSize(px(CONTROL_HEIGHT), px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        super().paintEvent(event)
        if self.sign is None:
            return
        c, side = colours(), px(ICON)
        painter = QPainter(self)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, box, self.sign, c.accent if self.isEnabled() else c.off)
        painter.end()


class DateEntry(QWidget):
    """``date_chosen`` carries a ``datetime.date``, or None for none, when the user has entered another day.

    A text that is no day stays in the box, with a sentence below it, and nothing is emitted. Where the box saves at
    once (:meth:`saves_at_once`), such a text is named as not saved, and no window is closed over it unasked.
    ``given`` is the day handed over last, in words, while the box is for the record that it was entered for.
    """

    date_chosen = Signal(object)

    def __init__(self, name: str, *, hint: str = "day month year", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.visit = new_visit()
        self.given: KeptWords | None = None
        self._stay = object()
        self._day: date | None = None
        self._untaken = False
        self._holds_unread = False
        self._empties = True
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self._held = Held(self.line)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(px(104))
        self.line.installEventFilter(self)
        self.button = IconButton(f"{name}: choose from a calendar", Icon.CALENDAR)
        self.button.clicked.connect(self.open_calendar)
        self.fault = QuietText(tone="bad")
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self.fault)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line takes the keyboard. Not by a focus proxy: see ``reading_order``."""
        self.line.setFocus(event.reason())

    def sizeHint(self) -> QSize:
        """As high as the sentence below the box is in the width that there is: it is never higher than its hint."""
        hint = super().sizeHint()
        if self.fault.isHidden():
            return hint
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the sentence has other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width() and not self.fault.isHidden():
            self.updateGeometry()

    def saves_at_once(self) -> None:
        """What is entered here is to be in the file without any button: a text that is no day is not, and is held."""
        self._holds_unread = True

    def always_has_one(self) -> None:
        """There is always a day here: where the box is emptied, it shows its day again."""
        self._empties = False

    def day(self) -> date | None:
        """The day entered last that could be read, or shown."""
        return self._day

    @property
    def pending(self) -> bool:
        """Whether the box holds typing that is not the day shown, or a day that a fault kept from being taken."""
        return self._untaken or self.line.text() != self._shown()

    def _shown(self) -> str:
        return "" if self._day is None else day_shown(self._day)

    def show_date(self, day: date | None) -> None:
        """Show a day from outside without emitting; not over typing that was not entered yet."""
        if self.pending:
            return
        self._day = day
        self.line.setText(self._shown())
        self._say_fault("")

    def hand_over(self) -> None:
        """Read what was typed now, as leaving the box does."""
        if not self.pending:
            self._held.let_go()
            self._say_fault("")
            return
        try:
            day = day_read(self.line.text())
        except UnreadDayError as fault:
            self._say_fault(str(fault))
            if self._holds_unread:
                self._held.hold(self.line.text())
            return
        self._take(day if day is not None or self._empties else self._day)

    def keep_unsaved(self) -> None:
        """The day entered last was not recorded: keep it, and hand it over again at the next occasion."""
        self._held.hold(self._shown())
        self._untaken = True

    def give_way(self) -> tuple[str, KeptWords | None]:
        """Be for another record from now on. What was typed and is no day comes back; it stays kept until then."""
        typed = self.line.text() if self.pending else ""
        self._untaken = False
        self.given, self._stay = None, object()
        self.line.setText(self._shown())
        self._say_fault("")
        return typed, self._held.leave()

    def take_up(self, typed: str, kept: KeptWords | None) -> None:
        """Hold again what was typed here for this record before."""
        self.line.setText(typed)
        self._held.take_up(kept)
        self.hand_over()

    def _take(self, day: date | None) -> None:
        differs = day != self._day or self._untaken
        self._day = day
        self.line.setText(self._shown())
        self._say_fault("")
        self._held.let_go()
        if differs:
            self._untaken = False
            name, window = self.line.accessibleName(), window_of(self)
            self.given = KeptWords(name, self._shown(), window, by_fault=False, stay=self._stay)
            self._untaken = not self._held.give(lambda: self.date_chosen.emit(day), self._shown())

    def _say_fault(self, sentence: str) -> None:
        if sentence == self.fault.text():
            return
        self.fault.setText(sentence)
        self._show_fault()
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("faulty", "true" if sentence else "false")
        repolish(self.line)

    def _show_fault(self) -> None:
        """Not while a mouse button is down: what it was pressed on would move away under it."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_WHILE_PRESSED, self, self._show_fault)
            return
        self.fault.setVisible(bool(self.fault.text()))
        if self.fault.text() and (self.line.hasFocus() or self.button.hasFocus()):
            bring_into_view(self.fault)

    def open_calendar(self) -> None:
        """Open a calendar below the box."""
        popup = PopUp(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        from cpc_selfeval.ui.kit.month_view import MonthView  # its widget takes 6 ms that no start needs

        calendar = MonthView(f"{self.name}: calendar", self._day)
        around = QSize(2 * px(4) + 4, 2 * px(4) + 4)
        calendar.setMinimumSize(calendar.minimumSize().boundedTo(self.screen().availableGeometry().size() - around))

        def picked(chosen: QDate) -> None:
            popup.close()
            self._take(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        column = QVBoxLayout(popup)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.addWidget(calendar)
        popup.open_below(self.line)
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Read what was typed when the page is turned."""
        self.hand_over()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the box when it is left or Enter is pressed; leave undo to the window."""
        if event.type() == QEvent.Type.FocusIn:
            self.visit = new_visit()
        elif event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and passing_on.is_for_the_window(event):
                if passing_on.is_undo_or_redo(event):
                    self.hand_over()
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if passing_on.is_undo_or_redo(event):
                    event.ignore()
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.hand_over()
                elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                    self.open_calendar()
                    return True
        return False
