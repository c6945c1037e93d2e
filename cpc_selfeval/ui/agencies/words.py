"""Requests, returns and their standing in words."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date, datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.brought import changes_in_words
from cpc_selfeval.domain.brought import counted as changes_of
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words, day_short, moment_in_words
from cpc_selfeval.domain.file_names import plain_name
from cpc_selfeval.domain.merging.preview import Source
from cpc_selfeval.domain.returns.records import AgencyReturn, Part, Request, ReturnKind

PARTS: Final = {
    Part.LEVELS: "Proposed levels with reasons",
    Part.FINDINGS: "Strengths and areas for improvement",
    Part.EVIDENCE: "Evidence",
    Part.PROGRESS: "Progress on its actions",
    Part.COMMENTS: "Comments",
}


def counted(number: int, noun: str) -> str:
    """ "1 line", "3 lines"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def title_of(source: Source) -> str:
    """What is compared, for a heading."""
    if source.kind is ReturnKind.FILE and source.agency is None:
        return f"Merge another copy: {source.whose}"
    if source.kind is ReturnKind.ACTION_PLAN:
        return "The action plan came back"
    return f"The return of {source.whose}"


def origin_in_words(source: Source) -> str:
    """From which file, written when; of a copy until when it was the same."""
    written = moment_of(source.written_at)
    is_copy = source.kind is ReturnKind.FILE and source.agency is None
    since = f"the same as here until {written}" if is_copy else f"written {written}"
    return f"“{source.name}”, {since}" if written else f"“{source.name}”"


def late_in_words(days: int) -> str:
    """ "It came 5 days after the day it was asked for.", or ""."""
    return f"It came {counted(days, 'day')} after the day it was asked for." if days > 0 else ""


def moment_of(stored: str) -> str:
    """ "22 November 2026, 14:02" on this computer's clock, or "" where it is not known."""
    try:
        at = datetime.fromisoformat(stored)
    except ValueError:
        return ""
    return moment_in_words(at.astimezone())


def whose_return(contents: Contents, returned: AgencyReturn) -> str:
    """ "Police Scotland’s return", "the action plan workbook", "another copy of the file"."""
    if returned.return_kind is ReturnKind.ACTION_PLAN:
        return "the action plan workbook"
    if returned.return_kind is ReturnKind.FILE and returned.agency is None:
        return "another copy of the file"
    return f"{possessive(contents.agency_name(returned.agency, 'a removed agency'))} return"


def return_of_day(contents: Contents, returned: AgencyReturn) -> str:
    """ "Police Scotland’s return of 3 March 2026"."""
    return f"{whose_return(contents, returned)} of {day_in_words(returned.returned_on)}"


def possessive(name: str) -> str:
    """ "Police Scotland’s", "Social services’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def asked_for(contents: Contents, request: Request) -> str:
    """What an agency is asked for: how many indicators and which parts."""
    every = set(request.indicators) >= set(contents.covered_codes)
    codes = contents.framework_order(request.indicators)
    about = (
        "every indicator of this cycle"
        if every
        else ", ".join(codes)
        if len(codes) <= 6
        else f"{len(codes)} indicators"
    )
    parts = [PARTS[part][0].lower() + PARTS[part][1:] for part in request.parts]
    return f"About {about or 'no indicator'}: {', '.join(parts) or 'nothing'}."


def changed_by(contents: Contents, returned: AgencyReturn) -> str:
    """What a return changed: "12 changes taken, 3 not taken", or "Nothing differed"."""
    taken, not_taken = changes_of(contents.values_of_return(returned.key))
    return changes_in_words(taken, not_taken) if taken or not_taken else "Nothing differed"


def on_day(day: date | None) -> str:
    """ "3 Mar 2026", or ""."""
    return day_short(day) if day else ""


def workbook_name(contents: Contents, agency: str) -> str:
    """A file name for an agency's workbook that any computer accepts."""
    committee = contents.committee
    whose = f"{committee.area} {committee.cpc_short}".strip() if committee.area else committee.name
    raw = f"{whose} {contents.cycle.title} - {contents.agency_name(agency)}"
    return f"{plain_name(raw)}.xlsx"


def free_place(folder: Path, name: str, besides: Collection[Path] = ()) -> Path:
    """A path of this name in a folder where nothing stands yet, nor is to: "name (2).xlsx" where there is one."""
    path = Path(name)
    numbered = (folder / f"{path.stem} ({number}){path.suffix}" for number in count(2))
    return next(
        place for place in chain((folder / name,), numbered) if not os.path.exists(place) and place not in besides
    )
