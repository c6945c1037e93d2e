"""External inspections: recorded, held beside the self-evaluation, made into actions, and followed through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date
from functools import cached_property
from typing import Any

from cpc_selfeval.domain.action import Action, Origin
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.editions import Editions, editions_of
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.framework import CrosswalkRow, Framework, IndicatorRef
from cpc_selfeval.domain.inspecting.pasting import points_in
from cpc_selfeval.domain.inspecting.recorded import answer_to, points_of
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
    inspection_grade_key,
    point_answer_key,
)
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.row_changes import joined, removal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class Inspecting:
    """Verbs on inspections. ``origin`` and ``visit`` are as everywhere."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _shipped(self) -> tuple[tuple[Framework, ...], tuple[CrosswalkRow, ...]]:
        from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_frameworks

        return shipped_frameworks(), crosswalk()

    def editions(self) -> Editions:
        """Every edition that is known here: those that come with the program, and those of the file's cycles."""
        frameworks, crosswalk = self._shipped
        return editions_of(self._session.contents, frameworks, crosswalk)

    # The inspection and its levels

    def record(self, title: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> str:
        """Record an inspection; its key comes back at once.

        It is held beside the open cycle, and its codes and levels are of that cycle's edition, unless ``values``
        (fields of :class:`Inspection`) say otherwise.
        """
        key = new_key()
        fit = cleaned({"title": title, **values})

        def build(contents: Contents) -> Change:
            said = {"framework": contents.framework.id, "compared_with": contents.cycle_key, **fit}
            return Change("new inspection", (RowChange(None, Inspection(key=key, **said)),), visit)

        self._session.make("new inspection", build, origin=origin)
        return key

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change fields of an inspection."""
        revise(self._session, Inspection, key, values, origin=origin, visit=visit)

    def remove(self, key: str) -> None:
        """Remove an inspection with all that was recorded of it; actions and entries stay. Undo brings it back."""

        def build(contents: Contents) -> Change:
            inspection = present(contents, Inspection, key)
            hanging = (row for point in points_of(contents, key) for row in _point_removal(contents, point))
            return Change("removal of an inspection", joined((*hanging, *removal(contents, inspection))))

        self._session.make("removal of an inspection", build)

    def grade(self, inspection: str, codes: Iterable[str]) -> None:
        """Add indicators (codes of the inspection's edition) that inspectors graded; those there already stay."""
        wanted = tuple(codes)

        def build(contents: Contents) -> Change:
            present(contents, Inspection, inspection)
            keys = {code: inspection_grade_key(inspection, code) for code in wanted}
            rows = tuple(
                RowChange(None, InspectionGrade(key=key, inspection=inspection, code=code))
                for code, key in keys.items()
                if contents.get(InspectionGrade, key) is None
            )
            return Change("indicators that an inspection graded", rows)

        self._session.make("indicators that an inspection graded", build)

    def revise_grade(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change the inspectors' level (1 to 6) of an indicator, or what they said of it."""
        revise(self._session, InspectionGrade, key, values, origin=origin, visit=visit)

    def remove_grade(self, key: str) -> None:
        """Take an indicator out of those that were graded."""
        self._remove(InspectionGrade, key, "removal of an inspectors’ level")

    # Points, and what was known of them

    def add_point(
        self, inspection: str, kind: PointKind, *, origin: object | None = None, visit: str | None = None, **values: Any
    ) -> str:
        """Record one point; ``values`` are ``text`` and ``indicators``. Its key comes back at once."""
        key = new_key()
        fit = {"text": "", **cleaned(values)}

        def build(contents: Contents) -> Change:
            place = _next_place(contents, inspection, kind)
            point = InspectionPoint(key=key, inspection=inspection, kind=kind, position=place, **fit)
            return Change("new point of an inspection", (RowChange(None, point),), visit)

        self._session.make("new point of an inspection", build, origin=origin)
        return key

    def add_points(self, inspection: str, kind: PointKind, texts: Sequence[str]) -> tuple[str, ...]:
        """Record points of a report, one for each text, in one step; their keys come back at once."""
        keys = tuple(new_key() for _ in texts)
        fit = tuple(cleaned({"text": text})["text"] for text in texts)

        def build(contents: Contents) -> Change:
            first = _next_place(contents, inspection, kind)
            rows = tuple(
                RowChange(None, InspectionPoint(key=key, inspection=inspection, kind=kind, text=text, position=place))
                for place, (key, text) in enumerate(zip(keys, fit, strict=True), start=first)
            )
            return Change("points of an inspection", rows)

        self._session.make("points of an inspection", build)
        return keys

    def split_point(self, key: str) -> None:
        """Make a point of each line of a point's text, without bullets; the first keeps what hangs on it."""

        def build(contents: Contents) -> Change:
            point = present(contents, InspectionPoint, key)
            first, *others = points_in(point.text) or (point.text,)
            later = (p for p in points_of(contents, point.inspection, point.kind) if p.position > point.position)
            rows = [RowChange(point, replace(point, text=first))]
            rows += [RowChange(p, replace(p, position=p.position + len(others))) for p in later if others]
            for place, text in enumerate(others, start=point.position + 1):
                rows.append(RowChange(None, replace(point, key=new_key(), text=text, position=place)))
            return Change("points of an inspection", tuple(rows))

        self._session.make("points of an inspection", build)

    def revise_point(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change a point's text, kind or indicators (codes of the inspection's edition)."""
        revise(self._session, InspectionPoint, key, values, origin=origin, visit=visit)

    def remove_point(self, key: str) -> None:
        """Remove a point with its answer and its evaluations; entries and actions stay. Undo brings all of it back."""

        def build(contents: Contents) -> Change:
            point = present(contents, InspectionPoint, key)
            return Change("removal of a point of an inspection", tuple(_point_removal(contents, point)))

        self._session.make("removal of a point of an inspection", build)

    def answer(self, point: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Say what the open cycle has to a point: ``known``, ``reason``, ``findings``, ``actions``."""
        key = point_answer_key(self._session.contents.cycle_key, point)
        revise(
            self._session,
            PointAnswer,
            key,
            values,
            origin=origin,
            visit=visit,
            absent=lambda contents: answer_to(contents, point),
        )

    def make_actions(self, points: Sequence[str]) -> tuple[str, ...]:
        """Plan an action for each of these points, in one step to undo; their keys come back at once.

        Each begins with the point's words, comes from an inspection, is of the indicators that are the point's in the
        cycle's edition, and answers the areas for improvement that the point was linked to.
        """
        keys = tuple(new_key() for _ in points)
        editions = self.editions()

        def build(contents: Contents) -> Change:
            number = 1 + max((action.number for action in contents.actions.values()), default=0)
            rows: list[RowChange] = []
            for place, (key, chosen) in enumerate(zip(keys, points, strict=True)):
                point = present(contents, InspectionPoint, chosen)
                rows += _planned(contents, editions, point, key, number + place)
            return Change("actions from an inspection", tuple(rows))

        self._session.make("actions from an inspection", build)
        return keys

    # Follow-through

    def evaluate(
        self,
        point: str,
        *,
        on: date | None = None,
        origin: object | None = None,
        visit: str | None = None,
        **values: Any,
    ) -> str:
        """Evaluate the progress on a point, today unless said otherwise, in the name of whoever is working.

        ``values`` are further fields of :class:`ProgressEvaluation`; its key comes back at once.
        """
        key = new_key()
        fit = {"by": self._session.person.name, **cleaned(values)}

        def build(contents: Contents) -> Change:
            present(contents, InspectionPoint, point)
            now = self._session.clock()
            evaluation = ProgressEvaluation(
                key=key, point=point, on=on or now.date(), at=now.astimezone(UTC).isoformat(), **fit
            )
            return Change("evaluation of progress", (RowChange(None, evaluation),), visit)

        self._session.make("evaluation of progress", build, origin=origin)
        return key

    def revise_evaluation(
        self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any
    ) -> None:
        """Change an evaluation of progress. Its day stays when none is given."""
        fit = {name: value for name, value in values.items() if name != "on" or value is not None}
        if fit:
            revise(self._session, ProgressEvaluation, key, fit, origin=origin, visit=visit)

    def remove_evaluation(self, key: str) -> None:
        """Remove an evaluation of progress."""
        self._remove(ProgressEvaluation, key, "removal of an evaluation of progress")

    def _remove(self, kind: type[Record], key: str, act: str) -> None:
        def build(contents: Contents) -> Change:
            return Change(act, removal(contents, present(contents, kind, key)))

        self._session.make(act, build)


def _next_place(contents: Contents, inspection: str, kind: PointKind) -> int:
    """Where the next point of a kind stands. Raises Removed where the inspection is gone."""
    present(contents, Inspection, inspection)
    return 1 + max((point.position for point in points_of(contents, inspection, kind)), default=0)


def _point_removal(contents: Contents, point: InspectionPoint) -> list[RowChange]:
    hanging: tuple[Record, ...] = (
        *(answer for answer in contents.of(PointAnswer).values() if answer.point == point.key),
        *(each for each in contents.of(ProgressEvaluation).values() if each.point == point.key),
        point,
    )
    return [RowChange(record, None) for record in hanging]


def _planned(
    contents: Contents, editions: Editions, point: InspectionPoint, key: str, number: int
) -> tuple[RowChange, RowChange]:
    answer = answer_to(contents, point.key)
    areas = tuple(
        linked
        for linked in answer.findings
        if linked in contents.findings and contents.findings[linked].kind is FindingKind.AREA
    )
    action = Action(
        key=key,
        cycle=contents.cycle_key,
        number=number,
        text=point.text,
        origin=Origin.INSPECTION,
        findings=areas,
        indicators=_own_codes(contents, editions, point),
    )
    stored = contents.get(PointAnswer, answer.key)
    return RowChange(None, action), RowChange(stored, replace(answer, actions=(*answer.actions, key)))


def _own_codes(contents: Contents, editions: Editions, point: InspectionPoint) -> tuple[str, ...]:
    """The codes of a point's indicators in the cycle's own edition; those without a confirmed one are left out."""
    inspection = present(contents, Inspection, point.inspection)
    refs = (IndicatorRef(inspection.framework, code) for code in point.indicators)
    codes = (editions.counterpart(ref, contents.framework.id) for ref in refs)
    return contents.framework_order(code for code in codes if code is not None)
