"""Which indicator of another edition is the same one, by the typed crosswalk's verified rows.

A code means nothing without its edition (dossier, section 0, trap 1). Within one edition an indicator is itself.
Between editions only rows that are verified and say "same" or "renumbered" make one indicator of two; a row may be
followed either way, and from edition to edition. "Similar", "split" and "merged" are no such rows: where an indicator
was divided, or only sounds alike, its level says nothing certain of the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef

Crosswalk = tuple[CrosswalkRow, ...]

SAME = ("same", "renumbered")
"""Relations by which two references mean one indicator."""


def counterpart(of: IndicatorRef, framework: str, crosswalk: Iterable[CrosswalkRow]) -> IndicatorRef | None:
    """The same indicator in the edition with this id, or None where none is known or there would be two."""
    if of.framework == framework:
        return of
    rows = tuple(_usable(crosswalk))
    reached, begin = {of}, [of]
    while begin:
        begin = [other for ref in begin for other in _neighbours(ref, rows) if other not in reached]
        reached.update(begin)
    found = [ref for ref in reached if ref.framework == framework]
    return found[0] if len(found) == 1 else None


def _usable(crosswalk: Iterable[CrosswalkRow]) -> Iterator[tuple[IndicatorRef, IndicatorRef]]:
    for row in crosswalk:
        if row.verified and row.relation in SAME and row.to is not None:
            yield row.of, row.to


def _neighbours(ref: IndicatorRef, rows: tuple[tuple[IndicatorRef, IndicatorRef], ...]) -> Iterator[IndicatorRef]:
    for one, other in rows:
        if one == ref:
            yield other
        elif other == ref:
            yield one
