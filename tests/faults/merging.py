"""A child that takes everything of another copy into a file."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import open_file
from tests.faults.nursery import tell
from tests.storage.samples import ISLA


def merge(path: str, other: str) -> None:
    """Look at the other copy, tell that it is about to be taken, take it, and tell that."""
    work = open_file(Path(path), ISLA)
    found: list[Preview | Refusal] = []
    told: list[Refusal | None] = []
    work.returns.read_copy(Path(other), None, found.append)
    assert isinstance(found[0], Preview), found
    tell("about to")
    work.returns.accept(found[0], found[0].all_that_can_be_taken(), told.append)
    assert told == [None], told
    tell("taken")
    work.close()
