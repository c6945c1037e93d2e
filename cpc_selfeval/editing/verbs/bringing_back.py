"""What a history holds made into a change: one field as it was before or after an entry, or a removed record whole.

Such a change is like any other: logged, undone and made again. What cannot come back with it is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.change import Change, LogEntry, RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.history import PARENTS, Companions
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.row_changes import due_moved, joined
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.storage.shape import Column, Link, Shape, shape_of

R = TypeVar("R", bound=Record)

BROUGHT_BACK = "brought back"
DUE_REASON = "Brought back from the history."
"""The reason of a moved due date that came from the history."""

_FIXED = frozenset({"cycle", "number", "position", "framework", "framework_hash", "sha256", "size", "at", "kind"})
"""Fields that no history brings back by themselves."""


class CannotBringBack(Refusal):
    """What stands in the history cannot be brought back, because something that it needs is not there."""

    def __init__(self, because: str, instead: str = "") -> None:
        self.because = because
        super().__init__(
            f"This was not brought back: {because}.",
            "Nothing was changed, and the history keeps it.",
            instead or "Bring that back first, or type what the history shows where you need it.",
        )


class Side(StrEnum):
    """Which of an entry's two values: what stood before it, or what it led to."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """The change that brings something back, and in sentences what could not come with it."""

    change: Change
    left_out: tuple[str, ...] = ()


def kind_of(entry: LogEntry) -> type[Record] | None:
    """The type of the record that an entry is about; None for what is no record."""
    return next((kind for kind in RECORD_TYPES if table_name(kind) == entry.table), None)


def bring_back(contents: Contents, entry: LogEntry, side: Side, companions: Companions, now: datetime) -> BroughtBack:
    """The change that brings an entry's value back. Raises CannotBringBack."""
    kind = kind_of(entry)
    if kind is None or (entry.field in _FIXED):
        raise CannotBringBack("it is kept for the record only", "Nothing needs to be done.")
    if entry.field:
        return _field(contents, kind, entry, entry.before if side is Side.BEFORE else entry.after, now)
    return _record(contents, kind, entry, companions)


def is_offered(contents: Contents, entry: LogEntry, side: Side) -> bool:
    """Whether bringing this back is worth a button: it differs from what is there now, and can be."""
    if not entry.field:
        kind = kind_of(entry)
        gone = kind is not None and contents.get(kind, entry.record) is None
        return side is Side.BEFORE and (gone or (kind is Judgement and not _fields(entry).get("withdraws")))
    with suppress(Refusal):
        found = bring_back(contents, entry, side, Companions((), frozenset()), datetime.now(UTC))
        return any(row.before != row.after for row in found.change.rows)
    # What is refused is offered all the same, since its reason is worth reading; not where nothing ever could
    kind = kind_of(entry)
    return kind is not None and entry.field not in _FIXED


def _field(contents: Contents, kind: type[Record], entry: LogEntry, stored: str | None, now: datetime) -> BroughtBack:
    record = contents.get(kind, entry.record)
    if record is None:
        raise CannotBringBack(f"the {kind.noun} that it was in is not there any more")
    values, left_out = _value_of(contents, shape_of(kind), entry.field, stored)
    after = replace(record, **values)
    rows = [RowChange(record, after)]
    if isinstance(record, Action) and isinstance(after, Action) and record.due not in (None, after.due):
        rows.append(RowChange(None, due_moved(contents, record, after.due, now, reason=DUE_REASON)))
    return BroughtBack(Change(f"{name_of(contents, after)} {BROUGHT_BACK}", tuple(rows)), left_out)


