"""The agency that a contribution file was made for, and what it is asked."""

from __future__ import annotations

from cpc_selfeval.domain.asking.letters import PARTS
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.returns.records import Part, Request


def made_for(contents: Contents) -> Request | None:
    """The request that this file is the contribution file of, also where it was copied; None in any other file."""
    identity = contents.identity
    return next((each for each in contents.requests if each.workbook in {identity.copy, identity.parent}), None)


def agency_of(contents: Contents) -> str | None:
    """The key of the agency whose contribution file this is; None in any other file."""
    request = made_for(contents)
    return request.agency if request is not None else None


def asked_in_words(contents: Contents, request: Request) -> tuple[str, str, str]:
    """Whose file this is, where what is entered goes, and what to do, for whoever opens it."""
    asked = "; ".join(words for part, words in PARTS.items() if part in request.parts and part is not Part.COMMENTS)
    by = f" by {day_in_words(request.due)}" if request.due else ""
    return (
        f"This file is for {contents.agency_name(request.agency, 'your agency')}. {contents.committee.name} made it.",
        "What you enter is saved in it as you type.",
        f"Asked for: {asked or 'what you want to say'}. Then close the program, and send the file back{by}.",
    )
