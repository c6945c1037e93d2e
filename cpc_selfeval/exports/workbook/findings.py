"""The *Strengths and areas* sheet."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.report import FindingLine, ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Kind
from cpc_selfeval.exports.workbook.table import Choices, Column, TableSheet, details, hidden, text_column
from cpc_selfeval.exports.workbook.wording import one_a_line


def findings(snapshot: ReportSnapshot) -> TableSheet[FindingLine]:
    """Every strength and area for improvement, by indicator, with what hangs on it."""
    return TableSheet(
        title="Strengths and areas",
        table="Findings",
        about="Every strength and area for improvement, what it means for children, and what answers it.",
        columns=(
            text_column("Kind", 14, lambda line: words.FINDING_KINDS[line.finding.kind], Choices.FINDING),
            text_column("Indicators", 11, lambda line: ", ".join(line.finding.indicators)),
            text_column("What we found", 54, lambda line: line.finding.text),
            text_column("What it means for children", 44, lambda line: line.finding.impact),
            text_column("Agency", 20, lambda line: line.agency, Choices.AGENCY),
            text_column("Priority", 9.5, _priority, Choices.PRIORITY),
            text_column("Evidence", 17, lambda line: ", ".join(line.evidence_refs)),
            text_column("Answered by", 14, lambda line: ", ".join(line.action_refs)),
            text_column("Heading in the summary paper", 18, _heading, Choices.HEADING),
            *details(
                text_column("Tags", 40, lambda line: one_a_line(line.tags)),
                Column("Order", 8, lambda line: line.finding.position, Kind.NUMBER),
            ),
            hidden("Keys of the tags", lambda line: one_a_line(line.finding.tags)),
        ),
        rows=snapshot.findings,
        key=lambda line: line.finding.key,
    )


def _priority(line: FindingLine) -> str:
    return words.PRIORITIES[line.finding.priority] if line.finding.priority else ""


def _heading(line: FindingLine) -> str:
    picked = line.finding.paper_heading
    return words.PAPER_HEADINGS[picked] if picked else ""
