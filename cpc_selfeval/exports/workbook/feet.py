"""What stands at the foot of every printed page of the workbook."""

from __future__ import annotations

from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.paper import Furniture


def furniture(snapshot: ReportSnapshot) -> Furniture:
    """Committee and cycle, and first of all that a made-up committee is made up."""
    left = f"{snapshot.committee.name} · {snapshot.cycle.title}"
    return Furniture(f"Worked example, made up · {left}" if snapshot.committee.made_up else left)
