"""The report to the committee: what it is asked to agree, what changed, and where every indicator stands."""

from __future__ import annotations

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.risks import risks_to_children
from cpc_selfeval.domain.position import PROGRESS_DEFINITION
from cpc_selfeval.domain.report import IndicatorReport, ReportSnapshot
from cpc_selfeval.exports.papers.capacity import capacity_in_short
from cpc_selfeval.exports.papers.inspections import inspections_to_follow
from cpc_selfeval.exports.papers.key_questions import indicator_title, judgement_table
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.overview import asks, level_profile, overdue, parts
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, bold, quiet


def cpc_report(paper: Paper, order: PaperOrder) -> None:
    """Levels that wait for agreement first, each with its reasons and any dissent."""
    snapshot = order.snapshot
    committee = snapshot.committee
    opening(paper, order, f"{snapshot.cycle.title}: report to the {committee.cpc_name}")
    recommendations(paper, order)
    _to_agree(paper, snapshot)
    _changes(paper, order)
    _risks(paper, snapshot)
    parts(paper, snapshot)
    _where_all_stands(paper, snapshot)
    level_profile(paper, snapshot)
    overdue(paper, snapshot)
    inspections_to_follow(paper, snapshot)
    capacity_in_short(paper, snapshot)
    _no_action(paper, snapshot)
    asks(paper, snapshot, "What the {cog} will be asked to decide")
    closing(paper, order)


def _to_agree(paper: Paper, snapshot: ReportSnapshot) -> None:
    waiting = [r for r in snapshot.covered if r.position.stage in (Stage.PROPOSED, Stage.RECOMMENDED)]
    paper.heading(2, f"Levels for the {snapshot.committee.cpc_short} to agree")
    if not waiting:
        paper.paragraph("No level waits to be agreed.")
    for report in waiting:
        paper.heading(3, indicator_title(report))
        paper.paragraph(
            (bold(report.position_words), f". By the evidence: {report.support.words.lower()}."), leads=True
        )
        judgement_table(paper, report)


def _changes(paper: Paper, order: PaperOrder) -> None:
    if order.since is None:
        return
    paper.heading(2, f"Changes since {order.since.before}")
    if order.since.changes:
        paper.bullets(list(order.since.changes))
    else:
        paper.paragraph("Nothing that is recorded changed: no level, no action, no decision.")


def _risks(paper: Paper, snapshot: ReportSnapshot) -> None:
    risks = risks_to_children(snapshot)
    paper.heading(2, "Risks to children")
    if not risks:
        paper.paragraph("No area for improvement of high priority, no weak level and no overdue action is recorded.")
        return
    paper.bullets(
        [
            (
                bold(f"{risk.kind}: "),
                risk.text,
                f" For children: {risk.meaning}" if risk.meaning.strip() else "",
                f" Outcome sought: {risk.sought}" if risk.sought.strip() else "",
                f" {risk.answer}" if risk.answer else "",
            )
            for risk in risks
        ]
    )


def _where_all_stands(paper: Paper, snapshot: ReportSnapshot) -> None:
    progress = snapshot.progress
    paper.heading(2, "Where every indicator stands")
    paper.paragraph(f"Agreed: {progress.agreed} of {progress.covered}. {PROGRESS_DEFINITION}", "quiet")
    paper.table(
        ["Indicator", "Stands at", "By the evidence", "Strengths, areas, actions"],
        [_row(report) for report in snapshot.covered],
        widths=[4.4, 2.6, 4.4, 2.4],
    )


def _row(report: IndicatorReport) -> list[Cell]:
    counts = f"{len(report.strengths)}, {len(report.areas)}, {len(report.action_refs)}"
    support = report.support.words if report.position.level is not None or report.position.spread else ""
    return [indicator_title(report), report.position_words, support or quiet("no level yet"), counts]


def _no_action(paper: Paper, snapshot: ReportSnapshot) -> None:
    """Areas that no action answers, and open actions that nobody leads or that have no date."""
    codes = {report.code for report in snapshot.covered}
    areas = [
        f"{line.finding.text} ({', '.join(line.finding.indicators)})"
        for line in snapshot.findings
        if line.finding.kind.value == "area" and not line.action_refs and codes.intersection(line.finding.indicators)
    ]
    loose = [line.action.ref for line in snapshot.actions if _is_loose(line.status, line.action.due, line.agency)]
    paper.heading(2, "Still without an answer")
    if areas:
        paper.heading(3, "Areas for improvement without an action", listed=False)
        paper.bullets(list(areas))
    if loose:
        paper.paragraph(f"Open actions without a lead agency or a due date: {', '.join(loose)}.")
    if not (areas or loose):
        paper.paragraph("Every area for improvement has an action, and every open action has a lead agency and a date.")


def _is_loose(status: Status, due: object, agency: str) -> bool:
    return not status.is_over and (due is None or not agency)
