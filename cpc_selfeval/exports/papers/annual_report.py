"""A section for the committee's annual report: how it evaluated itself this year, what it learned, what is next."""

from __future__ import annotations

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.report import ActionLine, EvidenceLine, ReportSnapshot
from cpc_selfeval.domain.words import reading_in_words
from cpc_selfeval.exports.papers.capacity import capacity_in_short
from cpc_selfeval.exports.papers.inspections import inspections_in_short
from cpc_selfeval.exports.papers.learned import learned
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, bold

NOT_QUOTED = "They asked not to be quoted, so what they said is left out here."
_FAMILIES = (SourceType.VIEWS_OF_CHILDREN, SourceType.VIEWS_OF_PARENTS)


def annual_report(paper: Paper, order: PaperOrder) -> None:
    """Sentences and lists to be taken into a longer report, and no table but one."""
    snapshot = order.snapshot
    opening(paper, order, f"How we evaluated ourselves: {snapshot.cycle.title}")
    recommendations(paper, order)
    _how(paper, snapshot)
    _families(paper, snapshot)
    paper.heading(2, "What we learned")
    for part in snapshot.parts:
        learned(paper, 3, part, "Not yet chosen.")
    inspections_in_short(paper, snapshot)
    _done(paper, snapshot)
    _next(paper, snapshot)
    capacity_in_short(paper, snapshot)
    closing(paper, order)


def _how(paper: Paper, snapshot: ReportSnapshot) -> None:
    period = period_in_words(snapshot.cycle.period_from, snapshot.cycle.period_to)
    agencies = {line.finding.agency for line in snapshot.findings} | {li.evidence.agency for li in snapshot.evidence}
    taking_part = [agency.name for agency in snapshot.agencies if agency.key in agencies]
    framework = snapshot.framework
    paper.heading(2, "How we evaluated ourselves")
    paper.paragraph(
        f"We evaluated our work{f' ({period})' if period else ''} against {framework.title} ({framework.publisher}, "
        f"{framework.edition}), of whose quality indicators this cycle covers {len(snapshot.covered)}. "
        f"The {snapshot.committee.cpc_name} has agreed where it stands on {snapshot.progress.agreed} of them. "
        f"{len(snapshot.evidence):,} piece{'' if len(snapshot.evidence) == 1 else 's'} of evidence "
        f"{'was' if len(snapshot.evidence) == 1 else 'were'} drawn on."
    )
    if taking_part:
        paper.paragraph(f"Taking part: {', '.join(taking_part)}.")


def _families(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, "What children and families told us")
    asked = [line for line in snapshot.evidence if line.evidence.source_type in _FAMILIES]
    if asked:
        paper.bullets([_told(line) for line in asked])
    else:
        paper.paragraph("No views of children, young people, parents or carers are recorded.")


def _told(line: EvidenceLine) -> Cell:
    piece = line.evidence
    said: list[Content] = [Paragraph((bold(piece.title), f" ({line.source_type.lower()}, {piece.ref})"))]
    if piece.views_quotable is Quotable.NO:
        said.append(Paragraph(NOT_QUOTED, "small"))
    elif piece.shows.strip():
        said.append(UserText(piece.shows))
    for name, text in (
        ("How they were asked", piece.views_asked),
        ("How many", piece.views_number),
        ("Whose voice is missing", piece.views_missing),
        ("What they were told came of it", piece.views_told),
    ):
        if text.strip():
            said.append(Paragraph((bold(f"{name}: "), text), "small"))
    return said


def _done(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, "What we did")
    shown = [line for line in snapshot.actions if line.status is Status.COMPLETE_IMPACT_SHOWN]
    not_shown = [line for line in snapshot.actions if line.status is Status.COMPLETE_IMPACT_NOT_SHOWN]
    if not (shown or not_shown):
        paper.paragraph("No action is complete yet.")
    for title, lines in (
        ("Complete, and evidence shows the difference for children", shown),
        ("Complete; the difference for children is not yet shown", not_shown),
    ):
        if lines:
            paper.heading(3, title, listed=False)
            paper.bullets([_action(line) for line in lines])


def _action(line: ActionLine) -> Cell:
    said: list[Content] = [UserText(f"{line.action.text} ({line.action.ref})")]
    if line.readings:
        said.append(Paragraph((bold("Latest reading: "), reading_in_words(line.readings[-1])), "small"))
    if line.evidence_refs:
        said.append(Paragraph(f"Evidence: {', '.join(line.evidence_refs)}", "small"))
    return said


def _next(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, "What we do next")
    open_lines = [line for line in snapshot.actions if not line.status.is_over]
    if not open_lines:
        paper.paragraph("No open action is recorded.")
        return
    paper.bullets([_planned(line) for line in open_lines])


def _planned(line: ActionLine) -> Cell:
    due = f", by {day_in_words(line.action.due)}" if line.action.due else ""
    who = f", {line.agency}" if line.agency else ""
    said: list[Content] = [UserText(f"{line.action.text} ({line.action.ref}{who}{due})")]
    if line.action.outcome.strip():
        said.append(Paragraph((bold("So that: "), line.action.outcome), "small"))
    return said
