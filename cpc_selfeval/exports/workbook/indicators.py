"""The *Indicators* sheet: where each one stands, who proposed and agreed what and when, and what supports it."""

from __future__ import annotations

from collections.abc import Callable

from cpc_selfeval.domain import words
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.report import IndicatorReport, JudgementLine, ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Kind, Value
from cpc_selfeval.exports.workbook.table import (
    MARKED,
    Choices,
    Column,
    TableSheet,
    date_column,
    details,
    hidden,
    number_column,
    text_column,
)
from cpc_selfeval.exports.workbook.wording import apart, one_a_line, yes_no

TABLE = "Indicators"
STATE = "State"


def indicators(snapshot: ReportSnapshot) -> TableSheet[IndicatorReport]:
    """One row for each indicator of the framework, those that this cycle leaves out too."""
    return TableSheet(
        title="Indicators",
        table=TABLE,
        about="Every quality indicator: its levels with the stage of each, by whom and when, and what supports it.",
        columns=(*_PRINTED, *_DETAILS, *_COUNTS, *_SCOPE, hidden("Key of the meeting", lambda r: r.scope.meeting)),
        rows=snapshot.indicators,
        key=lambda report: report.scope.key,
    )


def proposals(report: IndicatorReport) -> tuple[JudgementLine, ...]:
    """The standing proposals, one for each proposer."""
    return tuple(line for line in report.current if line.judgement.stage is Stage.PROPOSED)


def proposal(report: IndicatorReport) -> JudgementLine | None:
    """The proposal that stands for all: the lead officer's, or the one that all share; None while they differ."""
    lines = proposals(report)
    own = next((line for line in lines if line.judgement.agency is None), None)
    if own is not None:
        return own
    said = {(line.judgement.level, line.judgement.absence) for line in lines}
    return lines[-1] if len(said) == 1 else None


def _at(report: IndicatorReport, stage: Stage) -> JudgementLine | None:
    return proposal(report) if stage is Stage.PROPOSED else report.latest(stage)


def _level(stage: Stage) -> Callable[[IndicatorReport], Value]:
    def level(report: IndicatorReport) -> Value:
        line = _at(report, stage)
        return line.judgement.level if line else None

    return level


def _in_words(stage: Stage) -> Callable[[IndicatorReport], Value]:
    def in_words(report: IndicatorReport) -> Value:
        line = _at(report, stage)
        if line:
            return f"{line.stage_word}: {line.judged}"
        if stage is Stage.PROPOSED and report.position.covered:
            return f"Proposed: {COVERED}"
        if stage is Stage.PROPOSED and proposals(report):
            spread = report.position.spread
            return f"Proposed: {spread[0]} to {spread[1]}, views differ" if spread else "Proposed: views differ"
        return None

    return in_words


def _by(report: IndicatorReport) -> str:
    """Who proposed: all of them while they differ, each with the level."""
    line = proposal(report)
    if line:
        return line.by
    return one_a_line(f"{each.by}: {each.judged}" for each in proposals(report))


def _on(stage: Stage) -> Callable[[IndicatorReport], Value]:
    def on(report: IndicatorReport) -> Value:
        line = _at(report, stage)
        if line is None and stage is Stage.PROPOSED and proposals(report):
            return max(each.judgement.on for each in proposals(report))
        return line.judgement.on if line else None

    return on


def _where(stage: Stage) -> Callable[[IndicatorReport], Value]:
    """By which body, at which meeting."""

    def where(report: IndicatorReport) -> Value:
        line = _at(report, stage)
        return one_a_line(part for part in (line.by, line.meeting) if part) if line else None

    return where


def _all_proposals(report: IndicatorReport) -> str:
    said = [f"{line.by}: proposed {line.judged}, {day_short(line.judgement.on)}" for line in proposals(report)]
    return one_a_line([*said, f"Agencies’ proposals: {COVERED}"] if report.position.covered else said)


