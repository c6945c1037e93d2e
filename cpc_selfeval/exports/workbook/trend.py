"""The *Trend* sheet: the level of each indicator in each cycle of the file, with what cannot be compared."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.cycles.trend_lines import TrendLine
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.workbook.table import MARKED, Column, TableSheet, date_column, number_column, text_column

_ABOUT = (
    "The level of each indicator in each cycle of the file, the oldest first, at the highest stage where one stands. "
    "Between editions, indicators count as the same only where a published text says so; nothing is averaged."
)


def trend(snapshot: ReportSnapshot) -> TableSheet[TrendLine]:
    """One row for each covered indicator and cycle; none in a file of one cycle."""
    return TableSheet(
        title="Trend",
        table="Trend",
        about=_ABOUT,
        columns=_COLUMNS,
        rows=snapshot.trends,
        key=lambda line: f"{line.code} {line.cycle}",
    )


_COLUMNS: tuple[Column[TrendLine], ...] = (
    text_column("Code", MARKED, lambda line: line.code),
    text_column("Indicator", 30, lambda line: line.title),
    text_column("Cycle", 22, lambda line: line.cycle),
    text_column("Edition", 26, lambda line: line.edition),
    text_column("Code then", 8, lambda line: line.then),
    number_column("Level", lambda line: line.level, width=8),
    text_column("In words", 20, lambda line: line.stands),
    text_column("Stage", 14, lambda line: line.stage),
    date_column("Date", lambda line: date.fromisoformat(line.on) if line.on else None),
    text_column("Reason", 40, lambda line: line.reason),
    text_column("Beside the cycle before", 22, lambda line: line.compared),
)
