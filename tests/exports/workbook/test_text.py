"""User text comes back byte for byte."""

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from tests.exports.workbook.contents import action, evidence, holding
from tests.exports.workbook.reading import opened, rows_of, sheet_of, written
from tests.exports.workbook.texts import NASTY, PLACES, nasty


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(written(nasty()))


@pytest.mark.parametrize(("title", "key", "head"), PLACES)
def test_nasty_texts_come_back_exactly(book: Workbook, title: str, key: str, head: str) -> None:
    rows = rows_of(book, title)
    for number, text in enumerate(NASTY):
        assert rows.text(f"{key} {number}", head) == text


def test_no_text_is_a_formula_a_number_or_a_link(book: Workbook) -> None:
    for title in {title for title, _key, _head in PLACES}:
        for row in sheet_of(book, title).iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d")
                assert isinstance(cell, Cell)
                assert cell.hyperlink is None
                if cell.data_type == "n":
                    assert cell.value is None or isinstance(cell.value, int)


def test_what_excel_would_take_for_something_else_is_marked_as_quoted(book: Workbook) -> None:
    sheet = sheet_of(book, "Action plan")
    for row in sheet.iter_rows(min_row=4, min_col=2, max_col=2):
        cell = row[0]
        if cell.value in ("=1+1", "- bullet\n- another", "1/2", "007", "@", "'=1"):
            assert cell.quotePrefix
        if isinstance(cell.value, str) and cell.value.startswith("“curly”"):
            assert not cell.quotePrefix


def test_a_long_text_continues_below_and_the_row_says_so() -> None:
    text = "word " * 15_000
    book = opened(written(holding(action(7, text, lead="Service manager"))))
    first, second, third = rows_of(book, "Action plan").of("action 7")
    assert first["Ref"] == "A-07"
    assert second["Ref"] == "A-07 (continued, part 2 of 3)"
    assert third["Ref"] == "A-07 (continued, part 3 of 3)"
    assert [row["Part"] for row in (first, second, third)] == [1, 2, 3]
    assert first["Action"] + second["Action"] + third["Action"] == text
    assert first["Lead (owner)"] == "Service manager"
    assert second["Lead (owner)"] is None
    assert first["Status"] == "Not started"
    assert second["Status"] is None


def test_two_long_texts_of_one_row_continue_beside_each_other() -> None:
    book = opened(written(holding(evidence(1, "b" * 33_000, shows="a" * 70_000))))
    rows = rows_of(book, "Evidence")
    assert len(rows.of("evidence 1")) == 3
    assert rows.text("evidence 1", "Title") == "b" * 33_000
    assert rows.text("evidence 1", "What it shows") == "a" * 70_000


def test_a_long_sentence_of_the_summary_continues_in_the_read_me() -> None:
    contents = holding(name="n" * 40_000)
    values = [cell.value for cell in sheet_of(opened(written(contents)), "Read me")["B"]]
    labels = [cell.value for cell in sheet_of(opened(written(contents)), "Read me")["A"]]
    at = labels.index("Committee (continued, part 2 of 2)")
    assert f"{values[at - 1]}{values[at]}" == "n" * 40_000


def test_what_could_never_be_entered_does_not_stop_the_workbook() -> None:
    text = "a\x00b\x0bc\ud800d\ufffe\r\ne"
    contents = holding(action(1, text, lead=text), name=text, cpc_name=text)
    rows = rows_of(opened(written(contents)), "Action plan")
    assert rows.text("action 1", "Action") == "a\ufffdb\ufffdc\ufffdd\ufffd\ne"
