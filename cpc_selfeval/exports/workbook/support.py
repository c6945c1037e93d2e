"""The *Support* sheet: whether the evidence of each indicator holds what the committee expects of a level."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.report import IndicatorReport, ReportSnapshot
from cpc_selfeval.domain.support import Support
from cpc_selfeval.exports.workbook.table import MARKED, Column, TableSheet, number_column, text_column
from cpc_selfeval.exports.workbook.wording import one_a_line, yes_no


def support(snapshot: ReportSnapshot) -> TableSheet[IndicatorReport]:
    """One row for each indicator that this cycle covers."""
    return TableSheet(
        title="Support",
        table="Support",
        about=f"Whether the evidence of each indicator supports a level. {snapshot.support_rule}",
        columns=_COLUMNS,
        rows=snapshot.covered,
        key=lambda report: report.scope.key,
    )


def _found(report: IndicatorReport) -> Support:
    return report.support.found


def _kinds(report: IndicatorReport) -> str:
    return one_a_line(f"{words.SOURCE_TYPES[kind]} ({number})" for kind, number in _found(report).source_types)


def _missing(report: IndicatorReport) -> str:
    return one_a_line(f"{said[:1].upper()}{said[1:]}" for said in report.support.missing)


_COLUMNS: tuple[Column[IndicatorReport], ...] = (
    text_column("Code", MARKED, lambda report: report.code),
    text_column("Indicator", 28, lambda report: report.title),
    text_column("Where it stands", 20, lambda report: report.position_words),
    text_column("Support", 16, lambda report: report.support.verdict),
    text_column("Missing", 30, _missing),
    text_column("Kinds of source", 30, _kinds),
    number_column("How many kinds", lambda report: len(_found(report).source_types), width=10),
    text_column("Children heard", 10, lambda report: yes_no(_found(report).children_heard)),
    text_column("Parents heard", 10, lambda report: yes_no(_found(report).parents_heard)),
    text_column("Impact shown", 10, lambda report: yes_no(_found(report).shows_impact)),
    text_column("Agencies behind it", 26, lambda report: one_a_line(report.support.agencies)),
    text_column("Out of date", 16, lambda report: ", ".join(piece.ref for piece in _found(report).out_of_date)),
    text_column("Notes", 30, lambda report: one_a_line(report.support.notes)),
)
