"""What a layout holds, asked without its items.

An item of a layout is no object of Qt's. When Qt frees one, as when a widget goes by itself, nobody tells the wrapper
that ``itemAt`` once made of it; whatever Qt makes next at the same address is then taken for that item, and the program
falls, sooner or later and anywhere (PySide 6.11). So a layout is asked where a widget stands, never what stands at a
place.
"""

from __future__ import annotations

from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def held_by(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts directly in a layout, in its order; nothing while it is in no widget yet."""
    around = layout.parentWidget()
    return _held(layout, _children_of(around)) if around is not None else []


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout and of those within it, in order."""
    around = layout.parentWidget()
    found: list[QWidget] = []
    if around is not None:
        _gather(layout, _children_of(around), found)
    return found


def _gather(layout: QLayout, widgets: list[QWidget], found: list[QWidget]) -> None:
    """All layouts within one another place children of the same widget, which is asked for them once."""
    for held in _held(layout, widgets):
        if isinstance(held, QLayout):
            _gather(held, widgets, found)
        else:
            found.append(held)


def _held(layout: QLayout, widgets: list[QWidget]) -> list[QWidget | QLayout]:
    within: list[QLayout] = layout.findChildren(QLayout, options=_DIRECTLY)
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    places += [(layout.indexOf(below), below) for below in within]
    places.sort(key=itemgetter(0))
    return [held for place, held in places if place >= 0]


def _children_of(around: QWidget) -> list[QWidget]:
    children: list[QWidget] = around.findChildren(QWidget, options=_DIRECTLY)
    return children


def keep_aside(holder: QWidget, *widgets: QWidget) -> None:
    """Hide what is not asked for here, and let it end with its holder: a widget of nobody's stays to the end."""
    for widget in widgets:
        widget.setParent(holder)
        widget.hide()
