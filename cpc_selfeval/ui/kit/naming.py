"""Finds widgets that a screen reader could not name. Asked by the tests of every page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget


def focusable(widget: QWidget) -> list[QWidget]:
    """Every enabled widget in ``widget``, itself included, that takes the focus by Tab, click or arrow keys.

    Inner parts that Qt gives the focus through their owner (a combo box's line, a spin box's) count as the owner.
    """
    every = [widget, *widget.findChildren(QWidget)]
    return [one for one in every if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not _is_inner(one)]


def unnamed_focusable(widget: QWidget) -> list[str]:
    """Which focusable widgets in ``widget`` have no accessible name: class, object name and text of each."""
    return [_described(one) for one in focusable(widget) if not spoken_name(one)]


def spoken_name(widget: QWidget) -> str:
    """The name that a screen reader is given, its own or its label's.

    A combo box answers with its current text on Linux, so its own name or its label's is asked for.
    """
    from PySide6.QtGui import QAccessible  # 5 ms that no start needs

    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        return widget.accessibleName() or _label_of(widget)
    return interface.text(QAccessible.Text.Name) or _label_of(widget)


def number_names(place: int, *boxes: QWidget) -> None:
    """Tell the boxes of one row of a list from those of the others: "Quarter", then "Quarter, 2". ``place`` counts
    from 0."""
    for box in boxes:
        first = box.property("name_of_the_first") or box.accessibleName()
        box.setProperty("name_of_the_first", first)
        name = f"{first}, {place + 1}" if place else first
        if name != box.accessibleName():
            box.setAccessibleName(name)


def _label_of(widget: QWidget) -> str:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    for related, relation in interface.relations():
        if relation == QAccessible.RelationFlag.Label:
            return related.text(QAccessible.Text.Name)
    return ""


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox) and isinstance(widget, QLineEdit):
        return True
    around: QWidget | None = widget
    while around is not None:
        if around.inherits("QComboBoxPrivateContainer") or around.inherits("QCalendarWidget"):
            return True
        around = around.parentWidget()
    return False


def _described(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    said = words() if callable(words) else ""
    return f"{type(widget).__name__} {widget.objectName()!r} {said!r}"
