"""What is asked, what this tells us, what is late, and the profile: parts that several papers have."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.drawings.profile_columns import profile_columns, profile_in_words
from cpc_selfeval.domain.report import ActionLine, FindingLine, PaperPart, ReportSnapshot
from cpc_selfeval.exports.drawn import painted, paper_room
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.papers.status import status_words
from cpc_selfeval.exports.tagged_pdf import Cell, Paragraph, Words, bold, semibold


def asks(paper: Paper, snapshot: ReportSnapshot, title: str = "The {cog} is asked to decide") -> None:
    """What is asked of which chief officer, each with the action that it is for."""
    paper.heading(2, title.format(cog=snapshot.committee.cog_short))
    if not snapshot.asks:
        paper.paragraph(f"Nothing is asked of the {snapshot.committee.cog_name} in this paper.")
        return
    paper.numbered(
        [[f"{ask.officer or 'All members'}: {ask.decision} ", f"({ask.action_ref})"] for ask in snapshot.asks],
        style="table",
    )


def level_profile(paper: Paper, snapshot: ReportSnapshot) -> None:
    """The drawing of levels with its key, on one page."""
    with paper.together():
        paper.heading(2, "Profile of levels")
        paper.figure(painted(profile_columns(snapshot, paper_room())), profile_in_words(snapshot))
        paper.paragraph(
            "Ring: proposed · ring with a dot: recommended · filled: agreed · filled in a ring: endorsed · "
            "dash: no level yet · upright line: proposals differ",
            "small",
        )


def parts(paper: Paper, snapshot: ReportSnapshot) -> None:
    """The officer's three headings side by side."""
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


def overdue(paper: Paper, snapshot: ReportSnapshot, *, see: str = " See the action plan.") -> None:
    """Every overdue action, the longest first, and which are at risk; ``see`` is where more of these stands."""
    if not snapshot.actions:
        paper.heading(2, "Overdue actions")
        paper.paragraph("No actions are planned yet.")
        return
    late = sorted((a for a in snapshot.actions if a.status is Status.OVERDUE), key=lambda line: -line.days_overdue)
    risky = [line for line in snapshot.actions if line.status is Status.AT_RISK]
    paper.heading(2, f"Overdue: {len(late):,} of {len(snapshot.actions):,} actions")
    if late:
        paper.bullets([_late(line) for line in late], "table")
    else:
        paper.paragraph("No action is overdue.")
    if risky:
        paper.paragraph(f"At risk: {', '.join(_at_risk(line) for line in risky)}.{see}", "table")


def _at_risk(line: ActionLine) -> str:
    return f"{line.action.ref} (due {day_short(line.action.due)})" if line.action.due else line.action.ref


def _late(line: ActionLine) -> Words:
    """Action, by how long it is overdue, who leads it, and what help it needs, in one entry."""
    action = line.action
    who = ", ".join(part for part in (action.lead, line.agency) if part) or "no lead yet"
    due = f" (due {day_short(action.due)})" if action.due else ""
    help_needed = action.help_needed.strip() or "not said"
    return (
        bold(f"{action.ref} "),
        f"{action.text} ",
        *status_words(line),
        f"{due}. Lead: {who}. ",
        semibold("Help needed: "),
        help_needed,
    )


def due_words(line: ActionLine) -> Cell:
    """The current due date, and under it the original one and how often it moved."""
    due = day_short(line.action.due) if line.action.due else "no date"
    if not line.moves or line.original_due is None:
        return due
    times = "once" if line.times_moved == 1 else f"{line.times_moved} times"
    return [Paragraph(due), Paragraph(f"first {day_short(line.original_due)}, moved {times}", "small")]
