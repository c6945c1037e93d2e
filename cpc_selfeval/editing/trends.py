"""The open cycle's indicators over all cycles of the file, by the crosswalk that comes with the program."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.trend_lines import trend_lines
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.storage.frameworks.files import crosswalk


def with_trend_lines(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The snapshot with the levels of all cycles, where there is more than one."""
    if not contents.other_cycles:
        return snapshot
    return replace(snapshot, trends=trend_lines(contents, crosswalk()))
