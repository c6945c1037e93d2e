"""Starting the next cycle from the open one, as one change: what comes over, and under which codes.

Strengths, areas for improvement and evidence come over with their links and are marked as from the last cycle; levels
come empty, since a level is a judgement of its own cycle. Open actions come over under their numbers with due moves,
progress notes and readings, and go on answering the points of inspections that they answered. How the committee works
(status words, expectations, shelf lives, limits of words) comes as it is. What is complete or withdrawn, meetings,
requests, returns and the paper's picks stay in the cycle that they are of, where they can be read.

Where the edition is another one, codes are turned by the crosswalk's verified rows; what has no counterpart comes over
without that indicator, and :func:`left_without_indicator` names it. So nothing is lost, and nothing is put under an
indicator unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, StatusWord, status_word_key
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Cycle, IndicatorScope, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycle_refusals import CycleUntitled
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk, counterpart
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import (
    Expectations,
    ShelfLife,
    WordLimit,
    expectations_key,
    shelf_life_key,
    word_limit_key,
)
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judging_records.closing import CarriedOver
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority, CapacityFactor
from cpc_selfeval.domain.judging_records.inspecting import PointAnswer, point_answer_key
from cpc_selfeval.domain.judging_records.moderating import Moderation, moderation_key
from cpc_selfeval.domain.record import CycleRecord, settled_key
from cpc_selfeval.domain.references import table_name

R = TypeVar("R", bound=CycleRecord)


@dataclass(frozen=True, kw_only=True)
class NextCycle:
    """What the next cycle begins with. ``key`` is its key, ``left_out`` the codes that it does not cover."""

    key: str
    title: str
    framework: Framework
    period_from: date | None = None
    period_to: date | None = None
    left_out: frozenset[str] = frozenset()


def carried_key(cycle: str, record: str) -> str:
    """The key of the one mark on an entry of a cycle that came over."""
    return settled_key("carried over", cycle, record)


def key_in(cycle: str, record: str) -> str:
    """The key that a record of the last cycle has in the next one: the same however often that is worked out."""
    return settled_key("came over", cycle, record)


def next_cycle(contents: Contents, wanted: NextCycle, crosswalk: Crosswalk, today: date) -> Change:
    """The change that begins the next cycle. Raises CycleUntitled."""
    if not wanted.title.strip():
        raise CycleUntitled
    records = tuple(_Carrying(contents, wanted, crosswalk, today).records())
    return Change(f"start of “{wanted.title}”", tuple(RowChange(None, record) for record in records))


def code_in(contents: Contents, framework: Framework, code: str, crosswalk: Crosswalk) -> str | None:
    """An indicator's code in the next cycle's edition, None where it has no counterpart there."""
    found = counterpart(contents.framework.ref(code), framework.id, crosswalk)
    return found.code if found is not None and found.code in framework.codes else None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What would come over without any of its indicators, by kind."""

    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]

    def __bool__(self) -> bool:
        return bool(self.findings or self.evidence or self.actions)


def left_without_indicator(contents: Contents, framework: Framework, crosswalk: Crosswalk) -> Unplaced:
    """What comes over and has indicators now, but none that the next cycle's edition has too."""

    def lost(codes: tuple[str, ...]) -> bool:
        return bool(codes) and all(code_in(contents, framework, code, crosswalk) is None for code in codes)

    return Unplaced(
        tuple(finding for finding in contents.findings.values() if lost(finding.indicators)),
        tuple(piece for piece in contents.evidence_in_order if lost(piece.indicators)),
        tuple(action for action in open_actions(contents) if lost(contents.indicators_of_action(action))),
    )


def open_actions(contents: Contents) -> tuple[Action, ...]:
    """The actions that are neither complete nor withdrawn, by number: those that come over."""
    return tuple(action for action in contents.actions_in_order if not action.status.is_over)


