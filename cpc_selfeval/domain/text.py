"""Text as typed, made fit to store: line ends to LF, characters that no paper or file can hold taken out."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85|\x0b|\x0c")
"""Vertical tab is how slides hand over a line break within a paragraph; form feed is a page break."""
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def entered(text: str) -> str:
    """The text with line ends as LF and without control characters, lone surrogates and non-characters.

    Everything else stays byte for byte: leading and trailing spaces, "=1+1", "- bullet", emoji, leading zeros.
    """
    if text.isprintable():  # nothing to take out or to turn, as in nearly every cell of a long list
        return text
    return _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text))


def entered_line(text: str) -> str:
    """The same for a single line: line ends become spaces."""
    return entered(text).replace("\n", " ")


def in_one_line(name: str) -> str:
    """A name that some systems let line breaks stand in, as one line that shows them; never for what is stored."""
    return _LINE_ENDS.sub("\n", name).replace("\n", " ↵ ")


def shortened(text: str, length: int = 60) -> str:
    """The first line, cut at a word with an ellipsis, for labels only; never for what is stored."""
    lines = text.strip().splitlines()
    line = lines[0] if lines else ""
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
