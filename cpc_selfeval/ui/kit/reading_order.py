"""Tab, and a screen reader, go through a page as it is read, also through what was put in later.

Qt goes by the order in which widgets were made: a row that was added to a list comes after everything else of its page.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from cpc_selfeval.ui.kit.laid_out import widgets_in

_NO_FOCUS: Final = Qt.FocusPolicy.NoFocus
_DIRECTLY: Final = Qt.FindChildOption.FindDirectChildrenOnly

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class ReadsInOrder(_Mixed):
    """To be mixed into a dialogue, before Qt's class: Tab and screen readers go through it as it is read."""

    def showEvent(self, event: QShowEvent) -> None:
        """Put in order what was put in before."""
        super().showEvent(event)
        chain_reading_order(self)


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """Every widget below ``widget`` that takes the focus, in the order in which the layouts place them.

    Of a box made of several widgets they count each by itself; the box gives the keyboard on when it gets it, without a
    focus proxy: Qt takes what has one for a stop of Tab, but leaves it where it is in the chain. Qt is not asked for
    the widget that takes the focus, nor for the next in its chain: PySide takes what these give for a child of the
    widget that was asked, and with that one's end the other's layouts would lose their items.
    """
    order: list[QWidget] = []
    _below(widget, order, settle=False)
    return order


def chain_reading_order(widget: QWidget) -> None:
    """Let Tab go from each focusable widget below ``widget`` to the next one in reading order, and a screen reader that
    goes from neighbour to neighbour find them as they are read."""
    order: list[QWidget] = []
    _below(widget, order, settle=True)
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def _below(widget: QWidget, order: list[QWidget], *, settle: bool) -> None:
    """Gather what takes the focus, as it is read; ``settle`` puts neighbours in this order on the way."""
    placed = _placed(widget)
    if settle:
        _settle_neighbours(widget, placed)
    for each in placed:
        if each.focusPolicy() != _NO_FOCUS:
            order.append(each)
        _below(each, order, settle=settle)


def _settle_neighbours(around: QWidget, placed: list[QWidget]) -> None:
    """Bring children into the order of their layout. They do not overlap, so which lies on top is not seen."""
    if len(placed) < 2:
        return
    wanted = [widget for widget in placed if widget.parentWidget() is around]
    among = set(wanted)
    if [child for child in around.findChildren(QWidget, options=_DIRECTLY) if child in among] != wanted:
        for widget in wanted:
            widget.raise_()


def _placed(around: QWidget) -> list[QWidget]:
    """The widgets that ``around`` scrolls, divides its room between, or has in its layout and layouts within that."""
    if isinstance(around, QScrollArea):
        inner = around.widget()
        return [inner] if inner is not None else []
    if isinstance(around, QSplitter):
        return [part for place in range(around.count()) if (part := around.widget(place)) is not None]
    layout = around.layout()
    return widgets_in(layout) if layout is not None else []
