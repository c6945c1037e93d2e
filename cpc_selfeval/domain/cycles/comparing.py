"""Two cycles beside each other: which indicators changed, came new or are gone. In words, never averaged.

Compared is the level at the highest stage where one stands, of indicators that are the same by the crosswalk
(:mod:`cpc_selfeval.domain.cycles.crosswalk`). A difference in levels is said only where both editions have the same
scale, level by level: where a word means another level, only both words are said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cpc_selfeval.domain.cycles.crosswalk import Crosswalk, counterpart
from cpc_selfeval.domain.cycles.levels import judged, level_in
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.other_cycle import OtherCycle


class Kind(StrEnum):
    """How an indicator stands in the later of two cycles beside the earlier one."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    WORDS = "words"
    NOW_JUDGED = "now_judged"
    NO_LONGER_JUDGED = "no_longer_judged"
    NEITHER = "neither"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in two cycles. ``was`` and ``now`` are codes of their editions, "" where it is not in one.

    ``steps`` are the levels from then to now, None where the two cannot be counted.
    """

    kind: Kind
    was: str
    now: str
    title: str
    was_words: str
    now_words: str
    steps: int | None = None

    @property
    def codes(self) -> str:
        """ "2.1", or "1.1 → 2.1" where it was renumbered."""
        return self.was if self.was == self.now else " → ".join(code for code in (self.was, self.now) if code)

    @property
    def in_words(self) -> str:
        """ "one level higher", "the same", "only in the later cycle"."""
        if self.steps:
            count = {1: "one level", 2: "two levels", 3: "three levels"}.get(
                abs(self.steps), f"{abs(self.steps)} levels"
            )
            return f"{count} {'higher' if self.steps > 0 else 'lower'}"
        return _WORDS[self.kind]


_WORDS: dict[Kind, str] = {
    Kind.SAME: "the same level",
    Kind.WORDS: "another scale: the words cannot be counted against each other",
    Kind.NOW_JUDGED: "a level now, none then",
    Kind.NO_LONGER_JUDGED: "a level then, none now",
    Kind.NEITHER: "no level in either",
    Kind.NEW: "not in the earlier edition, as far as published",
    Kind.GONE: "not in the later edition, as far as published",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """All indicators of two cycles: the later edition's in its order, then those that are only in the earlier one."""

    earlier: OtherCycle
    later: OtherCycle
    rows: tuple[Compared, ...]

    @property
    def in_words(self) -> str:
        """ "2 higher, 1 lower, 15 the same." with what cannot be compared."""
        counts = [(sum(row.kind is kind for row in self.rows), words) for kind, words in _COUNTED.items()]
        said = ", ".join(f"{count} {words}" for count, words in counts if count)
        return f"{said[:1].upper()}{said[1:]}." if said else "Nothing to compare."


_COUNTED: dict[Kind, str] = {
    Kind.HIGHER: "higher",
    Kind.LOWER: "lower",
    Kind.SAME: "the same",
    Kind.WORDS: "on another scale",
    Kind.NOW_JUDGED: "with a level only now",
    Kind.NO_LONGER_JUDGED: "with a level only then",
    Kind.NEITHER: "without a level in either",
    Kind.NEW: "only in the later cycle",
    Kind.GONE: "only in the earlier cycle",
}


def same_scale(one: Framework, other: Framework) -> bool:
    """Whether every level has the same label in both editions: "Satisfactory" and "Adequate" are not the same."""
    return {each.value: each.label for each in one.scale} == {each.value: each.label for each in other.scale}


def compare(earlier: OtherCycle, later: OtherCycle, crosswalk: Crosswalk) -> Comparison:
    """Hold the later cycle beside the earlier one."""
    met: set[str] = set()
    rows: list[Compared] = []
    for code in later.framework.codes:
        before = counterpart(later.framework.ref(code), earlier.framework.id, crosswalk)
        was = before.code if before is not None and before.code in earlier.framework.codes else ""
        met.add(was)
        rows.append(_compared(earlier, later, was, code))
    rows += [_compared(earlier, later, code, "") for code in earlier.framework.codes if code not in met]
    return Comparison(earlier, later, tuple(rows))


def _compared(earlier: OtherCycle, later: OtherCycle, was: str, now: str) -> Compared:
    old = level_in(earlier, was) if was else None
    new = level_in(later, now) if now else None
    kind, steps = _kind(earlier, later, was, now, old, new)
    title = later.framework.indicator(now).title if now else earlier.framework.indicator(was).title
    old_words = judged(earlier.framework, old) if was else ""
    return Compared(kind, was, now, title, old_words, judged(later.framework, new) if now else "", steps)


def _kind(
    earlier: OtherCycle, later: OtherCycle, was: str, now: str, old: Judgement | None, new: Judgement | None
) -> tuple[Kind, int | None]:
    if not was or not now:
        return (Kind.GONE if was else Kind.NEW), None
    before, after = old.level if old else None, new.level if new else None
    if before is None or after is None:
        return _one_sided(before, after), None
    if not same_scale(earlier.framework, later.framework):
        return Kind.WORDS, None
    steps = after - before
    return (Kind.HIGHER if steps > 0 else Kind.LOWER if steps < 0 else Kind.SAME), steps


def _one_sided(before: int | None, after: int | None) -> Kind:
    if before is None and after is None:
        return Kind.NEITHER
    return Kind.NOW_JUDGED if before is None else Kind.NO_LONGER_JUDGED
