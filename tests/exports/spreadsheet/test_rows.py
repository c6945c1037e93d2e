"""Rows that are written directly: what openpyxl reads of them is what it reads of its own cells."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from cpc_selfeval.exports.spreadsheet.look import Look, add_looks
from cpc_selfeval.exports.spreadsheet.packing import packed
from cpc_selfeval.exports.spreadsheet.rows import add_row, direct_rows
from cpc_selfeval.exports.spreadsheet.spoken import SpokenWords
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.spreadsheet.writing import put

CELLS: list[tuple[Value, Look]] = [
    ("=1+1", Look.TEXT),
    ("5 < 6 & 7 ]]> <b>", Look.TEXT),
    ("  spaces\n\tand lines  ", Look.TEXT),
    ("_x0041_", Look.TEXT),
    ("a\x00b\ud800\r\nc", Look.TEXT),
    ("👩‍👧 שלום \u202eleft\u202c", Look.TEXT),
    ("x" * 32_000, Look.TEXT),
    ("", Look.TEXT),
    (None, Look.TEXT),
    (None, Look.DATE),
    (0, Look.NUMBER),
    (-12, Look.NUMBER),
    (date(2026, 11, 22), Look.DATE),
    (date(1890, 5, 1), Look.DATE),
    (datetime(2026, 11, 22, 14, 2, 11), Look.MOMENT),  # noqa: DTZ001 - cells know no zones
]
AT = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def book_of(*, directly: bool, cells: list[tuple[Value, Look]] = CELLS) -> bytes:
    book = Workbook()
    add_looks(book)
    sheet = book.worksheets[0]
    put(sheet, 1, 1, "Head", Look.HEAD)
    for row in (2, 3):
        if directly:
            add_row(sheet, row, 31, cells)
            continue
        for column, (value, look) in enumerate(cells, start=1):
            put(sheet, row, column, value, look)
        sheet.row_dimensions[row].height = 31
    return packed(book, AT, SpokenWords({}))


def read(content: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    told = []
    for row in sheet.iter_rows():
        for cell in row:
            assert isinstance(cell, Cell)
            told.append((cell.coordinate, cell.value, cell.data_type, cell.style, cell.quotePrefix, cell.number_format))
    return [*told, ("heights", *(sheet.row_dimensions[row].height for row in (1, 2, 3))), (sheet.dimensions,)]


def test_they_read_as_openpyxls_own_cells_do() -> None:
    assert read(book_of(directly=True)) == read(book_of(directly=False))


@pytest.mark.parametrize("place", range(len(CELLS)))
def test_each_alone_too(place: int) -> None:
    cells = [CELLS[place]]
    assert read(book_of(directly=True, cells=cells)) == read(book_of(directly=False, cells=cells))


def test_a_text_is_kept_once() -> None:
    book = Workbook()
    add_looks(book)
    for number in (1, 2):
        add_row(book.worksheets[0], number, 15, [("the same", Look.TEXT), ("another", Look.TEXT)])
    assert direct_rows(book).texts == {"the same": 0, "another": 1}


def test_workbooks_do_not_mix() -> None:
    one, other = Workbook(), Workbook()
    add_looks(one)
    add_row(one.worksheets[0], 1, 15, [("only here", Look.TEXT)])
    assert not direct_rows(other).texts
    assert not direct_rows(other).sheets
