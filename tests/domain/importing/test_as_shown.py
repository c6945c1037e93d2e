"""Numbers that a spreadsheet made of what was typed come as the words that people see there."""

from __future__ import annotations

from datetime import date

import pytest

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.importing.cells import as_shown


@pytest.mark.parametrize(
    ("cell", "shape", "shown"),
    [
        (0.345, "0%", "34.5%"),
        (1250, '"£"#,##0', "£1,250"),
        (7, "000", "007"),
        (1314960000, "00000000000", "01314960000"),
        (0.4375, "hh:mm", "10:30"),
        (7, "0", 7),
        (7.5, "0.00", 7.5),
        (True, "000", True),
        ("7", "000", "7"),
        (date(2026, 3, 4), "dd/mm/yyyy", date(2026, 3, 4)),
    ],
)
def test_a_number_comes_as_it_is_seen(cell: Cell, shape: str, shown: Cell) -> None:
    sheet = SheetCells("Plan", False, ((2, (None, cell)),), {(2, 1): shape})
    assert as_shown(sheet).rows == ((2, (None, shown)),)
