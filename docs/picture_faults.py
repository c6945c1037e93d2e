"""What can be told of a picture's widgets without eyes: cut-off words, sideways scrolling, too much for the screen.

Each fault is one line. What cannot be told so (alignment, density, whether it reads) is for somebody to look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

MAY_SCROLL: Final = frozenset({"QPlainTextEdit", "QTextEdit", "TextEntry"})
"""Texts that are read as they were written."""
LEAST_TEXT: Final = 4.5


def faults(shown: QWidget, screen: QSize, picture: QImage | None) -> Iterator[str]:
    """Every fault of a window or dialogue; ``picture`` is what it looks like, at twice the size or more, or None."""
    from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

    if shown.width() > screen.width() or shown.height() > screen.height():
        yield f"larger than the screen: {shown.width()} x {shown.height()}"
    for widget in shown.findChildren(QWidget):
        if not widget.isVisibleTo(shown) or widget.window() is not shown.window():
            continue
        if isinstance(widget, QAbstractScrollArea):
            yield from _sideways(widget)
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield from _cut(widget)
        yield from _outside(widget)
        if picture is not None and isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            yield from _faint(widget, shown, picture)


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() if hasattr(widget, "text") else ""
    words = widget.accessibleName() or (words if isinstance(words, str) else "")
    return f"{type(widget).__name__} “{words[:50]}”"


def _sideways(area: QWidget) -> Iterator[str]:
    bar = area.horizontalScrollBar()  # type: ignore[attr-defined]
    kinds = {kind.__name__ for kind in type(area).__mro__}
    if bar.maximum() > 0 and bar.isVisible() and not kinds & MAY_SCROLL:
        yield f"scrolls sideways by {bar.maximum()}: {_named(area)}{_widest(area)}"


def _widest(area: QWidget) -> str:
    """What asks for the room that there is not."""
    from PySide6.QtWidgets import QScrollArea, QWidget

    sheet = area.widget() if isinstance(area, QScrollArea) else None
    if sheet is None:
        return ""
    ends = [each for each in sheet.findChildren(QWidget) if each.isVisible() and not each.findChildren(QWidget)]
    widest = max(ends, key=lambda each: each.minimumSizeHint().width(), default=None)
    return f", for {_named(widest)} of {widest.minimumSizeHint().width()}" if widest is not None else ""


def _cut(widget: QWidget) -> Iterator[str]:
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

    needed = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        if widget.text() and widget.height() + 1 < widget.heightForWidth(widget.width()):
            yield f"words cut below ({widget.height()} of {widget.heightForWidth(widget.width())}): {_named(widget)}"
    elif isinstance(widget, QLineEdit):
        if widget.width() < 48:
            yield f"a box of {widget.width()} px: {_named(widget)}"
    elif widget.hasHeightForWidth():
        if widget.height() + 1 < widget.heightForWidth(widget.width()):
            yield f"cut below ({widget.height()} of {widget.heightForWidth(widget.width())}): {_named(widget)}"
    elif type(widget).__name__ == "QToolButton" and isinstance(widget.parentWidget(), QLineEdit):
        return  # Qt's own button that empties a box, as high as the box lets it be
    elif isinstance(widget, QAbstractButton) and not widget.text():
        return  # an icon alone: Qt asks for the room of four letters, which nobody sees
    elif widget.width() + 1 < needed.width() or widget.height() + 3 < needed.height():
        size = f"{widget.width()} x {widget.height()} of {needed.width()} x {needed.height()}"
        yield f"cut ({size}): {_named(widget)}"


def _outside(widget: QWidget) -> Iterator[str]:
    from PySide6.QtWidgets import QAbstractScrollArea

    around = widget.parentWidget()
    if around is None or widget.isWindow() or widget.objectName() == "focus_ring":
        return
    above = around.parentWidget()
    if isinstance(above, QAbstractScrollArea) or isinstance(around, QAbstractScrollArea):
        return
    if widget.width() and (widget.x() < 0 or widget.geometry().right() > around.width()):
        yield f"beyond its place ({widget.x()} to {widget.geometry().right()} of {around.width()}): {_named(widget)}"


def _faint(widget: QWidget, shown: QWidget, picture: QImage) -> Iterator[str]:
    """Words whose strongest pixel differs too little from their ground."""
    from PySide6.QtCore import QPoint, QRect, QSize
    from PySide6.QtGui import QImage

    from cpc_selfeval.ui.kit.colours import contrast

    visible = widget.visibleRegion().boundingRect()
    scale = picture.width() / shown.width()
    corner = widget.mapTo(shown, visible.topLeft() + QPoint(2, 2)) * scale
    wide, high = round((visible.width() - 4) * scale), round((visible.height() - 4) * scale)
    if wide < 8 or high < 8 or visible.height() < widget.height():
        return
    place = QRect(corner, QSize(wide, high)).intersected(picture.rect())
    part = picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("I"))
    if len(pixels) < 2:
        return
    ground = f"#{pixels.most_common(1)[0][0] & 0xFFFFFF:06X}"
    strongest = max(contrast(f"#{each & 0xFFFFFF:06X}", ground) for each, _ in pixels.most_common(24))
    if strongest < LEAST_TEXT:
        yield f"faint words ({strongest:.1f} on {ground}): {_named(widget)}"
