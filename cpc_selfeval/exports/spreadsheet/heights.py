"""How high a row must be so that its wrapped text can be read: nothing works it out when the workbook is opened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

LINE = 15.0
"""Points that one line of Calibri 11 takes in Excel."""
TALLEST = 409.0
"""Points; Excel allows no taller row ("Excel specifications and limits")."""

_PADDING = 1.2
"""Part of a column's width, in characters, that its edges take."""
_MOST_LINES = int(TALLEST // LINE) + 1

# Widths in digits of Calibri 11, rounded up, as measured in its metric-compatible Carlito
_WIDTHS = {
    0.5: "fijlI'(),-.:;[]`{} ’‘·",
    0.75: 'crstxzJL!"/\\“”',
    1.25: "ADGHNOQU&…",
    1.5: "mw%",
    1.75: "MW@",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_WIDE_FROM = "\u1100"
_WIDE = 2.2


def row_height(texts: Iterable[tuple[str, float]], least: float = LINE) -> float:
    """Points for a row with these texts, each with its column's width in characters."""
    lines = max((lines_needed(text, width) for text, width in texts if text), default=1)
    return min(TALLEST, max(least, lines * LINE + 1))


def lines_needed(text: str, width: float) -> int:
    """Lines that the text takes when wrapped, at most one more than fit into the tallest row."""
    room = max(1.0, width - _PADDING)
    count = 0
    for line in text.split("\n"):
        count += _wrapped(line[: int(room * 2 * _MOST_LINES)], room)
        if count >= _MOST_LINES:
            return _MOST_LINES
    return count


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = _word_width(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            over = int(wide // room)
            lines, used = lines + over, wide - over * room
        else:
            used += wide
        used += 0.5
    return lines


@lru_cache(maxsize=20_000)
def _word_width(word: str) -> float:
    return sum(_width(character) for character in word)


def _width(character: str) -> float:
    return _WIDTH_OF.get(character) or (
        _WIDE if character >= _WIDE_FROM and not "\u2000" <= character < "\u2070" else 1.0
    )


def fitted(text: str, width: float, lines: int) -> str:
    """The text as one paragraph that takes at most so many lines of a column; what is cut ends in "…"."""
    whole = " ".join(text[: _most_characters(width, lines)].split())
    if len(text) <= _most_characters(width, lines) and lines_needed(whole, width) <= lines:
        return whole
    least, most = 0, len(whole)
    while least < most:
        middle = (least + most + 1) // 2
        if lines_needed(_cut(whole, middle), width) <= lines:
            least = middle
        else:
            most = middle - 1
    return _cut(whole, least)


def _most_characters(width: float, lines: int) -> int:
    """More than can stand in so many lines, were every letter a narrow one."""
    return int(width * lines * 4) + 10


def _cut(text: str, length: int) -> str:
    """At a word, unless a very long one would be lost for that."""
    start = text[:length]
    word = start.rfind(" ")
    return f"{(start[:word] if length < len(text) and word > length * 0.7 else start).rstrip(' ,;:')}…"
