"""How every paper begins and ends: furniture, logo, what it is, for whom and by whom, purpose, implications."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cpc_selfeval.domain.covering import COVERED_SENTENCE
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.guard.small_counts import NOTE
from cpc_selfeval.domain.papers.kinds import Paper as Kind
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.logo import fit_for_paper
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Part, bold, semibold

Begun = TypeVar("Begun", bound=Paper)

JUDGEMENT_LINE = "Levels are the Committee’s own judgements. They are not an inspection grade."
MADE_UP = "Made-up example: no real committee, child or service"
MADE_UP_NOTICE = (
    "This is the worked example of the program. The committee, its partners and everything in this paper are made up."
)
LOGO_HEIGHT = 34.0
"""Points: a logo is known at this size, and two of them leave room on a page."""


def begun(order: PaperOrder, make: Callable[..., Begun]) -> Begun:
    """A paper with its title in the metadata and its furniture; nothing is on it yet.

    ``make`` takes what the tagged PDF's :class:`~cpc_selfeval.exports.tagged_pdf.Paper` takes.
    """
    snapshot, front = order.snapshot, order.front
    committee, cycle = snapshot.committee, snapshot.cycle
    running = MADE_UP if committee.made_up else cycle.title
    return make(
        title=document_title(order),
        author=front.by or committee.name,
        subject=f"Self-evaluation against {snapshot.framework.title}, {snapshot.framework.edition}",
        created=snapshot.as_at,
        creator=f"CPC Self-Evaluation {snapshot.program}",
        header_left=committee.name,
        header_right=" · ".join(part for part in (front.marking, running) if part),
        footer_left=" · ".join(part for part in (front.marking, JUDGEMENT_LINE) if part),
    )


def document_title(order: PaperOrder) -> str:
    """What viewers show as the window's title: the paper's name, whose part it is, and the self-evaluation's."""
    whose = f" of {order.agency.name}" if order.agency else ""
    return f"{order.snapshot.cycle.title}: {order.name}{whose}"


def opening(
    paper: Paper,
    order: PaperOrder,
    title: str,
    *,
    purpose: bool = True,
    short: Callable[[str], str] = lambda text: text,
) -> None:
    """Logo, title, facts, the notice of a made-up committee, and the purpose, where one is given.

    ``short`` shortens what the committee wrote, in a paper that has to keep to so many pages.
    """
    front, snapshot = order.front, order.snapshot
    if front.logo and fit_for_paper(front.logo):
        paper.image(front.logo, front.logo_words, height=LOGO_HEIGHT)
    paper.heading(1, short(title))
    paper.paragraph("\n".join(map(short, facts(snapshot))), "subtitle")
    if lines := _council_lines(order, short):
        paper.paragraph(lines, "table")
    if snapshot.committee.made_up:
        paper.paragraph(bold(MADE_UP_NOTICE), "small")
    if snapshot.moderation.covered and order.paper is not Kind.PUBLIC:
        paper.paragraph(COVERED_SENTENCE, "small")
    if order.counts_hidden:
        paper.paragraph(NOTE, "small")
    if purpose and front.purpose.strip():
        paper.heading(2, "Purpose")
        paper.user_text(front.purpose)


def recommendations(paper: Paper, order: PaperOrder) -> None:
    """What the author recommends, in the author's words, where anything is."""
    if order.front.recommendations.strip():
        paper.heading(2, "Recommendations")
        paper.user_text(order.front.recommendations)


def closing(paper: Paper, order: PaperOrder) -> None:
    """Resource implications, then author and contact, each where there is one."""
    front = order.front
    if front.implications.strip():
        paper.heading(2, "Resource implications")
        paper.user_text(front.implications)
    if front.by or front.contact.strip():
        paper.heading(2, "Author and contact")
        if front.by:
            paper.paragraph(front.by)
        if front.contact.strip():
            paper.user_text(front.contact)


def facts(snapshot: ReportSnapshot) -> tuple[str, str]:
    """Committee, framework edition, period and position: the lines under the title."""
    period = period_in_words(snapshot.cycle.period_from, snapshot.cycle.period_to)
    framework = f"{snapshot.framework.short_title}, {snapshot.framework.edition}"
    when = f"{period}, {snapshot.position_at}" if period else snapshot.position_at
    return f"{snapshot.committee.name} · {framework}", f"{when[0].upper()}{when[1:]}"


def _council_lines(order: PaperOrder, short: Callable[[str], str]) -> list[Part]:
    """To, meeting, paper number, marking and author, each with its name, in one line that breaks where it has to."""
    front = order.front
    named = (
        ("To", front.to),
        ("Meeting", day_in_words(front.meeting_on) if front.meeting_on else ""),
        ("Paper", front.number),
        ("Classification", front.marking),
        ("Report by", front.by),
    )
    said: list[Part] = []
    for name, value in named:
        if value:
            said += ["   " if said else "", semibold(f"{name}: "), short(value)]
    return [part for part in said if part]
