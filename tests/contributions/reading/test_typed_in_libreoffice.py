"""What a spreadsheet program makes of what is typed into it, through real files: typed, saved by LibreOffice, read.

Excel makes the same of it (numbers, days, percentages); what only it does (cutting blanks, curling quotation marks,
capitals after a full stop) it does while typing, so that the changed text is what the file holds.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain.cells import Cell, SheetCells, WorkbookCells
from cpc_selfeval.domain.number_formats import GENERAL
from cpc_selfeval.domain.shown_text import shown_text
from cpc_selfeval.domain.text import entered
from tests.contributions.office import Office, text_of

AS_TYPED = (
    "  two  spaces  ",
    " ",
    "- bullet",
    "- one\n- two",
    "+44 131 496 0000",
    "0131 496 0000",
    "@home",
    "“smart” ‘quotes’ – dash…",
    "line one\nline two\n",
    "_x0041_ and _x000D_",
    "'quoted",
    "#N/A",
    "🚤 Bàta 👩‍👧 שלום",
    "combining e\u0301 and zero\u200bwidth",
    "{=1+1}",
    "a\tb",
    "https://example.test/page?a=1&b=2",
)
"""What stays text, whatever the cell."""

MADE = {
    "3/4": (date(date.today().year, 4, 3), f"03/04/{date.today().year % 100:02}"),
    "2026-03-04": (date(2026, 3, 4), "2026-03-04"),
    "4 March 2026": (date(2026, 3, 4), "04/03/26"),
    "March 2026": (date(2026, 3, 1), "01/03/26"),
    "007": (7, "7"),
    "1.10": (1.1, "1.1"),
    "2.1": (2.1, "2.1"),
    "-5": (-5, "-5"),
    "34%": (0.34, "34.00%"),
    "£1,250": (1250, "£1,250.00"),
    "10:30": (0.4375, "10:30:00"),
    "TRUE": (True, "TRUE"),
    "false": (False, "FALSE"),
    "=1+1": (2, "2"),
}
"""What becomes something else in an ordinary cell: the value, and what a person then sees."""

LONG = "Bàta 🚤 long " * 2_520
TYPED = (*AS_TYPED, *MADE, LONG)
ORDINARY, TEXT, GIVEN = range(3)


def before() -> bytes:
    """A workbook with an ordinary column, a column of cells for text, and a sheet that nobody edits."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, len(TYPED) + 1):
        sheet.cell(row, TEXT + 1).number_format = "@"
    kept = book.create_sheet("Kept")
    kept["A1"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold "), TextBlock(InlineFont(i=True), " end "))
    kept["A2"] = "from a database_x000D_\nsecond line"
    kept["A3"] = 0.345
    kept["A3"].number_format = "0%"
    kept["A4"] = date(2026, 3, 4)
    kept["A4"].number_format = "d mmmm yyyy"
    kept["A5"] = 7
    kept["A5"].number_format = "000"
    book.create_sheet("Keys").sheet_state = "hidden"
    book["Keys"]["A1"] = "key"
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


@pytest.fixture(scope="module")
def typed(office: Office) -> WorkbookCells:
    """The workbook after everything was typed into each column: as one types, and as text that is given."""
    ways = ((ORDINARY, "FormulaLocal"), (TEXT, "FormulaLocal"), (GIVEN, "String"))
    lines = [
        f"book.Sheets.getByIndex(0).getCellByPosition({column}, {row}).{way} = {text_of(text)}"
        for row, text in enumerate(TYPED)
        for column, way in ways
    ]
    return read_workbook(office.edited(before(), *lines))


def cell_of(sheet: SheetCells, number: int, column: int) -> Cell:
    """What stands there."""
    cells = next(cells for row, cells in sheet.rows if row == number)
    return cells[column]


def shown(sheet: SheetCells, number: int, column: int) -> str:
    """What a person sees there."""
    return shown_text(cell_of(sheet, number, column), sheet.formats.get((number, column), GENERAL))


@pytest.mark.parametrize("text", TYPED, ids=lambda text: text[:20])
def test_text_in_a_cell_for_text_comes_back_to_the_byte(typed: WorkbookCells, text: str) -> None:
    number = TYPED.index(text) + 1
    assert cell_of(typed.sheets[0], number, TEXT) == text
    assert cell_of(typed.sheets[0], number, GIVEN) == text


@pytest.mark.parametrize("text", [*AS_TYPED, LONG], ids=lambda text: text[:20])
def test_most_text_comes_back_from_an_ordinary_cell_too(typed: WorkbookCells, text: str) -> None:
    assert cell_of(typed.sheets[0], TYPED.index(text) + 1, ORDINARY) == text


@pytest.mark.parametrize("text", MADE)
def test_what_became_a_number_or_a_day_is_shown_as_the_sheet_shows_it(typed: WorkbookCells, text: str) -> None:
    number = TYPED.index(text) + 1
    value, seen = MADE[text]
    assert cell_of(typed.sheets[0], number, ORDINARY) == value
    assert shown(typed.sheets[0], number, ORDINARY) == seen


def test_only_a_formula_is_named_as_one(typed: WorkbookCells) -> None:
    assert typed.sheets[0].formulas == {(TYPED.index("=1+1") + 1, ORDINARY)}


def test_what_nobody_edited_is_as_it_was(typed: WorkbookCells) -> None:
    kept = typed.sheets[1]
    assert cell_of(kept, 1, 0) == "plain bold  end "
    assert entered(str(cell_of(kept, 2, 0))) == "from a database\nsecond line"
    assert [shown(kept, number, 0) for number in (3, 4, 5)] == ["35%", "4 March 2026", "007"]
    assert cell_of(kept, 4, 0) == date(2026, 3, 4)


def test_sheets_are_told_by_title_and_whether_they_are_hidden(typed: WorkbookCells) -> None:
    assert [(sheet.title, sheet.hidden) for sheet in typed.sheets] == [
        ("Sheet", False),
        ("Kept", False),
        ("Keys", True),
    ]


def test_days_are_the_same_where_they_are_counted_from_1904(office: Office) -> None:
    path = office.edited(
        before(),
        "epoch = book.NullDate : epoch.Day = 1 : epoch.Month = 1 : epoch.Year = 1904 : book.NullDate = epoch",
        f"book.Sheets.getByIndex(0).getCellByPosition(0, 0).FormulaLocal = {text_of('4/3/2026')}",
    )
    with zipfile.ZipFile(path) as package:
        assert b"date1904" in package.read("xl/workbook.xml")
    assert cell_of(read_workbook(path).sheets[0], 1, 0) == date(2026, 3, 4)
