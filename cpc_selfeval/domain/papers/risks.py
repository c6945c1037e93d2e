"""Risks to children, as far as a self-evaluation records any: picked by rule, for the top of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.report import ActionLine, FindingLine, IndicatorReport, ReportSnapshot

WEAK: Final = 2
"""Levels up to this one (weak, unsatisfactory) call for structured or immediate action (dossier, section 2.1)."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk: what it is, in whose words, what it means for children, and what answers it ("" where nothing says).

    ``sought`` is the outcome that an overdue action was to bring. ``ref`` is of what it is: codes of indicators, or the
    reference of the overdue action.
    """

    kind: str
    text: str
    meaning: str = ""
    sought: str = ""
    answer: str = ""
    ref: str = ""


def risks_to_children(snapshot: ReportSnapshot) -> tuple[Risk, ...]:
    """The risks that are recorded, in this order, nothing twice:

    1. areas for improvement of high priority on covered indicators, those without an action first;
    2. covered indicators at level 2 or 1, whatever stage the level has reached, that no such area is on;
    3. overdue actions, the longest overdue first, that no such area is answered by.

    Nothing is weighed or added up: what is of high priority or weak was said so by people.
    """
    areas = sorted(snapshot.areas_of_high_priority, key=lambda line: bool(line.action_refs))
    on = {code for line in areas for code in line.finding.indicators}
    answering = {ref for line in areas for ref in line.action_refs}
    return (
        *(_area(snapshot, line) for line in areas),
        *(_weak(report) for report in snapshot.covered if _is_weak(report) and report.code not in on),
        *(_overdue(line) for line in _late(snapshot) if line.action.ref not in answering),
    )


def _area(snapshot: ReportSnapshot, line: FindingLine) -> Risk:
    answers = [_answer(snapshot.action(ref)) for ref in line.action_refs]
    said = f"Answered by {', '.join(answers)}." if answers else "No action answers it yet."
    codes = ", ".join(line.finding.indicators)
    return Risk(f"High priority ({codes})", line.finding.text, meaning=line.finding.impact, answer=said, ref=codes)


def _answer(line: ActionLine) -> str:
    return f"{line.action.ref} ({line.status_word.lower()})"


def _is_weak(report: IndicatorReport) -> bool:
    return report.position.level is not None and report.position.level <= WEAK


def _weak(report: IndicatorReport) -> Risk:
    return Risk(report.position_words, f"{report.code} {report.title}", ref=report.code)


def _late(snapshot: ReportSnapshot) -> Iterator[ActionLine]:
    late = [line for line in snapshot.actions if line.status is Status.OVERDUE]
    yield from sorted(late, key=lambda line: -line.days_overdue)


def _overdue(line: ActionLine) -> Risk:
    action = line.action
    due = f", due {day_in_words(action.due)}" if action.due else ""
    needed = f"Help needed: {action.help_needed.strip()}" if action.help_needed.strip() else "No help is asked for."
    said = f"{action.ref} {action.text}"
    return Risk(f"{line.status_word}{due}", said, sought=action.outcome, answer=needed, ref=action.ref)
