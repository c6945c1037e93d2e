"""Page one: what a Chief Officer needs, what is asked of the Group first."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.report import ActionLine, FindingLine, PaperPart, ReportSnapshot
from cpc_selfeval.exports.summary.profile import profile, profile_in_words
from cpc_selfeval.exports.summary.status import status_words
from cpc_selfeval.exports.tagged_pdf import Cell, Paper, Paragraph, Words, quiet

MADE_UP_NOTICE = (
    "This is the worked example of the program. The committee, its partners and everything in this paper are made up."
)


def page_one(paper: Paper, snapshot: ReportSnapshot, facts: str) -> None:
    """Committee, period, edition and position; the asks; the profile; three headings; what is overdue."""
    paper.heading(1, f"How well do we protect children? {snapshot.cycle.title}")
    paper.paragraph(facts, "subtitle")
    if snapshot.committee.made_up:
        with paper.callout():
            paper.paragraph(MADE_UP_NOTICE)
    _asks(paper, snapshot)
    _profile(paper, snapshot)
    _parts(paper, snapshot)
    _overdue(paper, snapshot)


def _asks(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, f"The {snapshot.committee.cog_short} is asked to decide")
    if not snapshot.asks:
        paper.paragraph(f"Nothing is asked of the {snapshot.committee.cog_name} in this paper.")
        return
    paper.numbered(
        [[f"{ask.officer or 'All members'}: {ask.decision} ", f"({ask.action_ref})"] for ask in snapshot.asks]
    )


def _profile(paper: Paper, snapshot: ReportSnapshot) -> None:
    with paper.together():
        paper.heading(2, "Profile of levels")
        paper.figure(profile(snapshot), profile_in_words(snapshot))
        paper.paragraph(
            "Filled: agreed or endorsed. Ring: proposed or recommended, not yet agreed. Dash: no level yet. "
            "Upright line: agencies’ proposals differ, from the lowest to the highest.",
            "small",
        )


def _parts(paper: Paper, snapshot: ReportSnapshot) -> None:
    paper.heading(2, "What this tells us")
    with paper.columns() as column:
        for part in snapshot.parts:
            with column():
                _part(paper, part)


def _part(paper: Paper, part: PaperPart) -> None:
    paper.heading(3, words.PAPER_HEADINGS[part.heading], listed=False)
    if part.sentence.strip():
        paper.paragraph(part.sentence, "table")
    if part.findings:
        paper.bullets([_finding(line) for line in part.findings], "table")
    elif not part.sentence.strip():
        paper.paragraph("Not yet chosen.", "quiet")


def _finding(line: FindingLine) -> Words:
    return f"{line.finding.text} ({', '.join(line.finding.indicators)})"


def _overdue(paper: Paper, snapshot: ReportSnapshot) -> None:
    late = [line for line in snapshot.actions if line.status in (Status.OVERDUE, Status.AT_RISK)]
    late.sort(key=lambda line: (line.status is not Status.OVERDUE, line.action.due is None, line.action.due))
    paper.heading(2, f"Overdue and at risk: {len(late)} of {len(snapshot.actions)} actions")
    if not late:
        paper.paragraph("No action is overdue or at risk.")
        return
    paper.table(
        ["Ref", "Action", "Lead, agency", "Due", "Status", "What help is needed"],
        [_late_row(line) for line in late],
        widths=[1.1, 4.6, 2.6, 1.9, 2.0, 3.6],
    )


def _late_row(line: ActionLine) -> list[Cell]:
    who = ", ".join(part for part in (line.action.lead, line.agency) if part)
    return [
        line.action.ref,
        line.action.text,
        who or quiet("no lead yet"),
        due_words(line),
        status_words(line),
        line.action.help_needed or quiet("not said"),
    ]


def due_words(line: ActionLine) -> Cell:
    """The current due date, and under it the original one and how often it moved."""
    due = day_short(line.action.due) if line.action.due else "no date"
    if not line.moves or line.original_due is None:
        return due
    times = "once" if line.times_moved == 1 else f"{line.times_moved} times"
    return [Paragraph(due), Paragraph(f"first {day_short(line.original_due)}, moved {times}", "small")]
