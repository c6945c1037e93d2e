"""What a person decided of each line of a comparison so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine


class Decisions:
    """A choice for each line. What only they changed begins as taken; where both did something, nothing is chosen.

    What cannot be taken stays as ours, whatever is decided.
    """

    def __init__(self, lines: Iterable[ComparedLine]) -> None:
        listed = self._lines = tuple(lines)
        self._first = {line.place: _at_first(line) for line in listed}
        self._chosen = dict(self._first)
        self._fixed = frozenset(line.place for line in listed if not line.can_be_taken)

    def of(self, place: int) -> Choice:
        """What was decided of a line."""
        return self._chosen[place]

    def decide(self, places: Iterable[int], choice: Choice) -> None:
        """Decide some lines in the same way; those that cannot be taken stay as they are."""
        self._chosen.update(dict.fromkeys(set(places) - self._fixed, choice))

    def carry(self, earlier: Mapping[ComparedLine, Choice]) -> None:
        """Take over what was decided of lines that are the same in all that is shown, wherever they stand now."""
        known = {replace(line, place=0): choice for line, choice in earlier.items()}
        for line in self._lines:
            choice = known.get(replace(line, place=0))
            if choice is not None:
                self.decide((line.place,), choice)

    def by_line(self) -> dict[ComparedLine, Choice]:
        """What was decided, line by line."""
        return {line: self._chosen[line.place] for line in self._lines}

    def begin_again(self) -> None:
        """Everything as at first."""
        self._chosen = dict(self._first)

    @property
    def places(self) -> tuple[int, ...]:
        """All lines."""
        return tuple(self._chosen)

    @property
    def taken(self) -> frozenset[int]:
        """The lines that are to be taken."""
        return frozenset(self._with(Choice.TAKE))

    @property
    def undecided(self) -> tuple[int, ...]:
        """The lines still to decide, in order."""
        return tuple(self._with(Choice.OPEN))

    @property
    def touched(self) -> bool:
        """Whether anything stands otherwise than at first."""
        return self._chosen != self._first

    def in_words(self) -> str:
        """ "12 changes will be taken, 3 stay as ours, 1 still to decide"; none of the last two is not said."""
        counts = {choice: len(self._with(choice)) for choice in Choice}
        take, keep, still = counts[Choice.TAKE], counts[Choice.KEEP], counts[Choice.OPEN]
        said = [{0: "Nothing will be taken", 1: "1 change will be taken"}.get(take, f"{take:,} changes will be taken")]
        if keep:
            said.append("1 stays as ours" if keep == 1 else f"{keep:,} stay as ours")
        if still:
            said.append(f"{still:,} still to decide")
        return ", ".join(said)

    def _with(self, choice: Choice) -> list[int]:
        return [place for place, chosen in self._chosen.items() if chosen is choice]


def _at_first(line: ComparedLine) -> Choice:
    if not line.can_be_taken:
        return Choice.KEEP
    return Choice.OPEN if line.case.is_conflict else Choice.TAKE
