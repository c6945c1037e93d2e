"""The 2007 test on the reference indicators in sentences (the rule is in ``domain.reference_test``)."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.reference_test import SATISFACTORY, Outcome, ReferenceTest, Shift, reference_test

ABOUT_THE_TEST = (
    "History: from 2007 a report counted as positive where all four reference indicators were satisfactory or better. "
    "Nothing is tested that way today, and this forecasts no inspection."
)
NONE_DEFINED = "The edition that you work with defines no reference indicators, so there is nothing to test."

_OUTCOMES = {
    Outcome.MEETS: "Your recorded levels would meet the test.",
    Outcome.DOES_NOT_MEET: "Your recorded levels would not meet the test.",
    Outcome.CANNOT_SAY: "It cannot be said yet.",
    Outcome.NOT_DEFINED: NONE_DEFINED,
}
_NUMBERS = ("no", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """``outcome`` and ``why`` are a sentence each, ``margin`` too ("" where there is none); ``lines`` say of each
    reference indicator where it stands and what one level more or less would do."""

    outcome: str
    why: str = ""
    margin: str = ""
    lines: tuple[tuple[str, str], ...] = ()


def reference_in_words(contents: Contents) -> ReferenceWords:
    """The test on what is recorded, in words."""
    found = reference_test(contents)
    if found.outcome is Outcome.NOT_DEFINED:
        return ReferenceWords(NONE_DEFINED)
    return ReferenceWords(
        outcome=_OUTCOMES[found.outcome],
        why=_why(contents, found),
        margin=_margin(found),
        lines=tuple((shift.code, _line(contents, found, shift)) for shift in found.shifts),
    )


def _why(contents: Contents, found: ReferenceTest) -> str:
    codes = _listed(found.deciding)
    many = len(found.deciding) > 1
    if found.outcome is Outcome.CANNOT_SAY:
        return f"No level is recorded for {codes}."
    level = contents.framework.level(SATISFACTORY).label.lower()
    if found.outcome is Outcome.DOES_NOT_MEET:
        return f"{codes} {'decide' if many else 'decides'}: below {level}."
    return f"{codes} {'decide' if many else 'decides'}: none of the four stands lower."


def _margin(found: ReferenceTest) -> str:
    if found.margin is None:
        return ""
    if found.margin == 0:
        return "The margin is none: the lowest is just satisfactory."
    levels = f"{_NUMBERS[abs(found.margin)]} level{'s' if abs(found.margin) > 1 else ''}"
    return f"The margin is {levels} {'above' if found.margin > 0 else 'below'} satisfactory."


def _line(contents: Contents, found: ReferenceTest, shift: Shift) -> str:
    stands = words.position_in_words(contents, position(contents, shift.code))
    if found.levels[shift.code] is None:
        return f"{contents.title(shift.code)} · {stands}"
    if {shift.one_up, shift.one_down} <= {found.outcome, None}:
        return f"{contents.title(shift.code)} · {stands} · one level more or less changes nothing"
    shifted = [
        f"one level {way} {_would(found.outcome, outcome)}"
        for way, outcome in (("up", shift.one_up), ("down", shift.one_down))
        if outcome is not None
    ]
    return f"{contents.title(shift.code)} · {stands} · {'; '.join(shifted)}"


def _would(now: Outcome, then: Outcome) -> str:
    if now is then:
        return "changes nothing"
    return {
        Outcome.MEETS: "would meet it",
        Outcome.DOES_NOT_MEET: "would not meet it",
        Outcome.CANNOT_SAY: "would leave it open",
    }[then]


def _listed(codes: tuple[str, ...]) -> str:
    """ "1.1", "1.1 and 1.2", "1.1, 1.2 and 1.3"."""
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]
