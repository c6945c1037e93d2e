"""What makes a workbook usable without seeing it, or without a mouse: on every sheet, of little and of much."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.workbook.contents import EMPTY, before_all, crowded, snapshot_of
from tests.exports.workbook.reading import opened


@pytest.fixture(scope="module", params=["crowded", "empty"])
def content(request: pytest.FixtureRequest) -> bytes:
    if request.param == "empty":
        return workbook_bytes(snapshot_of(EMPTY))
    return workbook_bytes(snapshot_of(crowded()), before_all(), "OFFICIAL")


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return opened(content)


def visible(book: Workbook) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def test_the_first_sheet_is_in_front_and_its_first_cell_chosen_on_every_sheet(book: Workbook) -> None:
    assert book.active is book.worksheets[0]
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.tabSelected) == (sheet is book.worksheets[0]), sheet.title
        for chosen in sheet.sheet_view.selection:
            assert (chosen.activeCell or "A1", chosen.sqref or "A1") == ("A1", "A1"), sheet.title


def test_every_sheet_says_what_it_is_and_keeps_that_in_sight_and_on_paper(book: Workbook) -> None:
    for sheet in visible(book):
        assert str(sheet["A1"].value).strip(), sheet.title
        assert str(sheet["A2"].value).strip(), sheet.title
        assert sheet.freeze_panes is not None, sheet.title
        assert re.fullmatch(r"\$1:\$[23]", str(sheet.print_title_rows)), sheet.title
        assert sheet.print_area, sheet.title
    assert book["Lists"]["A1"].value == "Lists"


def test_nothing_is_merged(book: Workbook) -> None:
    assert not [sheet.title for sheet in book.worksheets if sheet.merged_cells.ranges]


def test_every_cell_looks_as_one_of_the_named_styles_says(book: Workbook) -> None:
    looks = {look.value for look in Look}
    for sheet in book.worksheets:
        cells: Any = sheet._cells.values()
        assert {cell.style for cell in cells if cell.value is not None} <= looks, sheet.title


def test_every_drawing_has_words_in_its_place(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        drawings = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
    frames = [frame for drawing in drawings for frame in re.findall(r"<(?:\w+:)?cNvPr [^>]*>", drawing)]
    assert frames
    assert all(re.search(r'descr="[^"]{20,}"', frame) for frame in frames)


def test_every_table_has_words_in_its_place(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        tables = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/tables/")]
    assert len(tables) > 15
    assert all(re.search(r'altText="[^"]+" altTextSummary="[^"]{20,}"', table) for table in tables)


def test_the_document_has_a_title_and_a_language(book: Workbook) -> None:
    assert book.properties.language == "en-GB"
    assert str(book.properties.title).strip()
