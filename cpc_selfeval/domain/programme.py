"""An inspection programme as data: what it looks at, which indicators it grades, and what falls due after its notice.

A programme is a file that a committee can write (docs/programme-files.md). A cycle keeps a copy of the one that it
prepares for, so a later change of the file alters nothing. Lists of children, such as the pre-inspection return asks
for, are no part of it and never belong in a self-evaluation: a file that is copied and sent about must name no child.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cpc_selfeval.domain.framework import IndicatorRef, Provenance

NO_LISTS_OF_CHILDREN = (
    "Lists of children never belong in this file. The return that inspectors ask for before an inspection is such a "
    "list: keep it where your area keeps case records, and send it as the inspectors ask."
)
"""Said wherever a programme is shown (the pre-inspection return lists children for sampling: dossier, corrections)."""


@dataclass(frozen=True, slots=True)
class ProgrammeStatement:
    """One statement or line of enquiry. ``text`` is "" where its words were not seen: nothing is made up."""

    code: str
    title: str
    text: str
    verified: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GradedIndicator:
    """One indicator to which the programme gives a level; a code means nothing without its framework."""

    ref: IndicatorRef
    verified: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DueAfterNotice:
    """What falls due, so many days after the day of the notice; or until then, where ``weeks_are_a_guide``."""

    days: int
    what: str
    verified: bool
    provenance: Provenance


@dataclass(frozen=True)
class Programme:
    """One programme. ``runs`` says in words when, "" where that is not known; ``called`` what its parts are.

    ``content_hash`` is the SHA-256 (hex) of the file's text as it was read.
    """

    id: str
    title: str
    publisher: str
    runs: str
    called: str
    summary: str
    verification: str
    sources: tuple[str, ...]
    statements: tuple[ProgrammeStatement, ...]
    graded: tuple[GradedIndicator, ...]
    due: tuple[DueAfterNotice, ...]
    content: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """The day on which something falls due."""

    on: date
    due: DueAfterNotice


def days_that_follow(programme: Programme, notice_on: date | None) -> tuple[DueDay, ...]:
    """The days that follow from the day of the notice, earliest first; none without one.

    Counted in calendar days after the notice, which is day 0: "within three weeks" of a Monday is a Monday.
    """
    if notice_on is None:
        return ()
    days = (DueDay(notice_on + timedelta(days=each.days), each) for each in programme.due)
    return tuple(sorted(days, key=lambda each: each.on))


def tag_set_of(programme_id: str) -> str:
    """The set of the tags by which entries are tagged to a programme's statements."""
    return f"programme:{programme_id}"
