"""An overfull workbook in the hands of people: it prints without a cut column, is sorted, saved, and read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cpc_selfeval.exports.workbook.action_plan import OVERDUE, STATUS
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.workbook.contents import before_all, crowded, snapshot_of
from tests.exports.workbook.reading import HEAD_ROW, opened, rows_of, sheet_of, table_of

A3, A4_UP, A4_ACROSS = (1191, 842), (595, 842), (842, 595)


@dataclass(frozen=True)
class Page:
    """One printed page: its size in points, and its words in one line."""

    size: tuple[int, int]
    words: str


@pytest.fixture(scope="module")
def book() -> bytes:
    return workbook_bytes(snapshot_of(crowded()), before_all(), "OFFICIAL")


@pytest.fixture(scope="module")
def ours(book: bytes) -> Workbook:
    return opened(book)


@pytest.fixture(scope="module")
def worked(
    worked_in_libreoffice: Callable[..., None], book: bytes, ours: Workbook, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder with the printed and the sorted workbook; the plan is sorted by its status."""
    folder = tmp_path_factory.mktemp("worked in")
    heads = rows_of(ours, "Action plan").heads
    worked_in_libreoffice(
        book, folder, ("Action plan", table_of(sheet_of(ours, "Action plan")).ref, heads.index(STATUS))
    )
    return folder


@pytest.fixture(scope="module")
def pages(worked: Path) -> list[Page]:
    with pypdfium2.PdfDocument(worked / "printed.pdf") as document:
        return list(_pages(document))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    for page in document:
        words = page.get_textpage().get_text_range()
        width, height = page.get_size()
        yield Page((round(width), round(height)), " ".join(words.replace("\ufffe", "").split()))


@pytest.fixture(scope="module")
def resaved(worked: Path) -> Workbook:
    return opened(worked / "sorted.xlsx")


def printed_heads(book: Workbook, title: str) -> list[str]:
    """The headers within a table sheet's print area."""
    area = str(sheet_of(book, title).print_area).rsplit("!", maxsplit=1)[-1]
    last = re.fullmatch(r"\$A\$1:\$([A-Z]+)\$\d+", area)
    assert last
    return [str(cell.value) for cell in sheet_of(book, title)[f"A{HEAD_ROW}:{last[1]}{HEAD_ROW}"][0]]


def tables(book: Workbook) -> list[str]:
    return [s.title for s in book.worksheets if len(s.tables) == 1]


@pytest.mark.long
def test_every_page_of_a_table_has_every_column(ours: Workbook, pages: list[Page]) -> None:
    """A column that did not fit would stand on a page of its own, and the pages before would lack it."""
    for title in tables(ours):
        heads = printed_heads(ours, title)
        begins = [page for page in pages if re.match(rf"(OFFICIAL.*?Page \d+ of \d+ )?{re.escape(title)} ", page.words)]
        assert begins, title
        for page in begins:
            assert page.size == (A3 if title == "Moderation" else A4_ACROSS), title
            squeezed = page.words.replace(" ", "")
            for head in heads:
                assert head.replace(" ", "") in squeezed or _letters(head) <= _letters(page.words), (title, head)


def _letters(text: str) -> set[str]:
    return set(text.split())


def test_each_page_is_of_one_of_the_papers(pages: list[Page]) -> None:
    assert {page.size for page in pages} == {A3, A4_UP, A4_ACROSS}


def test_the_cog_view_is_one_page_of_a3(pages: list[Page]) -> None:
    (page,) = (page for page in pages if page.size == A3 and "COG view" in page.words)
    for said in ("is asked to decide", "Changes since the paper", "Risks to children", "Where each indicator stands"):
        assert said in page.words
    assert "more, on the sheet" in page.words
    assert "This is one A3 page" in page.words


def test_the_marking_stands_on_every_page(pages: list[Page]) -> None:
    assert all("OFFICIAL" in page.words for page in pages)


def test_it_is_sorted(ours: Workbook, resaved: Workbook) -> None:
    words = [row[STATUS] for row in rows_of(resaved, "Action plan").rows if row[STATUS]]
    assert words == sorted(words, key=str.casefold)
    assert words != [row[STATUS] for row in rows_of(ours, "Action plan").rows if row[STATUS]]


def rules_of(book: Workbook) -> dict[str, list[tuple[str, str]]]:
    """The conditional formats of the plan: by range the formulas, each with the colour of its letters."""
    formats: Any = sheet_of(book, "Action plan").conditional_formatting
    return {
        str(each.sqref): [(rule.formula[0], rule.dxf.font.color.rgb[-6:]) for rule in each.rules] for each in formats
    }


def test_colours_survive_sorting_and_saving(ours: Workbook, resaved: Workbook) -> None:
    assert rules_of(resaved) == rules_of(ours)


def test_each_colour_looks_at_its_own_row_alone(resaved: Workbook) -> None:
    """A formula is for the first cell of its range, and is moved with each row: so it may name no other row."""
    heads = rows_of(resaved, "Action plan").heads
    letters = {get_column_letter(heads.index(head) + 1) for head in (STATUS, OVERDUE)}
    for place, rules in rules_of(resaved).items():
        column, first = re.fullmatch(r"([A-Z]+)(\d+):\1\d+", place).groups()  # type: ignore[union-attr]
        assert column in letters
        for formula, _colour in rules:
            assert re.findall(r"\$?[A-Z]+\$?\d+", formula) == [f"${column}{first}"]


def test_messages_lists_and_names_survive(ours: Workbook, resaved: Workbook) -> None:
    assert set(ours.defined_names) <= set(resaved.defined_names)
    for title in tables(ours):
        assert messages(resaved, title) == messages(ours, title), title


def messages(book: Workbook, title: str) -> set[tuple[object, ...]]:
    rules = sheet_of(book, title).data_validations.dataValidation
    return {
        (
            str(rule.sqref),
            rule.promptTitle,
            rule.prompt,
            rule.formula1 if rule.type == "list" else None,
            rule.errorStyle or "stop",
        )
        for rule in rules
    }


def test_every_sheet_begins_at_its_first_cell_and_the_first_is_in_front(ours: Workbook, resaved: Workbook) -> None:
    assert ours.active is not None
    assert ours.active.title == "Read me"
    assert resaved.active is not None
    assert resaved.active.title == "Read me"
    for sheet in ours.worksheets:
        assert [(view.activeCell, view.sqref) for view in sheet.sheet_view.selection][-1] == ("A1", "A1")
        assert bool(sheet.sheet_view.tabSelected) == (sheet.title == "Read me"), sheet.title
