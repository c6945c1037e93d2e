"""How papers look, what is said on each of them, and what stood in those that were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from cpc_selfeval.domain.record import CycleRecord, Record, settled_key

PAPER_HOUSE_KEY: Final = settled_key("paper house")
"""The key of the one row on how papers look."""


@dataclass(frozen=True, kw_only=True)
class PaperHouse(Record):
    """What is the same on every paper. ``logo`` is a PNG in base64 (at most 256 kB), "" for none.

    ``plan_name`` is what the action plan is called, "" for "Action plan". Counts below five read "fewer than 5" unless
    ``small_counts_shown``, for which there is a reason.
    """

    noun: ClassVar[str] = "look of papers"

    marking: str = ""
    plan_name: str = ""
    author: str = ""
    author_role: str = ""
    contact: str = ""
    logo: str = ""
    logo_name: str = ""
    logo_words: str = ""
    small_counts_shown: bool = False
    small_counts_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperOptions(CycleRecord):
    """What is said on one paper (``paper`` is its name, such as "cog-summary") besides what the file holds.

    ``addressed_to`` is for whom it is, "" for the body that such a paper is for.
    """

    noun: ClassVar[str] = "paper"

    paper: str
    number: str = ""
    addressed_to: str = ""
    meeting_on: date | None = None
    purpose: str = ""
    recommendations: str = ""
    implications: str = ""
    agency: str | None = None


def paper_options_key(cycle: str, paper: str) -> str:
    """The key of the one row of options of a paper in a cycle."""
    return settled_key("paper options", cycle, paper)


@dataclass(frozen=True, kw_only=True)
class PaperMade(CycleRecord):
    """A paper that was written: when (``at``, ISO 8601, UTC), for which meeting, and how things stood in it.

    ``position_at`` is the moment of its snapshot (ISO 8601). ``stood`` is JSON: what changed since the last paper is
    worked out from it.
    """

    noun: ClassVar[str] = "paper that was made"

    paper: str
    at: str
    position_at: str
    number: str = ""
    meeting_on: date | None = None
    stood: str = ""


def paper_made_key(cycle: str, paper: str, which: str) -> str:
    """The key of the one row of a paper for a meeting (``which``: its day, or the day of writing)."""
    return settled_key("paper made", cycle, paper, which)


@dataclass(frozen=True, kw_only=True)
class SignOff(CycleRecord):
    """A position was signed off and packed: who, in which role, on which day, with which decision.

    ``looked_by`` says who looked for personal data. ``at`` is the moment of signing and ``position_at`` that of the
    position (ISO 8601); ``closing`` is the key of the closing that it is of, "" for a position of an open cycle.
    ``program`` is the version that made the pack, ``list_sha256`` the hash (hex) of its list of files, "" while there
    is none.
    """

    noun: ClassVar[str] = "sign-off"

    name: str
    role: str = ""
    signed_on: date
    at: str
    decision: str = ""
    looked_by: str = ""
    position_at: str
    closing: str = ""
    program: str = ""
    list_sha256: str = ""
