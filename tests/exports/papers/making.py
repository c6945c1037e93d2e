"""Papers of any snapshot, for the tests."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from PIL import Image

from cpc_selfeval.domain.papers.front import PaperFront
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers import printed
from tests.exports.workbook.contents import EMPTY, snapshot_of


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


def full_front() -> PaperFront:
    """Everything that can be said on a paper besides the position."""
    picture = io.BytesIO()
    Image.new("RGBA", (60, 20), (10, 74, 134, 128)).save(picture, "PNG")
    return PaperFront(
        marking="OFFICIAL",
        author="Isla Grant",
        author_role="Lead officer",
        contact="Telephone the committee’s office.",
        logo=picture.getvalue(),
        logo_words="Logo of Example Council",
        number="CPC/26/14",
        to="Chief Officers’ Group",
        meeting_on=date(2026, 12, 12),
        purpose="To say where we stand.",
        recommendations="Note this paper.\n\nAgree the plan.",
        implications="Two days of trainers in each term.",
    )


def full_paper_with_logo(logo: bytes) -> bytes:
    """An empty file's full self-evaluation under a logo."""
    order = ordered_of(snapshot_of(EMPTY), Paper.FULL, replace(full_front(), logo=logo))
    return printed(order).content
