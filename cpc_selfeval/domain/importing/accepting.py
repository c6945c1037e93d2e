"""The one change by which a list comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cpc_selfeval.domain.action import Action, ProgressNote
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.planned import Entry, Import
from cpc_selfeval.domain.importing_refusals import NotReady
from cpc_selfeval.domain.record import Record, settled_key


def change(contents: Contents, plan: Import, *, by: Person, at: datetime, seed: str) -> Change:
    """Add what the preview shows, as one act. Actions and evidence get the next numbers, in the order of their rows.

    ``at`` is an aware moment: notes are dated its day. ``seed`` makes the keys, so that building the change twice
    gives the same records. Raises NotReady where something is still to be asked, or nothing comes in.
    """
    if not plan.is_ready:
        raise NotReady(plan.faults, plan.asked)
    records = contents.actions if isinstance(plan.entries[0].record, Action) else contents.evidence
    last = max((record.number for record in records.values()), default=0)
    rows: list[RowChange] = []
    for number, entry in enumerate(plan.entries, last + 1):
        key = settled_key(seed, str(entry.row))
        rows.append(RowChange(None, replace(entry.record, key=key, number=number)))
        rows += (RowChange(None, note) for note in _notes(contents, entry, key, by, at))
    return Change(plan.act, tuple(rows))


def _notes(contents: Contents, entry: Entry, action: str, by: Person, at: datetime) -> list[Record]:
    """The notes of an action, each a moment after the one before, which is their order."""
    return [
        ProgressNote(
            key=settled_key(action, "note", str(place)),
            cycle=contents.cycle_key,
            action=action,
            on=at.date(),
            text=text,
            by=by.name,
            at=(at.astimezone(UTC) + timedelta(microseconds=place)).isoformat(timespec="microseconds"),
        )
        for place, text in enumerate(entry.notes)
    ]
