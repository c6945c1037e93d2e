"""A page that scrolls up and down, no wider than reads well, and follows the keyboard."""

from __future__ import annotations

from functools import partial
from weakref import ReferenceType, ref

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.measures import px


class ScrollPage(QScrollArea):
    """Put things into ``body`` or with ``add``. Whatever gets the focus by keyboard is scrolled into view.

    Where the keyboard only comes back with its window, the page stays as it was scrolled: what was read, or just said
    while a dialogue closed, is not moved away.
    """

    def __init__(self, name: str, *, most_width: int = 1280, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # One that Python made: to find out what kind of widget Qt's own is, every kind there is would be loaded
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        column = QWidget()
        column.setObjectName("page_column")
        column.setMaximumWidth(px(most_width))
        row = QHBoxLayout(sheet)
        row.setContentsMargins(px(22), px(16), px(22), px(22))
        row.setSpacing(0)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
        self.setWidget(sheet)
        self._focused_last: ReferenceType[QWidget] | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def add_head(self, title: QWidget, *said: QWidget, beside: QWidget | None = None) -> None:
        """Begin with the title, close below it what is said of the page, and ``beside`` it the way back."""
        line = QHBoxLayout()
        line.addWidget(title, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addLayout(line)
        for each in said:
            head.addWidget(each)
        self.body.addLayout(head)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def end(self) -> None:
        """Keep what was added at the top where the page is higher than its content."""
        self.body.addStretch(1)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isVisible():
            return
        came_back = old is None and self._focused_last is not None and self._focused_last() is new
        self._focused_last = ref(new)
        if came_back or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self._bring_into_sight(new)
        # What was just put in got the keyboard before it had its place
        QTimer.singleShot(0, self, partial(self._look_again, self.verticalScrollBar().value()))

    def _look_again(self, left_at: int) -> None:
        """Not where the page was scrolled since, as by a window that opens where somebody was."""
        if self.verticalScrollBar().value() != left_at or not self.isVisible():
            return
        if (widget := QApplication.focusWidget()) is not None:
            self._bring_into_sight(widget)

    def _bring_into_sight(self, widget: QWidget) -> None:
        sheet = self.widget()
        if sheet is not None and sheet.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, px(24), px(32))
