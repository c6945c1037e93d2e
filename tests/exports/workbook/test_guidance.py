"""Every cell says what its column is for, and every list of words stands in one place."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cpc_selfeval.domain.return_workbook.columns import CLEAR
from cpc_selfeval.domain.return_workbook.sheets import PLAN
from cpc_selfeval.exports.workbook.capacity import capacity
from cpc_selfeval.exports.workbook.guidance import GUIDANCE, LONGEST, LONGEST_TITLE, guidance_of
from cpc_selfeval.exports.workbook.inspection import inspection
from cpc_selfeval.exports.workbook.national import national
from cpc_selfeval.exports.workbook.rules import BELOW
from cpc_selfeval.exports.workbook.trend import trend
from tests.exports.workbook.contents import snapshot_of, typical
from tests.exports.workbook.reading import HEAD_ROW, opened, sheet_of, table_of, written


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(written(typical()))


def table_sheets(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets if len(sheet.tables) == 1]


def test_every_column_in_sight_says_what_it_is_in_every_row(book: Workbook) -> None:
    for title in table_sheets(book):
        sheet = sheet_of(book, title)
        last = sheet.max_row
        rules = sheet.data_validations.dataValidation
        for cell in sheet[HEAD_ROW]:
            letter = get_column_letter(cell.column or 0)
            saying = [rule for rule in rules if f"{letter}{HEAD_ROW + 1}" in rule.sqref]
            if sheet.column_dimensions[letter].hidden:
                assert not saying, (title, cell.value)
                continue
            (rule,) = saying
            assert f"{letter}{last + BELOW}" in rule.sqref
            assert rule.showInputMessage
            assert rule.prompt == guidance_of(table_of(sheet).displayName, str(cell.value))
            assert str(cell.value).startswith(str(rule.promptTitle).rstrip("…"))


def test_messages_are_short_enough_for_excel_and_whole_sentences() -> None:
    for table, columns in GUIDANCE.items():
        for header, said in columns.items():
            assert 10 <= len(said) <= LONGEST, (table, header)
            assert said.endswith("."), (table, header)
            assert said[0].isupper(), (table, header)


def test_titles_of_messages_are_short_enough(book: Workbook) -> None:
    for title in table_sheets(book):
        for rule in sheet_of(book, title).data_validations.dataValidation:
            assert len(str(rule.promptTitle)) <= LONGEST_TITLE


def test_nothing_is_described_that_is_not_there(book: Workbook) -> None:
    heads = {
        table_of(sheet_of(book, title)).displayName: {cell.value for cell in sheet_of(book, title)[HEAD_ROW]}
        for title in table_sheets(book)
    }
    snapshot = snapshot_of(typical())
    for described in (national(snapshot), trend(snapshot), inspection(snapshot), capacity(snapshot)):
        heads[described.table] = {column.header for column in described.all_columns}
    assert set(GUIDANCE) == set(heads)
    for table, columns in GUIDANCE.items():
        assert set(columns) <= heads[table], table


@pytest.mark.parametrize("make", [national, trend, inspection, capacity])
def test_sheets_that_are_not_always_there_are_described_too(make: Any) -> None:
    described = make(snapshot_of(typical()))
    for column in described.all_columns:
        if not column.hidden:
            assert guidance_of(described.table, column.header)


def test_a_column_that_nobody_described_is_noticed() -> None:
    with pytest.raises(KeyError):
        guidance_of("ActionPlan", "Colour")


def test_every_list_is_a_name_for_one_place_on_one_sheet(book: Workbook) -> None:
    offered = {
        str(rule.formula1)
        for title in table_sheets(book)
        for rule in sheet_of(book, title).data_validations.dataValidation
        if rule.type == "list"
    }
    assert offered <= set(book.defined_names)
    for name in offered:
        assert re.fullmatch(r"Lists!\$([A-Z])\$4:\$\1\$\d+", str(book.defined_names[name].attr_text))


def test_colours_take_the_status_words_from_that_place(book: Workbook) -> None:
    formats: Any = sheet_of(book, "Action plan").conditional_formatting
    formulas = [rule.formula[0] for each in formats for rule in each.rules]
    assert sum("INDEX(StatusWords," in formula for formula in formulas) == 4
    assert not [formula for formula in formulas if re.search(r'"[^"]', formula.replace('""', ""))]


def test_days_are_asked_for_where_leads_fill_them_in(book: Workbook) -> None:
    rules = sheet_of(book, "Action plan").data_validations.dataValidation
    asked = {rule.promptTitle: rule for rule in rules if rule.type == "date"}
    assert set(asked) == {"Due date", "Start date"}
    for rule in asked.values():
        assert rule.errorStyle == "warning", f"{CLEAR} is a word that takes the day out"
        assert CLEAR in str(rule.error)


def test_the_plan_says_of_every_column_whether_the_program_reads_it_back() -> None:
    for column in PLAN.columns:
        if column.header in GUIDANCE["ActionPlan"]:
            said = GUIDANCE["ActionPlan"][column.header]
            assert ("Read back by the program" in said) == column.open, column.header
            assert ("Shown only" in said) != column.open, column.header
