"""The action plan alone, under the name that the committee gives it."""

from __future__ import annotations

from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.exports.papers.action_plan import NOTES_LINE, counted, plan_table
from cpc_selfeval.exports.papers.appendix import status_key
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.overview import overdue
from cpc_selfeval.exports.papers.paper import Paper


def plan_paper(paper: Paper, order: PaperOrder) -> None:
    """What is late first, then every action, then what the status words mean."""
    snapshot, name = order.snapshot, order.front.plan_name
    with paper.landscape():
        opening(paper, order, f"{name}: {snapshot.cycle.title}")
        recommendations(paper, order)
        if snapshot.actions:
            overdue(paper, snapshot, see="")
        paper.heading(2, "All actions")
        if snapshot.actions:
            paper.paragraph(f"{counted(len(snapshot.actions))}. {NOTES_LINE}", "quiet")
            plan_table(paper, snapshot.actions)
        else:
            paper.paragraph("No actions are planned yet.")
        status_key(paper, snapshot)
        closing(paper, order)
