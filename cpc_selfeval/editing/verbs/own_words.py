"""Verbs on the words that spelling accepts in this file."""

from __future__ import annotations

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.own_word import OwnWord, own_word_key
from cpc_selfeval.domain.text import entered_line
from cpc_selfeval.editing.session import Session


class OwnWords:
    """Verbs on the committee's own words."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def accept(self, word: str) -> None:
        """Take a word as spelt right in this file from now on; one that is there already stays as it is."""
        word = entered_line(word)

        def build(contents: Contents) -> Change:
            key = own_word_key(word)
            there = contents.get(OwnWord, key) is not None
            return Change(f"word “{word}”", () if there else (RowChange(None, OwnWord(key=key, word=word)),))

        self._session.make(f"word “{word}”", build)

    def forget(self, key: str) -> None:
        """Look at a word's spelling again."""

        def build(contents: Contents) -> Change:
            known = contents.get(OwnWord, key)
            rows = () if known is None else (RowChange(known, None),)
            return Change(f"word “{known.word}”" if known else "word", rows)

        self._session.make("word", build)
