"""A sheet that is one table, described: which columns, of which rows, with which drop-downs. Written elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from cpc_selfeval.exports.spreadsheet.values import Kind, Value

Row = TypeVar("Row")

KEY, PART = "Key", "Part"
"""Headers of the hidden columns: each row's stable key, and 1, 2, ... where a long text continues below."""

MARKED = 10.5
"""Width of a first column, in which "(continued, part 2 of 3)" must have room for its words."""


class Choices(Enum):
    """The lists behind the drop-downs; the value is the list's defined name in the workbook."""

    STATUS = "StatusWords"
    PRIORITY = "PriorityWords"
    AGENCY = "AgencyNames"
    ORIGIN = "OriginWords"
    FINDING = "FindingKinds"
    HEADING = "PaperHeadings"
    SOURCE = "SourceTypes"
    QUOTABLE = "QuotableWords"
    BODY = "MeetingBodies"
    YES_NO = "YesNo"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. ``width`` in characters; unprinted ones stand to the right of the print area, hidden ones last."""

    header: str
    width: float
    value: Callable[[Row], Value]
    kind: Kind = Kind.TEXT
    choices: Choices | None = None
    printed: bool = True
    hidden: bool = False


@dataclass(frozen=True)
class TableSheet(Generic[Row]):
    """One sheet that is one table.

    ``about`` is one sentence for the *Read me* sheet and for screen readers. The first column holds words of ours,
    never user text, since it also marks rows in which a long text continues. ``frozen`` columns stay in sight.
    ``remark`` stands beside whose it is, ``nothing`` in its place where there is no row.
    """

    title: str
    table: str
    about: str
    columns: tuple[Column[Row], ...]
    rows: tuple[Row, ...]
    key: Callable[[Row], str]
    frozen: int = 2
    remark: str = ""
    nothing: str = "Nothing recorded yet"

    @property
    def all_columns(self) -> tuple[Column[Row], ...]:
        """The columns in their order on the sheet, the key's last but one (the part's follows it)."""
        shown = [column for column in self.columns if not column.hidden]
        hidden = [column for column in self.columns if column.hidden]
        ordered = sorted(shown, key=lambda column: not column.printed)
        return (*ordered, *hidden, Column(KEY, 38, self.key, hidden=True))

    @property
    def printed_columns(self) -> int:
        """How many columns, from the left, are printed."""
        return sum(column.printed and not column.hidden for column in self.columns)

    @property
    def printed_width(self) -> float:
        """The width of all columns that are printed, in characters."""
        return sum(column.width for column in self.columns if column.printed and not column.hidden)


def text_column(
    header: str, width: float, value: Callable[[Row], Value], choices: Choices | None = None
) -> Column[Row]:
    """A printed column of text."""
    return Column(header, width, value, choices=choices)


def date_column(header: str, value: Callable[[Row], Value], width: float = 12) -> Column[Row]:
    """A printed column of real dates."""
    return Column(header, width, value, Kind.DATE)


def number_column(header: str, value: Callable[[Row], Value], width: float = 8) -> Column[Row]:
    """A printed column of numbers."""
    return Column(header, width, value, Kind.NUMBER)


def details(*columns: Column[Row]) -> tuple[Column[Row], ...]:
    """These columns for work on screen: right of what is printed."""
    return tuple(_like(column, printed=False) for column in columns)


def hidden(header: str, value: Callable[[Row], Value]) -> Column[Row]:
    """A hidden column of keys or exact values, for later re-import."""
    return Column(header, 38, value, hidden=True, printed=False)


def _like(column: Column[Row], *, printed: bool) -> Column[Row]:
    return Column(column.header, column.width, column.value, column.kind, column.choices, printed, column.hidden)
