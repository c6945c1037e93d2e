"""The row changes that take chosen differences into ours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.difference import Difference


@dataclass(frozen=True, slots=True)
class Taken:
    """Row changes, and in sentences what came in otherwise than it was sent: another number, a link left out.

    ``not_taken`` are chosen differences that could not be taken after all, because what they belong to is not there.
    """

    rows: tuple[RowChange, ...]
    said: tuple[str, ...]
    not_taken: frozenset[Difference]


def taken(
    contents: Contents,
    chosen: Collection[Difference],
    *,
    agency: str | None,
    person: Person,
    now: datetime,
    because: str,
) -> Taken:
    """What taking the chosen differences does. ``agency`` is whose return it is, by key, None for a copy of the file.

    ``now`` is aware; ``because`` is the reason of a due date that is moved by it.
    """
    raise NotImplementedError
