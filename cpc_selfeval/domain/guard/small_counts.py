"""Counts of people below five, as papers print them: “fewer than 5”; what would give one away is hidden too.

Within one text:

* a count of one to four people reads “fewer than 5”, and so does a percentage of a number of people that comes to that;
* where it is a part of a sum whose total and other parts stand there (“12 children: 9 boys and 3 girls”), the next
  smallest number of that sum reads “5 or more”, or “fewer than 5”, until no hidden one can be worked out;
* a percentage that the hidden count has of any other count there reads “a percentage that is not shown”.

The first rule is the usual threshold of statistics on few people, the others what is called secondary suppression
(Office for National Statistics, guidance on disclosure control for tables). What two texts give away together is found
by :mod:`domain.guard.counts_together`, within limits that are said there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from cpc_selfeval.domain.action import Reading
from cpc_selfeval.domain.guard.counts import FEWEST, Count, Share, counts_in, shares_in, value_of

FEWER: Final = f"fewer than {FEWEST}"
MORE: Final = f"{FEWEST} or more"
NO_PERCENTAGE: Final = "a percentage that is not shown"
NOTE: Final = (
    f"Counts of people below {FEWEST} read “{FEWER}” in this paper, and what would give them away is not shown either."
)
"""What a paper says of it."""

_MOST_ADDENDS: Final = 8
"""Counts of one text that are tried as parts of a sum; a text with more has a table's worth of them."""

_MANY: Final = {
    "child": "children",
    "young person": "young people",
    "baby": "babies",
    "family": "families",
}
_VERBS: Final = {"was": "were", "is": "are", "has": "have"}
_VERB = re.compile(r"(\s+)(was|is|has)\b")
_PERCENTAGE = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)")
_BEGINNING = re.compile(r"(?:\A|[.!?]\s+|\n)[\s“‘(]*\Z")
_BARE = re.compile(r"\s*(?:\d{1,3}(?:,\d{3})+|\d{1,6})\s*")
_ONE_SHARE = re.compile(r"\s*(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent)\s*")
_WHOLE = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w%])")


@dataclass(frozen=True, slots=True)
class _Instead:
    """What stands in the place of a part of a text."""

    start: int
    end: int
    words: str


def fewer_than_five(text: str, kept: Collection[int] = (), besides: Collection[int] = ()) -> str:
    """The text as papers print it. One without small counts comes back as it is.

    ``kept`` are the places at which counts begin that somebody decided on: they stand as typed, unless one of them
    would give away another that is hidden. Counts that begin at ``besides`` are hidden because of another text.
    """
    counts = counts_in(text)
    shares = [share for share in shares_in(text) if 0 < share.number < FEWEST and share.start not in kept]
    small = [count for count in counts if count.is_small and count.start not in kept]
    because = [count for count in counts if count.start in besides]
    if not (small or shares or because):
        return text
    hidden = _hidden(counts, (*small, *because))
    instead = [
        *(part for count in hidden for part in _for_count(text, count)),
        *(_Instead(share.start, share.end, FEWER) for share in shares),
        *_for_percentages(text, counts, small, shares),
    ]
    return _put(text, instead)


def shown_number(text: str) -> str:
    """What tells how many people were asked, as papers print it: there a bare number is of people."""
    if _BARE.fullmatch(text) and 0 < value_of(text.strip()) < FEWEST:
        return FEWER
    return fewer_than_five(text)


def shown_reading(reading: Reading, about: str = "") -> Reading:
    """A reading as papers print it: the value as text, and where its base tells of whom it is, with the base.

    ``about`` is what is measured (the action's measure), which tells of whom a bare number is where the base does not.
    """
    value, base = fewer_than_five(reading.value), fewer_than_five(reading.base)
    if value == reading.value and _is_small(reading, about):
        value = FEWER
    return reading if (value, base) == (reading.value, reading.base) else replace(reading, value=value, base=base)


def _is_small(reading: Reading, about: str) -> bool:
    """Whether a bare number is of people and small, or a percentage is so few of the people of its base."""
    if _BARE.fullmatch(reading.value):
        tells = f"{reading.value.strip()} of {reading.base}", f"{reading.value.strip()} {reading.base}"
        tells_of_measure = (f"{reading.value.strip()} children",) if counts_in(f"9 {about}") else ()
        return any(count.is_small for told in (*tells, *tells_of_measure) for count in counts_in(told)[:1])
    share, whole = _ONE_SHARE.fullmatch(reading.value), _WHOLE.search(reading.base)
    if share is None or whole is None:
        return False
    return 0 < round(float(share[1]) * value_of(whole[0]) / 100) < FEWEST


