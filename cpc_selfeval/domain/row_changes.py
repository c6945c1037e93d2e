"""Row changes that come with others: links taken out, what goes with a removed record, a moved due date kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.history import PARENTS
from cpc_selfeval.domain.moments import moment_after
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.references import REFERS_TO, link_fields, table_name

R = TypeVar("R", bound=Record)


def unlinked(records: Iterable[R], field: str, keys: frozenset[str]) -> list[RowChange]:
    """Row changes that take ``keys`` out of a link field of the records that hold any of them."""
    changes = []
    for record in records:
        links: tuple[str, ...] = getattr(record, field)
        if keys.intersection(links):
            values: dict[str, Any] = {field: tuple(link for link in links if link not in keys)}
            changes.append(RowChange(record, replace(record, **values)))
    return changes


def joined(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Row changes with those of the same record brought together, so that each record appears once."""
    whole = Change("", ())
    for change in changes:
        whole = whole.followed_by(_rebased(whole, change))
    return whole.rows


def _rebased(whole: Change, change: RowChange) -> Change:
    """A row change of a record that ``whole`` changes too, made to start from what ``whole`` leaves."""
    for row in whole.rows:
        if row.kind is change.kind and row.key == change.key and row.after and change.before and change.after:
            values = {name: getattr(change.after, name) for name in change.changed_fields()}
            return Change("", (RowChange(row.after, replace(row.after, **values)),))
    return Change("", (change,))


def children_of(contents: Contents, record: Record) -> Iterator[Record]:
    """What belongs to a record and goes with it: an action's notes, readings and moves, a piece of evidence's files."""
    own = table_name(type(record))
    for kind in RECORD_TYPES:
        if PARENTS.get(table_name(kind)) == own:
            yield from (child for child in contents.of(kind).values() if getattr(child, own) == record.key)


def removal(contents: Contents, record: Record) -> tuple[RowChange, ...]:
    """A record removed with what belongs to it; what was linked to any of that stays, without the link."""
    going = (*children_of(contents, record), record)
    rows: list[RowChange] = []
    for kind in RECORD_TYPES:
        for field in link_fields(kind):
            keys = frozenset(each.key for each in going if type(each) is REFERS_TO.get(field))
            rows += unlinked(contents.of(kind).values(), field, keys) if keys else ()
    return joined((*rows, *(RowChange(each, None) for each in going)))


def due_moved(
    contents: Contents, action: Action, to: date | None, now: datetime, *, reason: str = "", agreed_by: str = ""
) -> DueMove:
    """What keeps that an action's due date, which it has, moves; ``action`` is the action as it was before."""
    assert action.due is not None, "a first due date is no move"
    moves = contents.due_moves_of(action.key)
    return DueMove(
        key=new_key(),
        cycle=action.cycle,
        action=action.key,
        moved_on=now.date(),
        was=action.due,
        now=to,
        reason=reason,
        agreed_by=agreed_by,
        at=moment_after(moves[-1].at if moves else "", now),
    )
