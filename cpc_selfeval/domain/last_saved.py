"""The last change that is in a file after the program ended unexpectedly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.record import Record


@dataclass(frozen=True, slots=True)
class LastSaved:
    """When it was saved (aware), what it was in words ("strength of 2.1"), by whom, and the record concerned."""

    at: datetime
    act: str
    by: Person
    kind: type[Record] | None
    key: str
