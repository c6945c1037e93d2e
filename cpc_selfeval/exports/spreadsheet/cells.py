"""User text as a cell can hold it, byte for byte: nothing taken for a formula, a number or a date, nothing cut off."""

from __future__ import annotations

import re

LONGEST_PIECE = 32_000
"""UTF-16 units in one cell. Excel's own limit is 32,767, and it counts an emoji as two ("Excel specifications")."""

_LOOK_BACK = 400
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # = + - @, which Excel takes for commands too
_COMMAND_MARKS = (*"=+-@'\t\n", *_FULL_WIDTH)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_READ_AS_VALUE = re.compile(rf"\s*(?:[\d.,£$€%(#]|(?:{_MONTH})[a-z]*\W*\d|true\s*$|false\s*$)", re.IGNORECASE)
_LONGEST_VALUE = 60


def cell_text(text: str) -> str:
    """The text with what no cell can hold replaced by U+FFFD. Text that was entered in the program has none of it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


def escaped(text: str) -> str:
    """The text as it stands in the file: a typed ``_x0041_`` would else be read as "A" (ECMA-376, ST_Xstring)."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def needs_quoting(text: str) -> bool:
    """Whether Excel would make something else of this text once somebody edits its cell.

    Formulas begin with = + - @ (or their full-width forms); "0131", "1/2" and "May 2026" would become numbers and
    dates. The cell is then marked as quoted, which changes nothing in the text.
    """
    if text.startswith(_COMMAND_MARKS):
        return True
    return len(text) <= _LONGEST_VALUE and _READ_AS_VALUE.match(text) is not None


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
