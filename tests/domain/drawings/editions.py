"""Contents of any shipped edition."""

from __future__ import annotations

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.domain.contents import CYCLE, IDENTITY


def of_edition(edition: str, *records: Record) -> Contents:
    """A cycle of this edition that holds these records."""
    framework = shipped_framework(edition)
    cycle = Cycle(key=CYCLE, number=1, title="2008", framework=framework.id, framework_hash=framework.content_hash)
    held = (Committee(key="committee", name="Harbour CPC"), cycle, *records)
    bare = Contents(IDENTITY, framework, CYCLE, {})
    return bare.after(Change("all at once", tuple(RowChange(None, record) for record in held)))
