"""The workbook that a partner agency answers in, for people who have never heard of the program.

Importing this package imports no openpyxl; calling it does.
"""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot


def return_workbook_bytes(asked: AskedSnapshot) -> bytes:
    """The workbook as bytes: the same snapshot gives the same bytes with the same version of the program."""
    from cpc_selfeval.exports.return_workbook.writer import workbook_bytes

    return workbook_bytes(asked)


def write_return_workbook(asked: AskedSnapshot, target: Path) -> None:
    """Write the workbook. Raises Refusal where ``target`` cannot be written; what was there is then untouched."""
    from cpc_selfeval.exports.delivery import delivered

    delivered(target, return_workbook_bytes(asked))
