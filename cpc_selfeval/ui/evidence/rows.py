"""Evidence as the library lists it, and what is searched and filtered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short, period_in_words
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.forms.record_list import Column as ListColumn
from cpc_selfeval.ui.kit.row_table import Width

IMPACT_WORDS: Final[dict[bool | None, str]] = {True: "Yes", False: "No", None: ""}
_REF = re.compile(r"e-?0*(\d+)")


class EvidenceRow:
    """One piece with the words that its row shows, each worked out when it is first asked for.

    ``searched`` is folded to lower case; ``place`` is that of its first indicator in the framework. ``now`` gives the
    contents as they are: a row whose words a change concerns is made anew.
    """

    def __init__(self, evidence: Evidence, now: Callable[[], Contents]) -> None:
        self.evidence = evidence
        self.key = evidence.key
        self.number = evidence.number
        self._now = now

    @cached_property
    def source(self) -> str:
        """The type of source, "" where it is not said."""
        return words.SOURCE_TYPES[self.evidence.source_type] if self.evidence.source_type else ""

    @cached_property
    def agency(self) -> str:
        """The agency's name, "" where none is named."""
        return self._now().agency_name(self.evidence.agency)

    @cached_property
    def period(self) -> str:
        """The period, which goes on in a new line between its days only."""
        return _unbroken(period_in_words(self.evidence.period_from, self.evidence.period_to))

    @cached_property
    def indicators(self) -> str:
        """The codes of its indicators, in the framework's order."""
        return ", ".join(self._codes)

    @property
    def supports(self) -> int:
        """How many findings and actions it supports."""
        return len(self.evidence.findings) + len(self.evidence.actions)

    @cached_property
    def files(self) -> int:
        """How many files are kept with it."""
        return len(self._now().attachments_of(self.key))

    @cached_property
    def place(self) -> int:
        """Where its first indicator stands in the framework."""
        codes = self._now().framework.codes
        return codes.index(self._codes[0]) if self._codes else len(codes)

    @cached_property
    def searched(self) -> str:
        """All that is searched."""
        piece = self.evidence
        return f"{piece.ref}\n{piece.title}\n{piece.shows}\n{piece.reference}".casefold()

    @cached_property
    def tags(self) -> str:
        """The names of its tags, in the order of all tags."""
        chosen = frozenset(self.evidence.tags)
        return ", ".join(tag.name for tag in self._now().tags if tag.key in chosen)

    @property
    def is_used(self) -> bool:
        """Whether it supports anything."""
        return bool(self.evidence.indicators or self.supports)

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return self._now().framework_order(self.evidence.indicators) if self.evidence.indicators else ()


def _day(day: date | None) -> str:
    return day_short(day) if day else ""


