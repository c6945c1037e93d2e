"""What a workbook, given as its bytes, is read as: in this process, so that hundreds can be asked in a test."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.contributions.reading.answer import sheets_of
from cpc_selfeval.contributions.reading.apart import answer_about
from cpc_selfeval.contributions.reading.limits import USUAL, Limits
from cpc_selfeval.domain.cells import Cell, SheetCells

HERE = Path("return.xlsx")


def sheets(document: bytes, limits: Limits = USUAL) -> tuple[SheetCells, ...]:
    """The sheets, through the lines that the reading process would say. Raises as ``read_workbook`` does."""
    return sheets_of(answer_about(document, limits), HERE, limits)


def cells(document: bytes) -> list[tuple[Cell, ...]]:
    """The cells of the first sheet's rows."""
    return [cells for _, cells in sheets(document)[0].rows]
