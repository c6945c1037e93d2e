"""Text as a font can show it: nothing that the user wrote disappears unseen.

A character that the font lacks would be drawn as an empty box, and PDF/UA-1 (7.21.8) forbids that. It is replaced by
its name in brackets, and the true characters stay in the paper as its ActualText: they are what is read aloud
and what is copied.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAB: Final = "\u00a0\u00a0\u00a0 "
_SCRIPTS: Final = {"CJK": "Chinese or Japanese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that can be shown; `actual` holds the true characters where the text stands for others."""

    text: str
    actual: str | None = None


def shown(text: str, missing: re.Pattern[str]) -> list[Stretch]:
    """Return `text` with every line end as "\\n" and every character that matches `missing` replaced visibly.

    Invisible characters (soft hyphens, joiners, direction marks, variation selectors) are left out. Accents that
    follow their letter are joined to it where Unicode has such a letter.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = unified_line_ends(text).replace("\t", _TAB)
    if missing.search(text) is None:
        return [Stretch(text)] if text else []
    return list(_stretches(text, missing))


def unified_line_ends(text: str) -> str:
    """Return `text` with every kind of line end as "\\n"."""
    return _LINE_ENDS.sub("\n", text)


def spoken(text: str) -> str:
    """Return `text` for where no font is asked: bookmarks, descriptions, metadata. One line, no control characters."""
    return " ".join(_UNSPEAKABLE.sub("\ufffd", unified_line_ends(text)).split())


def abridged(text: str, longest: int) -> str:
    """Return `text` as `spoken` has it, ended by "…" where it has more than `longest` characters.

    Only for what stands in full elsewhere in the paper.
    """
    whole = spoken(text)
    return whole if len(whole) <= longest else whole[: longest - 1].rstrip() + "…"


def _stretches(text: str, missing: re.Pattern[str]) -> Iterator[Stretch]:
    end = 0
    for found in missing.finditer(text):
        if found.start() > end:
            yield Stretch(text[end : found.start()])
        yield from _names(found.group())
        end = found.end()
    if end < len(text):
        yield Stretch(text[end:])


def _names(missing: str) -> Iterator[Stretch]:
    for kind, group in groupby(missing, _kind):
        characters = "".join(group)
        if kind == "space":
            yield Stretch(" " * len(characters))
        elif kind == "control":
            count = len(characters)
            yield _bracketed("control character" if count == 1 else f"{count} control characters")
        elif kind == "symbol":
            for character in characters:
                yield _named(character)
        else:
            count = len(characters)
            yield _bracketed(f"{kind}: {count} {'letter' if count == 1 else 'letters'}", characters)


def _named(character: str) -> Stretch:
    if unicodedata.category(character) == "Cs":  # half of a pair: no text may hold it
        return _bracketed("broken character")
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return _bracketed(name if name.startswith("U+") else name.lower(), character)


def _bracketed(name: str, actual: str | None = None) -> Stretch:
    return Stretch(f"[{name}]".replace(" ", "\u00a0"), actual)


def _kind(character: str) -> str:
    """Return "space", "control", "symbol", or the name of the script that a letter belongs to."""
    category = unicodedata.category(character)
    if category == "Zs":
        return "space"
    if category == "Cc":
        return "control"
    if category[0] not in "LMN":
        return "symbol"
    script = unicodedata.name(character, "").partition(" ")[0]
    return _SCRIPTS.get(script, script.capitalize()) if script else "symbol"
