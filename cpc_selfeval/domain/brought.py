"""What a return brought, change by change: as it was compared and decided, and as it is counted everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.record_words import name_of_field
from cpc_selfeval.domain.returns.records import ReturnedValue, Verdict

_ROOM: Final = 1 << 20
"""Values of one return are numbered up to here; above it stands in ``place`` with which others each was decided."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One change of a return: the values that were decided together and of which the same became.

    ``about`` says in words what it is about; the texts are None where there was no such record.
    """

    about: str
    values: tuple[ReturnedValue, ...]

    @property
    def verdict(self) -> Verdict:
        """What became of it."""
        return self.values[0].verdict

    @property
    def is_note(self) -> bool:
        """Whether it is a sentence or a text of no record, which nobody could decide on: only to be read."""
        return not self.values[0].record

    @property
    def base(self) -> str | None:
        """What was written."""
        return self._said([value.base for value in self.values])

    @property
    def theirs(self) -> str | None:
        """What came back."""
        return self._said([value.theirs for value in self.values])

    @property
    def ours(self) -> str | None:
        """What stood here when it was decided."""
        return self._said([value.ours for value in self.values])

    @property
    def both_changed(self) -> bool:
        """Whether both sides had changed something of it."""
        return any(value.both_changed for value in self.values)

    def _said(self, texts: list[str | None]) -> str | None:
        if all(text is None for text in texts):
            return None
        if len(self.values) == 1:
            return texts[0]
        named = zip(self.values, texts, strict=True)
        return "\n".join(f"{_part(value, self.about)}: {text}" for value, text in named if text)


def place_of_value(line: int, number: int) -> int:
    """The place of a value: the line of the comparison that it was decided with, and its own number in the return."""
    return line * _ROOM + number


def brought(values: Iterable[ReturnedValue]) -> tuple[Brought, ...]:
    """The values of one return in their order, change by change."""
    together: dict[tuple[int, Verdict], list[ReturnedValue]] = {}
    for value in values:
        together.setdefault((value.place // _ROOM, value.verdict), []).append(value)
    return tuple(Brought(_about(group), tuple(group)) for group in together.values())


def counted(values: Iterable[ReturnedValue]) -> tuple[int, int]:
    """How many changes were taken, and how many not, as they were compared. One taken in part is among both.

    A text that has no place here was no change to decide on: it is among what was brought, and not counted.
    """
    counts = Counter(each.verdict for each in brought(values) if not each.is_note)
    return counts[Verdict.TAKEN], counts[Verdict.NOT_TAKEN]


def changes_in_words(taken: int, not_taken: int) -> str:
    """ "12 changes taken, 3 not taken"."""
    said = "1 change taken" if taken == 1 else f"{taken} changes taken"
    return f"{said}, {not_taken} not taken" if not_taken else said


def _about(group: list[ReturnedValue]) -> str:
    first = group[0]
    return first.about if len(group) == 1 else first.about.removesuffix(f": {name_of_field(first.field)}")


def _part(value: ReturnedValue, about: str) -> str:
    """Which part of the change a value is: "Reason", "Progress note: Date"."""
    if value.about.startswith(f"{about}: "):
        return value.about.removeprefix(f"{about}: ")
    return name_of_field(value.field or "text")
