"""Text as WordprocessingML can hold it: what XML forbids is named in brackets, all else stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from cpc_selfeval.exports.tagged_pdf.characters import unified_line_ends

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 document may hold (Extensible Markup Language 1.0, 2.2)."""
_ENDS: Final = re.compile("([\n\t])")
_LONGEST: Final = 1_000_000
"""Characters of one piece: readers may refuse a text of more than ten million in one element."""
_ATTRIBUTE: Final = {'"': "&quot;", "\n": " ", "\t": " "}


def fit(text: str) -> str:
    """The text with every line end as "\\n", and what XML cannot hold replaced by its name."""
    return _UNFIT.sub(lambda found: _named(found.group()), unified_line_ends(text))


def attribute(text: str) -> str:
    """The text between the quotation marks of an attribute, in one line."""
    return escape(fit(text), _ATTRIBUTE)


def pieces(text: str) -> Iterator[str]:
    """The text as the contents of a run: ``w:t``, ``w:br`` and ``w:tab``."""
    for piece in _ENDS.split(fit(text)):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        else:
            for start in range(0, len(piece), _LONGEST):
                yield f'<w:t xml:space="preserve">{escape(piece[start : start + _LONGEST])}</w:t>'


def _named(character: str) -> str:
    if "\ud800" <= character <= "\udfff":  # half of a pair
        return "[broken character]"
    return "[control character]" if character < " " else f"[U+{ord(character):04X}]"
