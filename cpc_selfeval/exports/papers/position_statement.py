"""The position statement: how good are we now, how do we know, what do we plan to do next (dossier, section 3.3).

Every statement that evidence stands behind carries its number in brackets, and the numbered list says what it is. Words
are counted as the words meter counts them: what the committee wrote, without titles, references and the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.papers.order import PaperOrder, words_in
from cpc_selfeval.domain.report import ActionLine, FindingLine, IndicatorReport, JudgementLine, ReportSnapshot
from cpc_selfeval.domain.words_meter import GUIDANCE
from cpc_selfeval.exports.papers.capacity import capacity_in_short, capacity_texts
from cpc_selfeval.exports.papers.evidence_numbers import EvidenceNumbers
from cpc_selfeval.exports.papers.inspections import inspections_in_short
from cpc_selfeval.exports.papers.key_questions import indicator_title
from cpc_selfeval.exports.papers.learned import with_meaning
from cpc_selfeval.exports.papers.long_tables import in_stretches
from cpc_selfeval.exports.papers.opening import opening
from cpc_selfeval.exports.papers.overview import due_words
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.papers.status import status_words
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, bold, quiet


def position_statement(paper: Paper, order: PaperOrder) -> None:
    """The three questions over all covered indicators on which something is recorded."""
    snapshot = order.snapshot
    numbers = EvidenceNumbers(snapshot)
    opening(paper, order, f"Position statement: {snapshot.cycle.title}")
    paper.paragraph(_words_line(order), "quiet")
    paper.paragraph("A number in brackets leads to the list of evidence under the second question.", "quiet")
    _how_good(paper, snapshot, numbers)
    _how_we_know(paper, snapshot, numbers)
    inspections_in_short(paper, snapshot, 3)
    _what_next(paper, snapshot, order.front.plan_name)
    capacity_in_short(paper, snapshot, 3)
    if order.front.contact.strip():
        paper.heading(2, "Contact")
        paper.user_text(order.front.contact)


def words_left(order: PaperOrder) -> tuple[int, int]:
    """Words of the statement, and its limit: the committee's own, else 5,000, as was asked for."""
    return words_in(tuple(_texts(order.snapshot))), order.most_words or GUIDANCE


def _words_line(order: PaperOrder) -> str:
    words, most = words_left(order)
    left = most - words
    state = f"{left:,} are left" if left >= 0 else f"{-left:,} too many"
    return f"{words:,} words of at most {most:,}: {state}."


def _texts(snapshot: ReportSnapshot) -> Iterator[str]:
    """What the committee wrote and the statement prints, each once."""
    printed: dict[str, FindingLine] = {}
    for report in _said_on(snapshot):
        yield from (line.judgement.reason for line in _decisive(report))
        printed.update({line.finding.key: line for line in (*report.strengths, *report.areas)})
    for line in printed.values():
        yield from (line.finding.text, line.finding.impact)
    for action in _open(snapshot):
        yield from (action.action.text, action.action.outcome)
    yield from capacity_texts(snapshot)


def _said_on(snapshot: ReportSnapshot) -> list[IndicatorReport]:
    return [r for r in snapshot.covered if r.strengths or r.areas or r.position.stage is not None]


def _decisive(report: IndicatorReport) -> list[JudgementLine]:
    return [line for line in report.current if line.judgement.stage is report.position.stage]


def _how_good(paper: Paper, snapshot: ReportSnapshot, numbers: EvidenceNumbers) -> None:
    paper.heading(2, "How good are we now?")
    reports = _said_on(snapshot)
    if not reports:
        paper.paragraph("Nothing is recorded yet.")
    printed: set[str] = set()
    for report in reports:
        paper.heading(3, indicator_title(report))
        paper.paragraph(bold(report.position_words), leads=True)
        for line in _decisive(report):
            if line.judgement.reason.strip():
                paper.user_text(line.judgement.reason)
        _findings(paper, "Strengths", report.strengths, numbers, printed)
        _findings(paper, "Areas for improvement", report.areas, numbers, printed)


def _findings(
    paper: Paper, title: str, lines: tuple[FindingLine, ...], numbers: EvidenceNumbers, printed: set[str]
) -> None:
    """Each entry once, under the first indicator that it is on; a statement has no room for twice."""
    new = [line for line in lines if line.finding.key not in printed]
    printed.update(line.finding.key for line in new)
    if new:
        paper.heading(4, title, listed=False)
        paper.bullets([_finding(line, numbers) for line in new])


def _finding(line: FindingLine, numbers: EvidenceNumbers) -> Cell:
    finding = line.finding
    marks = numbers.marks(line.evidence_refs)
    none = " (no evidence linked)" if finding.kind is FindingKind.STRENGTH else ""
    return with_meaning(f"{finding.text} {marks}".rstrip() + ("" if marks else none), finding.impact)


def _how_we_know(paper: Paper, snapshot: ReportSnapshot, numbers: EvidenceNumbers) -> None:
    paper.heading(2, "How do we know?")
    if not numbers.in_order:
        paper.paragraph("No evidence is linked to what is said above.")
        return
    counts = ", ".join(f"{name.lower() or 'source type not said'} {number}" for name, number in numbers.by_source())
    paper.paragraph(f"{len(numbers.in_order):,} pieces of evidence: {counts}.")
    in_stretches(paper, numbers.rows(), lambda row: str(row[0]), lambda rows: _evidence(paper, rows))


def _evidence(paper: Paper, rows: Sequence[list[Cell]]) -> None:
    paper.table(["Number", "Evidence", "Source, agency", "Period"], rows, widths=[1.3, 6.0, 4.0, 2.6])


def _open(snapshot: ReportSnapshot) -> list[ActionLine]:
    return [line for line in snapshot.actions if not line.status.is_over]


def _what_next(paper: Paper, snapshot: ReportSnapshot, plan: str) -> None:
    paper.heading(2, "What do we plan to do next?")
    lines = _open(snapshot)
    if not lines:
        paper.paragraph("No open action is recorded.")
        return
    paper.paragraph(f"The open actions of the {plan[0].lower()}{plan[1:]}.", "quiet")
    in_stretches(paper, lines, lambda line: line.action.ref, lambda some: _plan(paper, some))


def _plan(paper: Paper, lines: Sequence[ActionLine]) -> None:
    paper.table(
        ["Ref", "What is planned, and for what", "Lead agency", "By when", "Status"],
        [[line.action.ref, _planned(line), line.agency or quiet("none yet"), due_words(line), status_words(line)]
         for line in lines],
        widths=[1.1, 6.6, 2.6, 2.0, 2.0],
    )  # fmt: skip


def _planned(line: ActionLine) -> Cell:
    said: list[Content] = [UserText(line.action.text)]
    if line.action.outcome.strip():
        said.append(Paragraph((bold("Outcome sought: "), line.action.outcome), "small"))
    return said
