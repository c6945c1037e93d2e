"""A paper that was asked for: everything that its writer needs, frozen, so that it can be written beside the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.paper_refusals import NoAgencyForPaper
from cpc_selfeval.domain.papers.counts import small_counts_hidden
from cpc_selfeval.domain.papers.front import PaperFront, front_of, options_of
from cpc_selfeval.domain.papers.kinds import Paper, paper_name
from cpc_selfeval.domain.papers.public import public_front, public_snapshot, refuse_while_open
from cpc_selfeval.domain.papers.since import Since, since_last, since_last_of_any
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.domain.words_meter import count_words

LastLook = Callable[[Contents, ReportSnapshot], ReportSnapshot]
"""Adds to a snapshot what the contents alone do not have."""


@dataclass(frozen=True)
class PaperOrder:
    """One paper to be written. ``agency`` is for one agency's part; ``most_words`` the committee's own limit.

    ``counts_hidden`` says that small counts were hidden in the snapshot.
    """

    paper: Paper
    name: str
    snapshot: ReportSnapshot
    front: PaperFront
    since: Since | None = None
    agency: Agency | None = None
    most_words: int | None = None
    counts_hidden: bool = False


def ordered(
    contents: Contents,
    paper: Paper,
    as_at: datetime,
    program: str,
    *,
    agency: str | None = None,
    compared: str | None = None,
    last_looks: tuple[LastLook, ...] = (),
) -> PaperOrder:
    """Freeze what a paper needs. ``agency`` (a key) is whose part it is; what its options say unless given.

    ``compared`` is the key of the earlier paper since which changes are told; the last one unless given.
    ``last_looks`` add what comes from shipped files, before anything is hidden.

    Raises NoAgencyForPaper where an agency's part is asked for and nobody's; PersonalDataOpen for a public version
    while the personal-data guard has something that nobody decided on.
    """
    snapshot = take_snapshot(contents, as_at, program)
    for look in last_looks:
        snapshot = look(contents, snapshot)
    since = _since(contents, snapshot, paper, compared)
    taken, snapshot = snapshot, small_counts_hidden(contents, snapshot)
    counts_hidden = snapshot is not taken
    front = front_of(contents, paper)
    if paper is Paper.PUBLIC:
        refuse_while_open(contents)
        snapshot, front, since = public_snapshot(contents, snapshot), public_front(contents, front), None
    whose = contents.get(Agency, agency or options_of(contents, paper).agency)
    if paper is Paper.AGENCY_PART and whose is None:
        raise NoAgencyForPaper
    house_names = paper_name(paper, contents.committee, None)
    return PaperOrder(
        paper=paper,
        name=front.plan_name if paper is Paper.ACTION_PLAN else house_names,
        snapshot=snapshot,
        front=front,
        since=since,
        agency=whose,
        most_words=contents.word_limit.most_words,
        counts_hidden=counts_hidden,
    )


def _since(contents: Contents, snapshot: ReportSnapshot, paper: Paper, compared: str | None) -> Since | None:
    if paper is Paper.WORKBOOK:
        return since_last_of_any(contents, snapshot, compared)
    return since_last(contents, snapshot, paper, compared)


def words_in(texts: tuple[str, ...]) -> int:
    """How many words these texts have, as the words meter counts them."""
    return sum(count_words(text) for text in texts)
