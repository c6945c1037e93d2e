"""A passage of text that is to be taken out everywhere: how it is recognised, and what stands in its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

CONTEXT = 40
"""Characters shown on each side of a passage that was found."""

_SPACES = " \t\n\u00a0\u2007\u2009\u202f"
_MOST_SPACES = 8
_SAME = ("'`\u2019\u2018\u02bc\u00b4", '"\u201c\u201d\u201e', "-\u2010\u2011\u2012\u2013")
"""Signs that word processors change into one another."""

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252")


@dataclass(frozen=True)
class Passage:
    """What to take out.

    Found however it was typed: accented letters in one character or two, straight or curly apostrophes, any hyphen,
    any spaces or a line's end between words. ``any_case``: also where capitals differ. ``whole_words``: not within a
    longer word, as "Ann" in "planning".
    """

    text: str
    any_case: bool = True
    whole_words: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.text.strip()

    @cached_property
    def _text_pattern(self) -> re.Pattern[str]:
        body = "".join(map(_one_of, self._elements))
        if self.whole_words:
            body = rf"(?<![^\W_]){body}(?![^\W_])"
        return re.compile(body)

    @cached_property
    def _byte_patterns(self) -> tuple[re.Pattern[bytes], ...]:
        return tuple(dict.fromkeys(self._encoded(encoding) for encoding in _ENCODINGS))

    def occurrences(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the passage stands in a text: pairs of beginning and end."""
        return tuple(match.span() for match in self._text_pattern.finditer(text))

    def is_in(self, text: str) -> bool:
        """Whether the passage stands in a text."""
        return self._text_pattern.search(text) is not None

    def taken_out(self, text: str, mark: str) -> str:
        """The text with ``mark`` in place of the passage, until it stands there no more.

        ``mark`` must not hold the passage itself.
        """
        assert not self.is_in(mark), "a mark that holds the passage would bring it back"
        without = self._text_pattern.sub(lambda _match: mark, text)
        while self.is_in(without):  # what stood around it closed up to another
            without = self._text_pattern.sub("", without)
        return without

    def contexts(self, text: str, most: int = 3) -> tuple[str, ...]:
        """The passage with some characters around it, for the first ``most`` places, each in one line."""
        around = []
        for start, end in self.occurrences(text)[:most]:
            before = "…" if start > CONTEXT else ""
            after = "…" if end + CONTEXT < len(text) else ""
            around.append(before + " ".join(text[max(0, start - CONTEXT) : end + CONTEXT].split()) + after)
        return tuple(around)

    def is_in_bytes(self, block: bytes) -> bool:
        """Whether the passage stands in bytes as UTF-8, UTF-16 or Windows text, within longer words too."""
        return any(pattern.search(block) for pattern in self._byte_patterns)

    @property
    def most_bytes(self) -> int:
        """How many bytes the passage can take at most, so that blocks of a file can overlap by them."""
        return sum(4 * _MOST_SPACES if " " in each else 4 * max(map(len, each)) for each in self._elements)

    @cached_property
    def _elements(self) -> tuple[tuple[str, ...], ...]:
        """For each character of the passage all that counts as the same; a run of spaces is one."""
        composed = unicodedata.normalize("NFC", " ".join(self.text.split()))
        clusters = re.findall("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", composed)
        return tuple(_variants(cluster, any_case=self.any_case) for cluster in clusters)

    def _encoded(self, encoding: str) -> re.Pattern[bytes]:
        def encoded(variant: str) -> bytes:
            return re.escape(variant.encode(encoding))

        parts = []
        for variants in self._elements:
            fitting = [variant for variant in variants if _fits(variant, encoding)]
            if not fitting:
                return re.compile(rb"(?!)")
            some = b"|".join(sorted({encoded(variant) for variant in fitting}, reverse=True))
            parts.append(b"(?:" + some + b")" + (b"{1,%d}" % _MOST_SPACES if " " in variants else b""))
        return re.compile(b"".join(parts))


def _variants(cluster: str, *, any_case: bool) -> tuple[str, ...]:
    if cluster == " ":
        return tuple(_SPACES)
    same = next((signs for signs in _SAME if cluster in signs), None)
    if same is not None:
        return tuple(same)
    cases = {cluster, cluster.lower(), cluster.upper(), cluster.title()} if any_case else {cluster}
    forms = {unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD")}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _one_of(variants: tuple[str, ...]) -> str:
    if " " in variants:
        return rf"\s{{1,{_MOST_SPACES}}}"
    return f"(?:{'|'.join(map(re.escape, variants))})"


def _fits(variant: str, encoding: str) -> bool:
    try:
        variant.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
