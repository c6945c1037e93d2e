"""Files to begin with: those of the samples, with their cycle open, since a closed one takes nothing in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cpc_selfeval.storage.store import Store
from tests.storage import samples
from tests.storage.samples import CYCLE, ISLA, NOON, revised


def new_file(path: Path) -> Store:
    """A new file with the committee, its agencies, its tag and its open cycle."""
    return _opened(samples.new_file(path))


def full_file(path: Path) -> Store:
    """A new file with one record of every type, its cycle open."""
    return _opened(samples.full_file(path))


def _opened(store: Store) -> Store:
    store.apply(revised(CYCLE, replace(CYCLE, closed_on=None)), by=ISLA, at=NOON)
    return store
