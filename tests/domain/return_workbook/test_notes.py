"""What people write in notes beside the cells of a return is quoted with it."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.cells import Note
from cpc_selfeval.domain.return_workbook.answers import understood
from tests.domain.return_workbook.books import book


def test_a_note_is_quoted_with_its_place_and_author() -> None:
    cells = book().cells()
    notes = (Note((5, 2), "Isla Grant", "see\r\nthe minutes"), Note((1, 0), "", "in a box"))
    with_notes = replace(cells, sheets=(replace(cells.sheets[0], notes=notes), *cells.sheets[1:]))
    title = cells.sheets[0].title
    found = understood(with_notes, "return.xlsx")
    assert found.notes[-2:] == (
        f"Sheet “{title}”, cell C5, has a note by Isla Grant. It says: “see\nthe minutes”",
        f"Sheet “{title}”, cell A1, has a note. It says: “in a box”",
    )
    without = understood(cells, "return.xlsx")
    assert replace(found, notes=()) == replace(without, notes=())