def _count(source: SourceType | None) -> Callable[[IndicatorReport], Value]:
    return lambda report: dict(report.source_counts).get(source, 0)


def _source_word(source: SourceType | None) -> str:
    return words.SOURCE_TYPES[source].lower() if source else "no source type said"


def _state(report: IndicatorReport) -> str:
    return words.STATES[report.position.state]


_PRINTED: tuple[Column[IndicatorReport], ...] = (
    text_column("Code", MARKED, lambda report: report.code),
    text_column("Indicator", 28, lambda report: report.title),
    text_column("Where it stands", 17, lambda report: report.position_words),
    text_column("Proposed, in words", 17, _in_words(Stage.PROPOSED)),
    text_column("Proposed by", 18, _by),
    date_column("Proposed on", _on(Stage.PROPOSED)),
    text_column("Agreed, in words", 17, _in_words(Stage.AGREED)),
    text_column("Agreed by", 20, _where(Stage.AGREED)),
    date_column("Agreed on", _on(Stage.AGREED)),
    number_column("Pieces of evidence", lambda report: len(report.evidence_refs), width=10),
    text_column("Strengths", 34, lambda report: apart(line.finding.text for line in report.strengths)),
    text_column("Areas for improvement", 34, lambda report: apart(line.finding.text for line in report.areas)),
)
_DETAILS: tuple[Column[IndicatorReport], ...] = details(
    text_column(STATE, 15, _state),
    number_column("Proposed level (1 to 6)", _level(Stage.PROPOSED), width=15),
    text_column("All proposals", 60, _all_proposals),
    number_column("Recommended level (1 to 6)", _level(Stage.RECOMMENDED), width=16),
    text_column("Recommended, in words", 18, _in_words(Stage.RECOMMENDED)),
    text_column("Recommended by", 34, _where(Stage.RECOMMENDED)),
    date_column("Recommended on", _on(Stage.RECOMMENDED), width=16),
    number_column("Agreed level (1 to 6)", _level(Stage.AGREED), width=15),
    number_column("Endorsed level (1 to 6)", _level(Stage.ENDORSED), width=15),
    text_column("Endorsed, in words", 18, _in_words(Stage.ENDORSED)),
    text_column("Endorsed by", 34, _where(Stage.ENDORSED)),
    date_column("Endorsed on", _on(Stage.ENDORSED)),
    number_column("Strengths counted", lambda report: len(report.strengths), width=15),
    number_column("Areas counted", lambda report: len(report.areas), width=15),
    text_column("Evidence", 30, lambda report: ", ".join(report.evidence_refs)),
    text_column("Actions", 20, lambda report: ", ".join(report.action_refs)),
)
_COUNTS: tuple[Column[IndicatorReport], ...] = tuple(
    Column(f"Evidence: {_source_word(source)}", 18, _count(source), Kind.NUMBER, printed=False)
    for source in (*SourceType, None)
)
_SCOPE: tuple[Column[IndicatorReport], ...] = details(
    text_column("In this cycle", 9, lambda report: yes_no(report.scope.covered), Choices.YES_NO),
    text_column("Due for", 34, lambda report: report.due_for),
    text_column("Key question", 60, lambda report: f"{report.question.code} {report.question.question}"),
    text_column("Domain", 30, lambda report: report.question.domain),
    text_column("Title in the framework", 44, lambda report: report.indicator.title),
    text_column("Title as corrected by the committee", 44, lambda report: report.scope.corrected_title),
    text_column("Title confirmed", 15, lambda report: yes_no(report.indicator.verified)),
    text_column("Reference indicator", 15, lambda report: yes_no(report.indicator.is_reference)),
    text_column("Framework offers a level", 15, lambda report: yes_no(report.indicator.takes_level)),
    text_column("Committee offers a level", 15, lambda report: yes_no(report.scope.offer_level), Choices.YES_NO),
)
