"""Sentences on what was not understood, each with the place and the text that it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.importing.cells import cell_text
from cpc_selfeval.domain.return_workbook.tables import CameRow
from cpc_selfeval.domain.returns.quoting import it_says


@dataclass
class Remarks:
    """The sentences, in the order in which they were made; none twice."""

    said: dict[str, None] = field(default_factory=dict)

    def add(self, sentence: str) -> None:
        """One more sentence."""
        self.said[sentence] = None

    def on_cell(self, row: CameRow, header: str, cell: Cell, sentence: str) -> None:
        """A sentence on one cell, which is quoted whole."""
        self.add(it_says(f"{place(row)}, under “{header}”: {sentence}", cell_text(cell)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self.said)


def place(row: CameRow) -> str:
    """ "Sheet “Evidence”, row 12"."""
    return f"Sheet “{row.sheet}”, row {row.number}"
