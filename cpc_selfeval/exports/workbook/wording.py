"""Words that several sheets share."""

from __future__ import annotations

from collections.abc import Iterable

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.return_workbook.offered import settable_words
from cpc_selfeval.exports.spreadsheet.writing import Heading

MADE_UP = "Worked example: a made-up committee, no real place, person or child"


def yes_no(value: bool | None) -> str:
    """ "Yes", "No", or "" where nothing was said."""
    return "" if value is None else ("Yes" if value else "No")


def one_a_line(values: Iterable[str]) -> str:
    """Values that may hold commas, one a line."""
    return "\n".join(values)


def apart(texts: Iterable[str]) -> str:
    """Texts of several lines, with an empty line between them."""
    return "\n\n".join(texts)


def status_words(snapshot: ReportSnapshot) -> dict[Status, str]:
    """The word of each status that a person can set. A word that two statuses share gets ours behind it."""
    return settable_words({key.status: key.word for key in snapshot.statuses})


def heading(snapshot: ReportSnapshot, title: str) -> Heading:
    """The heading of a sheet; a made-up committee is named as such in it."""
    shown = f"{title} · {MADE_UP}" if snapshot.committee.made_up else title
    return Heading(shown, f"{snapshot.committee.name} · {snapshot.position_at}")


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that differ in capitals only, since a spreadsheet takes them for the same."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())
