"""What a layout holds, asked without its items.

An item of a layout is no object of Qt's. When Qt frees one, as when a widget goes by itself, nobody tells the wrapper
that ``itemAt`` once made of it; whatever Qt makes next at the same address is then taken for that item, and the program
falls, sooner or later and anywhere (PySide 6.11). So a layout is asked where a widget stands, never what stands at a
place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def held_by(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts directly in a layout, in its order; nothing while it is in no widget yet."""
    around = layout.parentWidget()
    widgets = around.findChildren(QWidget, options=_DIRECTLY) if around is not None else []
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    places += [
        (layout.indexOf(below), below)
        for below in layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly)
    ]
    return [held for place, held in sorted(places, key=lambda pair: pair[0]) if place >= 0]


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout and of those within it, in order."""
    found: list[QWidget] = []
    for held in held_by(layout):
        found += widgets_in(held) if isinstance(held, QLayout) else [held]
    return found


def keep_aside(holder: QWidget, *widgets: QWidget) -> None:
    """Hide what is not asked for here, and let it end with its holder: a widget of nobody's stays to the end."""
    for widget in widgets:
        widget.setParent(holder)
        widget.hide()
