"""What is refused about cycles: changing one that is closed, and closing, opening or beginning one out of turn."""

from __future__ import annotations

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.refusal import Refusal

_NOTHING_CHANGED = "Nothing was changed."


class CycleClosed(Refusal):
    """A change of a cycle that is closed."""

    def __init__(self, cycle: Cycle) -> None:
        on = f" on {day_in_words(cycle.closed_on)}" if cycle.closed_on else ""
        super().__init__(
            f"“{cycle.title}” was closed{on}, so nothing in it can be changed.",
            "Everything in it stands as it was closed, and can be read and exported.",
            "Open it again with a reason, or start the next cycle: both are on the page Cycles.",
        )


class NotClosed(Refusal):
    """A cycle was to be opened again that is open."""

    def __init__(self, cycle: Cycle) -> None:
        super().__init__(f"“{cycle.title}” is open already.", _NOTHING_CHANGED, "You can go on working in it.")


class ClosedAlready(Refusal):
    """A cycle was to be closed that is closed."""

    def __init__(self, cycle: Cycle) -> None:
        on = f" on {day_in_words(cycle.closed_on)}" if cycle.closed_on else ""
        super().__init__(
            f"“{cycle.title}” was closed{on} already.", _NOTHING_CHANGED, "Open it again first if it is to change."
        )


class TooMuchToClose(Refusal):
    """A cycle whose snapshot would be longer than any text that a file from elsewhere may hold."""

    def __init__(self, cycle: Cycle) -> None:
        super().__init__(
            f"“{cycle.title}” holds too much text to be closed with a snapshot of it.",
            "It stays open, as it is, and the next cycle can be started all the same.",
            "Make the papers of this cycle now and keep them: they say how it stood today.",
        )


class ReopeningUnexplained(Refusal):
    """A cycle was to be opened again without a reason, or without a name."""

    def __init__(self, cycle: Cycle, missing: str) -> None:
        super().__init__(
            f"Opening “{cycle.title}” again needs {missing}.",
            "It stays closed, as it was.",
            "Write why it is opened again and who opens it: both stay in its history.",
        )


class CycleUntitled(Refusal):
    """The next cycle was to begin without a title."""

    def __init__(self) -> None:
        super().__init__(
            "The next cycle needs a title.", _NOTHING_CHANGED, "Write one, such as “Self-evaluation 2027–28”."
        )
