"""The workbook for people who will work in it: the action plan, and everything else that is recorded.

Importing this package imports no openpyxl; calling it does.
"""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.report import ReportSnapshot


def write_workbook(snapshot: ReportSnapshot, target: Path) -> None:
    """Write the workbook. Raises Refusal where ``target`` cannot be written; what was there is then untouched."""
    from cpc_selfeval.exports.delivery import delivered
    from cpc_selfeval.exports.workbook.writer import workbook_bytes

    delivered(target, workbook_bytes(snapshot))
