"""Whether the level of an indicator is supported, in the words that papers print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.support import (
    VERDICTS,
    Support,
    gaps_in_words,
    notes_in_words,
    support,
    support_in_words,
)


@dataclass(frozen=True, slots=True)
class SupportLine:
    """What supports an indicator on the day of a paper.

    ``verdict`` is "Supported", "Needs more evidence" or "Unsupported"; ``words`` says what is missing too; ``missing``
    is that alone, in sentences without an end; ``notes`` are whole sentences; ``agencies`` are names.
    """

    found: Support
    verdict: str
    words: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    agencies: tuple[str, ...]


def support_line(contents: Contents, code: str, on: date) -> SupportLine:
    """What supports an indicator on a day, in words."""
    found = support(contents, code, on)
    return SupportLine(
        found=found,
        verdict=VERDICTS[found.verdict],
        words=support_in_words(contents, found),
        missing=gaps_in_words(contents, found),
        notes=notes_in_words(found),
        agencies=tuple(contents.agency_name(key) for key in found.agencies),
    )
