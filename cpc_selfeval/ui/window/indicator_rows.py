"""What the list of indicators shows: key questions with their indicators, narrowed down by a filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.position import Position, State, position
from cpc_selfeval.domain.support import Verdict, support
from cpc_selfeval.domain.words import body_name, position_in_words


class Listed(StrEnum):
    """Which indicators the list shows, besides all of them."""

    TO_DO = "to_do"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DUE = "due"
    NOT_SUPPORTED = "not_supported"
    NOT_IN_CYCLE = "not_in_cycle"


LISTED_WORDS: dict[Listed, str] = {
    Listed.TO_DO: "to do",
    Listed.PROPOSED: "proposed",
    Listed.AGREED: "agreed",
    Listed.DUE: "due for a meeting",
    Listed.NOT_SUPPORTED: "not supported by evidence",
    Listed.NOT_IN_CYCLE: "not in this cycle",
}

_STATES: dict[Listed, frozenset[State]] = {
    Listed.TO_DO: frozenset({State.NOT_STARTED, State.IN_PROGRESS}),
    Listed.PROPOSED: frozenset({State.PROPOSED, State.RECOMMENDED}),
    Listed.AGREED: frozenset({State.AGREED, State.ENDORSED}),
    Listed.NOT_IN_CYCLE: frozenset({State.NOT_IN_CYCLE}),
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in the list. ``words`` say its state and level, ``due`` the meeting that it is due for."""

    code: str
    title: str
    words: str
    due: str
    level: int | None
    filled: bool
    in_cycle: bool

    @property
    def quiet_line(self) -> str:
        """The line below the title."""
        return f"{self.words} · {self.due}" if self.due else self.words

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return f"{self.code} {self.title}. {self.quiet_line}"


@dataclass(frozen=True, slots=True)
class QuestionRows:
    """One key question and those of its indicators that are shown."""

    code: str
    question: str
    rows: tuple[IndicatorRow, ...]

    @property
    def heading(self) -> str:
        """The key question with its number."""
        return f"{self.code} {self.question}"


def question_rows(
    contents: Contents, listed: Listed | None, today: date, always: str | None = None
) -> tuple[QuestionRows, ...]:
    """The key questions with the indicators that ``listed`` lets through (None: all), and ``always`` this one."""
    framework = contents.framework
    questions: list[QuestionRows] = []
    for question in framework.key_questions:
        rows = tuple(
            indicator_row(contents, where)
            for where in (position(contents, indicator.code) for indicator in framework.indicators_of(question.code))
            if where.code == always or _is_listed(contents, where, listed, today)
        )
        if rows:
            questions.append(QuestionRows(question.code, question.question, rows))
    return tuple(questions)


def indicator_row(contents: Contents, where: Position) -> IndicatorRow:
    """One indicator as the list shows it."""
    return IndicatorRow(
        where.code,
        contents.title(where.code),
        position_in_words(contents, where),
        due_in_words(contents, where),
        where.level,
        where.state.is_finished,
        where.state is not State.NOT_IN_CYCLE,
    )


def due_in_words(contents: Contents, where: Position) -> str:
    """ "due 3 Dec 2026", or "due for the CPC", while an indicator is due for a meeting and not finished; else ""."""
    meeting = contents.get(Meeting, contents.scope(where.code).meeting)
    if meeting is None or where.state.is_finished or where.state is State.NOT_IN_CYCLE:
        return ""
    return (
        f"due {day_short(meeting.on)}" if meeting.on else f"due for the {body_name(contents.committee, meeting.body)}"
    )


def _is_listed(contents: Contents, where: Position, listed: Listed | None, today: date) -> bool:
    if listed is None:
        return True
    if listed is Listed.DUE:
        return bool(due_in_words(contents, where))
    if listed is Listed.NOT_SUPPORTED:
        in_cycle = where.state is not State.NOT_IN_CYCLE
        return in_cycle and support(contents, where.code, today).verdict is not Verdict.SUPPORTED
    return where.state in _STATES[listed]
