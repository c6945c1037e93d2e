"""What stands at the foot of every printed page of the workbook."""

from __future__ import annotations

from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.paper import Furniture


def furniture(snapshot: ReportSnapshot, marking: str = "") -> Furniture:
    """Committee and cycle; before them the classification marking, and first of all that a made-up one is made up."""
    made_up = "Worked example, made up" if snapshot.committee.made_up else ""
    said = (made_up, marking.strip(), snapshot.committee.name, snapshot.cycle.title)
    return Furniture(" · ".join(part for part in said if part))
