"""A cycle that was closed, and what came over from the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord


@dataclass(frozen=True, kw_only=True)
class Closing(CycleRecord):
    """One closing of a cycle, with everything that stood in it then; it stays when the cycle is opened again.

    ``snapshot`` is JSON. ``at`` is the moment of closing (ISO 8601, UTC). ``reopened_on`` is None while the cycle stays
    closed; reopening needs a reason.
    """

    noun: ClassVar[str] = "closing"

    closed_on: date
    at: str
    by_name: str = ""
    by_role: str = ""
    snapshot: str
    reopened_on: date | None = None
    reopened_because: str = ""
    reopened_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CarriedOver(CycleRecord):
    """An entry that came over from an earlier cycle: marked so until somebody looked at it (``looked_at_on``).

    ``record`` is the entry's key here, in the table ``record_table``; ``came_from`` its key in ``from_cycle``.
    """

    noun: ClassVar[str] = "entry of the last cycle"

    record_table: str
    record: str
    came_from: str
    from_cycle: str
    looked_at_on: date | None = None
