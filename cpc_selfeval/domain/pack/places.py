"""Where each attached file stands in a pack: in a folder of its first indicator, under its evidence's number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from cpc_selfeval.domain.evidence import Attachment, Evidence

EVIDENCE: Final = "Evidence"
NO_INDICATOR: Final = "No indicator"

_LONGEST_STEM: Final = 60
_LONGEST_ENDING: Final = 12
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True)
class PackedEvidence:
    """One attached file in a pack. ``path`` is relative, with "/"; ``indicators`` all codes that it supports."""

    path: str
    evidence: Evidence
    attachment: Attachment
    indicators: tuple[str, ...]


def places_of(
    lines: Iterable[tuple[Evidence, tuple[Attachment, ...]]], order: tuple[str, ...]
) -> tuple[PackedEvidence, ...]:
    """Every attached file with its place, by evidence number. ``order`` are the framework's codes in their order.

    No two have the same place, whatever their names, and also where a disk does not tell capitals apart.
    """
    taken: set[str] = set()
    found: list[PackedEvidence] = []
    for evidence, attachments in lines:
        codes = tuple(code for code in order if code in evidence.indicators)
        folder = PurePosixPath(EVIDENCE) / safe_name(codes[0] if codes else NO_INDICATOR)
        for attachment in attachments:
            path = _free(folder, f"{evidence.ref} {attachment.name}", taken)
            found.append(PackedEvidence(path, evidence, attachment, codes))
    return tuple(found)


def _free(folder: PurePosixPath, name: str, taken: set[str]) -> str:
    safe = safe_name(name)
    stem, dot, ending = safe.rpartition(".")
    number = 1
    while (path := (folder / safe).as_posix()).casefold() in taken:
        number += 1
        safe = f"{stem or ending} ({number}){dot}{ending if stem else ''}"
    taken.add(path.casefold())
    return path


def safe_name(name: str) -> str:
    """A name that every system takes: letters, digits and a few signs, not too long, with its ending."""
    plain = unicodedata.normalize("NFC", name)
    kept = "".join(letter if letter.isalnum() or letter in " -_.()’&," else "-" for letter in plain)
    kept = " ".join(kept.split()).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING or " " in ending:
        stem, dot, ending = kept, "", ""
    short = stem[:_LONGEST_STEM].strip(" .") or "file"
    safe = f"{short}{dot}{ending}"
    return f"_{safe}" if _RESERVED.fullmatch(safe) else safe
