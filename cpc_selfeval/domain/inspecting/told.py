"""Inspections as papers tell them: every derived word frozen, so that a paper comes out the same again."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.editions import Editions
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.inspecting.beside import (
    GradeBeside,
    PointBeside,
    Tally,
    grades_beside,
    held_beside,
    level_in_words,
    points_beside,
    tally,
)
from cpc_selfeval.domain.inspecting.following import OF_ANOTHER_CYCLE, evidence_refs, follow_through
from cpc_selfeval.domain.inspecting.recorded import KINDS, answer_to, inspections, when_in_words
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionPoint,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
)


@dataclass(frozen=True, slots=True)
class EvaluationTold:
    """One evaluation of progress; ``level`` is "4 Good", "" for none yet."""

    evaluation: ProgressEvaluation
    level: str
    evidence_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointTold:
    """One point: what the self-evaluation had, the actions of the open cycle that answer it, and its progress.

    ``known`` is "Had it", "" where it is not marked. ``answer`` is that of the cycle in which it is
    marked, ``answer_here`` that of the open one. ``progress`` says the first and the latest evaluation in a sentence.
    """

    point: InspectionPoint
    kind: str
    answer: PointAnswer
    answer_here: PointAnswer
    known: str
    entries: tuple[str, ...]
    action_refs: tuple[str, ...]
    progress: str
    evaluations: tuple[EvaluationTold, ...]


@dataclass(frozen=True, slots=True)
class InspectionTold:
    """One inspection. ``edition`` and ``held_beside`` are titles, ``when`` is "report of 18 April 2023"."""

    inspection: Inspection
    edition: str
    held_beside: str
    when: str
    grades: tuple[GradeBeside, ...]
    points: tuple[PointTold, ...]
    tallies: tuple[tuple[PointKind, Tally], ...]

    def points_of(self, kind: PointKind) -> tuple[PointTold, ...]:
        """The points of one kind."""
        return tuple(point for point in self.points if point.point.kind is kind)

    def counted(self, kind: PointKind) -> str:
        """What we had of the points of a kind, in a sentence; "" for no points of it."""
        return dict(self.tallies)[kind].in_words()


def inspections_told(contents: Contents, editions: Editions) -> tuple[InspectionTold, ...]:
    """All inspections, the latest first, beside the self-evaluation."""
    return tuple(_told(contents, inspection, editions) for inspection in inspections(contents))


def _told(contents: Contents, inspection: Inspection, editions: Editions) -> InspectionTold:
    framework = editions.get(inspection.framework)
    held = held_beside(contents, inspection)
    found = {kind: points_beside(contents, inspection, kind) for kind in PointKind}
    return InspectionTold(
        inspection=inspection,
        edition=framework.title if framework is not None else inspection.framework,
        held_beside=held.cycle.title if held is not None else "",
        when=when_in_words(inspection),
        grades=grades_beside(contents, inspection, editions),
        points=tuple(_point(contents, each, framework) for points in found.values() for each in points),
        tallies=tuple((kind, tally(points)) for kind, points in found.items()),
    )


def _point(contents: Contents, found: PointBeside, framework: Framework | None) -> PointTold:
    point, answer = found.point, found.answer
    here = answer_to(contents, point.key)
    follow = follow_through(contents, point.key, framework)
    return PointTold(
        point=point,
        kind=KINDS[point.kind],
        answer=answer,
        answer_here=here,
        known=words.KNOWN[answer.known] if answer.known is not None else "",
        entries=tuple(_entry(contents, key) for key in answer.findings),
        action_refs=tuple(contents.actions[key].ref for key in here.actions if key in contents.actions),
        progress=follow.said if follow.evaluations else "",
        evaluations=tuple(
            EvaluationTold(each, level_in_words(framework, each.level), evidence_refs(contents, each.supporting))
            for each in follow.evaluations
        ),
    )


def _entry(contents: Contents, key: str) -> str:
    finding = contents.findings.get(key)
    if finding is None:
        return f"an entry {OF_ANOTHER_CYCLE}"
    kind = "Strength" if finding.kind is FindingKind.STRENGTH else "Area for improvement"
    codes = f" of {', '.join(finding.indicators)}" if finding.indicators else ""
    return f"{kind}{codes}: {finding.text}"
