"""User text as a cell can hold it, byte for byte: nothing taken for a formula, a number or a date."""

from __future__ import annotations

import re

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
