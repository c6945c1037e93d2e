"""A workbook as an agency fills it in, with openpyxl: a level, a changed strength, new evidence, a comment, a clear."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADS = 4


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column with this heading."""
    return next(number for number, cell in enumerate(sheet[HEADS], start=1) if cell.value == heading)


def row_of(sheet: Worksheet, first: str) -> int:
    """The number of the row that begins so."""
    return next(number for number in range(HEADS + 1, sheet.max_row + 1) if str(sheet.cell(number, 1).value) == first)


def free_row(sheet: Worksheet, heading: str) -> int:
    """The first row in which nothing stands below a heading."""
    place = column(sheet, heading)
    return next(n for n in range(HEADS + 1, sheet.max_row + 1) if sheet.cell(n, place).value is None)


def put(sheet: Worksheet, row: int, **values: str) -> None:
    """Fill in cells of a row by the headings of their columns (underscores for spaces)."""
    for name, value in values.items():
        sheet.cell(row, column(sheet, name.replace("_", " "))).value = value


def fill(written: Path, target: Path) -> None:
    """Fill in the workbook that was written, and save it as ``target``."""
    workbook = load_workbook(written)
    levels = workbook["Levels"]
    put(levels, row_of(levels, "2.2"), Your_level="4 Good", Why_this_level="Families are told before decisions.")
    found = workbook["Strengths and areas"]
    if found.cell(HEADS + 1, column(found, "What you found")).value:
        told = str(found.cell(HEADS + 1, column(found, "What you found")).value)
        put(found, HEADS + 1, What_you_found=told.replace("yet", "by now") + "\nAn audit is planned for May.")
    put(
        found,
        free_row(found, "What you found"),
        Strength_or_area="Strength",
        Quality_indicator="2.1",
        What_you_found="- Officers see the child alone, first",
    )
    evidence = workbook["Evidence"]
    put(evidence, free_row(evidence, "What it is"), What_it_is="Dip sample, 40 logs", What_it_shows="36 of 40 in time")
    comments = workbook["Comments"]
    put(comments, row_of(comments, "2.1"), Your_comment="We would like to agree this at the December meeting.")
    workbook.save(target)
