"""A workbook read back as a person or a program finds it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.workbook.contents import snapshot_of

HEAD_ROW = 3


_WRITTEN: dict[int, tuple[Contents, bytes]] = {}


def written(contents: Contents) -> bytes:
    """The workbook of these contents on 22 November 2026, written once for the same contents."""
    if id(contents) not in _WRITTEN:
        _WRITTEN[id(contents)] = contents, workbook_bytes(snapshot_of(contents))
    return _WRITTEN[id(contents)][1]


def opened(book: bytes | Path, *, values: bool = False) -> Workbook:
    """The workbook through openpyxl; with ``values`` the results of formulas instead of the formulas."""
    return load_workbook(io.BytesIO(book) if isinstance(book, bytes) else book, data_only=values)


def sheet_of(book: Workbook, title: str) -> Worksheet:
    """The sheet with this title."""
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def table_of(sheet: Worksheet) -> Table:
    """The one table of a sheet."""
    (table,) = sheet.tables.values()
    assert isinstance(table, Table)
    return table


@dataclass(frozen=True)
class Rows:
    """The rows of a table sheet, each as its values by header."""

    heads: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    def of(self, key: str) -> list[dict[str, Any]]:
        """The rows of the record with this key: more than one where a text continues."""
        return [row for row in self.rows if row["Key"] == key]

    def text(self, key: str, head: str) -> str:
        """A record's text, from all the rows that it goes over."""
        parts = sorted(self.of(key), key=lambda row: row["Part"])
        return "".join(row[head] for row in parts if row[head] is not None)


def rows_of(book: Workbook, title: str) -> Rows:
    """The rows of a table sheet below its headers."""
    sheet = sheet_of(book, title)
    heads = tuple(str(cell.value) for cell in sheet[HEAD_ROW])
    rows = (
        dict(zip(heads, (plain(value) for value in row), strict=True))
        for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True)
    )
    return Rows(heads, tuple(row for row in rows if any(value is not None for value in row.values())))


def plain(value: object) -> object:
    """Dates as dates: openpyxl reads every one as a moment."""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date()
    return value


def all_values(sheet: Worksheet) -> list[str | int | date]:
    """Every value on a sheet."""
    found = (plain(value) for row in sheet.iter_rows(values_only=True) for value in row)
    return [value for value in found if isinstance(value, str | int | date)]
