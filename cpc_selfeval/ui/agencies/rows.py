"""Partner agencies as the page lists them: how far each has come, and what is to be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cpc_selfeval.domain.asking.standing import AgencyLine, Standing
from cpc_selfeval.domain.brought import changes_in_words
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.ui.agencies.words import counted, on_day
from cpc_selfeval.ui.forms.record_list import Column
from cpc_selfeval.ui.kit.row_table import Width


class Step(StrEnum):
    """What can be done about an agency; the value is the words on the button."""

    ASK = "Ask…"
    ASK_AGAIN = "Ask again…"
    CHANGE = "What is asked…"
    WRITE = "Write the workbook…"
    REMIND = "Remind…"
    READ = "Read the return…"
    LOOK = "Look at the return"
    STOP = "Stop waiting…"
    REMOVE = "Remove the request"


_URGENCY: Final = (Standing.LATE, Standing.TO_ASK, Standing.ASKED, Standing.RETURNED, Standing.STOPPED)


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with the words that its row shows. ``number`` is its place among the agencies."""

    line: AgencyLine
    number: int
    today: date

    @property
    def key(self) -> str:
        """The agency's key."""
        return self.line.agency.key

    @property
    def name(self) -> str:
        """The agency's name, with what it is where it is no longer in use."""
        return f"{self.line.agency.name} (retired)" if self.line.agency.retired else self.line.agency.name

    @property
    def request(self) -> Request | None:
        """Its newest request."""
        return self.line.request

    @property
    def stands(self) -> str:
        """How far it has come: "Late by 5 days", "Due in 3 days"."""
        request = self.request
        if self.line.standing is Standing.LATE:
            return f"Late by {counted(self.line.days_late, 'day')}"
        if self.line.standing is Standing.RETURNED and self.line.returned is not None:
            return f"Returned {day_short(self.line.returned.returned_on)}"
        if self.line.standing is Standing.STOPPED and request is not None:
            return f"Waiting stopped {on_day(request.ended_on)}"
        if self.line.standing is Standing.ASKED and request is not None:
            return _until(request.due, self.today)
        return "Not asked yet" if request is None else "Being asked"

    @property
    def since(self) -> str:
        """When it was asked and reminded."""
        request = self.request
        if request is None:
            return ""
        said = [
            f"reminded {day_short(request.reminded_on)}" if request.reminded_on else "",
            f"asked {day_short(request.asked_on)}" if request.asked_on else "",
        ]
        return ", ".join(filter(None, said))

    @property
    def due(self) -> str:
        """By when the return is asked for."""
        return on_day(self.request.due) if self.request is not None else ""

    @property
    def changed(self) -> str:
        """What its returns changed."""
        if self.line.standing is not Standing.RETURNED:
            return ""
        if not self.line.taken and not self.line.not_taken:
            return "Nothing differed"
        return changes_in_words(self.line.taken, self.line.not_taken)

    @property
    def next(self) -> Step:
        """What is to be done next."""
        return self.steps[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Everything that can be done, what is next first."""
        request = self.request
        if request is None:
            return (Step.ASK,)
        standing = self.line.standing
        if standing is Standing.TO_ASK:
            return (Step.ASK, Step.WRITE, Step.READ, Step.REMOVE)
        if standing is Standing.RETURNED:
            return (Step.LOOK, Step.READ, Step.ASK_AGAIN)
        if standing is Standing.STOPPED:
            return (Step.ASK_AGAIN, Step.READ, Step.CHANGE)
        if not request.workbook:
            return (Step.WRITE, Step.CHANGE, Step.REMIND, Step.READ, Step.STOP)
        if standing is Standing.LATE and request.reminded_on != self.today:
            return (Step.REMIND, Step.READ, Step.CHANGE, Step.WRITE, Step.STOP)
        return (Step.READ, Step.REMIND, Step.CHANGE, Step.WRITE, Step.STOP)

    @property
    def spoken(self) -> str:
        """The row as sentences."""
        said = [self.name, self.stands, self.since, f"due {self.due}" if self.due else "", self.changed]
        return f"{'. '.join(filter(None, said))}. Next: {self.next.value.rstrip('…')}."


def _until(due: date | None, today: date) -> str:
    if due is None:
        return "Asked"
    days = (due - today).days
    return f"Due in {counted(days, 'day')}" if days > 0 else "Due today"


def _urgency(row: AgencyRow) -> tuple[int, int]:
    return 1 + _URGENCY.index(row.line.standing), -row.line.days_late


AGENCY: Final = Column[AgencyRow](
    "Agency", lambda row: row.name, lambda row: row.name.casefold(), Width(120, 1.5), small=False
)
STANDS: Final = Column[AgencyRow](
    "Where it stands",
    lambda row: f"{row.stands}\n{row.since}" if row.since else row.stands,
    _urgency,
    Width(146, 2),
    small=False,
)
DUE: Final = Column[AgencyRow](
    "Due", lambda row: row.due, lambda row: row.request and row.request.due, Width(92), small=False
)
CHANGED: Final = Column[AgencyRow](
    "What it changed",
    lambda row: row.changed,
    lambda row: row.changed and (row.line.taken, row.line.not_taken),
    Width(104, 1),
    small=False,
)
NEXT: Final = Column[AgencyRow](
    "Next", lambda row: row.next.value, lambda row: row.next.value, Width(164), "Next step", small=False
)

COLUMNS: Final = (AGENCY, STANDS, DUE, CHANGED, NEXT)
"""The columns of the page."""


@dataclass(frozen=True, slots=True)
class EveryAgency:
    """All of them: nothing is filtered here."""

    is_empty: bool = True

    def matches(self, row: AgencyRow) -> bool:
        """Always."""
        return True


def glance(rows: tuple[AgencyRow, ...], *, in_short: bool = False) -> str:
    """ "5 of 7 asked, 2 returned", in short "5 of 7 asked"; how many are late stands beside it."""
    standings = [row.line.standing for row in rows]
    asked = sum(1 for row in rows if row.request is not None and row.line.standing is not Standing.TO_ASK)
    said = [f"{asked} of {len(rows)} asked"]
    returned = standings.count(Standing.RETURNED)
    if returned and not in_short:
        said.append(f"{returned} returned")
    return ", ".join(said)
