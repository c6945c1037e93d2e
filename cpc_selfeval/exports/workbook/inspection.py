"""The *Inspection* sheet: what inspectors found beside what the self-evaluation had, and the progress since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cpc_selfeval.domain.inspecting.told import EvaluationTold, InspectionTold, PointTold
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Kind
from cpc_selfeval.exports.workbook.table import (
    Column,
    TableSheet,
    date_column,
    details,
    hidden,
    number_column,
    text_column,
)
from cpc_selfeval.exports.workbook.wording import one_a_line


@dataclass(frozen=True, kw_only=True)
class InspectionRow:
    """One row: an inspection, a level that it gave, one of its points, or an evaluation of the progress on a point."""

    key: str
    what: str
    title: str
    codes: str = ""
    text: str = ""
    level: int | None = None
    level_words: str = ""
    ours: str = ""
    difference: str = ""
    known: str = ""
    reason: str = ""
    entries: str = ""
    actions: str = ""
    on: date | None = None
    by: str = ""
    evidence: str = ""
    told: InspectionTold | None = None
    point: PointTold | None = None
    order: int | None = None
    belongs_to: str = ""
    recorded: str = ""
    evidence_keys: str = ""


def inspection(snapshot: ReportSnapshot) -> TableSheet[InspectionRow]:
    """Every inspection with its levels, points and evaluations, the latest inspection first."""
    return TableSheet(
        title="Inspection",
        table="Inspection",
        about="What inspectors found, what the self-evaluation had of it, and the progress since.",
        columns=(*_PRINTED, *details(*_DETAILS), *_HIDDEN),
        rows=tuple(row for told in snapshot.inspections for row in _rows(told)),
        key=lambda row: row.key,
    )


def _rows(told: InspectionTold) -> Iterator[InspectionRow]:
    title = told.inspection.title
    yield InspectionRow(
        key=told.inspection.key,
        what="Inspection",
        title=title,
        text=told.inspection.confidence,
        on=told.inspection.published_on,
        by=told.inspection.publisher,
        told=told,
    )
    for each in told.grades:
        yield InspectionRow(
            key=each.grade.key,
            what="Level of an indicator",
            title=title,
            codes=each.code,
            text=each.grade.text,
            level=each.grade.level,
            level_words=each.theirs,
            ours=each.ours,
            difference=each.said,
            belongs_to=each.grade.inspection,
        )
    for point in told.points:
        yield _point(title, point)
        yield from (_evaluation(title, point, each) for each in point.evaluations)


def _point(title: str, point: PointTold) -> InspectionRow:
    return InspectionRow(
        key=point.point.key,
        what=point.kind,
        title=title,
        codes=", ".join(point.point.indicators),
        text=point.point.text,
        known=point.known,
        reason=point.answer.reason,
        entries=one_a_line(point.entries),
        actions=", ".join(point.action_refs),
        difference=point.progress,
        point=point,
        order=point.point.position,
        belongs_to=point.point.inspection,
    )


def _evaluation(title: str, point: PointTold, told: EvaluationTold) -> InspectionRow:
    return InspectionRow(
        key=told.evaluation.key,
        what="Evaluation of progress",
        title=title,
        codes=", ".join(point.point.indicators),
        text=told.evaluation.text,
        level=told.evaluation.level,
        level_words=told.level,
        on=told.evaluation.on,
        by=told.evaluation.by,
        evidence=", ".join(told.evidence_refs),
        belongs_to=told.evaluation.point,
        recorded=told.evaluation.at,
        evidence_keys=one_a_line(told.evaluation.supporting),
    )


def _framework(row: InspectionRow) -> str:
    return row.told.inspection.framework if row.told is not None else ""


def _compared(row: InspectionRow) -> str:
    return (row.told.inspection.compared_with or "") if row.told is not None else ""


def _linked_entries(row: InspectionRow) -> str:
    return one_a_line(row.point.answer.findings) if row.point is not None else ""


def _linked_actions(row: InspectionRow) -> str:
    return one_a_line(row.point.answer_here.actions) if row.point is not None else ""


_PRINTED: tuple[Column[InspectionRow], ...] = (
    text_column("What", 18, lambda row: row.what),
    text_column("Indicators", 11, lambda row: row.codes),
    text_column("What it says", 54, lambda row: row.text),
    text_column("Level", 16, lambda row: row.level_words),
    text_column("Self-evaluation’s level", 22, lambda row: row.ours),
    text_column("Difference or progress", 30, lambda row: row.difference),
    text_column("Did we have it", 14, lambda row: row.known),
    text_column("Why", 30, lambda row: row.reason),
    text_column("Own entries", 34, lambda row: row.entries),
    text_column("Answered by", 12, lambda row: row.actions),
    date_column("Date", lambda row: row.on),
    text_column("By whom", 20, lambda row: row.by),
    text_column("Evidence", 14, lambda row: row.evidence),
)

_DETAILS: tuple[Column[InspectionRow], ...] = (
    text_column("Inspection", 34, lambda row: row.title),
    number_column("Level as a number", lambda row: row.level),
    text_column("Reference", 26, lambda row: row.told.inspection.reference if row.told else ""),
    text_column("Edition", 30, lambda row: row.told.edition if row.told else ""),
    text_column("Held beside", 30, lambda row: row.told.held_beside if row.told else ""),
    date_column("Notified on", lambda row: row.told.inspection.notified_on if row.told else None),
    date_column("Inspected from", lambda row: row.told.inspection.active_from if row.told else None),
    date_column("Inspected to", lambda row: row.told.inspection.active_to if row.told else None),
    Column("Order", 8, lambda row: row.order, Kind.NUMBER),
)

_HIDDEN: tuple[Column[InspectionRow], ...] = (
    hidden("Key of the edition", _framework),
    hidden("Key of the cycle", _compared),
    hidden("Belongs to", lambda row: row.belongs_to),
    hidden("Recorded at", lambda row: row.recorded),
    hidden("Key of the answer", lambda row: row.point.answer.key if row.point else ""),
    hidden("Keys of own entries", _linked_entries),
    hidden("Keys of the actions", _linked_actions),
    hidden("Keys of the evidence", lambda row: row.evidence_keys),
)
