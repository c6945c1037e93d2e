"""A change: what one user act does to rows, each with the value before and the value after.

A change is the one thing that is applied, logged, undone and redone, so everything that can be recorded can be
undone, and undoing is applying the change turned round.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.record import Record


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row added (``before`` is None), removed (``after`` is None) or changed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record concerned: as it is afterwards, or as it was when it is removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None, "a row change has a before or an after"
        return record

    @property
    def kind(self) -> type[Record]:
        """The record's type."""
        return type(self.record)

    @property
    def key(self) -> str:
        """The record's stable key."""
        return self.record.key

    def reversed(self) -> RowChange:
        """The same row change turned round."""
        return RowChange(self.after, self.before)

    def changed_fields(self) -> tuple[str, ...]:
        """Names of the fields whose value differs (all but ``key`` when the row is added or removed)."""
        names = [field.name for field in fields(self.record) if field.name != "key"]
        if self.before is None or self.after is None:
            return tuple(names)
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True)
class Change:
    """One user act: its name in the field's words ("strength of 2.1") and its row changes.

    ``visit`` marks one stay in one text box: changes of the same field in the same visit are one step to undo and
    one entry in the log.
    """

    act: str
    rows: tuple[RowChange, ...]
    visit: str | None = None

    @cached_property
    def kinds(self) -> frozenset[type[Record]]:
        """The types of records that it touches: every box and page of a window asks, also of thousands of rows."""
        return frozenset(row.kind for row in self.rows)

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.act, tuple(row.reversed() for row in reversed(self.rows)))

    def effective(self) -> Change:
        """The change without the rows that stay as they are."""
        return Change(self.act, tuple(row for row in self.rows if row.before != row.after), self.visit)

    def followed_by(self, later: Change) -> Change:
        """This change and a later one of the same visit as one: the first's befores, the last's afters.

        Rows that end as they began are left out, so a visit that changed nothing in the end is a change of no rows.
        """
        merged: dict[tuple[type[Record], str], RowChange] = {(row.kind, row.key): row for row in self.rows}
        for row in later.rows:
            earlier = merged.get((row.kind, row.key))
            merged[(row.kind, row.key)] = RowChange(earlier.before, row.after) if earlier else row
        rows = tuple(row for row in merged.values() if row.before != row.after)
        return Change(self.act, rows, self.visit)


class ChangeKind(StrEnum):
    """Whether a change was made, undone or made again."""

    MADE = "made"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the append-only log: who changed which field of which record, from what to what.

    ``at`` is an aware UTC time. ``field`` is "" for a whole record added or removed. Values are text as stored.
    ``number`` is its place in the log, and ``change`` a key that the entries of one act share, where they were read.
    """

    at: datetime
    by: Person
    act: str
    kind: ChangeKind
    table: str
    record: str
    field: str
    before: str | None
    after: str | None
    number: int = 0
    change: str = ""


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file this is: ``file`` stays through copies, ``copy`` is this copy's own, ``parent`` its origin's."""

    file: str
    copy: str
    parent: str | None
    made_at: str
