"""One difference that a return or another copy of the file brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cpc_selfeval.domain.record import Record

Tables = Mapping[type[Record], Mapping[str, Record]]
"""Records by type and key, as :class:`~cpc_selfeval.domain.contents.Contents` has them."""

WHOLE = ""
"""The field of a difference that is about a record as a whole: added or removed."""


class Case(StrEnum):
    """Who changed what. Only the last three need a person to look; none is ever decided without one."""

    CHANGED = "changed"
    """Only they changed it."""
    ADDED = "added"
    """They added a record."""
    REMOVED = "removed"
    """They removed a record that is unchanged here."""
    BOTH_CHANGED = "both_changed"
    """Both changed it, to different values."""
    REMOVED_THERE = "removed_there"
    """They removed a record that was changed here: the edit stays unless somebody decides otherwise."""
    REMOVED_HERE = "removed_here"
    """They changed a record that was removed here: taking it brings the record back."""

    @property
    def is_conflict(self) -> bool:
        """Whether both sides did something."""
        return self in (Case.BOTH_CHANGED, Case.REMOVED_THERE, Case.REMOVED_HERE)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one record (or a whole record, ``field`` being :data:`WHOLE`) in which theirs differs.

    ``base``, ``theirs`` and ``ours`` are the records as written, as returned and as they are here; None where there
    is none.
    """

    kind: type[Record]
    key: str
    field: str
    case: Case
    base: Record | None
    theirs: Record | None
    ours: Record | None

    def value(self, record: Record | None) -> Any:
        """The field's value in one of the three; None for a record that is not there."""
        return getattr(record, self.field) if record is not None and self.field else None
