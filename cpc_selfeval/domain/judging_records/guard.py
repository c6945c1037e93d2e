"""What was said to be no personal data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord


@dataclass(frozen=True, kw_only=True)
class GuardIgnored(CycleRecord):
    """A passage that the personal-data guard is to pass over, with the reason. The passage itself is not kept.

    ``record`` is the key of the entry in ``record_table``; ``passage_sha256`` is the hash (hex) of ``record``, a line
    break and the passage in UTF-8. ``guard_kind`` says what it was taken for.
    """

    noun: ClassVar[str] = "passage that is no personal data"

    record_table: str
    record: str
    field: str
    passage_sha256: str
    guard_kind: str
    reason: str
    on: date
    by_name: str = ""
