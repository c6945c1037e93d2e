"""Is a level supported? What the evidence of an indicator holds against what the committee expects of it.

The rule is the issue's, and its thresholds are settings of the cycle (:class:`Expectations`): so many kinds of source,
one piece that shows impact on children, and the views of children and young people or of parents and carers. The two
are reported apart; where one of them was not heard, that is a note. No figure is made of it, and nothing is rolled up.
What inspectors missed most was evidence of impact, and families' views (seed 001, lines 1020-1026; seed 000, line 63).
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from types import MappingProxyType

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.expecting import ShelfLife, shelf_life_key

SHELF_LIVES: Mapping[SourceType, int | None] = MappingProxyType(
    {
        SourceType.PERFORMANCE: 12,
        SourceType.CASE_FILE_AUDIT: 24,
        SourceType.VIEWS_OF_CHILDREN: 24,
        SourceType.VIEWS_OF_PARENTS: 24,
        SourceType.STAFF_VIEWS: 24,
        SourceType.OBSERVATION: 24,
        SourceType.DOCUMENT: 36,
        SourceType.LEARNING_REVIEW: 36,
        SourceType.INSPECTION: 36,
        SourceType.OTHER: 24,
    }
)
"""Months after the period that evidence is about. No published source gives such figures: they are this project's own
choice, and every committee can set its own."""


class Verdict(StrEnum):
    """What the evidence comes to."""

    SUPPORTED = "supported"
    NEEDS_MORE = "needs_more"
    UNSUPPORTED = "unsupported"


class Gap(StrEnum):
    """What is expected and is not there."""

    ANY_EVIDENCE = "any_evidence"
    UP_TO_DATE = "up_to_date"
    SOURCE_TYPES = "source_types"
    IMPACT = "impact"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class Support:
    """What supports one indicator on a day.

    ``current`` and ``out_of_date`` hold its evidence by number; only what is current counts. ``source_types`` are the
    kinds of source among it, in the order of the list, with how many pieces each has. ``agencies`` are the keys of
    those behind it, in their order. ``undated`` counts current pieces that say no period.
    """

    code: str
    verdict: Verdict
    gaps: tuple[Gap, ...]
    current: tuple[Evidence, ...]
    out_of_date: tuple[Evidence, ...]
    source_types: tuple[tuple[SourceType, int], ...]
    agencies: tuple[str, ...]
    shows_impact: bool
    children_heard: bool
    parents_heard: bool
    undated: int


def support(contents: Contents, code: str, on: date) -> Support:
    """What supports an indicator on a day."""
    last_day = last_good_days(contents)
    out_of_date: list[Evidence] = []
    current: list[Evidence] = []
    for piece in contents.evidence_of(code):
        last = last_day(piece)
        (current if last is None or last >= on else out_of_date).append(piece)
    kinds = Counter(piece.source_type for piece in current if piece.source_type is not None)
    behind = {piece.agency for piece in current}
    found = Support(
        code=code,
        verdict=Verdict.SUPPORTED,
        gaps=(),
        current=tuple(current),
        out_of_date=tuple(out_of_date),
        source_types=tuple((kind, kinds[kind]) for kind in SourceType if kinds[kind]),
        agencies=tuple(agency.key for agency in contents.agencies if agency.key in behind),
        shows_impact=any(piece.shows_impact for piece in current),
        children_heard=kinds[SourceType.VIEWS_OF_CHILDREN] > 0,
        parents_heard=kinds[SourceType.VIEWS_OF_PARENTS] > 0,
        undated=sum(piece.period_to is None and piece.period_from is None for piece in current),
    )
    return _judged(contents, found)


def _judged(contents: Contents, found: Support) -> Support:
    gaps = _gaps(contents, found)
    nothing = Gap.ANY_EVIDENCE in gaps or Gap.UP_TO_DATE in gaps
    verdict = Verdict.UNSUPPORTED if nothing else Verdict.NEEDS_MORE if gaps else Verdict.SUPPORTED
    return replace(found, gaps=gaps, verdict=verdict)


def _gaps(contents: Contents, found: Support) -> tuple[Gap, ...]:
    if not found.current:
        return (Gap.UP_TO_DATE if found.out_of_date else Gap.ANY_EVIDENCE,)
    expected = contents.expectations
    missing = {
        Gap.SOURCE_TYPES: len(found.source_types) < expected.source_types,
        Gap.IMPACT: expected.needs_impact and not found.shows_impact,
        Gap.VIEWS: expected.needs_views and not (found.children_heard or found.parents_heard),
    }
    return tuple(gap for gap, is_missing in missing.items() if is_missing)


def shelf_life(contents: Contents, source_type: SourceType) -> int | None:
    """For how many months a kind of source counts as up to date in this cycle; None for ever."""
    own = contents.get(ShelfLife, shelf_life_key(contents.cycle_key, source_type))
    return own.months if own is not None else SHELF_LIVES[source_type]


def last_good_day(contents: Contents, piece: Evidence) -> date | None:
    """The last day on which a piece of evidence is up to date: so many months after the period that it is about.

    None where it never goes out of date: it says no period, no kind of source, or its kind has no shelf life.
    """
    kind = piece.source_type
    return _last_good_day({kind: shelf_life(contents, kind)}, piece) if kind is not None else None


def last_good_days(contents: Contents) -> Callable[[Evidence], date | None]:
    """What tells the same of one piece after another: the cycle's shelf lives are looked up once for all of them."""
    lives = {kind: shelf_life(contents, kind) for kind in SourceType}
    return partial(_last_good_day, lives)


