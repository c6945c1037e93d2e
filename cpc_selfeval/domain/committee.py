"""The committee, its partner agencies, its self-evaluation cycles and their meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, Record, settled_key


@dataclass(frozen=True, slots=True)
class Person:
    """Who is working: name, role and agency, asked once on each computer. There are no accounts."""

    name: str
    role: str = ""
    agency: str = ""

    def in_words(self) -> str:
        """ "Isla Grant, lead officer, CPC"."""
        return ", ".join(part for part in (self.name, self.role, self.agency) if part)


@dataclass(frozen=True, kw_only=True)
class Committee(Record):
    """The committee whose file this is, and the names that its area uses for its bodies.

    Areas name them differently (a Public Protection Committee, a Critical Services Oversight Group: shared dossier,
    section 4.2), so every one of these words is the committee's own.
    """

    noun: ClassVar[str] = "committee"

    name: str
    area: str = ""
    cpc_name: str = "Child Protection Committee"
    cpc_short: str = "CPC"
    cog_name: str = "Chief Officers’ Group"
    cog_short: str = "COG"
    lead_officer: str = ""
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Cycle(Record):
    """One self-evaluation cycle on one immutable framework edition (``framework`` id and its content hash).

    ``working_well``, ``improving`` and ``still_to_improve`` are the officer's own sentences that head those parts
    of the summary paper. ``closed_on`` is None while the cycle is open.
    """

    noun: ClassVar[str] = "self-evaluation"

    number: int
    title: str
    framework: str
    framework_hash: str
    period_from: date | None = None
    period_to: date | None = None
    working_well: str = ""
    improving: str = ""
    still_to_improve: str = ""
    closed_on: date | None = None


class AgencyKind(StrEnum):
    """The kinds of partner agency that are offered (the issue's list; dossier section 4.1)."""

    POLICE = "police"
    NHS_BOARD = "nhs_board"
    HSCP = "hscp"
    EDUCATION = "education"
    SOCIAL_WORK = "social_work"
    SCRA = "scra"
    HOUSING = "housing"
    JUSTICE_SOCIAL_WORK = "justice_social_work"
    ADP = "adp"
    ADULT_SERVICES = "adult_services"
    FIRE_AND_RESCUE = "fire_and_rescue"
    THIRD_SECTOR = "third_sector"
    OTHER = "other"


OFFERED_AGENCIES: dict[AgencyKind, str] = {
    AgencyKind.POLICE: "Police Scotland",
    AgencyKind.NHS_BOARD: "NHS board",
    AgencyKind.HSCP: "Health and social care partnership",
    AgencyKind.EDUCATION: "Education",
    AgencyKind.SOCIAL_WORK: "Social work",
    AgencyKind.SCRA: "Scottish Children’s Reporter Administration (SCRA)",
    AgencyKind.HOUSING: "Housing",
    AgencyKind.JUSTICE_SOCIAL_WORK: "Justice social work",
    AgencyKind.ADP: "Alcohol and drug partnership",
    AgencyKind.ADULT_SERVICES: "Adult services",
    AgencyKind.FIRE_AND_RESCUE: "Scottish Fire and Rescue Service",
    AgencyKind.THIRD_SECTOR: "Third sector",
}


@dataclass(frozen=True, kw_only=True)
class Agency(Record):
    """A partner agency. In use it is retired, never removed; retired ones are no longer offered for choice."""

    noun: ClassVar[str] = "agency"

    name: str
    kind: AgencyKind = AgencyKind.OTHER
    position: int = 0
    retired: bool = False


class Body(StrEnum):
    """Whose meeting it is."""

    SUB_GROUP = "sub_group"
    CPC = "cpc"
    COG = "cog"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Meeting(CycleRecord):
    """A meeting that levels are due for or are recorded at; ``present`` says who was there."""

    noun: ClassVar[str] = "meeting"

    body: Body
    on: date | None = None
    title: str = ""
    present: str = ""


@dataclass(frozen=True, kw_only=True)
class IndicatorScope(CycleRecord):
    """What this cycle does with one indicator. Without such a row an indicator is covered, due for no meeting.

    ``offer_level`` overrides the framework's ``takes_level`` (None leaves it), for indicators such as 10.1 of the
    2019 framework, of which it is not confirmed that they take a level. ``corrected_title`` is the committee's
    correction of a title that is not confirmed against the published text.
    """

    noun: ClassVar[str] = "indicator in this cycle"

    code: str
    covered: bool = True
    meeting: str | None = None
    offer_level: bool | None = None
    corrected_title: str = ""


def scope_key(cycle: str, code: str) -> str:
    """The key of the one scope row of an indicator in a cycle."""
    return settled_key("scope", cycle, code)
