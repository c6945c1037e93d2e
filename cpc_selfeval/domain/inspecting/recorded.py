"""What is recorded of inspections, in the order in which it is shown."""

from __future__ import annotations

from datetime import date
from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
    point_answer_key,
)

FOLLOWED: Final = (PointKind.AREA, PointKind.MAIN_POINT)
"""The kinds of point whose progress is evaluated afterwards, and that actions are made from."""

KINDS: Final[dict[PointKind, str]] = {
    PointKind.STRENGTH: "Strength",
    PointKind.AREA: "Area for improvement",
    PointKind.GROUND: "Ground for confidence",
    PointKind.MAIN_POINT: "Main point for action",
}
"""What each kind of point is called."""

KINDS_TOGETHER: Final[dict[PointKind, str]] = {
    PointKind.STRENGTH: "Strengths",
    PointKind.AREA: "Areas for improvement",
    PointKind.GROUND: "Grounds for confidence",
    PointKind.MAIN_POINT: "Main points for action",
}
"""What several points of a kind are called."""


def last_day(inspection: Inspection) -> date | None:
    """The latest of its days: that of the report, else of the work, else of the notice; None where it has none."""
    days = (inspection.published_on, inspection.active_to, inspection.active_from, inspection.notified_on)
    return next((day for day in days if day is not None), None)


def inspections(contents: Contents) -> tuple[Inspection, ...]:
    """All inspections, the latest first; those without any day come first, since they are being typed in."""
    return tuple(
        sorted(
            contents.of(Inspection).values(),
            key=lambda each: (last_day(each) or date.max, each.title, each.key),
            reverse=True,
        )
    )


def grades_of(contents: Contents, inspection: str) -> tuple[InspectionGrade, ...]:
    """The indicators that an inspection graded, by code: "2.1", "2.9", "2.10"."""
    found = (grade for grade in contents.of(InspectionGrade).values() if grade.inspection == inspection)
    return tuple(sorted(found, key=lambda grade: (code_order(grade.code), grade.key)))


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """By what codes are ordered: their numbers as numbers."""
    return tuple((int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in code.split("."))


def points_of(contents: Contents, inspection: str, kind: PointKind | None = None) -> tuple[InspectionPoint, ...]:
    """The points of an inspection's report in their order, or only those of one kind."""
    found = (p for p in contents.of(InspectionPoint).values() if p.inspection == inspection and kind in (None, p.kind))
    order = list(PointKind)
    return tuple(sorted(found, key=lambda point: (order.index(point.kind), point.position, point.key)))


def answer_to(contents: Contents, point: str) -> PointAnswer:
    """What the open cycle says to a point: what is stored, or an answer that says nothing yet."""
    key = point_answer_key(contents.cycle_key, point)
    stored = contents.of(PointAnswer).get(key)
    return stored or PointAnswer(key=key, cycle=contents.cycle_key, point=point)


def evaluations_of(contents: Contents, point: str) -> tuple[ProgressEvaluation, ...]:
    """The evaluations of the progress on a point, the first one first."""
    found = (each for each in contents.of(ProgressEvaluation).values() if each.point == point)
    return tuple(sorted(found, key=lambda each: (each.on, each.at, each.key)))


def when_in_words(inspection: Inspection) -> str:
    """ "report of 18 April 2023", "1 Oct 2022 to 28 Feb 2023", "notice of 26 September 2022" or ""."""
    if inspection.published_on is not None:
        return f"report of {day_in_words(inspection.published_on)}"
    period = period_in_words(inspection.active_from, inspection.active_to)
    if period or inspection.notified_on is None:
        return period
    return f"notice of {day_in_words(inspection.notified_on)}"