def _value_of(
    contents: Contents, shape: Shape, name: str, stored: str | None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    for column in shape.columns:
        if column.name == name:
            value = _read(column, stored)
            _refuse_if_gone(contents, column, value)
            return {name: value}, ()
    for link in shape.links:
        if link.field == name:
            kept, lost = _linked(contents, link, _json(stored or "[]"))
            return {name: kept}, ((_lost_words(link, lost),) if lost else ())
    raise CannotBringBack("it was recorded by another version of the program")


def _read(column: Column, stored: Any) -> Any:
    try:
        if stored is None:
            if not column.nullable:
                raise CannotBringBack("nothing stood there")
            return None
        value = int(stored) if column.sql_type == "INTEGER" else str(stored)
        return column.read(value) if column.read is not None else value
    except (ValueError, KeyError, TypeError) as error:
        raise CannotBringBack("what the history holds there cannot be read") from error


def _refuse_if_gone(contents: Contents, column: Column, value: Any) -> None:
    if column.refers_to and value is not None and not _is_there(contents, column.refers_to, value):
        raise CannotBringBack(f"the {_noun(column.refers_to)} that stood there was removed")


def _linked(contents: Contents, link: Link, items: Any) -> tuple[tuple[str, ...], int]:
    """What of a list is still there, and how many are not."""
    listed = [item for item in items if isinstance(item, str)] if isinstance(items, list) else []
    codes = set(contents.framework.codes)
    kept = [item for item in listed if (_is_there(contents, link.refers_to, item) if link.refers_to else item in codes)]
    return tuple(kept), len(listed) - len(kept)


def _lost_words(link: Link, count: int) -> str:
    noun = _noun(link.refers_to) if link.refers_to else "indicator"
    return f"{count} × {noun} that it was linked to: not there any more."


def _record(contents: Contents, kind: type[Record], entry: LogEntry, companions: Companions) -> BroughtBack:
    fields = _fields(entry)
    if kind is Judgement:
        return _as_draft(contents, entry, fields)
    if contents.get(kind, entry.record) is not None:
        raise CannotBringBack(f"this {kind.noun} is there", "Nothing needs to be done.")
    if kind is DueMove:
        raise CannotBringBack("a moved due date comes back only with its action", "Move the action’s due date anew.")
    record, left_out = _reborn(contents, kind, entry.record, fields, companions)
    rows = [RowChange(None, record)]
    children, said = _children(contents, entry, companions)
    rows += [RowChange(None, child) for child in children]
    rows += _links_to(contents, {row.key for row in rows}, companions)
    return BroughtBack(Change(f"{name_of(contents, record)} {BROUGHT_BACK}", joined(rows)), (*left_out, *said))


def _fields(entry: LogEntry) -> dict[str, Any]:
    found = _json(entry.before or entry.after or "{}")
    return found if isinstance(found, dict) else {}


def _reborn(
    contents: Contents,
    kind: type[R],
    key: str,
    fields: Mapping[str, Any],
    companions: Companions,
    parent: str = "",
) -> tuple[R, tuple[str, ...]]:
    """A record as it was, without what is not there any more. ``parent``: the table of what comes back with it."""
    shape = shape_of(kind)
    if issubclass(kind, CycleRecord) and fields.get("cycle") != contents.cycle_key:
        raise CannotBringBack("it belongs to another cycle", "Open that cycle first.")
    values: dict[str, Any] = {"key": key}
    left_out: list[str] = []
    for column in shape.columns:
        value = _read(column, fields.get(column.name))
        gone = column.refers_to and value is not None and not _is_there(contents, column.refers_to, value)
        if gone and column.refers_to != parent:
            if not column.nullable:
                _refuse_if_gone(contents, column, value)
            left_out.append(f"Its {_noun(str(column.refers_to))}: not there any more.")
            value = None
        values[column.name] = value
    for link in shape.links:
        values[link.field], lost = _linked(contents, link, fields.get(link.field, []))
        if lost:
            left_out.append(_lost_words(link, lost))
    record = kind(**values)
    if isinstance(record, Attachment) and record.sha256 not in companions.kept and record.size:
        raise CannotBringBack(
            "the content of the attached file was taken out of the file when it was closed", "Attach the file again."
        )
    return _renumbered(contents, record, left_out), tuple(left_out)


def _renumbered(contents: Contents, record: R, left_out: list[str]) -> R:
    """The record with a free number where somebody else has its own now."""
    if not isinstance(record, Evidence | Action):
        return record
    numbers = [other.number for other in contents.of(type(record)).values()]
    if record.number not in numbers:
        return record
    renumbered = replace(record, number=max(numbers) + 1)
    left_out.append(f"Its number {record.ref} is another’s now; it is {renumbered.ref}.")
    return renumbered


def _children(contents: Contents, entry: LogEntry, companions: Companions) -> tuple[list[Record], tuple[str, ...]]:
    """What belonged to the record and was removed in the same act, and what of it cannot come back."""
    children: list[Record] = []
    left_out: tuple[str, ...] = ()
    for other in companions.entries:
        kind = kind_of(other)
        parent = PARENTS.get(other.table)
        if other.field or other.after is not None or kind is None or parent != entry.table:
            continue
        if _fields(other).get(parent) != entry.record or contents.get(kind, other.record) is not None:
            continue
        try:
            child, said = _reborn(contents, kind, other.record, _fields(other), companions, parent)
        except CannotBringBack as refusal:
            left_out += (f"One {kind.noun}: {refusal.because}.",)
        else:
            children.append(child)
            left_out += said
    return children, left_out


def _as_draft(contents: Contents, entry: LogEntry, fields: Mapping[str, Any]) -> BroughtBack:
    """A level is an event, and is recorded anew: what it said comes back as the draft for it."""
    if fields.get("withdraws"):
        raise CannotBringBack("it took a level back", "Withdraw the level on its indicator’s page.")
    shape = shape_of(LevelDraft)
    values: dict[str, Any] = {}
    left_out: list[str] = []
    for column in shape.columns:
        value = _read(column, fields.get(column.name))
        if column.refers_to and value is not None and not _is_there(contents, column.refers_to, value):
            left_out.append(f"Its {_noun(column.refers_to)}: not there any more.")
            value = None
        values[column.name] = value
    before = contents.draft(values["code"], values["stage"], values["agency"])
    draft = replace(before, **{**values, "cycle": before.cycle})
    stored = contents.get(LevelDraft, draft.key)
    left_out.append("It is a draft now: record it on the indicator’s page.")
    return BroughtBack(
        Change(f"{name_of(contents, draft)} {BROUGHT_BACK}", (RowChange(stored, draft),)), tuple(left_out)
    )


def _links_to(contents: Contents, keys: set[str], companions: Companions) -> Iterator[RowChange]:
    """Links that others had to what comes back, and lost in the same act."""
    for other in companions.entries:
        kind = kind_of(other)
        if kind is None or other.field not in {link.field for link in shape_of(kind).links}:
            continue
        record = contents.get(kind, other.record)
        was, became = _json(other.before or "[]"), _json(other.after or "[]")
        lost = [key for key in was if key in keys and key not in became]
        if record is None or not lost:
            continue
        now: tuple[str, ...] = getattr(record, other.field)
        linked = [*now]
        for key in lost:
            if key not in linked:
                linked.insert(was.index(key), key)
        values: dict[str, Any] = {other.field: tuple(linked)}
        yield RowChange(record, replace(record, **values))


def _is_there(contents: Contents, table: str, key: str) -> bool:
    return any(table_name(kind) == table and key in contents.of(kind) for kind in RECORD_TYPES)


def _noun(table: str) -> str:
    return next((kind.noun for kind in RECORD_TYPES if table_name(kind) == table), table)


def _json(stored: str) -> Any:
    with suppress(ValueError):
        return json.loads(stored)
    return None
