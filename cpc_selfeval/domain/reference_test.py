"""The 2007 national-indicator test on the four reference indicators, a piece of history that some editions define.

From 2007 one of 45 national indicators was to raise the proportion of areas with positive reports: a report was
positive when all four reference indicators were satisfactory or better (seed 001, lines 262-279). They are 1.1 to 1.4
of the 2005 edition and 2.1 to 2.4 of the 2009 one (lines 281-282). Later editions define none. It says nothing of what
an inspection would find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.position import position

SATISFACTORY = 3
"""The least level that counts, satisfactory on the six-point scale (seed 001, lines 268-279 and 1334-1344)."""

LOWEST, HIGHEST = 1, 6


class Outcome(StrEnum):
    """What the recorded levels come to."""

    NOT_DEFINED = "not_defined"
    MEETS = "meets"
    DOES_NOT_MEET = "does_not_meet"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Shift:
    """What the outcome would be with one indicator's level one up or one down; None where there is no such level."""

    code: str
    one_down: Outcome | None
    one_up: Outcome | None


@dataclass(frozen=True, slots=True)
class ReferenceTest:
    """The outcome, and what it rests on.

    ``levels`` are the recorded levels of the reference indicators (None: not recorded). ``deciding`` are the codes that
    decide: the lowest where it is met, those below satisfactory where it is not, those without a level where it cannot
    be said. ``margin`` is by how many levels the lowest is above satisfactory (negative: below), None while any is not
    recorded and none is below.
    """

    outcome: Outcome
    levels: Mapping[str, int | None]
    deciding: tuple[str, ...]
    margin: int | None
    shifts: tuple[Shift, ...]


def reference_test(contents: Contents) -> ReferenceTest:
    """The test on what is recorded in the open cycle, at whatever stage each level stands."""
    framework = contents.framework
    return held_to_it(framework, {code: position(contents, code).level for code in reference_codes(framework)})


def reference_codes(framework: Framework) -> tuple[str, ...]:
    """The codes of an edition's reference indicators; none where it defines none."""
    return tuple(indicator.code for indicator in framework.indicators if indicator.is_reference)


def held_to_it(framework: Framework, levels: Mapping[str, int | None]) -> ReferenceTest:
    """The test on given levels (1 to 6, None for not recorded) of an edition's reference indicators."""
    codes = reference_codes(framework)
    mine = {code: levels.get(code) for code in codes}
    if not codes:
        return ReferenceTest(Outcome.NOT_DEFINED, {}, (), None, ())
    outcome = _outcome(mine)
    known = [level for level in mine.values() if level is not None]
    margin = None if outcome is Outcome.CANNOT_SAY else min(known) - SATISFACTORY
    return ReferenceTest(outcome, mine, _deciding(outcome, mine), margin, tuple(_shift(mine, code) for code in codes))


def _outcome(levels: Mapping[str, int | None]) -> Outcome:
    if any(level is not None and level < SATISFACTORY for level in levels.values()):
        return Outcome.DOES_NOT_MEET
    return Outcome.CANNOT_SAY if None in levels.values() else Outcome.MEETS


def _deciding(outcome: Outcome, levels: Mapping[str, int | None]) -> tuple[str, ...]:
    if outcome is Outcome.CANNOT_SAY:
        return tuple(code for code, level in levels.items() if level is None)
    if outcome is Outcome.DOES_NOT_MEET:
        return tuple(code for code, level in levels.items() if level is not None and level < SATISFACTORY)
    lowest = min(level for level in levels.values() if level is not None)
    return tuple(code for code, level in levels.items() if level == lowest)


def _shift(levels: Mapping[str, int | None], code: str) -> Shift:
    level = levels[code]
    if level is None:
        return Shift(code, None, None)
    down = _outcome({**levels, code: level - 1}) if level > LOWEST else None
    up = _outcome({**levels, code: level + 1}) if level < HIGHEST else None
    return Shift(code, down, up)
