"""Inspections on papers, with every edition that is known on this computer."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.editions import editions_of
from cpc_selfeval.domain.inspecting.told import inspections_told
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_frameworks


def with_inspections(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The snapshot with its inspections in the words of editions that the file itself has no copy of."""
    if not snapshot.inspections:
        return snapshot
    editions = editions_of(contents, shipped_frameworks(), crosswalk())
    return replace(snapshot, inspections=inspections_told(contents, editions))
