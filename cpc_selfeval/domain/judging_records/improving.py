"""Capacity for improvement, priorities that were adopted, and the inspection programme that a cycle prepares for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, settled_key


@dataclass(frozen=True, kw_only=True)
class CapacityFactor(CycleRecord):
    """One factor of the capacity for improvement, with what in the file it stands on.

    ``ground`` names the offered ground that it was begun from, "" for one of the committee's own. ``confidence`` is in
    the committee's words: there is no list of such words (dossier, section 0, trap 12).
    """

    noun: ClassVar[str] = "factor of capacity"

    title: str
    ground: str = ""
    text: str = ""
    confidence: str = ""
    position: int = 0
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CapacityStatement(CycleRecord):
    """The committee's own paragraph on its capacity for improvement, and its confidence in words."""

    noun: ClassVar[str] = "statement of capacity"

    text: str = ""
    confidence: str = ""


def capacity_statement_key(cycle: str) -> str:
    """The key of the one statement of capacity of a cycle."""
    return settled_key("capacity statement", cycle)


@dataclass(frozen=True, kw_only=True)
class AdoptedPriority(CycleRecord):
    """A published priority that an action was begun from: its name in the list, its words then, and its source."""

    noun: ClassVar[str] = "adopted priority"

    action: str
    priority_name: str
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeCopy(CycleRecord):
    """The inspection programme that a cycle prepares for: the whole of its file, and the day of the notice.

    ``programme`` is its id, ``content_hash`` the SHA-256 (hex) of ``content`` (TOML). Entries are tagged to its
    statements with tags of the set ``programme:`` and its id.
    """

    noun: ClassVar[str] = "inspection programme"

    programme: str
    title: str
    content: str
    content_hash: str
    notice_on: date | None = None
