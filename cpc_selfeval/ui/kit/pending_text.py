"""Every box below a widget, asked at once to hand over what was typed: before undo, an export, closing."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class HandsOver(Protocol):
    """A widget in which typing can wait: TextEntry, LineEntry, DateEntry, SeveralChoice."""

    @property
    def pending(self) -> bool:
        """Whether something waits."""

    def hand_over(self) -> None:
        """Give it out now."""


def _boxes(widget: QWidget) -> list[HandsOver]:
    below = [widget, *widget.findChildren(QWidget)]
    return [box for box in below if isinstance(box, HandsOver)]


def hand_over_all(widget: QWidget) -> None:
    """Make every box in ``widget``, itself and its dialogs included, hand over now what the user typed."""
    for box in _boxes(widget):
        box.hand_over()


def has_pending(widget: QWidget) -> bool:
    """Whether any box in ``widget`` holds typing that was not handed over."""
    return any(box.pending for box in _boxes(widget))
