"""Actions as the plan lists them, and what is searched and filtered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status, shown_status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.ui.forms.record_list import Column
from cpc_selfeval.ui.kit.row_table import Width

_REF = re.compile(r"a-?0*(\d+)")


class DueWithin(Enum):
    """What the filter by due date looks for. Complete and withdrawn actions are in none but NO_DATE."""

    OVERDUE = "overdue"
    FOUR_WEEKS = "in the next 4 weeks"
    THREE_MONTHS = "in the next 3 months"
    NO_DATE = "no date"

    def includes(self, row: ActionRow) -> bool:
        """Whether an action is among them on the row's day."""
        due = row.action.due
        if self is DueWithin.NO_DATE:
            return due is None
        if due is None or row.status.is_over:
            return False
        if self is DueWithin.OVERDUE:
            return row.status is Status.OVERDUE
        last = row.as_at + timedelta(weeks=4) if self is DueWithin.FOUR_WEEKS else months_later(row.as_at, 3)
        return row.as_at <= due <= last


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(day.year + year, month + 1, number)
        except ValueError:
            continue
    return day


@dataclass(frozen=True, slots=True, eq=False)
class ActionRow:
    """One action with the words that its row shows on the day ``as_at``. ``status`` is the derived one.

    ``due_once`` says what the due date was first and how often it moved, ``stands`` where the measure stands by its
    latest reading, and its target. ``searched`` is folded to lower case;
    ``place`` is that of its first indicator in the framework.
    """

    action: Action
    as_at: date
    status: Status
    status_words: str
    agency: str
    indicators: str
    codes: tuple[str, ...]
    due: str
    due_once: str
    stands: str
    place: int
    searched: str

    @property
    def key(self) -> str:
        """The action's key."""
        return self.action.key

    @property
    def number(self) -> int:
        """The action's number."""
        return self.action.number

    @property
    def agencies(self) -> tuple[str | None, ...]:
        """The lead agency and those that contribute; (None,) where none is named."""
        named = tuple(filter(None, (self.action.agency, *self.action.contributing)))
        return named or (None,)


def row_of(contents: Contents, action: Action, as_at: date) -> ActionRow:
    """The row of an action on a day."""
    codes = contents.indicators_of_action(action)
    status = shown_status(action, as_at)
    moves = contents.due_moves_of(action.key)
    return ActionRow(
        action=action,
        as_at=as_at,
        status=status,
        status_words=_status_words(contents, action, status, as_at),
        agency=_agency_words(contents, action),
        indicators=", ".join(codes),
        codes=codes,
        due=_unbroken(day_short(action.due)) if action.due else "",
        due_once=_unbroken(f"was {day_short(moves[0].was)}, {_times(len(moves))}") if moves else "",
        stands=_stands(contents, action),
        place=contents.framework.codes.index(codes[0]) if codes else len(contents.framework.codes),
        searched=_searched(action),
    )


def _status_words(contents: Contents, action: Action, status: Status, as_at: date) -> str:
    word = words.status_word(contents, status)
    if status is not Status.OVERDUE or action.due is None:
        return word
    days = (as_at - action.due).days
    return f"{word} {days} day{'' if days == 1 else 's'}"


def _agency_words(contents: Contents, action: Action) -> str:
    name = contents.agency_name(action.agency)
    others = len(action.contributing)
    if not others:
        return name
    return _unbroken_end(name, f"+ {others} other{'' if others == 1 else 's'}") if name else f"{others} contributing"


def _unbroken_end(words: str, end: str) -> str:
    return f"{words} " + end.replace(" ", "\u00a0")


def _stands(contents: Contents, action: Action) -> str:
    values = [reading.value for reading in contents.readings_of(action.key) if reading.value]
    now = f"now {values[-1]}" if values else f"from {action.baseline}" if action.baseline else ""
    target = f"target {action.target}" if action.target else ""
    return ", ".join(filter(None, (now, target)))


