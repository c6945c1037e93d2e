"""Layouts that answer to the width: one that flows like words, one that makes as many equal columns as fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _HoldingLayout(QLayout):
    """A layout that keeps its items in a list and whose height depends on its width."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; called by ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Neither."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that all items need in this width. Asked many times over in one layout, so it is remembered."""
        height = self._heights.get(width)
        if height is None:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            height = self._arranged(QRect(0, 0, inner, 0), move=False) + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def invalidate(self) -> None:
        """Something in here changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arranged(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """As narrow as the widest item; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest and the highest single item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError


class FlowLayout(_HoldingLayout):
    """Items one after the other, going on in the next line as words do; each line's items are centred on it.

    One that ``gives_way`` asks for no more width than its widest item has, and takes what others leave.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, gives_way: bool = False) -> None:
        super().__init__(parent, spacing=spacing)
        self._gives_way = gives_way

    def sizeHint(self) -> QSize:
        """All items in one line."""
        if self._gives_way:
            return self.minimumSize()
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        top, height = rect.top(), 0
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            hint = item.sizeHint()
            size = QSize(min(hint.width(), max(1, rect.width())), hint.height())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if line and used + size.width() > rect.width():
                height = self._place(line, rect.left(), top, move=move)
                top += height + self.spacing()
                line, used = [], 0
            line.append((item, size))
            used += size.width() + self.spacing()
        if line:
            top += self._place(line, rect.left(), top, move=move)
        return top - rect.top()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], left: int, top: int, *, move: bool) -> int:
        height = max(size.height() for _, size in line)
        for item, size in line:
            if move:
                item.setGeometry(QRect(left, top + (height - size.height()) // 2, size.width(), size.height()))
            left += size.width() + self.spacing()
        return height


class ColumnsLayout(_HoldingLayout):
    """As many equal columns as fit, up to ``most``; each at least ``least_width`` pixels wide. Rows share a height."""

    def __init__(
        self, parent: QWidget | None = None, *, most: int = 3, least_width: int = 200, spacing: int = 8
    ) -> None:
        super().__init__(parent, spacing=spacing)
        self._most = most
        self._least_width = least_width

    def columns_in(self, width: int) -> int:
        """How many columns a width of this many pixels gives."""
        fitting = (width + self.spacing()) // (self._least_width + self.spacing())
        return max(1, min(self._most, fitting))

    def sizeHint(self) -> QSize:
        """All columns at their least width."""
        width = self._most * self._least_width + (self._most - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        columns = self.columns_in(rect.width())
        width = (rect.width() - self.spacing() * (columns - 1)) // columns
        top = rect.top()
        for first in range(0, len(items), columns):
            row = items[first : first + columns]
            height = max(_height_in(item, width) for item in row)
            if move:
                for place, item in enumerate(row):
                    own = _height_in(item, width) if _stays_low(item) else height
                    item.setGeometry(QRect(rect.left() + place * (width + self.spacing()), top, width, own))
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())


def _height_in(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def _stays_low(item: QLayoutItem) -> bool:
    """Whether the item lies at the top of its row and does not grow with it."""
    widget = item.widget()
    return widget is not None and widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed
