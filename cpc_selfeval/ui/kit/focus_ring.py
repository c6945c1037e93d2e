"""The ring around whatever has the keyboard: 3 px of amber outside a dark edge, over the page so that nothing moves.

Drawn for every widget that takes the focus by keyboard, and for text boxes however they got it. A view that draws the
ring around its current row itself says so with ``view.setProperty("draws_own_focus", True)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.going import Going

RING: Final = 3
EDGE: Final = 1
_OUTSET: Final = RING + EDGE
_MOVED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


def paint_focus_ring(painter: QPainter, rect: QRectF, colours: ColourSet, radius: float = 8.0) -> None:
    """Draw the ring just inside ``rect``; for delegates that mark the current row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    painter.setPen(QPen(QColor(colours.focus), RING))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    inner = RING + EDGE / 2
    painter.setPen(QPen(QColor(colours.focus_edge), EDGE))
    painter.drawRoundedRect(
        rect.adjusted(inner, inner, -inner, -inner), max(0.0, radius - half), max(0.0, radius - half)
    )
    painter.restore()


class FocusRing(QWidget):
    """A see-through frame that follows one widget. It takes neither clicks nor focus."""

    def __init__(self, container: QWidget, target: QWidget, colours: Callable[[], ColourSet]) -> None:
        super().__init__(container)
        self._target = target
        self._colours = colours
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed = list(_up_to(container, target))
        for followed in self._followed:
            followed.installEventFilter(self)
        self.follow()

    def leave(self) -> None:
        """Go, hearing no more events, once Qt is through with telling where the keyboard went.

        Without its parent it would be Python's, and end at once.
        """
        for followed in self._followed:
            if isValid(followed):
                followed.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def follow(self) -> None:
        """Lie around the target, inside the container where the target reaches its edge."""
        container = self.parentWidget()
        if container is None or not self._target.isVisible():
            self.hide()
            return
        origin = self._target.mapTo(container, self._target.rect().topLeft())
        around = QRect(origin, self._target.size()).adjusted(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET)
        place = around.intersected(container.rect())
        if place.width() < 2 * _OUTSET or place.height() < 2 * _OUTSET:
            self.hide()
            return
        self.setGeometry(place)
        middle = self.rect().adjusted(_OUTSET + 1, _OUTSET + 1, -_OUTSET - 1, -_OUTSET - 1)
        self.setMask(QRegion(self.rect()) - QRegion(middle))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and everything that it moves with."""
        if event.type() in _MOVED and isValid(self._target):
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        told = self._target.property("focus_radius")
        radius = float(told) if told is not None else 6.0
        paint_focus_ring(painter, QRectF(self.rect()), self._colours(), radius + _OUTSET)
        painter.end()


class FocusWatch(QObject):
    """Moves the ring to whichever widget has the focus."""

    def __init__(self, app: QApplication, colours: Callable[[], ColourSet]) -> None:
        super().__init__(app)
        self._colours = colours
        self._ring: FocusRing | None = None
        self._waiting: QWidget | None = None
        self._going = Going()
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._drop()
        if new is None or new.isWindow() or new.property("draws_own_focus"):
            return
        if new.inherits("QMenu") or new.inherits("QMenuBar") or new.window().inherits("QComboBoxPrivateContainer"):
            return
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if by_mouse and not isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            self._waiting = new
            new.installEventFilter(self)
            return
        self._surround(new)

    def _surround(self, target: QWidget) -> None:
        container = _container_of(target)
        if container is not None:
            self._ring = FocusRing(container, target, self._colours)

    def _drop(self) -> None:
        if self._waiting is not None and isValid(self._waiting):
            self._waiting.removeEventFilter(self)
        self._waiting = None
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
            self._going.hold(self._ring)
        self._ring = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After a click the ring comes with the first key."""
        if event.type() in _KEYS and watched is self._waiting and isinstance(event, QKeyEvent):
            self._drop()
            if isinstance(watched, QWidget):
                self._surround(watched)
        return False


def _up_to(container: QWidget, target: QWidget) -> Iterator[QWidget]:
    """The target and everything that it lies in, up to the container."""
    followed: QWidget | None = target
    while followed is not None and followed is not container:
        yield followed
        followed = followed.parentWidget()
    yield container


def _container_of(target: QWidget) -> QWidget | None:
    """The viewport or window that the ring must lie in so as to scroll and to be cut with its target."""
    around = target.parentWidget()
    while around is not None and not around.isWindow():
        parent = around.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is around:
            return around
        around = parent
    return around
