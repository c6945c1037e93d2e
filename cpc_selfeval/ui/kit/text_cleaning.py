"""What a text box takes out of what is typed or pasted: the same rule that the program stores by.

The kit knows no other room, so the rule stands here again; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Final

MOST_CHARACTERS: Final = 2_000_000
"""The longest text that one box takes, in characters."""

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85|\x0b|\x0c")
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

CLEANED: Final = (
    "Characters that cannot be seen or printed were taken out of this text. All the words are as you entered them."
)


def too_long(characters: int) -> str:
    """The sentence for a text that is not taken in because of its length."""
    return (
        f"That text was not pasted: the box would hold {characters:,} characters, and it can take {MOST_CHARACTERS:,}. "
        "What was here before is unchanged. Paste it in parts, or keep it as a document and attach it as evidence."
    )


def not_text(width: int, height: int) -> str:
    """The sentence for a picture of so many points, or (0, 0) for anything else that has no text."""
    what = f"The picture on the clipboard ({width:,} × {height:,} points)" if width else "What is on the clipboard"
    return (
        f"{what} was not pasted: this box takes text only. What was here before is unchanged. Keep it as a document "
        "and attach it as evidence."
    )


def with_lf(text: str) -> str:
    """The text with every kind of line end as LF."""
    return _LINE_ENDS.sub("\n", text)


def cleaned(text: str) -> str:
    """The text with line ends as LF and without control characters, lone surrogates and non-characters."""
    return _UNSTORABLE.sub("", with_lf(text))


def cleaned_line(text: str) -> str:
    """The same for one line: line ends become spaces."""
    return cleaned(text).replace("\n", " ")
