"""Lists that LibreOffice saved anew come in as they would have before."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from cpc_selfeval.domain.importing.guessing import guessed_kind, guessed_mapping
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing.planning import planned
from cpc_selfeval.editing.importing import ReadList, read_list
from tests.domain.contents import holding
from tests.domain.importing.plans import EVIDENCE, IMPROVEMENT, INSPECTION, LEARNING_REVIEW, agencies
from tests.exports.workbook.conftest import office, office_home, through_libreoffice

__all__ = ["office", "office_home", "through_libreoffice"]

LISTS = {"Inspection": INSPECTION, "Learning": LEARNING_REVIEW, "Improvement": IMPROVEMENT, "Evidence": EVIDENCE}
HERE = holding(*agencies())
Convert = Callable[..., Path]


def one_book() -> bytes:
    """All lists in one workbook, since LibreOffice takes seconds to start."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in LISTS.items():
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(list(cells))
        for number, cells in enumerate(rows, 1):
            for place, cell in enumerate(cells, 1):
                if isinstance(cell, str):
                    sheet.cell(number, place).data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def books(
    through_libreoffice: Convert,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[ReadList, ReadList]:
    """The workbook as openpyxl wrote it, and as LibreOffice saved it again."""
    folder = tmp_path_factory.mktemp("lists")
    book = one_book()
    again = through_libreoffice(book, folder)
    return read_list(folder / "from us" / "book.xlsx"), read_list(again)


def preview(read: ReadList, title: str) -> Import:
    sheet = read.sheet(title)
    return planned(HERE, sheet, guessed_mapping(HERE, sheet, guessed_kind(sheet)))


@pytest.mark.parametrize("title", LISTS)
def test_a_list_that_was_saved_anew_comes_in_the_same(books: tuple[ReadList, ReadList], title: str) -> None:
    written, saved = books
    assert preview(saved, title) == preview(written, title)
    assert preview(saved, title).entries
