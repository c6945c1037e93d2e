"""The partner agencies that a text names: by their names in the file, or by what people call such agencies.

The kinds of agency are those of :class:`~cpc_selfeval.domain.committee.AgencyKind` (shared dossier, section 4.1); their
short names are those in common use. A short name counts only where exactly one agency in use is of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.committee import Agency, AgencyKind
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import folded

_SHORT: Final[dict[AgencyKind, str]] = {
    AgencyKind.POLICE: "police|ps|police scotland|pol",
    AgencyKind.NHS_BOARD: "nhs|health|nhs board|health board",
    AgencyKind.HSCP: "hscp|ijb|health and social care partnership|h&scp",
    AgencyKind.EDUCATION: "education|ed|educ|schools|education service|education services",
    AgencyKind.SOCIAL_WORK: "social work|sw|csw|swd|children and families social work|social work services|"
    "children’s social work|childrens services social work",
    AgencyKind.SCRA: "scra|reporter|the reporter|authority reporter|childrens reporter|"
    "scottish childrens reporter administration",
    AgencyKind.HOUSING: "housing|housing services|housing service",
    AgencyKind.JUSTICE_SOCIAL_WORK: "jsw|justice|justice social work|criminal justice social work|cjsw",
    AgencyKind.ADP: "adp|alcohol and drug partnership|alcohol and drugs partnership",
    AgencyKind.ADULT_SERVICES: "adult services|adult social work|adult protection|asp",
    AgencyKind.FIRE_AND_RESCUE: "fire|sfrs|fire and rescue|scottish fire and rescue service",
    AgencyKind.THIRD_SECTOR: "third sector|voluntary sector|3rd sector|vol sector|third sector interface|tsi",
}
_BETWEEN: Final = re.compile(r"[,;/+\n]")
_ALSO_BETWEEN: Final = re.compile(r"&|\band\b", re.IGNORECASE)
"""Between agencies only where the whole is none: "Children and Families" may be one."""


@dataclass(frozen=True, slots=True)
class Named:
    """Keys of the agencies that a text names, in its order; ``whole`` when it says nothing else."""

    agencies: tuple[str, ...] = ()
    whole: bool = False


def agencies_named(known: Mapping[str, str], text: str) -> Named:
    """The agencies that a text consists of, or those that it names among other words (only by part).

    ``known`` is what :func:`known_names` gives.
    """
    if (one := known.get(folded(text))) is not None:
        return Named((one,), whole=True)
    parts = [smaller for part in _BETWEEN.split(text) for smaller in _parts(part, known) if folded(smaller)]
    found = [known.get(folded(part)) for part in parts]
    keys = tuple(dict.fromkeys(key for key in found if key is not None))
    return Named(keys, bool(keys) and None not in found)


def _parts(text: str, known: Mapping[str, str]) -> list[str]:
    return [text] if folded(text) in known else _ALSO_BETWEEN.split(text)


def known_names(contents: Contents) -> dict[str, str]:
    """Folded names, full and short, and the agency's key for each. A name of two agencies is nobody's."""
    in_use = contents.agencies_in_use
    known: dict[str, str] = {}
    for kind, words in _SHORT.items():
        of_kind = [agency for agency in in_use if agency.kind is kind]
        if len(of_kind) == 1:
            known |= {folded(word): of_kind[0].key for word in words.split("|")}
    full = [(name, agency) for agency in in_use for name in _full_names(agency)]
    return known | {name: agency.key for name, agency in full if sum(name == other for other, _ in full) == 1}


def _full_names(agency: Agency) -> set[str]:
    """ "Scottish Children’s Reporter Administration (SCRA)" is known by all of it, and without the bracket."""
    return {folded(agency.name), folded(re.sub(r"\([^)]*\)", " ", agency.name))} - {""}
