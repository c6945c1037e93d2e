"""``python -m benchmarks.workbook_child ours|bare INPUT`` writes one workbook and prints what it took.

A process of its own, so that its peak memory is that of this workbook alone. INPUT is a pickle that the benchmark wrote
itself: the snapshot for ours, plain values for the bare script. Printed: processor time in seconds with the time that
the libraries take to be loaded, peak memory in bytes, and how many bytes the workbook has.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.took import print_taken


@dataclass(frozen=True, slots=True)
class BareSheet:
    """A sheet in plain values: its cells as row, column, value and name of style; widths and heights."""

    title: str
    cells: list[tuple[int, int, Any, str]]
    widths: dict[str, float]
    heights: dict[int, float]


def bare_cells(workbook: bytes) -> list[BareSheet]:
    """Every cell of a workbook."""
    from openpyxl import load_workbook

    sheets: Any = load_workbook(io.BytesIO(workbook)).worksheets
    return [
        BareSheet(
            sheet.title,
            [(c.row, c.column, c.value, str(c.style)) for row in sheet.iter_rows() for c in row if c.has_style],
            {letter: size.width for letter, size in sheet.column_dimensions.items()},
            {number: size.height for number, size in sheet.row_dimensions.items() if size.height},
        )
        for sheet in sheets
    ]


def _bare(sheets: list[BareSheet]) -> bytes:
    """The same cells by openpyxl alone, each style looked up once."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

    from cpc_selfeval.exports.spreadsheet.look import add_looks

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    styles: dict[str, Any] = {}
    for each in sheets:
        sheet: Any = workbook.create_sheet(each.title)
        for row, column, value, style in each.cells:
            cell = sheet.cell(row, column, value)
            if style not in styles:
                pattern: Any = Cell(sheet, row=1, column=1)
                pattern.style = style
                styles[style] = pattern._style
            cell._style = styles[style]
        for letter, width in each.widths.items():
            sheet.column_dimensions[letter].width = width
        for number, height in each.heights.items():
            sheet.row_dimensions[number].height = height
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _ours(snapshot: Any) -> bytes:
    from cpc_selfeval.exports.workbook.writer import workbook_bytes

    return workbook_bytes(snapshot)


if __name__ == "__main__":
    print_taken(_ours if sys.argv[1] == "ours" else _bare, Path(sys.argv[2]))
