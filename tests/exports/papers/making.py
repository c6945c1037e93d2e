"""Papers of any snapshot, for the tests."""

from __future__ import annotations

from cpc_selfeval.domain.papers.front import PaperFront
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers import printed


def ordered_of(
    snapshot: ReportSnapshot,
    paper: Paper = Paper.FULL,
    front: PaperFront | None = None,
    since: Since | None = None,
) -> PaperOrder:
    """An order of a paper, for the first agency where it is one agency's part."""
    agency = snapshot.agencies[0] if paper is Paper.AGENCY_PART and snapshot.agencies else None
    return PaperOrder(paper, paper.value, snapshot, front or PaperFront(), since, agency)


def full_paper(snapshot: ReportSnapshot) -> bytes:
    """The full self-evaluation as bytes."""
    return printed(ordered_of(snapshot)).content
