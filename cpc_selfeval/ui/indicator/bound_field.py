"""Boxes that each show one field of one record, refreshed by what changed and never under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.kit import DateEntry, LineEntry, TextEntry
from cpc_selfeval.ui.workspace import Workspace

SETTLED_WITHIN = 1.0
"""Seconds to wait for a slow disk before an entry is opened."""


@dataclass(frozen=True)
class BoundField:
    """A field's name, the box that shows it and how the box is told to show a value."""

    name: str
    box: QWidget
    show: Callable[[Any], object]


def pass_on_sentences(fields: Iterable[BoundField], workspace: Workspace) -> None:
    """Have the window say what a text box has to say: that a text was too long, or that it was cleaned."""
    for field in fields:
        if isinstance(field.box, TextEntry | LineEntry):
            for told in (field.box.refused, field.box.cleaned):
                told.connect(lambda sentence: workspace.message_requested.emit(Refusal(sentence)))


def show_record(fields: Iterable[BoundField], record: Record) -> None:
    """Show a record's values in all boxes."""
    for field in fields:
        field.show(getattr(record, field.name))


def give_way(fields: Iterable[BoundField]) -> None:
    """The boxes are for another record from now on: what was not recorded of this one is kept elsewhere."""
    for field in fields:
        if isinstance(field.box, TextEntry | LineEntry | DateEntry):
            field.box.give_way()


def take_change(fields: Iterable[BoundField], row: RowChange, event: Applied) -> None:
    """Show the fields that a change altered, except in the box in which it was typed and still stands."""
    if row.after is None:
        return
    changed = row.changed_fields()
    for field in fields:
        if field.name in changed and not _typed_here(field.box, event):
            field.show(getattr(row.after, field.name))


def keep_refused(fields: Iterable[BoundField], event: Refused) -> None:
    """Hold what was typed but will not be tried again by itself in its box, to be handed over again."""
    if event.waiting:
        return
    for field in fields:
        if event.origin is field.box and isinstance(field.box, TextEntry | LineEntry):
            field.box.keep_unsaved()


def _typed_here(box: QWidget, event: Applied) -> bool:
    """Whether the change comes from this box and the user is still on the same visit to it."""
    return event.origin is box and event.change.visit == getattr(box, "visit", None)


def settle(workspace: Workspace) -> None:
    """Wait a moment for what was handed over and is not in the file yet, before a record is shown from the file."""
    if workspace.work.session.busy:
        workspace.work.session.drain(SETTLED_WITHIN)
