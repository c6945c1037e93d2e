"""Sentences that quote what somebody typed where nothing is read from: kept with the return, since it is their text."""

from __future__ import annotations

from typing import Final

_IT_SAYS: Final = " It says: “"


def it_says(sentence: str, text: str) -> str:
    """The sentence with the text behind it, whole."""
    return f"{sentence}{_IT_SAYS}{text}”"


def quotes_something(sentence: str) -> bool:
    """Whether a sentence on a return quotes a text, rather than to say only how something was understood."""
    return _IT_SAYS in sentence
