"""The dictionary: which words are right, and what a wrong one may have been meant to be."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.shipped import folder

LANGUAGE: Final = "en_GB"
FIELD_WORDS: Final = "field-words.txt"
MOST_SUGGESTIONS: Final = 7


class Dictionary:
    """Hunspell's British English dictionary with the field's words. Takes about half a second to make.

    On Windows the library takes a path for one in the computer's code page, which has no ł, unless it is told that it
    is UTF-8: it then opens it as a long one ("\\\\?\\C:"), which a path on a share cannot be in that way (csutil.cxx,
    myopen).
    """

    def __init__(self) -> None:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # an extension module without hints

        place = folder("resources") / "spelling"
        named: dict[str, str] = {} if str(place).startswith("\\\\") else {"system_encoding": "utf-8"}
        self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=str(place), **named)
        self._of_the_field = frozenset(map(str.casefold, _lines((place / FIELD_WORDS).read_text("utf-8"))))

    def is_right(self, word: str) -> bool:
        """Whether a word is right: as it is, as one of the field's, or part by part between hyphens."""
        if self._is_known(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(self._is_known(part) for part in parts if part)

    def suggestions(self, word: str) -> list[str]:
        """What it may have been meant to be, the likeliest first."""
        return [str(each) for each in self._hunspell.suggest(word)][:MOST_SUGGESTIONS]

    def _is_known(self, word: str) -> bool:
        return word.casefold().removesuffix("'s") in self._of_the_field or bool(self._hunspell.spell(word))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
