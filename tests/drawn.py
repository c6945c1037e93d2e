"""How many examples a test draws that stands on drawn ones.

The suite draws few, so that it can be run after every change; ``make test-long`` draws four times as many of the same
kind, and ``make explore`` draws others.
"""

from __future__ import annotations

from typing import Final

from hypothesis import settings

SETTLED: Final = "settled"
THOROUGH: Final = "thorough"
DICE: Final = "dice"
_MANY: Final = 100
_SHARE_OF_THE_SUITE: Final = 4


def register_profiles() -> None:
    """How long an example takes says more about what else the computer does, so none has a deadline.

    The same tests draw the same examples, so that a change is never refused for what it did not touch; dice find what
    nobody looked for.
    """
    settings.register_profile(
        SETTLED, deadline=None, derandomize=True, max_examples=_MANY // _SHARE_OF_THE_SUITE, database=None
    )
    settings.register_profile(THOROUGH, deadline=None, derandomize=True, max_examples=_MANY, database=None)
    settings.register_profile(DICE, deadline=None, max_examples=_MANY)
    settings.load_profile(SETTLED)


def examples(number: int) -> int:
    """``number`` of them where many are drawn, a quarter of them (rounded up) in the suite."""
    return number if settings().max_examples >= _MANY else -(-number // _SHARE_OF_THE_SUITE)
