"""Contents with changes laid over them, one after another, that become row changes in the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO

R = TypeVar("R", bound=Record)


class Overlay:
    """What stands here once the changes so far are made. The contents themselves stay as they are."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._after: dict[type[Record], dict[str, Record | None]] = {}

    def get(self, kind: type[R], key: str) -> R | None:
        """The record with this key as it is by now, or None."""
        changed = self._after.get(kind, {})
        if key in changed:
            found = changed[key]
            return found if isinstance(found, kind) else None
        return self.contents.get(kind, key)

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a type as they are by now."""
        changed = self._after.get(kind, {})
        yield from (record for key, record in self.contents.of(kind).items() if key not in changed)
        yield from (record for record in changed.values() if isinstance(record, kind))

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""
        self._after.setdefault(type(record), {})[record.key] = record

    def drop(self, record: Record) -> None:
        """Remove a record."""
        self._after.setdefault(type(record), {})[record.key] = None

    def holds(self, field: str, item: str) -> bool:
        """Whether what a field names is there: a record, or an indicator of the framework."""
        kind = REFERS_TO.get(field)
        return item in self.contents.framework.codes if kind is None else self.get(kind, item) is not None

    def rows(self) -> tuple[RowChange, ...]:
        """What it takes to get here, those that others refer to first; a row that ends as it began is left out."""
        found = [
            RowChange(self.contents.get(kind, key), after)
            for kind in RECORD_TYPES
            for key, after in self._after.get(kind, {}).items()
        ]
        return tuple(row for row in found if row.before != row.after)
