"""Finding what is there already, by its words or reference, and picking several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cpc_selfeval.ui.kit import (
    FindLine,
    Heading,
    PlainButton,
    PrimaryButton,
    QuietText,
    colours,
    font,
    paint_focus_ring,
    px,
)
from cpc_selfeval.ui.kit.radio_choice import paint_check

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that can be picked. ``searched`` is what else is searched besides the two lines."""

    key: str
    text: str
    quiet: str = ""
    searched: str = ""

    def matches(self, wanted: Sequence[str]) -> bool:
        """Whether every wanted word is in it, in any case."""
        everything = f"{self.text} {self.quiet} {self.searched}".casefold()
        return all(word in everything for word in wanted)


class FindableModel(QAbstractListModel):
    """What matches the search, each with a tick that stays while the search changes."""

    def __init__(self, things: Sequence[Findable], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._things = list(things)
        self._shown = list(things)
        self._picked: set[str] = set()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many match."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The thing's text, its tick, and for a screen reader both lines."""
        if not index.isValid():
            return None
        thing = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if thing.key in self._picked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            picked = "picked" if thing.key in self._picked else "not picked"
            return f"{thing.text}. {thing.quiet}. {picked}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def thing(self, row: int) -> Findable:
        """What a row shows."""
        return self._shown[row]

    def search(self, text: str) -> None:
        """Show what holds all words of ``text``."""
        wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = [thing for thing in self._things if thing.matches(wanted)]
        self.endResetModel()

    def flip(self, row: int) -> None:
        """Pick a row, or no longer."""
        self._picked ^= {self._shown[row].key}
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def picked(self) -> tuple[str, ...]:
        """Keys of all that is picked, also where the search hides it, in the order of the list."""
        return tuple(thing.key for thing in self._things if thing.key in self._picked)


class _TwoLines(QStyledItemDelegate):
    """A tick, the text in one line and the quiet line below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(px(200), px(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c = colours()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        assert isinstance(model, FindableModel)
        thing = model.thing(index.row())
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(c.accent_soft))
        side = px(16)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        paint_check(painter, QRectF(rect.left() + px(10), rect.top() + px(8), side, side), checked=checked)
        left = rect.left() + px(36)
        width = rect.right() - left - px(10)
        _paint_line(painter, QRect(left, rect.top() + px(5), width, px(20)), thing.text, "body")
        _paint_line(painter, QRect(left, rect.top() + px(26), width, px(18)), thing.quiet, "quiet")
        if current:
            paint_focus_ring(painter, QRectF(rect), c, 4.0)
        painter.restore()


def _paint_line(painter: QPainter, area: QRect, text: str, size: str) -> None:
    shape = font("body") if size == "body" else font("quiet")
    painter.setFont(shape)
    painter.setPen(QColor(colours().text if size == "body" else colours().quiet))
    line = " ".join(text.split())
    shown = QFontMetrics(shape).elidedText(line, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class FinderDialog(QDialog):
    """``picked`` carries the keys once the user takes them. Nothing is typed here that could be lost."""

    picked = Signal(object)

    def __init__(
        self,
        title: str,
        things: Sequence[Findable],
        *,
        noun: tuple[str, str],
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._noun = noun
        self._nothing = nothing
        self.search = FindLine()
        self.search.setAccessibleName(f"Search: {title}")
        self.search.setPlaceholderText("Type words or a reference")
        self.search.setClearButtonEnabled(True)
        self.model = FindableModel(things, self)
        self.list = QListView()
        self.list.setAccessibleName(title)
        self.list.setProperty("draws_own_focus", True)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.setModel(self.model)
        self.said = QuietText()
        self.take = PrimaryButton("Use")
        self.back = PlainButton("Go back")
        self._lay_out(title)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._flip(index.row()))
        self.take.clicked.connect(self._taken)
        self.back.clicked.connect(self.reject)
        self._say()
        self._start_at_top()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(Heading(title, 2))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.back)
        row.addWidget(self.take)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(px(680), room.width() - px(40)), min(px(520), room.height() - px(60)))

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._start_at_top()
        self._say()

    def _start_at_top(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _flip(self, row: int) -> None:
        self.model.flip(row)
        self._say()

    def _say(self) -> None:
        picked = len(self.model.picked())
        one, several = self._noun
        there = self.model.rowCount()
        found = f"{there:,} {one if there == 1 else several} to choose from" if there else self._nothing
        self.said.setText(found)
        self.take.setText(f"Use {picked} {one if picked == 1 else several}" if picked else "Use")
        self.take.setEnabled(bool(picked))

    def _taken(self) -> None:
        keys = self.model.picked()
        self.accept()
        self.picked.emit(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter pick a row; down goes from the search into the list, up from the first row back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.search and key == Qt.Key.Key_Down and self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is not self.list:
            return super().eventFilter(watched, event)
        row = self.list.currentIndex().row()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._flip(row)
            return True
        if key == Qt.Key.Key_Up and row <= 0:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
