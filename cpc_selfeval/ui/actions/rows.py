"""Actions as the plan lists them, and what is searched and filtered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from operator import attrgetter
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


class ActionRow:
    """One action with the words that its row shows on the day ``as_at``, each worked out when it is first asked for.

    ``now`` gives the contents as they are: a row whose words a change concerns is made anew.
    """

    def __init__(self, action: Action, as_at: date, now: Callable[[], Contents]) -> None:
        self.action = action
        self.as_at = as_at
        self.key = action.key
        self.number = action.number
        self._now = now

    @cached_property
    def status(self) -> Status:
        """The derived status: what is late is overdue."""
        return shown_status(self.action, self.as_at)

    @cached_property
    def status_words(self) -> str:
        """The committee's word for the status, and for how long it is overdue."""
        return _status_words(self._now(), self.action, self.status, self.as_at)

    @cached_property
    def agency(self) -> str:
        """The lead agency and how many others contribute."""
        return _agency_words(self._now(), self.action)

    @property
    def lead_agency(self) -> str:
        """The lead agency's name, "" where none is named."""
        return self._now().agency_name(self.action.agency)

    @property
    def status_word(self) -> str:
        """The committee's word for the status."""
        return words.status_word(self._now(), self.status)

    @cached_property
    def contributing(self) -> str:
        """The names of the agencies that contribute."""
        return ", ".join(filter(None, map(self._now().agency_name, self.action.contributing)))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The indicators that it is for, in the framework's order."""
        return self._now().indicators_of_action(self.action)

    @property
    def indicators(self) -> str:
        """The codes as words."""
        return ", ".join(self.codes)

    @cached_property
    def due(self) -> str:
        """The due date, "" for none."""
        return _unbroken(day_short(self.action.due)) if self.action.due else ""

    @cached_property
    def due_once(self) -> str:
        """What the due date was first and how often it moved, "" where it never did."""
        moves = self._now().due_moves_of(self.key)
        return _unbroken(f"was {day_short(moves[0].was)}, {_times(len(moves))}") if moves else ""

    @cached_property
    def stands(self) -> str:
        """Where the measure stands by its latest reading, and its target."""
        return _stands(self._now(), self.action)

    @cached_property
    def place(self) -> int:
        """Where its first indicator stands in the framework."""
        codes = self._now().framework.codes
        return codes.index(self.codes[0]) if self.codes else len(codes)

    @cached_property
    def searched(self) -> str:
        """All that is searched, folded to lower case."""
        return _searched(self.action)

    @property
    def agencies(self) -> tuple[str | None, ...]:
        """The lead agency and those that contribute; (None,) where none is named."""
        named = tuple(filter(None, (self.action.agency, *self.action.contributing)))
        return named or (None,)


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
    lead or contributing; ``statuses`` are those shown; ``leads`` are leads as :func:`lead_of` has them.
    """

    words: tuple[str, ...] = ()
    agencies: frozenset[object] = frozenset()
    statuses: frozenset[object] = frozenset()
    leads: frozenset[object] = frozenset()
    due: DueWithin | None = None
    indicators: frozenset[object] = frozenset()
    tags: frozenset[object] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it looks for everything."""
        return self == ActionFilter()

    def matches(self, row: ActionRow) -> bool:
        """Whether an action is among what is looked for."""
        return (
            all(_found(word, row) for word in self.words)
            and (not self.agencies or not self.agencies.isdisjoint(row.agencies))
            and (not self.statuses or row.status in self.statuses)
            and (not self.leads or lead_of(row.action) in self.leads)
            and (self.due is None or self.due.includes(row))
            and (not self.indicators or not self.indicators.isdisjoint(row.codes or (None,)))
            and (not self.tags or not self.tags.isdisjoint(row.action.tags or (None,)))
        )


def lead_of(action: Action) -> str | None:
    """The lead without spaces around it, folded, so that two ways of typing one are one; None where nobody leads."""
    return " ".join(action.lead.split()).casefold() or None


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

_OVER: Final = tuple(status for status in Status if status.is_over)


def _due_rank(row: ActionRow) -> int:
    """Open ones with a date, then open ones without, then those that are complete or withdrawn."""
    if row.action.status in _OVER:  # what is over is never overdue, so the derived status need not be asked for
        return 2 if row.action.due else 3
    return 0 if row.action.due else 1


def _text(heading: str, of: Callable[[ActionRow], str]) -> Column[ActionRow]:
    """A column of text that is not shown at first."""
    return Column[ActionRow](heading, of, lambda row: of(row).casefold(), Width(120, 1.4), at_first=False)


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
    "For",
    lambda row: row.indicators,
    lambda row: row.indicators and (row.place, row.indicators),
    Width(68, 0.3, 1),
    "For",
)
MEASURE: Final = Column[ActionRow](
    "Measure",
    lambda row: "\n".join(filter(None, (row.action.measure, row.stands))),
    lambda row: row.action.measure.casefold(),
    Width(120, 2.2, gives_way=4),
    copied=lambda row: row.action.measure,
)
LEAD: Final = Column[ActionRow](
    "Lead", lambda row: row.action.lead, lambda row: row.action.lead.casefold(), Width(96, 1, 2)
)
AGENCY: Final = Column[ActionRow](
    "Agency",
    lambda row: row.agency,
    lambda row: row.agency.casefold(),
    Width(124, 1.1, 3),
    "Lead agency",
    copied=lambda row: row.lead_agency,
)
DUE: Final = Column[ActionRow](
    "Due",
    lambda row: f"{row.due}, {row.due_once}" if row.due_once else row.due,
    lambda row: row.action.due,
    Width(166),
    rank=_due_rank,
    copied=lambda row: day_short(row.action.due) if row.action.due else "",
    of_days=True,
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
    copied=lambda row: row.status_word,
)

OUTCOME: Final = _text("Outcome sought", attrgetter("action.outcome"))
START: Final = Column[ActionRow](
    "Start",
    lambda row: _unbroken(day_short(row.action.start)) if row.action.start else "",
    lambda row: row.action.start,
    Width(112),
    copied=lambda row: day_short(row.action.start) if row.action.start else "",
    of_days=True,
    at_first=False,
)
PRIORITY: Final = Column[ActionRow](
    "Priority",
    lambda row: words.PRIORITIES[row.action.priority] if row.action.priority else "",
    lambda row: 1 + list(words.PRIORITIES).index(row.action.priority) if row.action.priority else 0,
    Width(96, 0.4),
    at_first=False,
)
CONTRIBUTING: Final = Column[ActionRow](
    "Contributing",
    lambda row: row.contributing,
    lambda row: row.contributing.casefold(),
    Width(124, 1),
    "Contributing agencies",
    at_first=False,
)
RESOURCES: Final = _text("Resources", attrgetter("action.resources"))
HELP: Final = _text("Help needed", attrgetter("action.help_needed"))

TEXTS: Final = (OUTCOME, RESOURCES, HELP)
"""The columns of text that are not shown at first."""

PLAN: Final = (
    REF,
    ACTION,
    FOR,
    MEASURE,
    LEAD,
    AGENCY,
    DUE,
    STATUS,
    OUTCOME,
    START,
    PRIORITY,
    CONTRIBUTING,
    RESOURCES,
    HELP,
)
"""The columns of the action plan."""
