"""Every box below a widget, asked at once to hand over what was typed: before undo, an export, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    _Mixed = QDialog
else:
    _Mixed = object


class HandsOver(Protocol):
    """A widget in which typing can wait: TextEntry, LineEntry, DateEntry, SeveralChoice."""

    @property
    def pending(self) -> bool:
        """Whether something waits."""

    def hand_over(self) -> None:
        """Give it out now."""


def _boxes(widget: QWidget) -> list[HandsOver]:
    return [box for box in (widget, *widget.findChildren(QWidget)) if _is_box(box)]


def _is_box(widget: object) -> TypeGuard[HandsOver]:
    """By its kind: hundreds of widgets are gone through at each step of the user, which is dear by ``isinstance``."""
    return hasattr(type(widget), "hand_over") and hasattr(type(widget), "pending")


def hand_over_all(widget: QWidget) -> None:
    """Make every box in ``widget``, itself and its dialogs included, hand over now what the user typed."""
    for box in _boxes(widget):
        box.hand_over()


def has_pending(widget: QWidget) -> bool:
    """Whether any box in ``widget`` holds typing that was not handed over."""
    return any(box.pending for box in _boxes(widget))


class HandsOverWhenDone(_Mixed):
    """To be mixed into a dialogue, before Qt's class: it takes what is still in a box before it goes.

    However it is closed: by its buttons, by Escape or with its frame, Qt has it be ``done``.
    """

    def done(self, result: int) -> None:
        """Have every box hand over, then go."""
        hand_over_all(self)
        super().done(result)