def _last_good_day(lives: Mapping[SourceType, int | None], piece: Evidence) -> date | None:
    months = lives[piece.source_type] if piece.source_type is not None else None
    until = piece.period_to or piece.period_from
    return months_after(until, months) if until is not None and months is not None else None


def is_out_of_date(contents: Contents, piece: Evidence, on: date) -> bool:
    """Whether a piece of evidence is out of date on a day."""
    last = last_good_day(contents, piece)
    return last is not None and last < on


def going_out_of_date(contents: Contents, today: date, on: date) -> tuple[Evidence, ...]:
    """The evidence that is up to date today and not on a later day, such as that of a meeting; soonest first."""
    last_day = last_good_days(contents)
    going = [
        (last, piece.number, piece)
        for piece in contents.evidence_in_order
        if (last := last_day(piece)) is not None and today <= last < on
    ]
    return tuple(piece for _, _, piece in sorted(going, key=lambda each: each[:2]))


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


GAPS: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.ANY_EVIDENCE: "there is no evidence",
        Gap.UP_TO_DATE: "all of its evidence is out of date",
        Gap.IMPACT: "nothing shows what difference it made for children",
        Gap.VIEWS: "nobody asked children or families",
    }
)
"""What is missing, in words; how many kinds of source there are is said with their number."""


VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.SUPPORTED: "Supported",
        Verdict.NEEDS_MORE: "Needs more evidence",
        Verdict.UNSUPPORTED: "Unsupported",
    }
)
"""What the evidence comes to, in words."""


def support_in_words(contents: Contents, found: Support) -> str:
    """ "Supported", "Needs more evidence: nobody asked children or families", "Unsupported: there is no evidence"."""
    said = "; ".join(gaps_in_words(contents, found))
    return f"{VERDICTS[found.verdict]}: {said}" if said else VERDICTS[found.verdict]


def gaps_in_words(contents: Contents, found: Support) -> tuple[str, ...]:
    """What is missing: "nobody asked children or families"."""
    return tuple(_gap_in_words(contents, found, gap) for gap in found.gaps)


def rule_in_words(contents: Contents) -> str:
    """The rule as it is set for this cycle, where it comes from, and where it is changed."""
    expected = contents.expectations
    kinds = "1 kind of source" if expected.source_types == 1 else f"{expected.source_types} kinds of source"
    wanted = [f"at least {kinds}"]
    if expected.needs_impact:
        wanted.append("a piece that shows impact on children")
    if expected.needs_views:
        wanted.append("the views of children and young people, or of parents and carers")
    listed = wanted[0] if len(wanted) == 1 else f"{', '.join(wanted[:-1])} and {wanted[-1]}"
    return (
        f"A level is supported when the evidence that is up to date has {listed}. This is the committee’s own rule, to "
        "be changed in Committee and cycle. It is there because inspectors found in 2006 to 2009 that self-evaluation "
        "seldom showed what difference was made, and seldom asked those who use the services."
    )


def notes_in_words(found: Support) -> tuple[str, ...]:
    """What else is worth knowing, in sentences: who was not heard, what is out of date, what says no period."""
    notes = []
    if found.children_heard != found.parents_heard:
        missing = "Parents and carers" if found.children_heard else "Children and young people"
        notes.append(f"{missing} were not asked.")
    if found.out_of_date and found.current:
        refs = ", ".join(piece.ref for piece in found.out_of_date)
        notes.append(f"Out of date, so not counted: {refs}.")
    if found.undated:
        one = found.undated == 1
        said = "1 piece says no period, and counts" if one else f"{found.undated:,} pieces say no period, and count"
        notes.append(f"{said} as up to date.")
    return tuple(notes)


def _gap_in_words(contents: Contents, found: Support, gap: Gap) -> str:
    if gap is not Gap.SOURCE_TYPES:
        return GAPS[gap]
    count = len(found.source_types)
    kinds = "1 kind of source" if count == 1 else f"{count or 'no'} kinds of source"
    return f"{kinds}, where {contents.expectations.source_types} are expected"
