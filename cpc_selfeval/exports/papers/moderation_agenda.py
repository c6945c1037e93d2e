"""The agenda of a moderation meeting: what is furthest apart first, with who proposes what and why."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.moderation.agenda import PART_ABOUT, PARTS, RULE, Part
from cpc_selfeval.domain.moderation.lines import ModerationLine, ProposalLine
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.exports.papers.opening import closing, opening, recommendations
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, quiet

NOTHING = "No indicator is to be discussed: where anything is proposed, all say the same, and say why."


def moderation_agenda(paper: Paper, order: PaperOrder) -> None:
    """What is to be discussed in full; then, shorter, what can be taken together, waits for a proposal, or is done."""
    snapshot = order.snapshot
    opening(paper, order, f"{snapshot.cycle.title}: agenda for moderation")
    recommendations(paper, order)
    paper.paragraph(RULE, "quiet")
    _discuss(paper, snapshot.moderation.of(Part.DISCUSS))
    _together(paper, snapshot.moderation.of(Part.TOGETHER))
    _listed(paper, Part.UNPROPOSED, snapshot.moderation.of(Part.UNPROPOSED))
    _listed(paper, Part.DECIDED, snapshot.moderation.of(Part.DECIDED))
    closing(paper, order)


def _discuss(paper: Paper, lines: Sequence[ModerationLine]) -> None:
    paper.heading(2, PARTS[Part.DISCUSS])
    if not lines:
        paper.paragraph(NOTHING)
        return
    for number, line in enumerate(lines, start=1):
        paper.heading(3, f"{number}. {line.code} {line.title}")
        paper.bullets(list(line.reasons))
        paper.paragraph(_facts(line), "quiet", leads=True)
        _proposals(paper, line)


def _facts(line: ModerationLine) -> str:
    return (
        f"{line.stands}. Recorded: {_count(line.strengths, 'strength')}, "
        f"{_count(line.areas, 'area for improvement', 'areas for improvement')}, "
        f"{_count(line.evidence, 'piece of evidence', 'pieces of evidence')}."
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or f'{one}s'}"


def _proposals(paper: Paper, line: ModerationLine) -> None:
    """Who proposes what; agencies that propose nothing have no row."""
    said = [each for each in line.proposals if each.judged]
    if line.own is not None:
        said.append(line.own)
    paper.table(["Who", "Level proposed", "Why"], [_row(each) for each in said], widths=[2.6, 2.7, 5.7])


def _row(each: ProposalLine) -> list[Cell]:
    about = " · ".join(part for part in (day_short(each.on) if each.on else "", each.confidence) if part)
    level: list[Content] = [Paragraph(each.judged)]
    if about:
        level.append(Paragraph(about, "small"))
    return [each.by, level, _why(each)]


def _why(each: ProposalLine) -> Cell:
    if each.rationale.strip():
        return [UserText(each.rationale)]
    return quiet("a rationale is written, and covered too") if each.has_rationale else quiet("no rationale")


def _together(paper: Paper, lines: Sequence[ModerationLine]) -> None:
    if not lines:
        return
    paper.heading(2, PARTS[Part.TOGETHER])
    paper.paragraph(PART_ABOUT[Part.TOGETHER], "quiet")
    rows: list[list[Cell]] = [[f"{line.code} {line.title}", line.stands, _by(line)] for line in lines]
    paper.table(["Indicator", "Stands at", "Proposed by"], rows, widths=[5, 2.6, 4.4])


def _by(line: ModerationLine) -> Cell:
    names = [each.by for each in line.proposals if each.judged]
    return ", ".join([*names, *([line.own.by] if line.own else [])]) or quiet("nobody")


def _listed(paper: Paper, part: Part, lines: Sequence[ModerationLine]) -> None:
    if not lines:
        return
    paper.heading(2, PARTS[part])
    paper.paragraph(PART_ABOUT[part], "quiet")
    paper.bullets([_said(line) for line in lines])


def _said(line: ModerationLine) -> str:
    title = f"{line.code} {line.title}"
    return f"{title}: {line.stands}" if line.part is Part.DECIDED else title
