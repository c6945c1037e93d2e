"""The action plan as a table on wide pages."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot
from cpc_selfeval.domain.words import reading_in_words
from cpc_selfeval.exports.papers.long_tables import in_stretches
from cpc_selfeval.exports.papers.overview import due_words
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.papers.status import status_words
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, bold, quiet

LATEST_NOTES = 2
"""How many progress notes the paper shows of each action; the workbook has all of them, and the paper says so."""


NOTES_LINE = f"Of progress notes the latest {LATEST_NOTES} are shown; all are in the workbook."


def action_plan(paper: Paper, snapshot: ReportSnapshot, name: str) -> None:
    """Every action in its own row, under what the plan is called; nothing but a sentence when there is none."""
    with paper.landscape():
        paper.heading(2, name)
        if not snapshot.actions:
            paper.paragraph("No actions are planned yet.")
            return
        paper.paragraph(f"{counted(len(snapshot.actions))}, {snapshot.position_at}. {NOTES_LINE}", "quiet")
        plan_table(paper, snapshot.actions)


def plan_table(paper: Paper, actions: Sequence[ActionLine]) -> None:
    """These actions as rows, under a heading of level 2; for wide pages."""
    in_stretches(paper, actions, lambda line: line.action.ref, lambda lines: _table(paper, lines))


def _table(paper: Paper, actions: Sequence[ActionLine]) -> None:
    paper.table(
        ["Ref", "Action, outcome sought", "For", "Measure", "Lead, agencies", "Due", "Status", "Progress"],
        [_row(line) for line in actions],
        widths=[1.2, 5.6, 1.4, 3.4, 2.8, 2.0, 2.3, 5.0],
    )


def counted(number: int) -> str:
    """ "1 action", "12 actions"."""
    return f"{number:,} action{'' if number == 1 else 's'}"


def _row(line: ActionLine) -> list[Cell]:
    return [
        line.action.ref,
        _what(line),
        ", ".join(line.indicators) or quiet("none"),
        _measure(line),
        _who(line),
        due_words(line),
        _status(line),
        _progress(line),
    ]


def _what(line: ActionLine) -> Cell:
    action = line.action
    said: list[Content] = [UserText(action.text)]
    if action.outcome.strip():
        said.append(Paragraph((bold("Outcome sought: "), action.outcome), "small"))
    if action.resources.strip():
        said.append(Paragraph((bold("Resources: "), action.resources), "small"))
    about = [words.ORIGINS[action.origin]]
    if action.priority:
        about.append(f"{words.PRIORITIES[action.priority].lower()} priority")
    said.append(Paragraph(" · ".join((*about, *line.tags)), "small"))
    return said


def _measure(line: ActionLine) -> Cell:
    action = line.action
    said: list[Content] = [UserText(action.measure)] if action.measure.strip() else []
    for name, value in (("From", action.baseline), ("To", action.target)):
        if value.strip():
            said.append(Paragraph((bold(f"{name}: "), value), "small"))
    if line.readings:
        said.append(Paragraph((bold("Latest: "), reading_in_words(line.readings[-1])), "small"))
    return said or quiet("no measure yet")


def _who(line: ActionLine) -> Cell:
    said: list[Content] = [Paragraph(part) for part in (line.action.lead, line.agency) if part]
    if line.contributing:
        said.append(Paragraph(f"with {', '.join(line.contributing)}", "small"))
    return said or quiet("no lead yet")


def _status(line: ActionLine) -> Cell:
    said: list[Content] = [Paragraph(status_words(line))]
    if line.status is Status.OVERDUE and line.action.status is Status.AT_RISK:
        said.append(Paragraph("was at risk", "small"))
    return said


def _standing(line: ActionLine) -> list[Content]:
    """What help it needs and why it was withdrawn: whole sentences, which the column of statuses is too narrow for."""
    said: list[Content] = []
    if line.action.help_needed.strip():
        said.append(Paragraph((bold("Help needed: "), line.action.help_needed), "small"))
    if line.status is Status.WITHDRAWN:
        reason = line.action.withdrawn_reason
        because = (bold("Withdrawn because: "), reason) if reason.strip() else "withdrawn, no reason recorded"
        said.append(Paragraph(because, "small"))
    return said


def _progress(line: ActionLine) -> Cell:
    said: list[Content] = [UserText(f"{day_short(note.on)}: {note.text}") for note in line.progress[:LATEST_NOTES]]
    older = len(line.progress) - LATEST_NOTES
    if older > 0:
        said.append(Paragraph(f"{older} earlier note{'' if older == 1 else 's'} in the workbook", "small"))
    return [*(said or [Paragraph(quiet("none noted yet"))]), *_standing(line)]
