"""An inspection and a capacity for improvement with one text everywhere, for the tests of papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement, capacity_statement_key
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
    point_answer_key,
)
from cpc_selfeval.domain.record import Record
from tests.exports.workbook.contents import CYCLE, FRAMEWORK

MARKS = (Known.YES, Known.PARTLY, Known.NO, None)


def inspected(text: str) -> Iterator[Record]:
    """One inspection with a level, four points of each kind, each marked otherwise and followed, and the capacity."""
    yield Inspection(
        key="i",
        title=f"Joint inspection {text}",
        framework=FRAMEWORK.id,
        publisher=text,
        published_on=date(2026, 10, 1),
        reference=text,
        confidence=text,
        compared_with=CYCLE,
    )
    yield InspectionGrade(key="g", inspection="i", code="5.2", level=2, text=text)
    for kind in PointKind:
        for place, known in enumerate(MARKS):
            yield from _point(f"{kind.value} {place}", kind, place, known, text)
    yield CapacityStatement(key=capacity_statement_key(CYCLE), cycle=CYCLE, text=text, confidence=text)
    yield CapacityFactor(key="f", cycle=CYCLE, title=text, text=text, confidence=text, indicators=("5.2",))
    yield CapacityFactor(key="f2", cycle=CYCLE, title="", position=1)


def _point(key: str, kind: PointKind, place: int, known: Known | None, text: str) -> Iterator[Record]:
    yield InspectionPoint(key=key, inspection="i", kind=kind, text=f"{key} {text}", indicators=("5.2",), position=place)
    reason = text if known is not None else ""
    yield PointAnswer(key=point_answer_key(CYCLE, key), cycle=CYCLE, point=key, known=known, reason=reason)
    if kind in (PointKind.AREA, PointKind.MAIN_POINT) and known is not None:
        yield ProgressEvaluation(key=f"{key} progress", point=key, on=date(2026, 11, 2), level=2, text=text)
