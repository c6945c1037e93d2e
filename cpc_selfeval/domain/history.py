"""What a history is asked about, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.record import Record

PARENTS: Mapping[str, str] = MappingProxyType(
    {
        "progress_note": "action",
        "due_move": "action",
        "reading": "action",
        "adopted_priority": "action",
        "attachment": "evidence",
        "inspection_grade": "inspection",
        "inspection_point": "inspection",
    }
)
"""Tables of records that belong to another one, and the field that names it, which is that one's table too."""


@dataclass(frozen=True, slots=True)
class OfRecord:
    """All that happened to one record and to what belongs to it: an action's notes, a piece of evidence's files."""

    kind: type[Record]
    key: str


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """All that happened to one indicator of a cycle (by key): its levels, drafts, scope, findings, evidence, actions.

    What was of the indicator once and is not any more belongs to it too.
    """

    cycle: str
    code: str


@dataclass(frozen=True, slots=True)
class OfEverything:
    """All that happened in a cycle (by key)."""

    cycle: str


About = OfRecord | OfIndicator | OfEverything


@dataclass(frozen=True, slots=True)
class History:
    """Entries, newest first, and of every record that is no longer there the entry by which it went.

    ``is_cut``: there are older entries that were left out.
    """

    entries: tuple[LogEntry, ...] = ()
    removed: tuple[LogEntry, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Companions:
    """The entries of one act, and which contents of attached files (SHA-256) the file still has."""

    entries: tuple[LogEntry, ...]
    kept: frozenset[str]
