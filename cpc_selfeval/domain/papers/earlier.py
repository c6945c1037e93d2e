"""Papers that were made before the one that is being written: which there are, and what each is called."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.papers.front import options_of
from cpc_selfeval.domain.papers.kinds import Paper, paper_name
from cpc_selfeval.domain.papers.stood import stood_from

TELLS_CHANGES: Final = (Paper.COG_SUMMARY, Paper.CPC_REPORT)
"""Papers that say what changed since an earlier one, so the file notes when they are made."""


def which(as_at: datetime, meeting_on: date | None) -> str:
    """Which paper one is: that of a meeting, or of a day where no meeting is named."""
    return (meeting_on or as_at.date()).isoformat()


def meeting_of(contents: Contents, paper: Paper) -> date | None:
    """The day of the meeting that a paper is for, as its options have it."""
    return options_of(contents, paper).meeting_on


def last_made(contents: Contents, paper: Paper, as_at: datetime, meeting_on: date | None) -> PaperMade | None:
    """The last paper of this kind and cycle that is not the one that is being written."""
    this = which(as_at, meeting_on)
    earlier = (made for made in _of_cycle(contents) if made.paper == paper.value and which_was(made) != this)
    return max(earlier, key=_written_at, default=None)


def earlier_papers(contents: Contents, paper: Paper, as_at: datetime) -> tuple[PaperMade, ...]:
    """Every paper of this cycle with which this one can be compared, the latest first.

    Of its own kind and of the others that tell changes, since each keeps how everything stood; without the one that is
    being written, and without what can no longer be read.
    """
    this = which(as_at, meeting_of(contents, paper))
    found = [
        made
        for made in _of_cycle(contents)
        if not (made.paper == paper.value and which_was(made) == this) and is_readable(made)
    ]
    return tuple(sorted(found, key=_written_at, reverse=True))


def is_readable(made: PaperMade) -> bool:
    """Whether its moment and what was kept with it can be read; a file from elsewhere may hold others."""
    try:
        day_of(made)
    except ValueError:
        return False
    return stood_from(made.stood) is not None


def which_was(made: PaperMade) -> str:
    """Which paper it was, as :func:`which` says it."""
    return made.meeting_on.isoformat() if made.meeting_on else made.position_at[:10]


def day_of(made: PaperMade) -> date:
    """The day of its meeting, or of its position. Raises ValueError where that is none."""
    return made.meeting_on or date.fromisoformat(made.position_at[:10])


def named(contents: Contents, made: PaperMade, paper: Paper) -> str:
    """What it is called beside a paper of the kind ``paper``: "the paper 7 of 20 May 2026", "the CPC report of …".

    Raises ValueError where its moment is none.
    """
    number = f"{made.number} " if made.number else ""
    return f"the {_kind(contents, made, paper)} {number}of {day_in_words(day_of(made))}"


def _kind(contents: Contents, made: PaperMade, paper: Paper) -> str:
    kinds = {each.value: each for each in Paper}
    if made.paper == paper.value or made.paper not in kinds:
        return "paper"
    return paper_name(kinds[made.paper], contents.committee, None)


def _of_cycle(contents: Contents) -> list[PaperMade]:
    return [made for made in contents.of(PaperMade).values() if made.cycle == contents.cycle.key]


def _written_at(made: PaperMade) -> tuple[str, str]:
    return made.at, made.key
