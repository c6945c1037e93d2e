"""One line of a comparison as it is shown: base, theirs and ours as texts with what differs in them, and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Final

from cpc_selfeval.domain.brought import Brought
from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.merging.preview import Line, Preview
from cpc_selfeval.domain.returns.records import Verdict
from cpc_selfeval.domain.word_changes import Fate, Piece, in_words, word_changes

MOST_COMPARED: Final = 200_000
"""Characters of a text of which the words that differ are marked; what is longer is shown unmarked, in full."""
_MOST_SPOKEN: Final = 4000
_LONG: Final = 3000
"""Characters of one piece from which it is looked at sentence by sentence."""
_SENTENCES: Final = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")


class Choice(StrEnum):
    """What is to become, or became, of a line."""

    TAKE = "take"
    KEEP = "keep"
    OPEN = "open"


CASES: Final = {
    Case.CHANGED: "Only they changed this.",
    Case.ADDED: "They added this.",
    Case.REMOVED: "They took this out. It was not changed here since.",
    Case.BOTH_CHANGED: "It was changed on both sides since it was written.",
    Case.REMOVED_THERE: "They took this out, but it was changed here since.",
    Case.REMOVED_HERE: "They changed this, but it was removed here since. Taking theirs brings it back.",
}


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One difference. ``place`` knows it again; the three values are texts, "" for none."""

    place: int
    heading: str
    about: str
    case: Case
    base: str
    theirs: str
    ours: str
    ours_by: str = ""
    remark: str = ""
    can_be_taken: bool = True

    @property
    def sentence(self) -> str:
        """Who changed what, who changed ours and when, and what helps to decide."""
        by = f" Changed here: {self.ours_by}." if self.ours_by else ""
        remark = f" {self.remark}" if self.remark else ""
        return CASES[self.case] + by + remark


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a line under its caption. ``spoken`` says what differs in it for whoever does not see the marks."""

    caption: str
    pieces: tuple[Piece, ...]
    spoken: str
    instead: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether anything in it is marked."""
        return any(piece.fate is not Fate.KEPT for piece in self.pieces)


def lines_of(preview: Preview) -> tuple[ComparedLine, ...]:
    """A preview's lines in its order."""
    return tuple(map(_compared, preview.lines))


def _compared(line: Line) -> ComparedLine:
    return ComparedLine(
        line.place,
        line.heading,
        line.about,
        line.case,
        line.base,
        line.theirs,
        line.ours,
        line.ours_by,
        line.remark,
        line.can_be_taken,
    )


def kept_lines(changes: tuple[Brought, ...]) -> tuple[ComparedLine, ...]:
    """What a return brought once, as lines in its order; their places are those in ``changes``."""
    return tuple(_kept(place, change) for place, change in enumerate(changes))


def _kept(place: int, value: Brought) -> ComparedLine:
    heading, _, about = value.about.rpartition(": ")
    if value.both_changed:
        case = Case.BOTH_CHANGED
    elif value.theirs is None:
        case = Case.REMOVED
    else:
        case = Case.ADDED if value.base is None else Case.CHANGED
    return ComparedLine(
        place, heading or about, about if heading else "", case, value.base or "", value.theirs or "", value.ours or ""
    )


def verdict_of(value: Brought) -> Choice:
    """What became of a change."""
    return Choice.TAKE if value.verdict is Verdict.TAKEN else Choice.KEEP


def sides(line: ComparedLine, whose: str, *, over: bool = False) -> tuple[Side, ...]:
    """The texts to show side by side: ours and theirs, and what was written where ours is another by now.

    ``over``: it was decided, and ours is what stood here then.
    """
    theirs_instead = "They took it out." if line.case in (Case.REMOVED, Case.REMOVED_THERE) else "They emptied it."
    ours_instead = "It was removed here." if line.case is Case.REMOVED_HERE else "Nothing stands here."
    theirs = _side(f"Theirs: {whose}" if whose else "Theirs", line.base, line.theirs, theirs_instead)
    if line.case is Case.ADDED and not line.ours:
        return (Side(theirs.caption, (Piece(Fate.KEPT, line.theirs),), "", theirs_instead),)
    if line.ours == line.base:
        return (_plain("Ours, as it was written", line.ours, ours_instead), theirs)
    written = _plain("As it was written", line.base, "Nothing stood here.")
    ours = _side("Ours then" if over else "Ours now", line.base, line.ours, ours_instead)
    return written, ours, theirs


def _plain(caption: str, text: str, instead: str) -> Side:
    return Side(caption, (Piece(Fate.KEPT, text),) if text else (), "", instead)


def _side(caption: str, before: str, after: str, instead: str) -> Side:
    if not after or not before:
        return _plain(caption, after, instead)
    pieces = marked(before, after)
    return Side(caption, pieces, in_words(pieces)[:_MOST_SPOKEN], instead)


@lru_cache(maxsize=32)
def marked(before: str, after: str) -> tuple[Piece, ...]:
    """What differs between two texts, as pieces: word by word; where too many differ, by sentences first."""
    if max(len(before), len(after)) > MOST_COMPARED:
        return (Piece(Fate.KEPT, after),)
    pieces = word_changes(before, after)
    if all(piece.fate is Fate.KEPT or len(piece.text) <= _LONG for piece in pieces):
        return pieces
    return _by_sentences(before, after)


def _by_sentences(before: str, after: str) -> tuple[Piece, ...]:
    was, now = _SENTENCES.findall(before), _SENTENCES.findall(after)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        old, new = "".join(was[i1:i2]), "".join(now[j1:j2])
        pieces += (Piece(Fate.KEPT, new),) if tag == "equal" else word_changes(old, new)
    return tuple(piece for piece in pieces if piece.text)
