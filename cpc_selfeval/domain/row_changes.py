"""Row changes that come with others: links taken out, what goes with a removed record, a moved due date kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.change import RowChange
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
    whole: dict[tuple[type[Record], str], RowChange] = {}
    for change in changes:
        place = (change.kind, change.key)
        earlier = whole.get(place)
        whole[place] = change if earlier is None else _after(earlier, change)
    return tuple(row for row in whole.values() if row.before != row.after)


def _after(earlier: RowChange, change: RowChange) -> RowChange:
    """Two row changes of one record as one: the second made to start from what the first leaves."""
    if earlier.after is None or change.before is None or change.after is None:
        return RowChange(earlier.before, change.after)
    values = {name: getattr(change.after, name) for name in change.changed_fields()}
    return RowChange(earlier.before, replace(earlier.after, **values))


def children_of(contents: Contents, record: Record) -> Iterator[Record]:
    """What belongs to a record and goes with it: an action's notes, readings and moves, a piece of evidence's files."""
    return _children(contents, type(record), frozenset({record.key}))


def _children(contents: Contents, parent: type[Record], keys: frozenset[str]) -> Iterator[Record]:
    own = table_name(parent)
    for kind in RECORD_TYPES:
        if PARENTS.get(table_name(kind)) == own:
            yield from (child for child in contents.of(kind).values() if getattr(child, own) in keys)


def removal(contents: Contents, *records: Record) -> tuple[RowChange, ...]:
    """Records of one type removed with what belongs to them; what was linked to any of that stays, without the link."""
    children = _children(contents, type(records[0]), frozenset(record.key for record in records))
    going = (*children, *records)
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
