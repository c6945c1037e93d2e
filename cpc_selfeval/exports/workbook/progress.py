"""What happened to actions: the sheets *Progress*, *Readings* and *Moved due dates*."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.exports.spreadsheet.values import Kind, Value
from cpc_selfeval.exports.workbook.table import MARKED, Column, TableSheet, date_column, hidden, text_column

Event = TypeVar("Event", bound=DueMove | ProgressNote | Reading)


@dataclass(frozen=True, slots=True)
class Of(Generic[Event]):
    """Something that was recorded on an action, with that action."""

    action: Action
    event: Event


def progress(snapshot: ReportSnapshot) -> TableSheet[Of[ProgressNote]]:
    """Dated notes of progress, newest first for each action."""
    return TableSheet(
        title="Progress",
        table="ProgressNotes",
        about="Dated notes of progress on the actions, the newest of each action first.",
        columns=_of_an_action(
            date_column("Date", lambda of: of.event.on),
            text_column("Progress", 70, lambda of: of.event.text),
            text_column("Noted by", 26, lambda of: of.event.by),
        ),
        rows=_rows(snapshot, lambda line: line.progress),
        key=lambda of: of.event.key,
    )


def readings(snapshot: ReportSnapshot) -> TableSheet[Of[Reading]]:
    """Readings of measures, as typed, since their bases differ."""
    return TableSheet(
        title="Readings",
        table="Readings",
        about="Dated readings of the actions’ measures, with base and source.",
        columns=_of_an_action(
            text_column("Value", 18, lambda of: of.event.value),
            text_column("Base", 26, lambda of: of.event.base),
            text_column("Quarter", 18, lambda of: of.event.quarter),
            date_column("Date", lambda of: of.event.on),
            text_column("Source", 36, lambda of: of.event.source),
        ),
        rows=_rows(snapshot, lambda line: line.readings),
        key=lambda of: of.event.key,
    )


def moved_due_dates(snapshot: ReportSnapshot) -> TableSheet[Of[DueMove]]:
    """Every time that a due date was moved, oldest first for each action."""
    return TableSheet(
        title="Moved due dates",
        table="MovedDueDates",
        about="Every time that a due date was moved: from when to when, why, and who agreed.",
        columns=_of_an_action(
            date_column("Moved on", lambda of: of.event.moved_on),
            date_column("Was due", lambda of: of.event.was),
            date_column("Now due", lambda of: of.event.now),
            text_column("Reason", 50, lambda of: of.event.reason),
            text_column("Agreed by", 26, lambda of: of.event.agreed_by),
        ),
        rows=_rows(snapshot, lambda line: line.moves),
        key=lambda of: of.event.key,
    )


def moment(stored: str) -> datetime | None:
    """A stored moment (ISO 8601, UTC) as a spreadsheet can hold it: without zone. None when there is none."""
    return datetime.fromisoformat(stored).replace(tzinfo=None, microsecond=0) if stored else None


def _of_an_action(*columns: Column[Of[Event]]) -> tuple[Column[Of[Event]], ...]:
    def first_words(of: Of[Event]) -> Value:
        return shortened(of.action.text, 70)

    return (
        text_column("Action", MARKED, lambda of: of.action.ref),
        text_column("Action’s first words", 36, first_words),
        *columns,
        Column("Recorded (UTC)", 20, lambda of: moment(of.event.at), Kind.MOMENT, printed=False),
        hidden("Recorded, exactly", lambda of: of.event.at),
        hidden("Key of the action", lambda of: of.event.action),
    )


def _rows(snapshot: ReportSnapshot, events: Callable[[ActionLine], Iterable[Event]]) -> tuple[Of[Event], ...]:
    return tuple(Of(line.action, event) for line in snapshot.actions for event in events(line))
