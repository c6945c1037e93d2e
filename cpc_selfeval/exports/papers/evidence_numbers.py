"""Evidence numbered in the order in which a statement leans on it."""

from __future__ import annotations

from collections import Counter

from cpc_selfeval.domain.report import EvidenceLine, ReportSnapshot
from cpc_selfeval.exports.papers.appendix import period_cell, source_cell
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText


class EvidenceNumbers:
    """The pieces behind covered indicators, numbered from 1: first by their entries, then by their indicators."""

    def __init__(self, snapshot: ReportSnapshot) -> None:
        refs: dict[str, None] = {}
        for report in snapshot.covered:
            for line in (*report.strengths, *report.areas):
                refs.update(dict.fromkeys(line.evidence_refs))
            refs.update(dict.fromkeys(report.evidence_refs))
        lines = {line.evidence.ref: line for line in snapshot.evidence}
        self.in_order: tuple[EvidenceLine, ...] = tuple(lines[ref] for ref in refs if ref in lines)
        self._numbers = {line.evidence.ref: number for number, line in enumerate(self.in_order, 1)}

    def marks(self, refs: tuple[str, ...]) -> str:
        """ "[1, 4]", "" for no evidence."""
        numbers = sorted(self._numbers[ref] for ref in refs if ref in self._numbers)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def by_source(self) -> list[tuple[str, int]]:
        """How many pieces each type of source gave, the most first."""
        return Counter(line.source_type for line in self.in_order).most_common()

    def rows(self) -> list[list[Cell]]:
        """Number, what it is with its reference in the file, source and agency, period."""
        return [
            [f"[{number}]", _what(line), source_cell(line), period_cell(line)]
            for number, line in enumerate(self.in_order, 1)
        ]


def _what(line: EvidenceLine) -> Cell:
    piece = line.evidence
    said: list[Content] = [UserText(f"{piece.ref} {piece.title}")]
    if piece.reference.strip():
        said.append(Paragraph(f"Reference: {piece.reference}", "small"))
    return said
