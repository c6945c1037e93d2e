"""Closing a cycle and opening it again, as changes; and which cycle a change would alter although it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Cycle, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycle_refusals import (
    ClosedAlready,
    CycleClosed,
    NotClosed,
    ReopeningUnexplained,
    TooMuchToClose,
)
from cpc_selfeval.domain.cycles.snapshot import snapshot_of
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.record import CycleRecord, settled_key

LONGEST_SNAPSHOT: Final = 12_000_000
"""Bytes. It stands in the log once more, as text within text, and 20 million are the most of one text in a file."""


def closed_by(contents: Contents, by: Person, now: datetime) -> Change:
    """Close the open cycle, with a snapshot of everything in it. Raises ClosedAlready, TooMuchToClose."""
    cycle = contents.cycle
    if cycle.closed_on is not None:
        raise ClosedAlready(cycle)
    closed = replace(cycle, closed_on=now.date())
    snapshot = snapshot_of(contents.after(Change("", (RowChange(cycle, closed),))))
    if len(snapshot.encode()) > LONGEST_SNAPSHOT:
        raise TooMuchToClose(cycle)
    at = now.astimezone(UTC).isoformat(timespec="microseconds")
    closing = Closing(
        key=settled_key("closing", cycle.key, at),
        cycle=cycle.key,
        closed_on=now.date(),
        at=at,
        by_name=by.name,
        by_role=by.role,
        snapshot=snapshot,
    )
    return Change(f"closing of “{cycle.title}”", (RowChange(None, closing), RowChange(cycle, closed)))


def reopened_by(contents: Contents, reason: str, name: str, now: datetime) -> Change:
    """Open the cycle again. Its closing stays, with why, when and by whom it was opened again.

    Raises NotClosed, and ReopeningUnexplained without a reason or a name.
    """
    cycle = contents.cycle
    if cycle.closed_on is None:
        raise NotClosed(cycle)
    missing = [word for word, text in (("a reason", reason), ("a name", name)) if not text.strip()]
    if missing:
        raise ReopeningUnexplained(cycle, " and ".join(missing))
    rows = [RowChange(cycle, replace(cycle, closed_on=None))]
    last = last_closing(contents)
    if last is not None and last.reopened_on is None:
        values = replace(last, reopened_on=now.date(), reopened_because=reason, reopened_by=name)
        rows.insert(0, RowChange(last, values))
    return Change(f"opening “{cycle.title}” again", tuple(rows))


def closings(contents: Contents) -> tuple[Closing, ...]:
    """The closings of the open cycle, the last one last."""
    return tuple(sorted(contents.of(Closing).values(), key=lambda closing: (closing.at, closing.key)))


def last_closing(contents: Contents) -> Closing | None:
    """The last closing of the open cycle, whether or not it was opened again; None for none."""
    return next(reversed(closings(contents)), None)


def closing_that_stands(contents: Contents) -> Closing | None:
    """The closing of the open cycle while it is closed; None while it is open."""
    return last_closing(contents) if contents.cycle.closed_on is not None else None


def moment_of(closing: Closing) -> datetime:
    """When a cycle was closed, in this computer's zone; noon of its day where a file from elsewhere has no moment."""
    try:
        return datetime.fromisoformat(closing.at).astimezone()
    except ValueError:
        return datetime.combine(closing.closed_on, time(12)).astimezone()


def refuse_unless_open(contents: Contents, change: Change) -> None:
    """Raise CycleClosed for a change of what belongs to a cycle that is closed, unless it opens that cycle again.

    This is the one place that keeps a closed cycle as it was closed; agencies, tags and the committee's names belong
    to all cycles and can be changed.
    """
    shut = {cycle.key: cycle for cycle in contents.of(Cycle).values() if cycle.closed_on is not None}
    if not shut:
        return
    opened = {row.key for row in change.rows if isinstance(row.after, Cycle) and row.after.closed_on is None}
    for key in _altered(change.rows):
        if key in shut and key not in opened:
            raise CycleClosed(shut[key])


def _altered(rows: Iterable[RowChange]) -> Iterable[str]:
    for row in rows:
        record = row.record
        if isinstance(record, SignOff):  # a position is signed off when it is closed, and is no other for that
            continue
        if isinstance(record, CycleRecord):
            yield record.cycle
        elif isinstance(record, Cycle):
            yield record.key
