"""What a cell says when it is chosen, and what it takes: input messages, drop-downs, days."""

from __future__ import annotations

from typing import Final, TypeVar

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.return_workbook.columns import CLEAR, Holds
from cpc_selfeval.domain.return_workbook.sheets import PLAN
from cpc_selfeval.exports.workbook.guidance import LONGEST_TITLE, guidance_of
from cpc_selfeval.exports.workbook.lists import STRICT
from cpc_selfeval.exports.workbook.table import Choices, Column, TableSheet

Row = TypeVar("Row")

BELOW: Final = 500
"""Rows below the last one that have the same rules, so that new rows have them in every spreadsheet program."""

_DAYS: Final = frozenset(column.header for column in PLAN.columns if column.open and column.holds is Holds.DATE)
_OLDEST: Final = 32_874
"""1 January 1990, as spreadsheets count days."""


def add_rules(sheet: Worksheet, described: TableSheet[Row], first: int, last: int) -> None:
    """One rule for each column that is not hidden, on its rows from ``first`` to ``last`` and ``BELOW`` more."""
    for number, column in enumerate(described.all_columns, start=1):
        if not column.hidden:
            rule = _rule(described.table, column)
            letter = get_column_letter(number)
            rule.add(f"{letter}{first}:{letter}{last + BELOW}")
            sheet.add_data_validation(rule)


def _rule(table: str, column: Column[Row]) -> DataValidation:
    rule = DataValidation(
        allow_blank=True,
        showInputMessage=True,
        promptTitle=_title(column.header),
        prompt=guidance_of(table, column.header),
    )
    if column.choices is not None:
        _offer(rule, column.choices)
    elif table == PLAN.table and column.header in _DAYS:
        _take_days(rule)
    return rule


def _title(header: str) -> str:
    return header if len(header) <= LONGEST_TITLE else f"{header[: LONGEST_TITLE - 1]}…"


def _offer(rule: DataValidation, choice: Choices) -> None:
    strict = choice in STRICT
    rule.type, rule.formula1, rule.showErrorMessage = "list", choice.value, True
    rule.errorStyle, rule.errorTitle = ("stop" if strict else "warning"), "Not in the list"
    rule.error = "Please choose one of the words in the list." if strict else "This agency is not in the list. Keep it?"


def _take_days(rule: DataValidation) -> None:
    """A day, or the word that takes it out: whatever else is typed is asked about, and kept if that is wanted."""
    rule.type, rule.operator, rule.formula1, rule.showErrorMessage = "date", "greaterThan", str(_OLDEST), True
    rule.errorStyle, rule.errorTitle = "warning", "Not a date"
    rule.error = f"Please type a day, such as 31 March 2027 (or {CLEAR} to take it out). Keep it as it is?"
