"""Boxes that show fields of one record and save them as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.kit import DateEntry, LineEntry, TextEntry

Save = Callable[..., None]
"""A verb that takes ``origin``, ``visit`` and field values."""


class BoundBoxes:
    """Text and date boxes by field, all saved by one verb."""

    def __init__(self, save: Save) -> None:
        self._save = save
        self._boxes: dict[str, LineEntry | TextEntry | DateEntry] = {}

    def line(self, field: str, name: str, hint: str = "") -> LineEntry:
        """A box of one line for a field."""
        box = LineEntry(name, hint=hint)
        self._boxes[field] = box
        box.handed_over.connect(lambda text: self._save(origin=box, visit=box.visit, **{field: text}))
        return box

    def text(self, field: str, name: str, hint: str = "") -> TextEntry:
        """A box of several lines for a field."""
        box = TextEntry(name, hint=hint)
        self._boxes[field] = box
        box.handed_over.connect(lambda text: self._save(origin=box, visit=box.visit, **{field: text}))
        return box

    def day(self, field: str, name: str) -> DateEntry:
        """A date box for a field."""
        box = DateEntry(name)
        box.saves_at_once()
        self._boxes[field] = box
        box.date_chosen.connect(lambda day: self._save(origin=box, visit=box.visit, **{field: day}))
        return box

    def show(self, record: Record, besides: object = None) -> None:
        """Show the record's fields, but not in the box that the change came from."""
        for field, box in self._boxes.items():
            if box is not besides:
                _show(box, getattr(record, field))

    def widgets(self) -> tuple[QWidget, ...]:
        """All boxes."""
        return tuple(self._boxes.values())


def _show(box: LineEntry | TextEntry | DateEntry, value: Any) -> None:
    if isinstance(box, DateEntry):
        box.show_date(value if isinstance(value, date) else None)
    else:
        box.show_text(value)
