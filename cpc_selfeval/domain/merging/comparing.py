"""What theirs brings, record by record and field by field: three-way, pure, always in the same order.

Nothing is decided here. What only we changed is no difference, and what both changed to the same value neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from cpc_selfeval.domain.action import DueMove
from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.merging.difference import WHOLE, Case, Difference, Tables
from cpc_selfeval.domain.merging.sides import Sides
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import link_fields, nothing_in
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnedValue

NEVER_MERGED = frozenset(
    {
        *("key", "cycle", "kind", "framework", "framework_hash"),  # what a record is, settled when it was made
        *("number", "position"),  # labels and places: each copy gives its own, and they say nothing
        *("at", "sha256", "size"),  # moments of recording and contents of files, which never change
    }
)
"""Fields that make no difference by themselves."""

EVENTS: tuple[type[Record], ...] = (Judgement, DueMove, AgencyReturn, ReturnedValue)
"""What happened: a copy that does not have it cannot make it not have happened."""

_ONLY_ONES: tuple[type[Record], ...] = (Committee, Cycle)

TOGETHER: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {LevelDraft: ("level", "absence", "reason", "confidence")}
)
"""Fields that say one thing: a reason is the reason of its level, so a change of either is a change of all."""


def differences(base: Tables, theirs: Tables, ours: Tables) -> tuple[Difference, ...]:
    """Every difference that theirs brings, by type of record, key and field.

    ``base`` is what theirs was made from, ``ours`` what stands here. Links are sets: what they added and took away is
    one difference, which never conflicts. A level and its reason are compared together. A record that belongs to one
    that was removed here, such as a note of an action, brings that one along, and all that went with it.
    """
    sides = Sides(base, theirs, ours)
    found: list[Difference] = []
    for kind in RECORD_TYPES:
        for key in sorted({*base.get(kind, ()), *theirs.get(kind, ())}):
            look()
            found += _of_record(sides, kind, key)
    return tuple(found)


def merged_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a type that are compared, in their order."""
    return tuple(each.name for each in fields(kind) if each.name not in NEVER_MERGED)


def is_same(one: Record | None, other: Record | None) -> bool:
    """Whether two records say the same; links in whatever order."""
    if one is None or other is None:
        return one is other
    links = link_fields(type(one))
    return all(
        set(getattr(one, name)) == set(getattr(other, name))
        if name in links
        else getattr(one, name) == getattr(other, name)
        for name in merged_fields(type(one))
    )


def merged_links(base: tuple[str, ...], theirs: tuple[str, ...], ours: tuple[str, ...]) -> tuple[str, ...]:
    """Ours with what they added and without what they took away; what both have stays in our order."""
    gone = set(base) - set(theirs)
    kept = tuple(link for link in ours if link not in gone)
    return kept + tuple(link for link in dict.fromkeys(theirs) if link not in base and link not in kept)


def _of_record(sides: Sides, kind: type[Record], key: str) -> Iterator[Difference]:
    base, theirs, ours = sides.of(kind, key)
    if theirs is not None and ours is not None:
        yield from _of_fields(kind, base, theirs, ours)
        return
    case = _case_of_whole(sides, kind, key)
    if case is not None and kind not in _ONLY_ONES:
        yield Difference(kind, key, WHOLE, case, base, theirs, ours)


def _case_of_whole(sides: Sides, kind: type[Record], key: str) -> Case | None:
    """What became of a record that is missing on at least one of the two sides; None where there is nothing to do."""
    base, theirs, ours = sides.of(kind, key)
    if theirs is None:
        if base is None or ours is None or kind in EVENTS:
            return None
        return Case.REMOVED if _is_untouched_here(sides, base, ours) else Case.REMOVED_THERE
    if base is None:
        return Case.ADDED
    return Case.REMOVED_HERE if _comes_back(sides, base, theirs) else None


def _is_untouched_here(sides: Sides, base: Record, ours: Record) -> bool:
    """Whether ours and all that belongs to it is as it was."""
    own = sides.children(sides.ours, ours)
    return is_same(base, ours) and all(is_same(sides.base.get(type(each), {}).get(each.key), each) for each in own)


def _comes_back(sides: Sides, base: Record, theirs: Record) -> bool:
    """Whether something that was removed here was changed there, or belongs to what was, or has what was."""
    if _only_takes_back(base, theirs):
        return False
    if not is_same(base, theirs) or _has_news(sides, theirs):
        return True
    parent = sides.parent(theirs)
    if parent is None:
        return False
    was, there, here = sides.of(type(parent), parent.key)
    return was is not None and there is not None and here is None and _comes_back(sides, was, there)


def _only_takes_back(base: Record, theirs: Record) -> bool:
    """Whether they only emptied a level, which what was removed here has not either: both say the same."""
    if not (isinstance(base, LevelDraft) and isinstance(theirs, LevelDraft)):
        return False
    return base.says_level and not theirs.says_level and theirs.reason in ("", base.reason)


def _has_news(sides: Sides, theirs: Record) -> bool:
    own = sides.children(sides.theirs, theirs)
    return any(not is_same(sides.base.get(type(each), {}).get(each.key), each) for each in own)


def _of_fields(kind: type[Record], base: Record | None, theirs: Record, ours: Record) -> Iterator[Difference]:
    if theirs in (base, ours):
        return  # as most of a large file: they changed nothing, or to what stands here
    together = TOGETHER.get(kind, ())
    both = _whether_both(kind, together, base, theirs, ours)
    for name in merged_fields(kind):
        case = both if name in together else _whether_both(kind, (name,), base, theirs, ours)
        if name in link_fields(kind):
            case = _of_links(name, base, theirs, ours)
        if case is not None and getattr(theirs, name) != getattr(ours, name):
            yield Difference(kind, theirs.key, name, case, base, theirs, ours)


def _whether_both(
    kind: type[Record], names: tuple[str, ...], base: Record | None, theirs: Record, ours: Record
) -> Case | None:
    was = [getattr(base, name) if base is not None else nothing_in(kind)[name] for name in names]
    there, here = _values(theirs, names), _values(ours, names)
    if there == was:
        return None
    return Case.CHANGED if here == was else Case.BOTH_CHANGED


def _of_links(name: str, base: Record | None, theirs: Record, ours: Record) -> Case | None:
    was: tuple[str, ...] = getattr(base, name) if base is not None else ()
    here: tuple[str, ...] = getattr(ours, name)
    return None if set(merged_links(was, getattr(theirs, name), here)) == set(here) else Case.CHANGED


def _values(record: Record, names: tuple[str, ...]) -> list[Any]:
    return [getattr(record, name) for name in names]
