"""Each key question with its indicators, in the space that it needs."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.days import day_in_words, day_short
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.report import FindingLine, IndicatorReport, JudgementLine, ReportSnapshot
from cpc_selfeval.exports.papers.learned import with_meaning
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Paragraph, UserText, Words, bold, quiet

UNCONFIRMED = "†"
"""Marks a title that is not confirmed against the published text."""


def key_questions(paper: Paper, snapshot: ReportSnapshot) -> None:
    """All covered indicators under their key questions; the others named in one line at the end."""
    for question in snapshot.framework.key_questions:
        reports = [report for report in snapshot.covered if report.question.code == question.code]
        if reports:
            paper.heading(
                2, f"{question.code} {question.question}" if question.code[0].isdigit() else question.question
            )
            for report in reports:
                _indicator(paper, report, snapshot)
    _left_out(paper, snapshot)


def _indicator(paper: Paper, report: IndicatorReport, snapshot: ReportSnapshot) -> None:
    paper.heading(3, indicator_title(report))
    paper.paragraph(_stands(report), "lead", leads=True)
    if report.position.level is not None or report.position.spread:
        paper.paragraph(_support(report), "small", leads=True)
    if report.due_for:
        paper.paragraph(f"Due for: {report.due_for}.", "small", leads=True)
    judgement_table(paper, report)
    _findings(paper, "Strengths", report.strengths, report.code)
    _findings(paper, "Areas for improvement", report.areas, report.code)
    _sources(paper, report)


def indicator_title(report: IndicatorReport) -> str:
    """Code and title, marked when the title is not confirmed against the published text."""
    return f"{report.code} {report.title}{'' if confirmed(report) else ' ' + UNCONFIRMED}"


def confirmed(report: IndicatorReport) -> bool:
    """Whether the title is confirmed against the published text, or corrected by the committee."""
    return report.indicator.verified or bool(report.scope.corrected_title)


def _stands(report: IndicatorReport) -> Words:
    if report.position.stage is None:
        return report.position_words
    stage, _, rest = report.position_words.partition(": ")
    level = f"{report.position.level} " if report.position.level is not None else ""
    return (f"{stage}: ", bold(f"{level}{rest}"))


def _support(report: IndicatorReport) -> Words:
    verdict, colon, missing = report.support.words.partition(": ")
    notes = " ".join(("", *report.support.notes))
    return ("By the evidence: ", bold(verdict.lower()), f"{colon}{missing}.{notes}")


def judgement_table(paper: Paper, report: IndicatorReport) -> None:
    """Every judgement that stands on an indicator, the highest stage first, with its reason and dissent."""
    if not report.current:
        return
    latest_first = sorted(report.current, key=lambda line: -line.judgement.stage.rank)
    paper.table(
        ["Stage", "Level", "By, when", "Reason"],
        [_judgement_row(line) for line in latest_first],
        widths=[2.1, 2.2, 3.1, 6.4],
    )


def _judgement_row(line: JudgementLine) -> list[Cell]:
    return [line.stage_word, line.judged, by_and_when(line), _why(line)]


def by_and_when(line: JudgementLine) -> str:
    """Who judged, and when; a meeting's own date is not said twice."""
    judgement = line.judgement
    if judgement.stage is Stage.PROPOSED or not line.meeting:
        return f"{line.by}, {day_short(judgement.on)}"
    if line.meeting.endswith(day_in_words(judgement.on)):
        return line.meeting
    return f"{line.meeting}; recorded for {day_short(judgement.on)}"


def _why(line: JudgementLine) -> Cell:
    judgement = line.judgement
    said: list[Content] = []
    if judgement.reason.strip():
        said.append(UserText(judgement.reason))
    if judgement.confidence is not None:
        said.append(Paragraph(f"{words.CONFIDENCES[judgement.confidence]}.", "small"))
    if judgement.present.strip():
        said.append(Paragraph(f"Present: {judgement.present}", "small"))
    if judgement.dissent.strip():
        said.append(Paragraph((bold("Dissent: "), judgement.dissent), "small"))
    return said or quiet("no reason recorded")


def _findings(paper: Paper, title: str, lines: tuple[FindingLine, ...], code: str) -> None:
    if lines:
        paper.heading(4, title, listed=False)
        paper.bullets([finding_cell(line, code) for line in lines])


def finding_cell(line: FindingLine, code: str = "") -> Cell:
    """An entry with what it means for children and what hangs on it; ``code`` is of the indicator it stands under."""
    finding = line.finding
    return [*with_meaning(finding.text, finding.impact), Paragraph(_threads(line, code), "small")]


def _threads(line: FindingLine, code: str) -> str:
    """What hangs on an entry, in one quiet line: priority, agency, other indicators, evidence, actions, tags."""
    finding = line.finding
    priority = f"{words.PRIORITIES[finding.priority]} priority" if finding.priority else ""
    evidence = f"evidence {', '.join(line.evidence_refs)}" if line.evidence_refs else "no evidence linked"
    actions = f"actions {', '.join(line.action_refs)}" if line.action_refs else ""
    if finding.kind.value == "area" and not actions:
        actions = "no action yet"
    others = ", ".join(other for other in finding.indicators if other != code)
    shared = f"{'also ' if code else ''}under {others}" if others else ""
    return " · ".join(part for part in (priority, line.agency, evidence, actions, shared, ", ".join(line.tags)) if part)


def _sources(paper: Paper, report: IndicatorReport) -> None:
    if not report.source_counts:
        paper.paragraph("No evidence is linked to this indicator yet.", "quiet")
        return
    names = [
        f"{words.SOURCE_TYPES[kind].lower() if kind else 'source type not said'} {count}"
        for kind, count in report.source_counts
    ]
    refs = ", ".join(report.evidence_refs)
    pieces = f"{len(report.evidence_refs):,} piece{'' if len(report.evidence_refs) == 1 else 's'}"
    paper.paragraph(f"How we know: {pieces} of evidence ({', '.join(names)}): {refs}.", "quiet")


def _left_out(paper: Paper, snapshot: ReportSnapshot) -> None:
    covered = {report.code for report in snapshot.covered}
    rest = [indicator_title(report) for report in snapshot.indicators if report.code not in covered]
    if rest:
        paper.heading(2, "Not in this cycle")
        paper.bullets(rest)
