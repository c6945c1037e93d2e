"""The *Levels* sheet: every proposing, recommending, agreeing, endorsing and withdrawing, as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.position import State
from cpc_selfeval.domain.report import IndicatorReport, JudgementLine, ReportSnapshot
from cpc_selfeval.exports.spreadsheet.values import Kind
from cpc_selfeval.exports.workbook.progress import moment
from cpc_selfeval.exports.workbook.table import (
    MARKED,
    Column,
    TableSheet,
    date_column,
    details,
    hidden,
    number_column,
    text_column,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One event with its indicator, and whether it stands now."""

    report: IndicatorReport
    line: JudgementLine

    @property
    def judgement(self) -> Judgement:
        """The event itself."""
        return self.line.judgement


def levels(snapshot: ReportSnapshot) -> TableSheet[Event]:
    """The history of levels, by indicator in the order of recording."""
    return TableSheet(
        title="Levels",
        table="Levels",
        about="The history of levels: each with its stage, by whom, when and why, in the order of recording.",
        columns=_COLUMNS,
        rows=tuple(Event(report, line) for report in snapshot.indicators for line in report.history),
        key=lambda event: event.judgement.key,
        frozen=3,
    )


def _in_words(event: Event) -> str:
    return f"{event.line.stage_word}: {event.line.judged}"


def _standing(event: Event) -> str:
    if event.judgement.withdraws:
        return f"Withdraws {_withdrawn(event)}"
    if event.line.withdrawn:
        return "Withdrawn"
    if event.report.position.state is State.NOT_IN_CYCLE:
        return "Indicator not in this cycle"
    return "Stands" if event.line in event.report.current else "Replaced by a later one"


def _withdrawn(event: Event) -> str:
    """What a withdrawing event took back: "Agreed: 4 Good"."""
    for line in event.report.history:
        if line.judgement.key == event.judgement.withdraws:
            return f"{line.stage_word}: {line.judged}"
    return "an earlier one"


def _confidence(event: Event) -> str:
    said = event.judgement.confidence
    return words.CONFIDENCES[said] if said else ""


_COLUMNS: tuple[Column[Event], ...] = (
    text_column("Code", MARKED, lambda event: event.report.code),
    text_column("Indicator", 28, lambda event: event.report.title),
    text_column("Stage", 13, lambda event: event.line.stage_word),
    text_column("In words", 20, _in_words),
    text_column("By", 22, lambda event: event.line.by),
    date_column("On", lambda event: event.judgement.on),
    text_column("Meeting", 24, lambda event: event.line.meeting),
    text_column("Reason", 48, lambda event: event.judgement.reason),
    text_column("Confidence", 13, _confidence),
    text_column("Does it stand?", 18, _standing),
    *details(
        number_column("Level (1 to 6)", lambda event: event.judgement.level, width=9),
        text_column("Who was there", 70, lambda event: event.judgement.present),
        text_column("Dissent", 60, lambda event: event.judgement.dissent),
        text_column("Recorded by", 24, lambda event: event.judgement.by_name),
        text_column("Recorder’s role", 24, lambda event: event.judgement.by_role),
        Column("Recorded (UTC)", 20, lambda event: moment(event.judgement.at), Kind.MOMENT),
    ),
    hidden("Recorded, exactly", lambda event: event.judgement.at),
    hidden("Key of what it withdraws", lambda event: event.judgement.withdraws),
    hidden("Key of the agency", lambda event: event.judgement.agency),
    hidden("Key of the meeting", lambda event: event.judgement.meeting),
)