def _searched(action: Action) -> str:
    found_by = [action.ref, action.text, action.outcome, action.measure, action.lead, action.help_needed]
    return "\n".join(found_by).casefold()


def _times(moves: int) -> str:
    return "1 move" if moves == 1 else f"{moves} moves"


def _unbroken(text: str) -> str:
    """Words that go on in a new line after a comma only."""
    return text.replace(" ", "\u00a0").replace(",\u00a0", ", ")


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What is looked for. Empty is everything; None in a set stands for "none".

    ``words`` must all occur in the action, its outcome, measure, lead, help needed or reference. ``agencies`` are
    lead or contributing; ``statuses`` are those shown.
    """

    words: tuple[str, ...] = ()
    agencies: frozenset[object] = frozenset()
    statuses: frozenset[object] = frozenset()
    due: DueWithin | None = None
    indicators: frozenset[object] = frozenset()
    tags: frozenset[object] = frozenset()

    def matches(self, row: ActionRow) -> bool:
        """Whether an action is among what is looked for."""
        return (
            all(_found(word, row) for word in self.words)
            and (not self.agencies or not self.agencies.isdisjoint(row.agencies))
            and (not self.statuses or row.status in self.statuses)
            and (self.due is None or self.due.includes(row))
            and (not self.indicators or not self.indicators.isdisjoint(row.codes or (None,)))
            and (not self.tags or not self.tags.isdisjoint(row.action.tags or (None,)))
        )


def _found(word: str, row: ActionRow) -> bool:
    if word in row.searched:
        return True
    ref = _REF.fullmatch(word)
    return ref is not None and int(ref[1]) == row.number


_IN_ORDER_OF_URGENCY: Final = (
    Status.OVERDUE,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.NOT_STARTED,
    Status.COMPLETE_IMPACT_NOT_SHOWN,
    Status.COMPLETE_IMPACT_SHOWN,
    Status.WITHDRAWN,
)


def _due_rank(row: ActionRow) -> int:
    """Open ones with a date, then open ones without, then those that are complete or withdrawn."""
    if row.status.is_over:
        return 2 if row.action.due else 3
    return 0 if row.action.due else 1


REF: Final = Column[ActionRow](
    "Ref", lambda row: row.action.ref, lambda row: row.number, Width(62), "Reference", small=False
)
ACTION: Final = Column[ActionRow](
    "Action",
    lambda row: row.action.text or "No words yet",
    lambda row: row.action.text.casefold(),
    Width(170, 4),
    small=False,
    quiet=lambda row: not row.action.text,
)
FOR: Final = Column[ActionRow](
    "For", lambda row: row.indicators, lambda row: row.indicators and (row.place, row.indicators), Width(68, 0.3), "For"
)
MEASURE: Final = Column[ActionRow](
    "Measure",
    lambda row: "\n".join(filter(None, (row.action.measure, row.stands))),
    lambda row: row.action.measure.casefold(),
    Width(120, 2.2),
)
LEAD: Final = Column[ActionRow](
    "Lead", lambda row: row.action.lead, lambda row: row.action.lead.casefold(), Width(96, 1)
)
AGENCY: Final = Column[ActionRow](
    "Agency", lambda row: row.agency, lambda row: row.agency.casefold(), Width(124, 1.1), "Lead agency"
)
DUE: Final = Column[ActionRow](
    "Due",
    lambda row: f"{row.due}, {row.due_once}" if row.due_once else row.due,
    lambda row: row.action.due,
    Width(166),
    rank=_due_rank,
)
STATUS: Final = Column[ActionRow](
    "Status",
    lambda row: row.status_words,
    lambda row: (
        1 + _IN_ORDER_OF_URGENCY.index(row.status),
        (row.action.due or date.max) if row.status is Status.OVERDUE else date.min,
    ),
    Width(134, 0.6),
    small=False,
)

PLAN: Final = (REF, ACTION, FOR, MEASURE, LEAD, AGENCY, DUE, STATUS)
"""The columns of the action plan."""
