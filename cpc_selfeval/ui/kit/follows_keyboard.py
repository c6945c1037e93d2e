"""What scrolls, and follows the keyboard."""

from __future__ import annotations

from functools import partial
from weakref import ReferenceType, ref

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cpc_selfeval.ui.kit.measures import px


class FollowsKeyboard(QScrollArea):
    """Scrolls to whatever in it gets the keyboard, with ``beside`` and ``above`` pixels of the design around it.

    Where the keyboard only comes back with its window, it stays as it was scrolled: what was read, or just said while
    a dialogue closed, is not moved away. Nor does it move under a mouse that is pressed, unless ``by_mouse``.
    """

    def __init__(self, beside: int, above: int, *, by_mouse: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = (beside, above)
        self._by_mouse = by_mouse
        self._had_it_last: ReferenceType[QWidget] | None = None
        self._window_left = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self.window()
        if new is None or not window.isAncestorOf(new):
            self._window_left = self._window_left or not window.isActiveWindow()
            return
        came_back = self._window_left and self._had_it_last is not None and self._had_it_last() is new
        self._window_left = False
        self._had_it_last = ref(new)
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton and not self._by_mouse
        if came_back or is_pressed or not self.isVisible():
            return
        self._bring_into_sight(new)
        # What was just put in got the keyboard before it had its place
        QTimer.singleShot(0, self, partial(self._look_again, self.verticalScrollBar().value()))

    def _look_again(self, left_at: int) -> None:
        """Not where it was scrolled since, as by a window that opens where somebody was."""
        if self.verticalScrollBar().value() != left_at or not self.isVisible():
            return
        if (widget := QApplication.focusWidget()) is not None:
            self._bring_into_sight(widget)

    def bring_focus_into_sight(self) -> None:
        """Scroll to what has the keyboard, or gets it with the window."""
        if self.isVisible() and (widget := self.window().focusWidget()) is not None:
            self._bring_into_sight(widget)

    def _bring_into_sight(self, widget: QWidget) -> None:
        sheet = self.widget()
        if sheet is not None and sheet.isAncestorOf(widget):
            beside, above = self._around
            self.ensureWidgetVisible(widget, px(beside), px(above))
