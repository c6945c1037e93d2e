"""The words that the drop-downs of the workbook offer."""

from __future__ import annotations

from openpyxl import Workbook

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.lists import add_named_lists
from cpc_selfeval.exports.workbook.table import Choices
from cpc_selfeval.exports.workbook.wording import distinct, status_words

STRICT = frozenset(Choices) - {Choices.AGENCY}
"""Lists that a cell must hold to; another agency may be typed, after a question."""


def choices(snapshot: ReportSnapshot) -> dict[Choices, tuple[str, ...]]:
    """What each drop-down offers: for statuses never "overdue", for agencies those that are not retired."""
    return {
        Choices.STATUS: tuple(status_words(snapshot).values()),
        Choices.PRIORITY: tuple(words.PRIORITIES.values()),
        Choices.AGENCY: distinct(agency.name for agency in snapshot.agencies if not agency.retired),
        Choices.ORIGIN: tuple(words.ORIGINS.values()),
        Choices.FINDING: tuple(words.FINDING_KINDS.values()),
        Choices.HEADING: tuple(words.PAPER_HEADINGS.values()),
        Choices.SOURCE: tuple(words.SOURCE_TYPES.values()),
        Choices.QUOTABLE: tuple(words.QUOTABLE.values()),
        Choices.BODY: body_names(snapshot),
        Choices.YES_NO: ("Yes", "No"),
    }


def body_names(snapshot: ReportSnapshot) -> tuple[str, ...]:
    """The names of those whose meetings are recorded, as this area calls them."""
    return distinct(words.body_name(snapshot.committee, body) for body in Body)


def add_lists(workbook: Workbook, snapshot: ReportSnapshot) -> None:
    """Write the sheet and define the names."""
    add_named_lists(workbook, {choice.value: offered for choice, offered in choices(snapshot).items()})
