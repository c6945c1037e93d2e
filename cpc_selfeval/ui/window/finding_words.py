"""Finding by words: in indicators, evidence, actions, strengths and areas for improvement."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.domain.words import FINDING_KINDS, SOURCE_TYPES, position_in_words

MOST = 60
"""So many are shown at once; more words narrow it down."""


class Kind(StrEnum):
    """What was found."""

    INDICATOR = "indicator"
    EVIDENCE = "evidence"
    ACTION = "action"
    FINDING = "finding"
    PAGE = "page"
    COMMAND = "command"
    SETTING = "setting"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. ``target`` is the indicator's code, the key of evidence or action, the id of the command or
    setting, or a heading of the guide.
    """

    kind: Kind
    target: str
    label: str
    words: str
    quiet: str

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return f"{self.label} {self.words}. {self.quiet}".strip()


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be found, with the words to find it by: its own first, then all others."""

    found: Found
    name: str
    text: str


def plain(text: str) -> str:
    """Text as it is compared: without case and accents, so that "Gaidhlig" finds "Gàidhlig"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def places(contents: Contents) -> tuple[Place, ...]:
    """Everything that can be found: indicators in the framework's order, then actions, evidence and entries."""
    return (
        *_indicators(contents),
        *(_action(contents, action) for action in contents.actions_in_order),
        *(_evidence(contents, piece) for piece in contents.evidence_in_order),
        *_findings(contents),
    )


def find(everything: tuple[Place, ...], words: str) -> tuple[Found, ...]:
    """The places in which all the words occur: those called just so first, then by name, then by any of their text."""
    wanted = plain(words).split()
    if not wanted:
        return tuple(place.found for place in everything if place.found.kind is Kind.INDICATOR)
    ranked = ((_rank(place, wanted), number) for number, place in enumerate(everything))
    hits = sorted((rank, number) for rank, number in ranked if rank is not None)
    return tuple(everything[number].found for _, number in hits)


def _rank(place: Place, wanted: list[str]) -> int | None:
    if not all(word in place.text for word in wanted):
        return None
    label = plain(place.found.label)
    if label == wanted[0] or place.name == " ".join(wanted):
        return 0
    if label.startswith(wanted[0]) or place.name.startswith(" ".join(wanted)):
        return 1
    return 2 if all(word in place.name for word in wanted) else 3


def _place(found: Found, *others: str) -> Place:
    return Place(found, plain(found.words), plain("\n".join((found.label, found.words, found.quiet, *others))))


def _indicators(contents: Contents) -> Iterator[Place]:
    for indicator in contents.framework.indicators:
        words = position_in_words(contents, position(contents, indicator.code))
        found = Found(Kind.INDICATOR, indicator.code, indicator.code, contents.title(indicator.code), words)
        yield _place(found, indicator.about)


def _evidence(contents: Contents, piece: Evidence) -> Place:
    source = SOURCE_TYPES[piece.source_type] if piece.source_type else ""
    quiet = _joined("Evidence", source, contents.agency_name(piece.agency), ", ".join(piece.indicators))
    found = Found(Kind.EVIDENCE, piece.key, piece.ref, shortened(piece.title, 120), quiet)
    others = (piece.title, piece.shows, piece.reference, piece.web_links, piece.views_missing, piece.views_told)
    return _place(found, *others, *(attached.name for attached in contents.attachments_of(piece.key)))


def _action(contents: Contents, action: Action) -> Place:
    codes = ", ".join(contents.indicators_of_action(action))
    quiet = _joined("Action", action.lead, contents.agency_name(action.agency), codes)
    found = Found(Kind.ACTION, action.key, action.ref, shortened(action.text, 120), quiet)
    notes = (note.text for note in contents.progress_of(action.key))
    helping = (contents.get(Agency, key) for key in action.contributing)
    names = (agency.name for agency in helping if agency)
    others = (action.text, action.outcome, action.measure, action.target, action.help_needed, action.cog_decision)
    return _place(found, *others, action.cog_officer, action.resources, *notes, *names)


def _findings(contents: Contents) -> Iterator[Place]:
    for finding in sorted(contents.findings.values(), key=lambda f: (f.position, f.key)):
        if finding.indicators:
            yield _finding(contents, finding)


def _finding(contents: Contents, finding: Finding) -> Place:
    codes = contents.framework_order(finding.indicators) or finding.indicators
    quiet = _joined(FINDING_KINDS[finding.kind], contents.agency_name(finding.agency))
    words = shortened(finding.text, 120) or "(no text yet)"
    return _place(Found(Kind.FINDING, codes[0], ", ".join(codes), words, quiet), finding.text, finding.impact)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
