"""The full self-evaluation: what is asked, every indicator, inspections, the plan, the evidence, the scale."""

from __future__ import annotations

from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.exports.papers.action_plan import action_plan
from cpc_selfeval.exports.papers.appendix import evidence_index, how_to_read
from cpc_selfeval.exports.papers.capacity import capacity_in_full
from cpc_selfeval.exports.papers.inspections import inspections_in_full
from cpc_selfeval.exports.papers.key_questions import key_questions
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.overview import asks, level_profile, overdue, parts
from cpc_selfeval.exports.papers.paper import Paper


def full_self_evaluation(paper: Paper, order: PaperOrder) -> None:
    """Everything that is recorded of the covered indicators, in the space that it needs."""
    snapshot = order.snapshot
    opening(paper, order, f"How well do we protect children? {snapshot.cycle.title}")
    recommendations(paper, order)
    asks(paper, snapshot)
    level_profile(paper, snapshot)
    parts(paper, snapshot)
    overdue(paper, snapshot)
    paper.heading(2, "Contents", listed=False)
    paper.contents(first=2, last=3)
    paper.page_break()
    key_questions(paper, snapshot)
    inspections_in_full(paper, snapshot)
    capacity_in_full(paper, snapshot)
    action_plan(paper, snapshot, order.front.plan_name)
    evidence_index(paper, snapshot)
    how_to_read(paper, snapshot)
    closing(paper, order)
