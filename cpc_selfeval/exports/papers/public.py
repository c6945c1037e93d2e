"""The public version: what is good, what has to get better, what is being done; nobody's name and no dissent."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.report import ActionLine, IndicatorReport, ReportSnapshot
from cpc_selfeval.exports.papers.appendix import scale
from cpc_selfeval.exports.papers.learned import learned
from cpc_selfeval.exports.papers.long_tables import in_stretches
from cpc_selfeval.exports.papers.opening import opening
from cpc_selfeval.exports.papers.overview import due_words
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.papers.status import status_words
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, bold, quiet


def public_version(paper: Paper, order: PaperOrder) -> None:
    """The order's snapshot has to be the public one (``domain.papers.public``): this only chooses what is of use."""
    snapshot = order.snapshot
    opening(paper, order, f"How well do we protect children? {snapshot.cycle.title}", purpose=False)
    paper.paragraph(
        f"The {snapshot.committee.cpc_name} looks every year at how well children are protected, and says here what it "
        "found. It uses a published framework; each level is its own judgement and no inspection grade."
    )
    if order.front.purpose.strip():
        paper.user_text(order.front.purpose)
    for part in snapshot.parts:
        learned(paper, 2, part, "Not yet said.")
    _levels(paper, snapshot)
    _actions(paper, snapshot)
    scale(paper, snapshot)
    if order.front.contact.strip():
        paper.heading(2, "Contact")
        paper.user_text(order.front.contact)


def _levels(paper: Paper, snapshot: ReportSnapshot) -> None:
    """Levels that were agreed or endorsed; a proposal is nothing that the public was told."""
    paper.heading(2, "Levels that were agreed")
    agreed = [report for report in snapshot.covered if report.position.state.is_finished]
    if agreed:
        paper.table(["Quality indicator", "Level"], [_level(report) for report in agreed], widths=[5, 3])
    waiting = len(snapshot.covered) - len(agreed)
    if waiting:
        paper.paragraph(
            f"{waiting} quality indicator{'' if waiting == 1 else 's'} of this cycle "
            f"{'is' if waiting == 1 else 'are'} not agreed yet.",
            "quiet",
        )


def _level(report: IndicatorReport) -> list[Cell]:
    return [f"{report.code} {report.title}", report.position_words]


def _actions(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, "What is being done")
    if not snapshot.actions:
        paper.paragraph("No actions are planned yet.")
        return
    going_on = [line for line in snapshot.actions if line.status.value != "withdrawn"]
    in_stretches(paper, going_on, lambda line: line.action.ref, lambda lines: _table(paper, lines))


def _table(paper: Paper, lines: Sequence[ActionLine]) -> None:
    paper.table(
        ["What", "Lead agency", "By when", "How far"],
        [[_what(line), line.agency or quiet("several"), due_words(line), status_words(line)] for line in lines],
        widths=[6.4, 2.8, 2.2, 2.4],
    )


def _what(line: ActionLine) -> Cell:
    said: list[Content] = [UserText(line.action.text)]
    if line.action.outcome.strip():
        said.append(Paragraph((bold("So that: "), line.action.outcome), "small"))
    return said
