"""What changed since the last paper, one row for each thing that changed, for those who filter and sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.guard.small_counts import fewer_than_five
from cpc_selfeval.domain.papers.stood import Stood, StoodAction, was_due
from cpc_selfeval.domain.report import ActionLine, IndicatorReport, ReportSnapshot

LEVEL, AREA = "Level", "Area of high priority"
NEW, GONE, STATUS, DUE, ASKED = "New action", "Action gone", "Status", "Due date", "Decision asked"
_NO_LEVEL: Final = "Not in that paper"


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One change: what kind, of what (its code or reference, its words), how it was, how it is ("" for nothing).

    ``key`` is that of the change, made of what kind it is and of the record's own key.
    """

    key: str
    what: str
    ref: str
    subject: str
    was: str
    now: str


def changed_rows(before: Stood, snapshot: ReportSnapshot) -> tuple[ChangedRow, ...]:
    """Everything that the earlier paper kept and that is now another, in this order:

    1. levels, in the framework's order, where the words of an indicator's position differ; none where the framework
       edition is another one since, since levels are then not compared;
    2. of each action in the plan's order: that it is new, its status (overdue is one), its due date, whether a
       decision is asked; then actions that are gone;
    3. areas for improvement that are of high priority now and were not, and the other way round.

    Nothing is weighed. The sentences of :mod:`domain.papers.since` are a choice of these rows.
    """
    levels = _levels(before, snapshot) if before.framework == snapshot.cycle.framework else ()
    return (*levels, *_actions(before, snapshot), *_gone(before, snapshot), *_areas(before, snapshot))


def _levels(before: Stood, snapshot: ReportSnapshot) -> Iterator[ChangedRow]:
    covered = {report.code for report in snapshot.covered}
    for report in snapshot.indicators:
        was = before.indicators.get(report.code)
        if was is None and report.code not in covered:
            continue
        then = was.words if was is not None else _NO_LEVEL
        if then != report.position_words:
            yield _level(report, then)


def _level(report: IndicatorReport, then: str) -> ChangedRow:
    return ChangedRow(f"level {report.scope.key}", LEVEL, report.code, report.title, then, report.position_words)


def _actions(before: Stood, snapshot: ReportSnapshot) -> Iterator[ChangedRow]:
    words = {key.status.value: key.word for key in snapshot.statuses}
    asked = {ask.action_ref: ask.decision for ask in snapshot.asks}
    for line in snapshot.actions:
        was = before.actions.get(line.action.key)
        if was is None:
            yield _of(line, NEW, "", f"{line.status_word}{_due(line.action.due)}")
        else:
            yield from _since_then(line, was, words)
        yield from _asked(line, line.action.ref in before.asked, asked.get(line.action.ref, ""))


def _since_then(line: ActionLine, was: StoodAction, words: dict[str, str]) -> Iterator[ChangedRow]:
    if was.status != line.status.value:
        yield _of(line, STATUS, words.get(was.status, was.status), line.status_word)
    then, now = was_due(was), line.action.due
    if then != now:
        yield _of(line, DUE, _day(then), _day(now))


def _asked(line: ActionLine, before: bool, now: str) -> Iterator[ChangedRow]:
    if before != bool(now):
        yield _of(line, ASKED, "Asked" if before else "Not asked", now or "No longer asked")


def _of(line: ActionLine, what: str, was: str, now: str) -> ChangedRow:
    return ChangedRow(f"{what.lower()} {line.action.key}", what, line.action.ref, line.action.text, was, now)


def _gone(before: Stood, snapshot: ReportSnapshot) -> Iterator[ChangedRow]:
    """Of an action that is gone only what the paper kept can be said, with counts below five hidden in any case."""
    here = {line.action.key for line in snapshot.actions}
    words = {key.status.value: key.word for key in snapshot.statuses}
    gone = [(was.ref, key, was) for key, was in before.actions.items() if key not in here]
    for ref, key, was in sorted(gone, key=lambda each: each[:2]):
        subject, then = fewer_than_five(was.text), words.get(was.status, was.status)
        yield ChangedRow(f"gone {key}", GONE, ref, subject, f"{then}{_due(was_due(was))}", "No longer in the plan")


def _areas(before: Stood, snapshot: ReportSnapshot) -> Iterator[ChangedRow]:
    now = {line.finding.key for line in snapshot.areas_of_high_priority}
    for line in snapshot.findings:
        finding = line.finding
        was, high = finding.key in before.high_areas, finding.key in now
        if was != high and finding.kind is FindingKind.AREA:
            said = ("High priority", "Not of high priority")
            left = said[1] if finding.priority is not Priority.HIGH else "Its indicators are not in this cycle"
            codes = ", ".join(finding.indicators)
            yield ChangedRow(f"area {finding.key}", AREA, codes, finding.text, said[not was], said[0] if high else left)


def _day(day: date | None) -> str:
    return day_in_words(day) if day else "No day"


def _due(day: date | None) -> str:
    return f", due {day_in_words(day)}" if day else ""
