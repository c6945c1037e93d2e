"""The parts of the *COG view*: of each its table's heads, and all its rows as texts, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.risks import Risk, risks_to_children
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.report import ActionLine, Ask, IndicatorReport, ReportSnapshot
from cpc_selfeval.exports.workbook import action_plan, changes

WIDTHS: Final = (12.0, 34.0, 92.0, 72.0, 60.0)
"""Of the five columns that all parts share, in characters."""
_QUESTIONS: Final = 10
"""How many key questions are shown in any fit; the framework of 2019 has so many that take a level."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part. ``whole`` names the sheet on which it stands whole; ``least`` entries are shown in every fit."""

    title: str
    table: str
    about: str
    heads: tuple[str, str, str, str, str]
    rows: tuple[tuple[str, ...], ...]
    whole: str
    least: int = 0


def sections(snapshot: ReportSnapshot, since: Since | None) -> tuple[Section, ...]:
    """All parts, in the order of the page."""
    return (
        _decisions(snapshot),
        _changes(snapshot, since),
        _risks(snapshot),
        _actions(snapshot),
        _levels(snapshot),
    )


def _rows_or(rows: Iterator[tuple[str, ...]], nothing: str) -> tuple[tuple[str, ...], ...]:
    """The rows, or one that says that there are none: a table has at least one."""
    return tuple(rows) or (("", "", nothing, "", ""),)


def _decisions(snapshot: ReportSnapshot) -> Section:
    short = snapshot.committee.cog_short
    return Section(
        title=f"The {short} is asked to decide",
        table="CogDecisions",
        about="What is decided, of whom it is asked, and the action that it is for.",
        heads=("Ref", "Asked of", "Decision", "For this action", "How it stands"),
        rows=_rows_or((_decision(snapshot, ask) for ask in snapshot.asks), "Nothing is asked in this cycle so far."),
        whole=f"sheet {action_plan.TITLE}",
    )


def _decision(snapshot: ReportSnapshot, ask: Ask) -> tuple[str, ...]:
    line = snapshot.action(ask.action_ref)
    return (ask.action_ref, ask.officer.strip() or "All members", ask.decision, line.action.text, _stands(line))


def _changes(snapshot: ReportSnapshot, since: Since | None) -> Section:
    rows = ((row.ref, row.what, row.subject, row.now, row.was) for row in changes.rows_since(snapshot, since))
    nothing = changes.UNCHANGED if since else changes.FIRST_PAPER
    return Section(
        title=f"Changes since {since.before}" if since else "Changes since the last paper",
        table="CogChanges",
        about="What is another than in the last paper, how it is now and how it was.",
        heads=("Ref", "What changed", "What it is about", "Now", "Before"),
        rows=_rows_or(rows, f"{nothing}."),
        whole=f"sheet {changes.TITLE}",
    )


def _risks(snapshot: ReportSnapshot) -> Section:
    """Without overdue actions, which have the next part to themselves."""
    actions = {line.action.ref for line in snapshot.actions}
    rows = (_risk(risk) for risk in risks_to_children(snapshot) if risk.ref not in actions)
    return Section(
        title="Risks to children",
        table="CogRisks",
        about="Areas for improvement of high priority and weak levels, and what answers them.",
        heads=("Ref", "Why it is here", "What it is", "What it means for children", "What answers it"),
        rows=_rows_or(rows, "No area for improvement of high priority and no weak level is recorded."),
        whole="sheets Strengths and areas, and Indicators",
    )


def _risk(risk: Risk) -> tuple[str, ...]:
    return (risk.ref, risk.kind.removesuffix(f" ({risk.ref})"), risk.text, risk.meaning, risk.answer)


def _actions(snapshot: ReportSnapshot) -> Section:
    """Overdue ones first, the longest overdue first; then those at risk, by due date."""
    lines = [line for line in snapshot.actions if line.status in (Status.OVERDUE, Status.AT_RISK)]
    lines.sort(key=lambda line: (-line.days_overdue, line.action.due is None, line.action.due, line.action.number))
    rows = (
        (a.ref, line.agency or "No lead agency yet", a.text, a.help_needed or "No help is asked for.", _stands(line))
        for line in lines
        for a in (line.action,)
    )
    return Section(
        title="Actions that are overdue or at risk",
        table="CogActions",
        about="Overdue actions, the longest overdue first, then those at risk.",
        heads=("Ref", "Lead agency", "Action", "Help needed", "How it stands"),
        rows=_rows_or(rows, "None."),
        whole=f"sheet {action_plan.TITLE}",
    )


def _stands(line: ActionLine) -> str:
    due = f", due {day_in_words(line.action.due)}" if line.action.due else ", no due date"
    return f"{line.status_word}{due}"


def _levels(snapshot: ReportSnapshot) -> Section:
    rows = (
        _question(reports) for question in snapshot.framework.key_questions if (reports := _of(snapshot, question.code))
    )
    return Section(
        title="Where each indicator stands",
        table="CogLevels",
        about="The indicators of each key question by how far they have come, with their levels in words.",
        heads=("Question", "No level yet", "What it asks", "Agreed or endorsed", "Proposed or recommended"),
        rows=_rows_or(rows, "No indicator is covered."),
        whole="sheet Indicators",
        least=_QUESTIONS,
    )


def _of(snapshot: ReportSnapshot, question: str) -> tuple[IndicatorReport, ...]:
    return tuple(report for report in snapshot.covered if report.question.code == question)


def _question(reports: tuple[IndicatorReport, ...]) -> tuple[str, ...]:
    question = reports[0].question
    settled: list[str] = []
    proposed: list[str] = []
    open_: list[str] = []
    for report in reports:
        stage = report.position.stage
        place = open_ if stage is None else settled if stage in (Stage.AGREED, Stage.ENDORSED) else proposed
        place.append(f"{report.code} {report.position_words}")
    no_level, agreed, others = ("; ".join(said) for said in (open_, settled, proposed))
    return (question.code, no_level, question.question, agreed, others)
