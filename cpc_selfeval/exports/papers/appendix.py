"""The evidence index, the scale, and how to read the paper."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain.days import clock_in_words, day_in_words, period_in_words
from cpc_selfeval.domain.position import PROGRESS_DEFINITION
from cpc_selfeval.domain.report import EvidenceLine, ReportSnapshot
from cpc_selfeval.exports.papers.key_questions import UNCONFIRMED, confirmed
from cpc_selfeval.exports.papers.long_tables import in_stretches
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Level, Paragraph, UserText, quiet


def evidence_index(paper: Paper, snapshot: ReportSnapshot) -> None:
    """Every piece of evidence by its reference."""
    paper.heading(2, "Evidence index")
    if not snapshot.evidence:
        paper.paragraph("No evidence is recorded yet.")
        return
    paper.paragraph("What each piece shows, and how people were asked, is in the workbook.", "quiet")
    evidence_table(paper, snapshot.evidence)


def evidence_table(paper: Paper, lines: Sequence[EvidenceLine]) -> None:
    """These pieces as rows, under a heading of level 2."""
    in_stretches(paper, lines, lambda line: line.evidence.ref, lambda some: _table(paper, some))


def _table(paper: Paper, lines: Sequence[EvidenceLine]) -> None:
    paper.table(
        ["Ref", "Evidence", "Source, agency", "Period", "Used for"],
        [_evidence_row(line) for line in lines],
        widths=[1.2, 5.6, 4.0, 2.6, 2.2],
    )


def _evidence_row(line: EvidenceLine) -> list[Cell]:
    piece = line.evidence
    used = ", ".join((*piece.indicators, *line.action_refs))
    return [piece.ref, _title(line), source_cell(line), period_cell(line), used or quiet("nothing yet")]


def _title(line: EvidenceLine) -> Cell:
    piece = line.evidence
    said: list[Content] = [UserText(piece.title)]
    if piece.reference.strip():
        said.append(Paragraph(f"Reference: {piece.reference}", "small"))
    return said


def source_cell(line: EvidenceLine) -> Cell:
    """Type of source, agency, and whether it shows impact."""
    impact = {True: "shows impact on children", False: "not about impact", None: ""}
    said: list[Content] = [Paragraph(line.source_type or "source type not said")]
    about = " · ".join(part for part in (line.agency, impact[line.evidence.shows_impact]) if part)
    if about:
        said.append(Paragraph(about, "small"))
    return said


def period_cell(line: EvidenceLine) -> Cell:
    """The period that it is about."""
    words = period_in_words(line.evidence.period_from, line.evidence.period_to)
    return words or quiet("not said")


def how_to_read(paper: Paper, snapshot: ReportSnapshot) -> None:
    """The scale, the status words, what is counted, and how far the framework's titles are confirmed."""
    framework = snapshot.framework
    scale(paper, snapshot, "The scale and how to read this paper")
    paper.heading(3, "Stages of a level", listed=False)
    committee = snapshot.committee
    paper.paragraph(
        "A level is proposed by an agency or the lead officer, recommended by a sub-group, agreed by the "
        f"{committee.cpc_name} ({committee.cpc_short}) and endorsed by the {committee.cog_name} "
        f"({committee.cog_short}). This paper always says which stage a level has reached."
    )
    paper.heading(3, "Whether a level is supported", listed=False)
    paper.paragraph(snapshot.support_rule)
    paper.heading(3, "What is counted", listed=False)
    paper.paragraph(PROGRESS_DEFINITION)
    status_key(paper, snapshot, level=3)
    if not all(confirmed(report) for report in snapshot.covered):
        paper.paragraph(f"{UNCONFIRMED} {framework.verification}", "small")
    paper.paragraph(
        f"Made with CPC Self-Evaluation {snapshot.program} from the position at {day_in_words(snapshot.as_at.date())}, "
        f"{clock_in_words(snapshot.as_at)}.",
        "small",
    )


def status_key(paper: Paper, snapshot: ReportSnapshot, *, level: Level = 2) -> None:
    """The committee's words and letters for the status of actions, with what they mean."""
    paper.heading(level, "Status of actions", listed=False)
    paper.table(
        ["Status", "Letter", "What it means"],
        [[key.word, key.letter or quiet("none"), key.meaning] for key in snapshot.statuses],
        widths=[3.0, 0.9, 8.0],
    )


def scale(paper: Paper, snapshot: ReportSnapshot, title: str = "The scale") -> None:
    """Every level with what it means."""
    framework = snapshot.framework
    paper.heading(2, title)
    paper.paragraph(
        f"{framework.title} ({framework.publisher}, {framework.edition}). Definitions are in our own words."
    )
    paper.table(
        ["Level", "What it means"],
        [
            [f"{level.value} {level.label}", level.definition]
            for level in sorted(framework.scale, key=lambda s: -s.value)
        ],
        widths=[1.6, 8.0],
    )
