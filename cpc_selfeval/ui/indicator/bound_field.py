"""Boxes that each show one field of one record, refreshed by what changed and never under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.session import Applied, Refused
from cpc_selfeval.ui.kit import LineEntry, TextEntry


@dataclass(frozen=True)
class BoundField:
    """A field's name, the box that shows it and how the box is told to show a value."""

    name: str
    box: QWidget
    show: Callable[[Any], object]


def show_record(fields: Iterable[BoundField], record: Record) -> None:
    """Show a record's values in all boxes."""
    for field in fields:
        field.show(getattr(record, field.name))


def take_change(fields: Iterable[BoundField], row: RowChange, event: Applied) -> None:
    """Show the fields that a change altered, except in the box in which it was typed and still stands."""
    if row.after is None:
        return
    changed = row.changed_fields()
    for field in fields:
        if field.name in changed and not _typed_here(field.box, event):
            field.show(getattr(row.after, field.name))


def keep_refused(fields: Iterable[BoundField], event: Refused) -> None:
    """Hold what was typed but not recorded in its box, so that nothing from outside is shown over it."""
    for field in fields:
        if event.origin is field.box and isinstance(field.box, TextEntry | LineEntry):
            field.box.keep_unsaved()


def _typed_here(box: QWidget, event: Applied) -> bool:
    """Whether the change comes from this box and the user is still on the same visit to it."""
    return event.origin is box and event.change.visit == getattr(box, "visit", None)