def _unbroken(period: str) -> str:
    """A period that goes on in a new line between its days only."""
    return period.replace(" ", "\u00a0").replace("\u00a0to\u00a0", "\u00a0to ")


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """What is looked for. Empty is everything; None and "" in a set stand for "not said".

    ``words`` must all occur in title, what it shows, reference or ref number.
    """

    words: tuple[str, ...] = ()
    sources: frozenset[object] = frozenset()
    agencies: frozenset[object] = frozenset()
    indicators: frozenset[object] = frozenset()
    impacts: frozenset[object] = frozenset()
    tags: frozenset[object] = frozenset()
    unused: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it looks for everything."""
        return self == EvidenceFilter()

    def matches(self, row: EvidenceRow) -> bool:
        """Whether a piece is among what is looked for."""
        evidence = row.evidence
        return (
            all(_found(word, row) for word in self.words)
            and (not self.sources or evidence.source_type in self.sources)
            and (not self.agencies or evidence.agency in self.agencies)
            and (not self.indicators or not self.indicators.isdisjoint(evidence.indicators or (None,)))
            and (not self.impacts or evidence.shows_impact in self.impacts)
            and (not self.tags or not self.tags.isdisjoint(evidence.tags or (None,)))
            and not (self.unused and row.is_used)
        )


def _found(word: str, row: EvidenceRow) -> bool:
    if word in row.searched:
        return True
    ref = _REF.fullmatch(word)
    return ref is not None and int(ref[1]) == row.evidence.number


Column = ListColumn[EvidenceRow]
"""One column of a list of evidence."""

REF: Final = Column(
    "Ref", lambda row: row.evidence.ref, lambda row: row.evidence.number, Width(60), "Reference", small=False
)
TITLE: Final = Column(
    "Title",
    lambda row: row.evidence.title or "No title yet",
    lambda row: row.evidence.title.casefold(),
    Width(180, 4),
    small=False,
    quiet=lambda row: not row.evidence.title,
)
SOURCE: Final = Column("Source type", lambda row: row.source, lambda row: row.source, Width(106, 1))
AGENCY: Final = Column("Agency", lambda row: row.agency, lambda row: row.agency.casefold(), Width(92, 1))
PERIOD: Final = Column(
    "Period",
    lambda row: row.period,
    lambda row: (
        (row.evidence.period_to or row.evidence.period_from or "")
        and (row.evidence.period_to or row.evidence.period_from)
    ),
    Width(104, 0.4),
)
IMPACT: Final = Column(
    "Impact",
    lambda row: IMPACT_WORDS[row.evidence.shows_impact],
    lambda row: {True: 1, False: 2, None: 0}[row.evidence.shows_impact],
    Width(64, gives_way=1),
    "Shows impact on children",
)
INDICATORS: Final = Column(
    "Indicators",
    lambda row: row.indicators or ("" if row.is_used else "Not used yet"),
    lambda row: "" if not row.indicators else (row.place, row.indicators),
    Width(84, 0.6, gives_way=2),
    quiet=lambda row: not row.indicators,
)
SUPPORTS: Final = Column(
    "Supports",
    lambda row: str(row.supports or ""),
    lambda row: row.supports,
    Width(74, gives_way=3),
    "Strengths, areas and actions supported",
)
FILES: Final = Column(
    "Files", lambda row: str(row.files or ""), lambda row: row.files, Width(52, gives_way=4), "Attached files"
)

SHOWS: Final = Column(
    "What it shows",
    lambda row: row.evidence.shows,
    lambda row: row.evidence.shows.casefold(),
    Width(150, 3),
    at_first=False,
)
REFERENCE: Final = Column(
    "Source reference",
    lambda row: row.evidence.reference,
    lambda row: row.evidence.reference.casefold(),
    Width(110, 1),
    "Reference of the source",
    at_first=False,
)
FROM: Final = Column(
    "Period from",
    lambda row: _unbroken(_day(row.evidence.period_from)),
    lambda row: row.evidence.period_from,
    Width(112),
    copied=lambda row: _day(row.evidence.period_from),
    of_days=True,
    at_first=False,
)
TO: Final = Column(
    "Period to",
    lambda row: _unbroken(_day(row.evidence.period_to)),
    lambda row: row.evidence.period_to,
    Width(112),
    copied=lambda row: _day(row.evidence.period_to),
    of_days=True,
    at_first=False,
)
TAGS: Final = Column("Tags", lambda row: row.tags, lambda row: row.tags.casefold(), Width(100, 1), at_first=False)

EDITABLE: Final = (TITLE, SOURCE, AGENCY, PERIOD, IMPACT, SHOWS, REFERENCE, FROM, TO)
"""The columns that can be changed in place."""
LIBRARY: Final = (
    *(REF, TITLE, SOURCE, AGENCY, PERIOD, IMPACT, INDICATORS, SUPPORTS, FILES),
    *(SHOWS, REFERENCE, FROM, TO, TAGS),
)
"""The columns of the evidence page."""
FOUND: Final = (REF, TITLE, SOURCE, AGENCY, PERIOD, INDICATORS)
"""The columns of the finder, beside its ticks."""
