"""Tags: optional marks on findings, evidence and actions, from sets that are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cpc_selfeval.domain.record import Record

OWN_OUTCOMES = "own-outcomes"


@dataclass(frozen=True, kw_only=True)
class Tag(Record):
    """One tag of a set; ``tag_set`` is the set's id ("own-outcomes" for a committee's own), ``set_title`` its name."""

    noun: ClassVar[str] = "tag"

    tag_set: str
    set_title: str
    name: str
    position: int = 0
