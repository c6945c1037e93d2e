"""The three sides of a merge, and in each of them what belongs to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.history import PARENTS
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO, table_name

_Children = Mapping[tuple[type[Record], str], tuple[Record, ...]]


@dataclass(frozen=True)
class Sides:
    """What was written, what came back, and what stands here."""

    base: Tables
    theirs: Tables
    ours: Tables

    def of(self, kind: type[Record], key: str) -> tuple[Record | None, Record | None, Record | None]:
        """A record on the three sides."""
        return self.base.get(kind, {}).get(key), self.theirs.get(kind, {}).get(key), self.ours.get(kind, {}).get(key)

    def parent(self, theirs: Record) -> Record | None:
        """What a record of theirs belongs to, on their side or as it was written; None where it stands by itself."""
        named = parent_of(theirs)
        if named is None:
            return None
        was, there, _here = self.of(*named)
        return there or was

    def children(self, tables: Tables, record: Record) -> tuple[Record, ...]:
        """What belongs to a record in ``tables``, which is one of the three."""
        found = self._there if tables is self.theirs else self._here
        return found.get((type(record), record.key), ())

    @cached_property
    def _there(self) -> _Children:
        return _by_parent(self.theirs)

    @cached_property
    def _here(self) -> _Children:
        return _by_parent(self.ours)


def parent_of(record: Record) -> tuple[type[Record], str] | None:
    """The type and key of what a record belongs to: a note's action, a file's evidence; None for all others."""
    field = PARENTS.get(table_name(type(record)))
    return (REFERS_TO[field], getattr(record, field)) if field is not None else None


def _by_parent(tables: Tables) -> _Children:
    found: dict[tuple[type[Record], str], tuple[Record, ...]] = {}
    for kind in RECORD_TYPES:
        for record in tables.get(kind, {}).values() if table_name(kind) in PARENTS else ():
            parent = parent_of(record)
            if parent is not None:
                found[parent] = (*found.get(parent, ()), record)
    return found