class _Carrying:
    """The records of the next cycle, from those of the open one."""

    def __init__(self, contents: Contents, wanted: NextCycle, crosswalk: Crosswalk, today: date) -> None:
        self._contents = contents
        self._wanted = wanted
        self._today = today
        framework, codes = wanted.framework, contents.framework.codes
        self._codes = {
            code: now for code in codes if (now := code_in(contents, framework, code, crosswalk)) is not None
        }
        self._actions = {action.key for action in open_actions(contents)}
        self._readings = {key for key, reading in contents.of(Reading).items() if reading.action in self._actions}

    def records(self) -> Iterator[Cycle | CycleRecord]:
        """The cycle, how the committee works, and all that comes over, those that others refer to first."""
        yield self._cycle()
        yield from self._scopes()
        yield from self._ways()
        yield from self._findings()
        yield from self._plan()
        yield from self._evidence()
        yield from self._factors()
        yield from self._answers()

    def _cycle(self) -> Cycle:
        wanted = self._wanted
        number = 1 + max(cycle.number for cycle in self._contents.of(Cycle).values())
        return Cycle(
            key=wanted.key,
            number=number,
            title=wanted.title,
            framework=wanted.framework.id,
            framework_hash=wanted.framework.content_hash,
            period_from=wanted.period_from,
            period_to=wanted.period_to,
        )

    def _scopes(self) -> Iterator[IndicatorScope]:
        """What is not covered, and of the same edition the committee's titles and its word on levels."""
        same_edition = self._wanted.framework.id == self._contents.framework.id
        for code in self._wanted.framework.codes:
            key = scope_key(self._wanted.key, code)
            fresh = IndicatorScope(key=key, cycle=self._wanted.key, code=code)
            scope = replace(fresh, covered=code not in self._wanted.left_out)
            if same_edition:
                was = self._contents.scope(code)
                scope = replace(scope, offer_level=was.offer_level, corrected_title=was.corrected_title)
            if scope != fresh:
                yield scope

    def _ways(self) -> Iterator[CycleRecord]:
        new = self._wanted.key
        for word in self._all(StatusWord):
            yield replace(word, key=status_word_key(new, word.status), cycle=new)
        for expected in self._all(Expectations):
            yield replace(expected, key=expectations_key(new), cycle=new)
        for life in self._all(ShelfLife):
            yield replace(life, key=shelf_life_key(new, life.source_type), cycle=new)
        for limit in self._all(WordLimit):
            yield replace(limit, key=word_limit_key(new), cycle=new)
        for moderation in self._all(Moderation):
            yield replace(moderation, key=moderation_key(new), cycle=new)

    def _findings(self) -> Iterator[CycleRecord]:
        for finding in self._all(Finding):
            yield self._over(finding, indicators=self._mapped(finding.indicators), paper_heading=None)
            yield self._mark(finding)

    def _plan(self) -> Iterator[CycleRecord]:
        for action in open_actions(self._contents):
            # The indicators of an area that it answers came with the area
            indicators = self._mapped(action.indicators)
            yield self._over(action, findings=self._keys(action.findings), indicators=indicators)
            yield self._mark(action, looked_at=self._today)
        moves, notes, readings = self._all(DueMove), self._all(ProgressNote), self._all(Reading)
        parts: list[DueMove | ProgressNote | Reading | AdoptedPriority]
        parts = [*moves, *notes, *readings, *self._all(AdoptedPriority)]
        for record in parts:
            if record.action in self._actions:
                yield self._over(record, action=self._key(record.action))

    def _evidence(self) -> Iterator[CycleRecord]:
        for piece in self._all(Evidence):
            yield self._over(
                piece,
                indicators=self._mapped(piece.indicators),
                findings=self._keys(piece.findings),
                actions=self._keys(piece.actions, self._actions.__contains__),
                readings=self._keys(piece.readings, self._readings.__contains__),
            )
            yield self._mark(piece)
        for file in self._all(Attachment):
            yield self._over(file, evidence=self._key(file.evidence))

    def _factors(self) -> Iterator[CycleRecord]:
        """Factors of capacity with what they stand on; the confidence is a judgement of its own cycle."""
        for factor in self._all(CapacityFactor):
            yield self._over(
                factor,
                confidence="",
                findings=self._keys(factor.findings),
                actions=self._keys(factor.actions, self._actions.__contains__),
                supporting=self._keys(factor.supporting),
                indicators=self._mapped(factor.indicators),
            )
            yield self._mark(factor)

    def _answers(self) -> Iterator[PointAnswer]:
        """Which open actions answer an inspection's points; what was known of them is said of its own cycle."""
        for answer in self._all(PointAnswer):
            actions = self._keys(answer.actions, self._actions.__contains__)
            if actions:
                key = point_answer_key(self._wanted.key, answer.point)
                yield PointAnswer(key=key, cycle=self._wanted.key, point=answer.point, actions=actions)

    def _all(self, kind: type[R]) -> list[R]:
        return sorted(self._contents.of(kind).values(), key=lambda record: record.key)

    def _over(self, record: R, **values: Any) -> R:
        return replace(record, key=self._key(record.key), cycle=self._wanted.key, **values)

    def _mark(self, record: CycleRecord, looked_at: date | None = None) -> CarriedOver:
        key = self._key(record.key)
        return CarriedOver(
            key=carried_key(self._wanted.key, key),
            cycle=self._wanted.key,
            record_table=table_name(type(record)),
            record=key,
            came_from=record.key,
            from_cycle=self._contents.cycle_key,
            looked_at_on=looked_at,
        )

    def _key(self, record: str) -> str:
        return key_in(self._wanted.key, record)

    def _keys(self, records: tuple[str, ...], comes: Callable[[str], bool] = lambda _key: True) -> tuple[str, ...]:
        return tuple(self._key(record) for record in records if comes(record))

    def _mapped(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._codes[code] for code in codes if code in self._codes))
