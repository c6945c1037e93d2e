"""Differences put into words, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Preview, Source
from cpc_selfeval.domain.record import Record

ChangedBy = Callable[[type[Record], str, str], str]
"""Who changed a field of a record last, and when: "Isla Grant, 3 December 2026"; "" where nobody knows."""


def ours_for(contents: Contents, source: Source) -> Tables:
    """What stands here, in the shape in which a source speaks: an agency's proposals are drafts there."""
    raise NotImplementedError


def preview(
    contents: Contents,
    source: Source,
    base: Tables,
    theirs: Tables,
    notes: Collection[str],
    changed_by: ChangedBy,
    today: date,
) -> Preview:
    """Everything that ``theirs`` would change, in words. Raises AlreadyTaken for what was decided upon before."""
    raise NotImplementedError
