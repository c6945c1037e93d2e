"""Finding anything: a box and what it finds, by keyboard or mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cpc_selfeval.ui.kit import FindLine, QuietText, announce, colours, font, paint_focus_ring, px
from cpc_selfeval.ui.kit.check_list import PopUp
from cpc_selfeval.ui.window.finding_words import MOST, Found, Kind, Place, find, places
from cpc_selfeval.ui.window.found_rows import FoundRows, Index
from cpc_selfeval.ui.workspace import Workspace

FOUND_ROLE: Final = Qt.ItemDataRole.UserRole
_LABEL = 64
_ELSEWHERE: Final = frozenset({Kind.PAGE, Kind.COMMAND, Kind.SETTING, Kind.GUIDE})
"""After these the keyboard is where they put it."""


class FoundModel(FoundRows[Found]):
    """What was found, as a list."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for :data:`FOUND_ROLE` what was found itself."""
        if not index.isValid():
            return None
        found = self.found[index.row()]
        if role == FOUND_ROLE:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return found.spoken
        return None


class FoundDelegate(QStyledItemDelegate):
    """Two lines: label and words, then what kind of thing it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for every row."""
        height = QFontMetrics(font("body")).height() + QFontMetrics(font("quiet")).height() + px(10)
        return QSize(px(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one thing that was found."""
        found = index.data(FOUND_ROLE)
        c = colours()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(c.accent_soft))
            painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), QColor(c.accent))
        label = area.adjusted(px(10), px(4), 0, 0)
        _line(painter, label, found.label, font("body"), c.quiet, px(_LABEL - 4))
        words = area.adjusted(px(10 + _LABEL), px(4), -px(10), 0)
        _line(painter, words, found.words, font("body", semibold=chosen), c.text)
        below = words.adjusted(0, QFontMetrics(font("body")).height(), 0, 0)
        _line(painter, below, found.quiet, font("quiet"), c.quiet)
        painter.restore()
        view = option.widget
        if chosen and view.hasFocus():
            paint_focus_ring(painter, area, c, 4.0)


def _line(painter: QPainter, area: QRectF, text: str, shape: QFont, ink: str, width: int = 0) -> None:
    painter.setFont(shape)
    painter.setPen(QColor(ink))
    room = width or int(area.width())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)


class Finder(PopUp):
    """Opens below the button that it belongs to. Choosing closes it and shows what was found; ``shown`` follows.

    ``others`` are found too: commands, settings, the guide. ``command_chosen`` and ``setting_chosen`` carry the id of
    one that was chosen, ``heading_chosen`` a heading of the guide, once the finder is closed.
    """

    shown = Signal()
    command_chosen = Signal(str)
    setting_chosen = Signal(str)
    heading_chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget, others: tuple[Place, ...] = ()) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._places = (*places(workspace.entered), *others)
        self._open = self.size()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Find anything")
        self.setWindowTitle("Find anything")
        self.box = FindLine()
        self.box.setAccessibleName("Find anything")
        self.box.setPlaceholderText("Indicators, evidence, actions, entries, pages, commands, settings, guide")
        self.rows = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setAccessibleName("Found")
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("draws_own_focus", True)
        self.count = QuietText()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.box)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.box.textChanged.connect(self._search)
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self._search("")

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, within its window's screen, with the keyboard in the box."""
        room = widget.screen().availableGeometry()
        size = QSize(min(px(560), room.width()), min(px(460), room.height()))
        place = widget.mapToGlobal(QPoint(widget.width() - size.width(), widget.height() + 2))
        left = max(room.left(), min(place.x(), room.right() - size.width()))
        top = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self._open = size
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, words: str) -> None:
        found = find(self._places, words)
        self.rows.show_found(found[:MOST])
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self.count.setText(_counted(len(found), words))
        self._column.activate()  # a list that was put away asks for no room any more
        self.resize(self._open if found else QSize(self.width(), self.heightForWidth(self.width())))
        if words.strip():
            first = f" First: {found[0].spoken}" if found else ""
            announce(self.box, f"{self.count.text()}{first}")

    def _choose(self, index: QModelIndex) -> None:
        found = index.data(FOUND_ROLE)
        if isinstance(found, Found):
            self.close()
            self._show(found)
            if found.kind not in _ELSEWHERE:
                self.shown.emit()

    def _show(self, found: Found) -> None:
        if found.kind is Kind.EVIDENCE:
            self._workspace.evidence_requested.emit(found.target)
        elif found.kind is Kind.ACTION:
            self._workspace.action_requested.emit(found.target)
        elif found.kind in (Kind.PAGE, Kind.COMMAND):
            self.command_chosen.emit(found.target)
        elif found.kind is Kind.SETTING:
            self.setting_chosen.emit(found.target)
        elif found.kind is Kind.GUIDE:
            self.heading_chosen.emit(found.target)
        else:
            self._workspace.indicator_requested.emit(found.target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list and up from its top back; Enter chooses; letters typed in the list go to the box."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        if watched is self.box:
            return self._key_in_box(event)
        return self._key_in_list(event)

    def _key_in_box(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Down or not self.rows.found:
            return False
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if len(self.rows.found) > 1:
            self.list.setCurrentIndex(self.rows.index(1, 0))
        return True

    def _key_in_list(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
            self.box.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        if event.text().isprintable() and event.text().strip():
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.box.insert(event.text())
            return True
        return False


def _counted(number: int, words: str) -> str:
    if not words.strip():
        return "Type any words, or a number such as 2.1, E-014 or A-07."
    if not number:
        return "Nothing has all of these words. Try fewer, or part of a word."
    if number > MOST:
        return f"{number:,} found, the first {MOST} shown. More words narrow it down."
    return "1 found." if number == 1 else f"{number:,} found."
