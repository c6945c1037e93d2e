"""An inspection beside the self-evaluation: the levels indicator by indicator, and what was known of each point.

That an inspection finds what a committee had found itself is what inspectors named as a ground for confidence (council
technical note 064-23 of East Dunbartonshire, 2023, paragraph 7, last point). Whether a point was known is what people
mark, with their reason; the program only counts the marks, and averages and forecasts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import judgements_shown
from cpc_selfeval.domain.cycles.levels import judged_when
from cpc_selfeval.domain.editions import Editions
from cpc_selfeval.domain.framework import Framework, IndicatorRef
from cpc_selfeval.domain.inspecting.recorded import answer_to, grades_of, points_of
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
)
from cpc_selfeval.domain.position import headline_of, standing_judgements

_BOTH: Final = 2
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class SelfEvaluationBeside:
    """The cycle whose self-evaluation an inspection is held beside, with its edition and judgement events by code."""

    cycle: Cycle
    framework: Framework
    is_open: bool
    judgements: Mapping[str, tuple[Judgement, ...]]
    answers: Mapping[str, PointAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GradeBeside:
    """One graded indicator: their level and ours in words, and the difference.

    ``difference`` is ours less theirs, in levels; None where the two cannot be compared or one is missing. ``said`` is
    that in a sentence. ``code`` and ``title`` are of the inspection's edition ("" for a title that is not known).
    """

    grade: InspectionGrade
    code: str
    title: str
    theirs: str
    ours: str
    difference: int | None
    said: str


@dataclass(frozen=True, slots=True)
class PointBeside:
    """One point with what the self-evaluation had of it, as people marked it (:func:`answered_in`)."""

    point: InspectionPoint
    answer: PointAnswer


@dataclass(frozen=True, slots=True)
class Tally:
    """How points were marked. The four add up to ``total``."""

    yes: int
    partly: int
    no: int
    unmarked: int

    @property
    def total(self) -> int:
        """All points."""
        return self.yes + self.partly + self.no + self.unmarked

    def in_words(self) -> str:
        """What we had of these points, in a sentence that names no number of nothing; "" for no points.

        "We already had both." "Of the 5, we already had 3, had part of 1 and did not have 1." What is not marked yet
        stands behind: "; 2 are not marked yet."
        """
        if not self.total:
            return ""
        if self.unmarked == self.total:
            return "It is not marked yet." if self.total == 1 else f"None of the {self.total} is marked yet."
        if self.total in (self.yes, self.partly, self.no):
            return self._all_alike()
        marked = ((self.yes, "already had"), (self.partly, "had part of"), (self.no, "did not have"))
        said = [f"{words} {number}" for number, words in marked if number]
        together = " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else said[0]
        left = f"; {self.unmarked} {'is' if self.unmarked == 1 else 'are'} not marked yet" if self.unmarked else ""
        return f"Of the {self.total}, we {together}{left}."

    def _all_alike(self) -> str:
        one, both = self.total == 1, self.total == _BOTH
        if self.yes:
            return f"We already had {'it' if one else 'both' if both else f'all {self.total}'}."
        if self.partly:
            return f"We had part of {'it' if one else 'both' if both else f'each of the {self.total}'}."
        return f"We {'did not have it' if one else f'had none of the {self.total}'}."


def held_beside(contents: Contents, inspection: Inspection) -> SelfEvaluationBeside | None:
    """What an inspection is held beside: the cycle that it names, the open one where it names none; None if gone."""
    wanted = inspection.compared_with or contents.cycle_key
    if wanted == contents.cycle_key:
        events = {code: judgements_shown(contents, code) for code in contents.framework.codes}
        return SelfEvaluationBeside(contents.cycle, contents.framework, True, events)
    for other in contents.other_cycles:
        if other.cycle.key == wanted:
            return SelfEvaluationBeside(other.cycle, other.framework, False, other.judgements, other.answers)
    return None


def grades_beside(contents: Contents, inspection: Inspection, editions: Editions) -> tuple[GradeBeside, ...]:
    """Each graded indicator with the level of the self-evaluation, by code."""
    held = held_beside(contents, inspection)
    return tuple(_beside(contents, grade, inspection, held, editions) for grade in grades_of(contents, inspection.key))


def points_beside(contents: Contents, inspection: Inspection, kind: PointKind) -> tuple[PointBeside, ...]:
    """The points of a kind with what the self-evaluation had of each."""
    held = held_beside(contents, inspection)
    return tuple(
        PointBeside(point, answered_in(contents, held, point.key)[1])
        for point in points_of(contents, inspection.key, kind)
    )


def answered_in(contents: Contents, held: SelfEvaluationBeside | None, point: str) -> tuple[Cycle, PointAnswer]:
    """What is marked of a point, and the cycle in which it is marked: the open one where none is marked yet.

    A report often comes when the self-evaluation that it is held beside is closed, and closed cycles take nothing in.
    So where that cycle says nothing, it may be marked in the open one, and stays so in cycles after it.
    """
    here = (contents.cycle, answer_to(contents, point))
    if held is None or held.is_open:
        return here
    later = ((other.cycle, other.answers.get(point)) for other in reversed(contents.other_cycles))
    for cycle, answer in ((held.cycle, held.answers.get(point)), here, *later):
        if answer is not None and _says_something(answer):
            return cycle, answer
    return here


def _says_something(answer: PointAnswer) -> bool:
    return answer.known is not None or bool(answer.reason.strip() or answer.findings)


def tally(points: tuple[PointBeside, ...]) -> Tally:
    """Count how these points were marked. Nothing is weighed."""
    counts = Counter(point.answer.known for point in points)
    return Tally(counts[Known.YES], counts[Known.PARTLY], counts[Known.NO], counts[None])


def difference_in_words(difference: int) -> str:
    """ "the same level as the inspectors", "one level lower than the inspectors", "two levels higher than …"."""
    return f"{steps_in_words(difference)} {'than' if difference else 'as'} the inspectors"


def steps_in_words(levels: int) -> str:
    """ "the same level", "one level lower", "two levels higher"."""
    if not levels:
        return "the same level"
    size = abs(levels)
    number = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
    return f"{number} {'level' if size == 1 else 'levels'} {'higher' if levels > 0 else 'lower'}"


def level_in_words(framework: Framework | None, level: int | None) -> str:
    """ "4 Good"; the number alone where the edition is not known here, or its scale has no such level; "" for none."""
    if level is None:
        return ""
    labels = {each.value: each.label for each in framework.scale} if framework is not None else {}
    return f"{level} {labels[level]}" if level in labels else str(level)


def _beside(
    contents: Contents,
    grade: InspectionGrade,
    inspection: Inspection,
    held: SelfEvaluationBeside | None,
    editions: Editions,
) -> GradeBeside:
    framework = editions.get(inspection.framework)
    known = framework is not None and grade.code in framework.codes
    title = framework.indicator(grade.code).title if framework is not None and known else ""
    theirs = level_in_words(framework, grade.level) or "no level entered yet"
    ours, level, why_not = _ours(contents, IndicatorRef(inspection.framework, grade.code), inspection, held, editions)
    if level is None or grade.level is None:
        said = why_not or "The inspectors’ level is not entered yet."
        return GradeBeside(grade, grade.code, title, theirs, ours, None, said)
    difference = level - grade.level
    said = f"The self-evaluation was at {difference_in_words(difference)}."
    if difference:
        said = f"The self-evaluation was {difference_in_words(difference)}."
    return GradeBeside(grade, grade.code, title, theirs, ours, difference, said)


def _ours(
    contents: Contents,
    ref: IndicatorRef,
    inspection: Inspection,
    held: SelfEvaluationBeside | None,
    editions: Editions,
) -> tuple[str, int | None, str]:
    """Our level in words, the level itself, and why it is none."""
    if held is None:
        return "", None, "Cannot be compared: the self-evaluation that it was held beside is not in this file."
    code = editions.counterpart(ref, held.framework.id)
    if code is None or code not in held.framework.codes:
        return "", None, "Cannot be compared: no confirmed row of the crosswalk leads to the self-evaluation’s edition."
    judgement, note = _standing(held.judgements.get(code, ()), inspection.published_on)
    other = "" if ref.framework == held.framework.id else f" (its {code})"
    if judgement is None:
        return "", None, f"The self-evaluation{other} had no level{note}."
    said = f"{judged_when(contents.committee, held.framework, judgement)}{other}{note}"
    return said, judgement.level, "" if judgement.level is not None else "The self-evaluation gave no level."


def _standing(events: tuple[Judgement, ...], published: date | None) -> tuple[Judgement | None, str]:
    """The judgement that counted before the report was published; else the one that counts now, with a note of that.

    What is judged once the report is known is no self-knowledge, so it is never taken for it unsaid.
    """
    before = tuple(event for event in events if published is None or event.on < published)
    judgement = headline_of(before)
    if judgement is not None or not standing_judgements(events):
        return judgement, ""
    if standing_judgements(before):
        return None, ": its proposals differed"
    now = headline_of(events)
    return now, " (recorded after the report)" if published is not None and now else ""
