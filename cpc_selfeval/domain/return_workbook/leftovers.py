"""What stands in a workbook that came back and has no place: quoted, so that no text disappears."""

from __future__ import annotations

from collections.abc import Iterable

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.importing.cells import cell_text, column_letter, folded, is_blank
from cpc_selfeval.domain.return_workbook.hidden import Hidden, fingerprint
from cpc_selfeval.domain.return_workbook.remarks import Remarks
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB
from cpc_selfeval.domain.return_workbook.tables import CameTable
from cpc_selfeval.domain.returns.quoting import it_says
from cpc_selfeval.domain.text import entered


def remark_on_leftovers(
    sheets: Iterable[SheetCells], tables: tuple[CameTable, ...], hidden: Hidden, remarks: Remarks
) -> None:
    """Quote what people wrote in columns and sheets of their own, above the tables, beside labels, and in notes."""
    for table in tables:
        _in_own_columns(table, hidden, remarks)
    below = {table.title: table.head_row for table in tables}
    for sheet in sheets:
        _outside(sheet, below.get(sheet.title), hidden, remarks)
        _beside(sheet, remarks)


def _in_own_columns(table: CameTable, hidden: Hidden, remarks: Remarks) -> None:
    known = {folded(header) for header in table.sheet.headers}
    labels = {folded(row.label) for row in hidden.rows_of(table.sheet.job)}
    for row in table.rows:
        for header, cell in row.own:
            # A column of ours can stand there twice, or be one of the hidden ones
            if folded(header) not in known:
                remarks.on_cell(row, header, cell, "The program knows no such column.")
            elif not _is_ours(cell, hidden):
                remarks.on_cell(row, header, cell, "This stands where nothing is read from.")
        if row.label and not row.label.isdecimal() and folded(row.label) not in labels:
            remarks.on_cell(row, table.sheet.label_header, row.label, "This column only numbers the rows.")


def _outside(sheet: SheetCells, head_row: int | None, hidden: Hidden, remarks: Remarks) -> None:
    """What stands above a table, and all of a sheet without one."""
    whole = head_row is None
    known = _is_our_sheet(sheet, hidden)
    for number, cells in sheet.rows:
        if not whole and number >= (head_row or 0):
            break
        said = [cell_text(cell) for cell in cells if _is_new(cell, hidden, everything=whole and not known)]
        if said:
            remarks.add(it_says(f"Sheet “{sheet.title}”, row {number}, has no place in the program.", " | ".join(said)))


def _beside(sheet: SheetCells, remarks: Remarks) -> None:
    """What was written in notes, comments and boxes; our workbooks have none."""
    for note in sheet.notes:
        number, column = note.place
        place = f"Sheet “{sheet.title}”, cell {column_letter(column)}{number}"
        by = f" by {note.author}" if note.author else ""
        remarks.add(it_says(f"{place}, has a note{by}.", entered(note.text)))


def _is_our_sheet(sheet: SheetCells, hidden: Hidden) -> bool:
    """Whether most of its words are ours: on somebody's own sheet, a word of ours is theirs too."""
    texts = [cell for _number, cells in sheet.rows for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    return sum(_is_ours(text, hidden) for text in texts) * 2 > len(texts)


def _is_new(cell: Cell, hidden: Hidden, *, everything: bool) -> bool:
    if is_blank(cell):
        return False
    return everything or (isinstance(cell, str) and not _is_ours(cell, hidden))


def _is_ours(cell: Cell, hidden: Hidden) -> bool:
    return isinstance(cell, str) and fingerprint(cell) in hidden.prints


def remark_on_missing(tables: tuple[CameTable, ...], hidden: Hidden, remarks: Remarks) -> None:
    """Say which sheets and columns did not come back; that changes nothing."""
    came = {table.sheet.job for table in tables}
    for job in dict.fromkeys([row.job for row in hidden.rows] + list(hidden.rooms)):
        if job not in came:
            remarks.add(f"The sheet “{BY_JOB[job].title}” did not come back. Nothing is changed by that.")
    for table in tables:
        for header in table.missing:
            remarks.add(f"Sheet “{table.title}” came back without the column “{header}”. Nothing is changed by that.")
