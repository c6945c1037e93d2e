"""The *Capacity* sheet: the paragraph on the capacity for improvement, and what its factors stand on."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain.capacity.told import FactorTold
from cpc_selfeval.domain.judging_records.improving import CapacityFactor
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Kind
from cpc_selfeval.exports.workbook.table import Column, TableSheet, details, hidden, text_column
from cpc_selfeval.exports.workbook.wording import one_a_line


@dataclass(frozen=True, kw_only=True)
class CapacityRow:
    """The committee's paragraph, or one factor."""

    key: str
    what: str
    text: str
    confidence: str
    told: FactorTold | None = None

    @property
    def factor(self) -> CapacityFactor | None:
        """The factor of the row, or None."""
        return self.told.factor if self.told is not None else None


def capacity(snapshot: ReportSnapshot) -> TableSheet[CapacityRow]:
    """The paragraph first, then the factors in their order."""
    return TableSheet(
        title="Capacity",
        table="Capacity",
        about="The committee’s own paragraph on its capacity for improvement, and what its factors stand on.",
        columns=(*_PRINTED, *details(*_DETAILS), *_HIDDEN),
        rows=_rows(snapshot),
        key=lambda row: row.key,
    )


def _rows(snapshot: ReportSnapshot) -> tuple[CapacityRow, ...]:
    told = snapshot.capacity
    if told is None:
        return ()
    said = told.statement
    paragraph = CapacityRow(key=said.key, what="Paragraph", text=said.text, confidence=said.confidence)
    factors = (
        CapacityRow(
            key=each.factor.key, what="Factor", text=each.factor.text, confidence=each.factor.confidence, told=each
        )
        for each in told.factors
    )
    return (paragraph, *factors)


_PRINTED: tuple[Column[CapacityRow], ...] = (
    text_column("What", 12, lambda row: row.what),
    text_column("Factor", 34, lambda row: row.factor.title if row.factor else ""),
    text_column("What we say", 70, lambda row: row.text),
    text_column("How sure we are", 26, lambda row: row.confidence),
    text_column("Stands on", 44, lambda row: one_a_line(row.told.stands_on) if row.told else ""),
)

_DETAILS: tuple[Column[CapacityRow], ...] = (
    text_column("Indicators", 12, lambda row: ", ".join(row.factor.indicators) if row.factor else ""),
    text_column("Source of the ground", 40, lambda row: row.told.source if row.told else ""),
    Column("Order", 8, lambda row: row.factor.position if row.factor else None, Kind.NUMBER),
)

_HIDDEN: tuple[Column[CapacityRow], ...] = (
    hidden("Name of the ground", lambda row: row.factor.ground if row.factor else ""),
    hidden("Keys of own entries", lambda row: one_a_line(row.factor.findings) if row.factor else ""),
    hidden("Keys of the actions", lambda row: one_a_line(row.factor.actions) if row.factor else ""),
    hidden("Keys of the evidence", lambda row: one_a_line(row.factor.supporting) if row.factor else ""),
)
