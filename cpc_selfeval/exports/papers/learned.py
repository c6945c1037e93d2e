"""What was found, with what it means for children, as every paper says it."""

from __future__ import annotations

from typing import Literal

from cpc_selfeval.domain import words
from cpc_selfeval.domain.report import PaperPart
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Content, UserText


def with_meaning(text: str, impact: str) -> list[Content]:
    """An entry's words, then what it means for children where that is said."""
    said: list[Content] = [UserText(text)]
    if impact.strip():
        said.append(UserText(f"What it means for children: {impact}"))
    return said


def learned(paper: Paper, level: Literal[2, 3], part: PaperPart, none: str) -> None:
    """One part of a paper that the committee chose: its sentence and its entries; ``none`` where there is neither."""
    paper.heading(level, words.PAPER_HEADINGS[part.heading])
    if part.sentence.strip():
        paper.user_text(part.sentence)
    if part.findings:
        paper.bullets([with_meaning(line.finding.text, line.finding.impact) for line in part.findings])
    elif not part.sentence.strip():
        paper.paragraph(none, "quiet")
