"""What the process that reads says of an attached file, in lines of JSON, and what is believed of it.

``["words", place, text]`` for each page, sheet or part, then ``["end"]``, or ``["unread", why]`` where it could not be
read. The file may have been made to take that process over, so whatever is not exactly so counts as not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.contributions.attached.limits import MOST_PIECES

LONGEST_PLACE: Final = 80


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one part of a file; ``place`` says which: "page 3", or ""."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class AttachedWords:
    """The words of one file; ``unread`` says why not all could be read, in words that follow "because"."""

    pieces: tuple[Words, ...] = ()
    unread: str = ""


BROKE_OFF: Final = AttachedWords(unread="reading it broke off")


def words_line(words: Words) -> bytes:
    """Some words."""
    return _line(["words", words.place[:LONGEST_PLACE], words.text])


def end_line() -> bytes:
    """That was all."""
    return _line(["end"])


def unread_line(why: str) -> bytes:
    """It could not be read."""
    return _line(["unread", why])


def heard(lines: Iterable[bytes]) -> AttachedWords:
    """What the lines of an answer say; that it broke off where they do not end as they must."""
    pieces: list[Words] = []
    for line in lines:
        said = _said(line)
        if said == ["end"]:
            return AttachedWords(tuple(pieces))
        if len(said) == 2 and said[0] == "unread":
            return AttachedWords(tuple(pieces), _plain(said[1]))
        if len(said) != 3 or said[0] != "words" or len(pieces) >= MOST_PIECES:
            return BROKE_OFF
        pieces.append(Words(_plain(said[1]), said[2]))
    return BROKE_OFF


def _line(said: list[str]) -> bytes:
    return json.dumps(said).encode() + b"\n"


def _said(line: bytes) -> list[str]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return said if isinstance(said, list) and all(isinstance(part, str) for part in said) else []


def _plain(said: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in said[:LONGEST_PLACE])