def _hidden(counts: Sequence[Count], small: Iterable[Count]) -> tuple[Count, ...]:
    """The small counts, and what must be hidden besides so that none of them can be worked out."""
    hidden = set(small)
    tried = counts[:_MOST_ADDENDS]
    while (more := next(given_away(tried, hidden), None)) is not None:
        hidden.add(more)
    return tuple(count for count in counts if count in hidden)


def given_away(counts: Sequence[Count], hidden: set[Count], most_parts: int = _MOST_ADDENDS) -> Iterator[Count]:
    """Of each sum of at most so many parts that gives a hidden number away, the smallest number that still stands."""
    for total, parts in _sums(counts, most_parts):
        members = (total, *parts)
        shown = [count for count in members if count not in hidden]
        if shown and len(shown) < len(members) and not _is_open(total, parts, hidden):
            yield min(shown, key=lambda count: (count is total, count.number, count.start))


def _sums(counts: Sequence[Count], most_parts: int) -> Iterator[tuple[Count, tuple[Count, ...]]]:
    """Every total with two or more parts that come to it, of which at least one is small."""
    for total in counts:
        others = [count for count in counts if count is not total and 0 < count.number < total.number]
        for size in range(2, min(len(others), most_parts) + 1):
            for parts in combinations(others, size):
                if sum(part.number for part in parts) == total.number and any(part.is_small for part in parts):
                    yield total, parts


def _is_open(total: Count, parts: Iterable[Count], hidden: set[Count]) -> bool:
    """Whether the hidden numbers of a sum can be two things or more, by what is printed of each."""
    ways = [_possible(count, hidden) for count in parts]
    reached: dict[int, int] = {0: 1}
    for possible in ways:
        following: dict[int, int] = {}
        for so_far, times in reached.items():
            for number in possible:
                following[so_far + number] = following.get(so_far + number, 0) + times
        reached = following
    return sum(reached.get(number, 0) for number in _possible(total, hidden)) > 1


def _possible(count: Count, hidden: set[Count]) -> range:
    """What a reader of the paper knows of a number."""
    if count not in hidden:
        return range(count.number, count.number + 1)
    return range(1, FEWEST) if count.is_small else range(FEWEST, FEWEST + 2 * count.number)


def _for_count(text: str, count: Count) -> Iterator[_Instead]:
    words = FEWER if count.is_small else MORE
    yield _Instead(count.start, count.end, _as_it_begins(words, text, count.start))
    many = _in_plural(count.noun)
    if many != count.noun:
        yield _Instead(count.noun_end - len(count.noun), count.noun_end, many)
        if (verb := _VERB.match(text, count.noun_end)) is not None:
            yield _Instead(*verb.span(2), _VERBS[verb[2]])


def _as_it_begins(words: str, text: str, start: int) -> str:
    """With a capital where a sentence begins."""
    begins = text[start].isupper() or _BEGINNING.search(text, max(0, start - 8), start) is not None
    return words[:1].upper() + words[1:] if begins else words


def _in_plural(noun: str) -> str:
    """A singular noun in the plural; any other as it is."""
    if noun.lower() in _MANY:
        return _MANY[noun.lower()]
    singular = ("infant", "sibling", "boy", "girl", "mother", "father", "parent", "carer", "pupil", "household", "case")
    return f"{noun}s" if noun.lower() in singular else noun


def _for_percentages(
    text: str, counts: Sequence[Count], small: Sequence[Count], shares: Sequence[Share]
) -> Iterator[_Instead]:
    """Percentages that a small count has of another count of the text, rounded to as many places as are written."""
    hidden = [count.number for count in small] + [share.number for share in shares]
    wholes = {count.number for count in counts if not count.is_small} | {
        value_of(found[0]) for found in _WHOLE.finditer(text) if value_of(found[0]) >= FEWEST
    }
    for found in _PERCENTAGE.finditer(text):
        if any(share.start <= found.start() < share.end for share in shares):
            continue
        places = len(found[1].partition(".")[2])
        told = float(found[1])
        if any(_is_share(told, places, number, whole) for number in hidden for whole in wholes if whole > number):
            yield _Instead(*found.span(), NO_PERCENTAGE)


def _is_share(told: float, places: int, number: int, whole: int) -> bool:
    """Whether a percentage is a number's of a whole, or the rest of it, by usual rounding."""
    near = 0.5 / float(10**places) + 1e-9
    share = 100 * number / whole
    return abs(told - share) <= near or abs(told - (100 - share)) <= near


def _put(text: str, instead: Iterable[_Instead]) -> str:
    parts, at = [], 0
    for each in sorted(instead, key=lambda part: part.start):
        if each.start >= at:
            parts += [text[at : each.start], each.words]
            at = each.end
    return "".join((*parts, text[at:]))
