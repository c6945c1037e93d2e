"""Long names and addresses in labels."""

from __future__ import annotations

import re

_LONGEST_WORD = 24


def breakable(name: str) -> str:
    """A name or address for a label, in which a long run of letters may go on in the next line (at no-width spaces)."""
    words = (re.sub(f"(.{{{_LONGEST_WORD}}})", "\\1\u200b", word) for word in name.split(" "))
    return " ".join(words)
