"""What the cells of a workbook that came back say."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.cells import WorkbookCells
from cpc_selfeval.domain.return_workbook.returned import Returned


def understood(cells: WorkbookCells, name: str, on: date | None = None) -> Returned:
    """What came back, from the cells of the workbook with this file name. Pure: the same cells give the same.

    ``on`` is the day that progress without a day of its own is given: the day on which the workbook was written where
    it is None. Raises NotAReturn, NewerReturn, SpoiledReturn.
    """
    raise NotImplementedError
