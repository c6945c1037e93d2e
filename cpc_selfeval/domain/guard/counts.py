"""Counts of people in words: which number of whom stands where in a text.

Only what is written as a number beside a word for people is a count: “3 children”, “two of the 40 families”. Numbers of
meetings, of months or of indicators are none, nor are rates (“one in four children”) and percentages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

FEWEST: Final = 5
"""Counts below this are not printed: the usual threshold of Scottish and English health and children's statistics."""

_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_NUMBER: Final = rf"{_DIGITS}|{'|'.join(_WORDS)}"
_MANY: Final = (
    r"children|young people|young persons|babies|infants|siblings|boys|girls|brothers|sisters|families|mothers|fathers|"
    r"parents|carers|pupils|households|teenagers|unborn babies|cases|child deaths|deaths|children’s cases|twins"
)
_ONE: Final = r"child|young person|baby|infant|sibling|boy|girl|family|mother|father|parent|carer|pupil|household|case"
_ENDS_THERE: Final = (
    r"(?=\s*(?:$|[.,;:!?)\]\n])|\s+(?:was|were|is|are|had|has|have|who|whose|whom|in|on|at|from|with|and|or|but|of|under|"
    r"over|aged|to|by|did|could|died|lived|moved|came|told|said|felt|needed|received|remained|became|out)\b)"
)
"""“One child was…” is a count; “one child protection officer” and “one family centre” are not."""
_NOT_OF_STAFF: Final = (
    r"(?![\w-]|[’']s?\s)(?!(?:\s+and\s+(?:families|young people))?\s+(?:teams?|services?|departments?|staff|social|"
    r"workers?|plans?|meetings?|homes?|houses?|hearings?|panels?|centres?|conferences?|groups?|boards?|units?|nurses?|officers?)\b)"
)
"""“Two children and families teams” are teams, “two children’s homes” homes."""
_BETWEEN: Final = (
    r"(?:\s+(?!per\b|percent\b|in\b|to\b|times\b|out\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|thirds?\b|quarters?\b|"
    r"fifths?\b|halves\b|and\b|or\b|of\b|"
    r"with\b|for\b|about\b|on\b|at\b|from\b|by\b|who\b|that\b|which\b|where\b|when\b|as\b|than\b|"
    r"jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)(?-i:[a-z])[\w’'-]*)"
)

_START = re.compile(
    r"(?<![\w.,/£$€:+–-])(?:\d|(?:[Oo]ne|[Tt](?:wo|hree|en|welve)|[Ff](?:our|ive)|[Ss](?:ix|even)|[Ee](?:ight|leven)|"
    r"[Nn]ine|ONE|TWO|THREE|FOUR)\b)"
)
"""Where a number begins; what it counts is looked at from there only, since most text has few numbers."""

_COUNT = re.compile(
    rf"(?P<number>{_NUMBER})(?!\s?%|[.,/:–-]\d|\w)(?P<between>{_BETWEEN}{{0,2}}?)\s+"
    rf"(?P<noun>(?:{_MANY}){_NOT_OF_STAFF}|(?:{_ONE})(?![\w’'-]){_ENDS_THERE})",
    re.IGNORECASE,
)
_OF_WHOLE: Final = (
    rf"(?P<of>\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?)(?P<whole>{_DIGITS})"
    rf"(?={_BETWEEN}{{0,2}}?\s+(?P<noun>{_MANY}){_NOT_OF_STAFF})"
)
_OF = re.compile(rf"(?P<number>{_NUMBER}){_OF_WHOLE}", re.IGNORECASE)
_SHARE = re.compile(rf"(?P<percent>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per\s?cent){_OF_WHOLE}", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:levels?|stage|phase|figure|table|grade|question|aged?|indicator) $", re.IGNORECASE)
_RATE = re.compile(rf"\b(?:{_NUMBER})\s+(?:in|in every|out of every|out of)\s+$", re.IGNORECASE)
_BEFORE: Final = 24


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: its place from ``start`` to before ``end``, with the noun up to ``noun_end``.

    For the first number of “3 of 40 children” ``noun`` is "".
    """

    number: int
    start: int
    end: int
    noun: str
    noun_end: int

    @property
    def is_small(self) -> bool:
        """Whether it is below the threshold; nobody at all is no small count."""
        return 0 < self.number < FEWEST


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of a number of people (“7.5% of 40 children”), and how many that are; places as in Count."""

    number: int
    start: int
    end: int
    noun_end: int


def counts_in(text: str) -> tuple[Count, ...]:
    """Every count of people in a text, in their order."""
    found = []
    for start in _starts(text):
        match = _OF.match(text, start) or _COUNT.match(text, start)
        if match is not None and not _is_label_or_rate(text, start):
            noun = match["noun"] if match.re is _COUNT else ""
            found.append(Count(value_of(match["number"]), *match.span("number"), noun, match.end("noun")))
    return tuple(found)


def shares_in(text: str) -> tuple[Share, ...]:
    """Every percentage of a number of people in a text, with the people that it stands for."""
    if "%" not in text and "cent" not in text:
        return ()
    matches = (_SHARE.match(text, start) for start in _starts(text))
    return tuple(
        Share(_people(match["percent"], match["whole"]), match.start(), match.start("of"), match.end("noun"))
        for match in matches
        if match is not None
    )


def _starts(text: str) -> Iterator[int]:
    return (found.start() for found in _START.finditer(text))


def _is_label_or_rate(text: str, start: int) -> bool:
    """“Level 3 families”, “aged 3 children”, “one in four children”: neither counts people."""
    before = text[max(0, start - _BEFORE) : start]
    return _RATE.search(before) is not None or _LABELLED.search(before) is not None


def small_counts(text: str) -> Iterator[Hit]:
    """Counts of people below five, with their noun."""
    for count in counts_in(text):
        if count.is_small:
            yield Hit(Kind.SMALL_COUNT, count.start, count.noun_end)
    for share in shares_in(text):
        if 0 < share.number < FEWEST:
            yield Hit(Kind.SMALL_COUNT, share.start, share.noun_end)


def _people(percent: str, whole: str) -> int:
    return round(float(percent) * value_of(whole) / 100)


def value_of(said: str) -> int:
    """A number as it is written, in digits or as a word up to twelve."""
    digits = said.replace(",", "")
    return int(digits) if digits.isdigit() else _WORDS.index(said.lower()) + 1
