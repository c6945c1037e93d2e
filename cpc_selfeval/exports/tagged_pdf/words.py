"""Words: text as callers give it, with the few things that may stand inside a line. There is no mark-up to escape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cpc_selfeval.exports.tagged_pdf.look import ACCENT, QUIET, Weight

Shape = Literal["square", "triangle", "disc", "ring", "diamond", "dash"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that differs from its surroundings in weight or colour (#RRGGBB)."""

    text: str
    weight: Weight | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A small shape before a word, such as the square of "Overdue". It is decoration: the word must say it all."""

    shape: Shape
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page where the heading, table or figure with this `mark` begins."""

    mark: str


Part = str | Run | Sign | PageOf
Words = Part | Sequence[Part]


def bold(text: str) -> Run:
    return Run(text, weight="bold")


def semibold(text: str) -> Run:
    return Run(text, weight="semibold")


def quiet(text: str) -> Run:
    return Run(text, colour=QUIET)


def accent(text: str) -> Run:
    return Run(text, colour=ACCENT)


def parts(words: Words) -> tuple[Part, ...]:
    """Return `words` as a tuple of parts, whichever way it was given."""
    if isinstance(words, str | Run | Sign | PageOf):
        return (words,)
    return tuple(words)


def plain_text(words: Words) -> str:
    """Return the text of `words` alone, without signs and page numbers."""
    return "".join(part if isinstance(part, str) else part.text for part in parts(words) if isinstance(part, str | Run))
