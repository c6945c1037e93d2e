"""What was taken out of a text and put into it, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

MOST_WORDS: Final = 1500
"""Words between the first and the last difference that are compared one by one; beyond, they are told as one piece."""

_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: without those put in they make ``before``, without those taken out ``after``."""
    was, now = _WORDS.findall(before), _WORDS.findall(after)
    same = _same_beginning(was, now)
    end = _same_beginning(was[same:][::-1], now[same:][::-1])
    middle_was, middle_now = was[same : len(was) - end], now[same : len(now) - end]
    pieces = [Piece(Fate.KEPT, "".join(was[:same]))]
    if max(len(middle_was), len(middle_now)) > MOST_WORDS:
        pieces += _replaced(middle_was, middle_now)
    else:
        matcher = SequenceMatcher(None, middle_was, middle_now, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                pieces.append(Piece(Fate.KEPT, "".join(middle_was[i1:i2])))
            else:
                pieces += _replaced(middle_was[i1:i2], middle_now[j1:j2])
    pieces.append(Piece(Fate.KEPT, "".join(was[len(was) - end :])))
    return tuple(piece for piece in pieces if piece.text)


def in_words(pieces: tuple[Piece, ...]) -> str:
    """The changes as sentences for whoever does not see the marks."""
    said = [f"{piece.fate.capitalize()}: “{piece.text.strip()}”." for piece in pieces if piece.fate is not Fate.KEPT]
    return " ".join(said)


def _replaced(was: list[str], now: list[str]) -> tuple[Piece, Piece]:
    return Piece(Fate.TAKEN_OUT, "".join(was)), Piece(Fate.PUT_IN, "".join(now))


def _same_beginning(was: list[str], now: list[str]) -> int:
    count = 0
    for one, other in zip(was, now, strict=False):
        if one != other:
            break
        count += 1
    return count
