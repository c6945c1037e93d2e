"""A long text in pieces that fit into a cell each, for those who write it and those who read it back."""

from __future__ import annotations

LONGEST_PIECE = 32_000
"""UTF-16 units in one cell. Excel's own limit is 32,767, and it counts an emoji as two ("Excel specifications")."""

_LOOK_BACK = 400


def pieces(text: str) -> list[str]:
    """The text in pieces that fit into a cell each; joined together they are the text again."""
    if len(text) <= LONGEST_PIECE // 2:
        return [text]
    found: list[str] = []
    while _units(text) > LONGEST_PIECE:
        end = _break_before(text, _characters_that_fit(text))
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _characters_that_fit(text: str) -> int:
    end = min(len(text), LONGEST_PIECE)
    while _units(text[:end]) > LONGEST_PIECE:
        end -= (_units(text[:end]) - LONGEST_PIECE + 1) // 2
    return end


def _break_before(text: str, end: int) -> int:
    """After the last line end or space shortly before ``end``, else at ``end``."""
    start = end - _LOOK_BACK
    for mark in "\n ":
        at = text.rfind(mark, start, end)
        if at > 0:
            return at + 1
    return end


def continued(label: str, part: int, parts: int) -> str:
    """What the first column says: the label, and in which part of a long text the row is."""
    return label if part == 1 else f"{label} (continued, part {part} of {parts})"
