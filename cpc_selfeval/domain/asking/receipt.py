"""The receipt of a return: what was taken, by whom, and what was not, frozen to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.brought import Brought, brought, changes_in_words, counted
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import AgencyReturn, Request, ReturnedValue, ReturnKind, Verdict


@dataclass(frozen=True, slots=True)
class ReceiptSnapshot:
    """What a receipt says. ``whose`` is the agency's name, or says what it is. ``as_at`` is aware."""

    committee: Committee
    cycle: Cycle
    returned: AgencyReturn
    whose: str
    request: Request | None
    values: tuple[ReturnedValue, ...]
    as_at: datetime
    program: str

    def with_verdict(self, verdict: Verdict) -> tuple[Brought, ...]:
        """The changes of which this became."""
        return tuple(change for change in brought(self.values) if change.verdict is verdict and not change.is_note)

    @property
    def notes(self) -> tuple[Brought, ...]:
        """What came with it, or came in otherwise, that nobody could decide on."""
        return tuple(change for change in brought(self.values) if change.is_note)


def whose_return(contents: Contents, returned: AgencyReturn) -> str:
    """ "Police Scotland", "the action plan", "another copy of the file"."""
    otherwise = {
        ReturnKind.WORKBOOK: "a removed agency",
        ReturnKind.ACTION_PLAN: "the action plan",
        ReturnKind.FILE: "another copy of the file",
    }
    return contents.agency_name(returned.agency, otherwise[returned.return_kind])


def take_receipt(contents: Contents, returned: AgencyReturn, as_at: datetime, program: str) -> ReceiptSnapshot:
    """The receipt of a return. ``as_at`` is aware, ``program`` a version."""
    return ReceiptSnapshot(
        contents.committee,
        contents.cycle,
        returned,
        whose_return(contents, returned),
        contents.get(Request, returned.request),
        contents.values_of_return(returned.key),
        as_at,
        program,
    )


def in_words(receipt: ReceiptSnapshot) -> str:
    """ "12 changes taken, 3 not taken."."""
    return f"{changes_in_words(*counted(receipt.values))}."
