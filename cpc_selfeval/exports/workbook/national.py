"""The *National results* sheet: how 30 areas came out from 2006 to 2009, beside the committee's own levels. History."""

from __future__ import annotations

from collections.abc import Callable

from cpc_selfeval.domain.benchmark import HISTORY, OPEN, NationalLine
from cpc_selfeval.domain.drawings.national import COLUMNS
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.workbook.table import MARKED, Column, TableSheet, text_column


def national(snapshot: ReportSnapshot) -> TableSheet[NationalLine]:
    """One row for each of the 18 indicators of the 2005 edition; none where nothing reaches the cycle's edition."""
    return TableSheet(
        title="National results (history)",
        table="NationalResults",
        about=f"{HISTORY} {OPEN}",
        columns=_COLUMNS,
        rows=snapshot.national,
        key=lambda line: f"hmie-2005 {line.code}",
    )


def _figure(place: int) -> Callable[[NationalLine], Value]:
    """A figure as text: most are ranges, and a number that can be added up would be taken for more than it is."""
    return lambda line: line.figures[place]


_COLUMNS: tuple[Column[NationalLine], ...] = (
    text_column("Code of 2005", MARKED, lambda line: line.code),
    text_column("Indicator of 2005", 30, lambda line: line.title),
    *(text_column(head, 14.5, _figure(place)) for place, head in enumerate(COLUMNS)),
    text_column("Nationally", 18, lambda line: line.flag),
    text_column("Our code", 8, lambda line: line.own_code),
    text_column("Our level", 20, lambda line: line.own),
    text_column("Source", 46, lambda line: line.source),
)
