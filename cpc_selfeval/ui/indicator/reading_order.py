"""Tab goes through a page as it is read, also through what was put in later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """Every widget below ``widget`` that takes the focus, in the order in which the layouts place them.

    A box made of several widgets, one of which takes the focus for it, counts as one.
    """
    return list(_below(widget))


def chain_reading_order(widget: QWidget) -> None:
    """Let Tab go from each focusable widget below ``widget`` to the next one in reading order."""
    order = in_reading_order(widget)
    for before, after in pairwise(order):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _below(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _with_below(inner)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _with_below(widget: QWidget) -> Iterator[QWidget]:
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        yield widget  # a box made of several, which Qt moves as a whole
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    yield from _below(widget)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        held, below = item.widget(), item.layout()
        if held is not None:
            yield from _with_below(held)
        elif below is not None:
            yield from _in_layout(below)
