"""Any workbook that a person brings, read into plain cells by a process of its own.

The file's form is checked before anything in it is read, and everything is counted while it is read. Whatever a
workbook does to its reader (crash it, fill its memory, keep it busy), this process only sees it die.

Importing this package loads neither the parser nor ``subprocess``; reading does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.contributions.reading.limits import USUAL, Limits

if TYPE_CHECKING:
    from cpc_selfeval.domain.cells import WorkbookCells

__all__ = ["Limits", "read_workbook"]


def read_workbook(path: Path, limits: Limits = USUAL) -> WorkbookCells:
    """Read a workbook (.xlsx). It takes seconds for large ones; call it on a thread that may wait.

    Somebody may want to stop it: then use :class:`cpc_selfeval.contributions.reading.reader.Reader`.
    Raises the refusals of ``domain.contribution_refusals``.
    """
    from cpc_selfeval.contributions.reading.reader import Reader

    return Reader(path, limits).read()
