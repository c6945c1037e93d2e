"""What a person decided of a preview, as one change that can be undone, and the record of all that came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.returns.records import AgencyReturn


@dataclass(frozen=True, slots=True)
class Decided:
    """One undoable change, the return as recorded in it, and sentences on what came in otherwise than it was sent."""

    change: Change
    returned: AgencyReturn
    said: tuple[str, ...]


def decided(contents: Contents, preview: Preview, take: Collection[int], person: Person, now: datetime) -> Decided:
    """Take the lines with these places, and keep all the others readable with the return.

    Raises ChangedSincePreview, AlreadyTaken.
    """
    raise NotImplementedError


def merge_change(contents: Contents, preview: Preview, take: Collection[int], person: Person, now: datetime) -> Change:
    """The change of :func:`decided` alone."""
    return decided(contents, preview, take, person, now).change
