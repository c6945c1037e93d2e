"""A word that the committee's spelling accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cpc_selfeval.domain.record import Record, settled_key


@dataclass(frozen=True, kw_only=True)
class OwnWord(Record):
    """A word that is spelt right in this file, such as a place or a service."""

    noun: ClassVar[str] = "word of the committee’s"

    word: str


def own_word_key(word: str) -> str:
    """The key of the one row of a word, whatever its capitals."""
    return settled_key("own word", word.casefold())
