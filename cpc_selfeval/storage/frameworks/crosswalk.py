"""The crosswalk between editions of the framework: how an indicator of one relates to one of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef, Provenance, Relation
from cpc_selfeval.storage.frameworks.check import FORMAT, PROVENANCE_KINDS
from cpc_selfeval.storage.frameworks.faults import FaultsSoFar, LineFinder
from cpc_selfeval.storage.frameworks.fields import TableFields

RELATIONS = ("same", "renumbered", "similar", "split", "merged", "dropped")

_MOST_ROWS = 1000


def crosswalk_rows_of(
    values: Mapping[str, object], codes: Mapping[str, Sequence[str]], file: str, lines: LineFinder | None = None
) -> tuple[CrosswalkRow, ...]:
    """The rows that these values describe; ``codes`` holds the codes of each known edition.

    Raises FrameworkFaults with all faults at once.
    """
    faults = FaultsSoFar(file, lines)
    top = TableFields(values, (), faults)
    top.whole_number("format", FORMAT, FORMAT, default=FORMAT)
    rows = tuple(_row(table, codes) for table in top.tables("rows", _MOST_ROWS))
    top.finish()
    faults.raise_if_any()
    return rows


def _row(table: TableFields, codes: Mapping[str, Sequence[str]]) -> CrosswalkRow:
    of = _reference(table, "of", codes)
    if of is None:
        table.wrong("of", "nothing", "the framework and code that the row starts from")
    to = _reference(table, "to", codes)
    relation = table.one_of("relation", RELATIONS)
    if (to is None) != (relation == "dropped"):
        table.wrong("relation", f"“{relation}”", "“dropped” where there is no “to”, and only there")
    row = CrosswalkRow(
        of=of or IndicatorRef("", ""),
        to=to,
        relation=cast(Relation, relation),
        verified=table.flag("verified"),
        provenance=_provenance(table),
    )
    table.finish()
    return row


def _reference(table: TableFields, key: str, codes: Mapping[str, Sequence[str]]) -> IndicatorRef | None:
    inner = table.table(key)
    if inner is None:
        return None
    framework = inner.one_of("framework", tuple(codes))
    code = inner.one_of("code", codes[framework])
    inner.finish()
    return IndicatorRef(framework, code)


def _provenance(table: TableFields) -> Provenance:
    inner = table.table("provenance")
    if inner is None:
        table.wrong("provenance", "nothing", 'where the row comes from, such as { kind = "editorial" }')
        return Provenance("editorial")
    provenance = Provenance(inner.one_of("kind", PROVENANCE_KINDS), inner.texts("sources", 10, 400))
    inner.finish()
    return provenance
