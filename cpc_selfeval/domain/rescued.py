"""What was rescued of a damaged file, and what could not be, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """One kind of row: how many are in the new file, how many of those are not as they were written, how many of
    those were put together again from the history, and how many could not be read."""

    noun: str
    kept: int
    altered: int = 0
    rebuilt: int = 0
    lost: int = 0

    def in_words(self) -> str:
        """ "action: 40 rescued, 1 of them altered, 2 lost"."""
        parts = [f"{self.kept} rescued"]
        if self.rebuilt:
            parts.append(f"{self.rebuilt} of them from the history")
        if self.altered:
            parts.append(f"{self.altered} of them altered")
        if self.lost:
            parts.append(f"{self.lost} lost")
        return f"{self.noun}: {', '.join(parts)}"

    @property
    def whole(self) -> bool:
        """Whether all of it is as it was written."""
        return not (self.altered or self.rebuilt or self.lost)


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that was rescued altered or not at all: what it is and why, and every text that it holds."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The outcome. ``notes`` are sentences on what had to be put in the place of what was lost."""

    name: str
    new_name: str
    counts: tuple[Count, ...]
    notes: tuple[str, ...]
    altered: tuple[Passage, ...]
    left_out: tuple[Passage, ...]

    @property
    def complete(self) -> bool:
        """Whether everything that the damaged file knew of is in the new one, as it was written."""
        return not (self.notes or self.altered or self.left_out) and not any(count.lost for count in self.counts)

    def in_short(self) -> str:
        """One sentence."""
        if self.complete:
            return f"Everything in “{self.name}” could be read and is in “{self.new_name}”."
        return (
            f"What could be read of “{self.name}” is in “{self.new_name}”. Not everything could be rescued as it was."
        )

    def listing(self) -> str:
        """Everything, for reading and keeping: what was put in, what was altered, what was left out, how much."""
        parts = [self.in_short()]
        if self.notes:
            parts += ["", "What was put in the place of what was lost", *(f"  {note}" for note in self.notes)]
        parts += _passages("Not in the new file: here is its text", self.left_out)
        parts += _passages("In the new file, but not as it was written: please read it again", self.altered)
        parts += ["", "How much was rescued", *(f"  {count.in_words()}" for count in _in_order(self.counts))]
        return "\n".join(parts) + "\n"


LINK = "link from "
"""What the noun of a link between two entries begins with."""


def _in_order(counts: tuple[Count, ...]) -> list[Count]:
    """What was lost or altered first; links that are all there are one line."""
    links = [count for count in counts if count.whole and count.noun.startswith(LINK)]
    listed = sorted((count for count in counts if count not in links), key=lambda count: count.whole)
    return [*listed, *([Count("link between entries", sum(link.kept for link in links))] if links else [])]


def _passages(heading: str, passages: tuple[Passage, ...]) -> list[str]:
    if not passages:
        return []
    lines = ["", heading]
    for passage in passages:
        lines.append(f"  {passage.what}")
        lines += [f"    {line}" for line in passage.text.splitlines()]
    return lines
