"""Which parts of a text are words that spelling is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[A-Za-z]:\\\S+|\\\\\S+")
"""Addresses of pages, of people and of files: no words."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*['’]?")
_LONGEST: Final = 60
"""A longer word is none."""


@dataclass(frozen=True, slots=True)
class SpeltWord:
    """A word as it stands in a text, from ``start`` to ``end``; ``plain`` is what the dictionary knows it by."""

    start: int
    end: int
    plain: str


def words_in(text: str) -> tuple[SpeltWord, ...]:
    """The words of a text in their order.

    Left out: addresses, whatever holds a digit (E-014, 2.1, Q3), single letters, what is all capitals (CPC, SCRA, CHIs)
    and what has capitals within (eIRD, GovScot). Curly apostrophes and typographic hyphens become plain ones.
    """
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found: list[SpeltWord] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in addresses):
            continue
        plain = _plain(match[0])
        if plain:
            found.append(SpeltWord(start, end if match[0][-1] not in "'’" else end - 1, plain))
    return tuple(found)


def _plain(word: str) -> str:
    """The word as the dictionary knows it; "" for what it is not asked about."""
    word = re.sub("[\u2010\u2011]", "-", word.replace("’", "'")).rstrip("'")
    if len(word) < 2 or len(word) > _LONGEST or any(letter.isdigit() for letter in word):
        return ""
    parts = re.split("['-]", word)
    return word if all(part[1:] == part[1:].lower() for part in parts) else ""
