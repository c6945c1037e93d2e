"""Tab goes through a page as it is read, also through what was put in later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """Every widget below ``widget`` that takes the focus, in the order in which the layouts place them.

    A box made of several widgets, one of which takes the focus for it, counts as one.
    """
    order: list[QWidget] = []
    _below(widget, order)
    return order


def chain_reading_order(widget: QWidget) -> None:
    """Let Tab go from each focusable widget below ``widget`` to the next one in reading order."""
    order = in_reading_order(widget)
    for before, after in pairwise(order):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _below(widget: QWidget, order: list[QWidget]) -> None:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            _with_below(inner, order)
        return
    layout = widget.layout()
    if layout is not None:
        _in_layout(layout, order)


def _with_below(widget: QWidget, order: list[QWidget]) -> None:
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        order.append(widget)  # a box made of several, which Qt moves as a whole
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        order.append(widget)
    _below(widget, order)


def _in_layout(layout: QLayout, order: list[QWidget]) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        held = item.widget() if item is not None else None
        if held is not None:
            _with_below(held, order)
        elif item is not None and (below := item.layout()) is not None:
            _in_layout(below, order)
