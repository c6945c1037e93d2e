"""The order of the summary paper: page one, contents, key questions, action plan, evidence, scale."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.days import period_in_words
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.delivery import delivered
from cpc_selfeval.exports.summary.action_plan import action_plan
from cpc_selfeval.exports.summary.appendix import evidence_index, how_to_read
from cpc_selfeval.exports.summary.key_questions import key_questions
from cpc_selfeval.exports.summary.page_one import page_one
from cpc_selfeval.exports.tagged_pdf import Paper

JUDGEMENT_LINE = "Levels are the Committee’s own judgements. They are not an inspection grade."
MADE_UP = "Made-up example: no real committee, child or service"


def write_summary(snapshot: ReportSnapshot, target: Path) -> None:
    """Write the paper. Raises Refusal where ``target`` cannot be written; what was there is then untouched."""
    delivered(target, summary_bytes(snapshot))


def summary_bytes(snapshot: ReportSnapshot) -> bytes:
    """The paper as bytes: the same snapshot gives the same bytes with the same version of the program."""
    committee, cycle = snapshot.committee, snapshot.cycle
    paper = Paper(
        title=f"{cycle.title}: summary for the {committee.cog_name}",
        author=committee.name,
        subject=f"Self-evaluation against {snapshot.framework.title}, {snapshot.framework.edition}",
        created=snapshot.as_at,
        creator=f"CPC Self-Evaluation {snapshot.program}",
        header_left=committee.name,
        header_right=MADE_UP if committee.made_up else cycle.title,
        footer_left=JUDGEMENT_LINE,
    )
    page_one(paper, snapshot, _facts(snapshot))
    paper.page_break()
    paper.heading(2, "Contents", listed=False)
    paper.contents(first=2, last=3)
    paper.page_break()
    key_questions(paper, snapshot)
    action_plan(paper, snapshot)
    evidence_index(paper, snapshot)
    how_to_read(paper, snapshot)
    return paper.as_bytes()


def _facts(snapshot: ReportSnapshot) -> str:
    """Committee, framework edition, period and position: the lines under the title."""
    period = period_in_words(snapshot.cycle.period_from, snapshot.cycle.period_to)
    framework = f"{snapshot.framework.short_title}, {snapshot.framework.edition}"
    when = f"{period}, {snapshot.position_at}" if period else snapshot.position_at
    return f"{snapshot.committee.name} · {framework}\n{when[0].upper()}{when[1:]}"
