"""How far each partner agency has come with what it was asked: one definition for page, papers and command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpc_selfeval.domain.brought import counted
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import AgencyReturn, Request


class Standing(StrEnum):
    """Where a request stands."""

    TO_ASK = "to_ask"
    ASKED = "asked"
    LATE = "late"
    RETURNED = "returned"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency in use: its newest request and what came of it.

    ``request`` is None while it was not thought of. ``days_late`` is 0 unless late. ``returned`` is its newest return
    to that request; ``taken`` and ``not_taken`` count the changes that all its returns to it brought, as they were
    compared.
    """

    agency: Agency
    request: Request | None
    standing: Standing
    days_late: int
    returned: AgencyReturn | None
    taken: int
    not_taken: int


def returns_to(contents: Contents, request: str) -> tuple[AgencyReturn, ...]:
    """What came back to a request, newest first."""
    return tuple(returned for returned in contents.returns if returned.request == request)


def standing(contents: Contents, request: Request, today: date) -> Standing:
    """Where a request stands on a day: returned once anything came back, late from the day after its due day."""
    if returns_to(contents, request.key):
        return Standing.RETURNED
    if request.ended_on is not None:
        return Standing.STOPPED
    if request.asked_on is None:
        return Standing.TO_ASK
    return Standing.LATE if days_late(request, today) else Standing.ASKED


def days_late(request: Request, today: date) -> int:
    """Days since the due day, 0 up to it and where there is none."""
    return max(0, (today - request.due).days) if request.due is not None else 0


def at_a_glance(contents: Contents, today: date) -> tuple[AgencyLine, ...]:
    """A line for each agency in use, and for each retired one that was asked, in the agencies' order."""
    newest: dict[str, Request] = {}
    for request in contents.requests:
        newest.setdefault(request.agency, request)
    return tuple(
        _line(contents, agency, newest.get(agency.key), today)
        for agency in contents.agencies
        if not agency.retired or agency.key in newest
    )


def _line(contents: Contents, agency: Agency, request: Request | None, today: date) -> AgencyLine:
    if request is None:
        return AgencyLine(agency, None, Standing.TO_ASK, 0, None, 0, 0)
    stands = standing(contents, request, today)
    returned = returns_to(contents, request.key)
    counts = [counted(contents.values_of_return(each.key)) for each in returned]
    return AgencyLine(
        agency,
        request,
        stands,
        days_late(request, today) if stands is Standing.LATE else 0,
        returned[0] if returned else None,
        sum(taken for taken, _ in counts),
        sum(not_taken for _, not_taken in counts),
    )
