"""One agency's part: what it said, the levels it proposed, the evidence it gave, the actions it leads or shares."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.covering import COVERED_SENTENCE
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.report import ActionLine, JudgementLine, ReportSnapshot
from cpc_selfeval.exports.papers.action_plan import plan_table
from cpc_selfeval.exports.papers.appendix import evidence_table
from cpc_selfeval.exports.papers.key_questions import finding_cell, indicator_title
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Paragraph, UserText, quiet


def agency_part(paper: Paper, order: PaperOrder) -> None:
    """Only what is this agency's. Raises ValueError where the order names no agency."""
    agency = order.agency
    if agency is None:
        raise ValueError("An agency's part needs an agency.")
    snapshot = order.snapshot
    opening(paper, order, f"{agency.name}: its part in {snapshot.cycle.title}")
    recommendations(paper, order)
    _levels(paper, snapshot, agency)
    _findings(paper, snapshot, agency)
    _evidence(paper, snapshot, agency)
    with paper.landscape():
        _actions(paper, snapshot, agency, order.front.plan_name)
        closing(paper, order)  # there too: it would be alone on a page of its own


def _levels(paper: Paper, snapshot: ReportSnapshot, agency: Agency) -> None:
    paper.heading(2, "Levels proposed")
    rows: list[list[Cell]] = [
        [indicator_title(report), line.judged, report.position_words, _reason(line)]
        for report in snapshot.covered
        for line in report.current
        if line.judgement.agency == agency.key
    ]
    if rows:
        paper.table(["Indicator", "Proposed", "Where it stands now", "Reason given"], rows, widths=[3.6, 1.6, 2.4, 5.6])
    else:
        paper.paragraph(COVERED_SENTENCE if snapshot.moderation.covered else "It proposed no level.")


def _reason(line: JudgementLine) -> Cell:
    judgement = line.judgement
    said = [UserText(judgement.reason)] if judgement.reason.strip() else [Paragraph(quiet("no reason recorded"))]
    if judgement.confidence is None:
        return said
    return [*said, Paragraph(f"{words.CONFIDENCES[judgement.confidence]}.", "small")]


def _findings(paper: Paper, snapshot: ReportSnapshot, agency: Agency) -> None:
    own = [line for line in snapshot.findings if line.finding.agency == agency.key]
    for kind, title in ((FindingKind.STRENGTH, "Strengths"), (FindingKind.AREA, "Areas for improvement")):
        paper.heading(2, title)
        lines = [line for line in own if line.finding.kind is kind]
        if lines:
            paper.bullets([finding_cell(line) for line in lines])
        else:
            paper.paragraph("It recorded none.")


def _evidence(paper: Paper, snapshot: ReportSnapshot, agency: Agency) -> None:
    paper.heading(2, "Evidence given")
    lines = [line for line in snapshot.evidence if line.evidence.agency == agency.key]
    if lines:
        evidence_table(paper, lines)
    else:
        paper.paragraph("It gave none.")


def _actions(paper: Paper, snapshot: ReportSnapshot, agency: Agency, plan: str) -> None:
    _table(paper, f"{plan}: what it leads", [line for line in snapshot.actions if line.action.agency == agency.key])
    shared = [line for line in snapshot.actions if agency.key in line.action.contributing]
    _table(paper, f"{plan}: what it contributes to", shared)


def _table(paper: Paper, title: str, lines: list[ActionLine]) -> None:
    paper.heading(2, title)
    if lines:
        plan_table(paper, lines)
    else:
        paper.paragraph("Nothing.")
