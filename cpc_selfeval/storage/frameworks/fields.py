"""One table of a framework file while it is read: each field is asked for once, with what it may hold.

A field that is missing or wrong is noted as a fault and answered with a harmless stand-in, so that reading goes on and
all faults come to light. Stand-ins never leave: a file with any fault is refused as a whole.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence

from cpc_selfeval.storage.frameworks.faults import FaultsSoFar, Place, in_words

CODE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_LONGEST_CODE = 24
_LONGEST_ID = 60
_LONGEST_HINTED_KEY = 40
_CONTROLS = "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069"
"""Unicode's categories Cc (but the line feed), Cs, Zl and Zp, and what turns the reading order, for a pattern."""

_CONTROL_IN_LINES = re.compile(f"[{_CONTROLS}]")
_CONTROL = re.compile(f"[{_CONTROLS}\\n]")


class TableFields:
    """The fields of one table. Ask for every known field, then call :meth:`finish`."""

    def __init__(self, table: Mapping[str, object], place: Place, faults: FaultsSoFar) -> None:
        self._table = table
        self.place = place
        self._faults = faults
        self._asked: set[str] = set()

    def text(self, key: str, longest: int, *, default: str | None = None, lines: bool = False) -> str:
        """A text of 1 to ``longest`` characters; ``lines`` allows line breaks. Without ``default`` it must be there."""
        value = self._value(key)
        if default is not None and value in (None, default):
            return default
        return self._checked_text(value, (*self.place, key), longest, lines=lines)

    def texts(self, key: str, most: int, longest: int) -> tuple[str, ...]:
        """A list of at most ``most`` texts, each of 1 to ``longest`` characters; none when it is not there."""
        value = self._value(key)
        if value is None:
            return ()
        place = (*self.place, key)
        if not isinstance(value, list):
            self._faults.add(place, in_words(value), "a list of texts in square brackets")
            return ()
        if len(value) > most:
            self._faults.add(place, in_words(value), f"at most {most} texts")
        numbered = enumerate(value[:most], start=1)
        return tuple(self._checked_text(item, (*place, number), longest, lines=False) for number, item in numbered)

    def whole_number(self, key: str, lowest: int, highest: int, *, default: int | None = None) -> int:
        """A whole number within the two bounds, both included."""
        value = self._value(key)
        if value is None and default is not None:
            return default
        if type(value) is int and lowest <= value <= highest:
            return value
        self._faults.add((*self.place, key), in_words(value), f"a whole number from {lowest} to {highest}")
        return lowest

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """true or false."""
        value = self._value(key)
        if value is None and default is not None:
            return default
        if isinstance(value, bool):
            return value
        self._faults.add((*self.place, key), in_words(value), "true or false, without quotes")
        return False

    def one_of(self, key: str, words: Sequence[str], *, default: str | None = None) -> str:
        """One of the given words."""
        value = self._value(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in words:
            return value
        self._faults.add((*self.place, key), in_words(value), f"one of {', '.join(words)}{self._nearest(value, words)}")
        return words[0] if default is None else default

    def code(self, key: str) -> str:
        """A code such as 2.1: letters, digits, full stops and hyphens, at most 24 characters."""
        expected = f"up to {_LONGEST_CODE} letters and digits, with single full stops or hyphens between, in quotes"
        return self._matching(key, CODE, _LONGEST_CODE, expected)

    def identifier(self, key: str) -> str:
        """An id such as my-area-2026: small letters, digits and hyphens, at most 60 characters."""
        expected = f"up to {_LONGEST_ID} small letters and digits, with single hyphens between, in quotes"
        return self._matching(key, ID, _LONGEST_ID, expected)

    def table(self, key: str) -> TableFields | None:
        """A table inside this one, or None when it is not there."""
        value = self._value(key)
        if value is None:
            return None
        place = (*self.place, key)
        if not isinstance(value, dict):
            self._faults.add(place, in_words(value), "a table in braces")
            return None
        return TableFields(value, place, self._faults)

    def tables(self, key: str, most: int, *, needed: bool = True) -> list[TableFields]:
        """A list of 1 to ``most`` tables, as [[key]] writes them; none when it is not there and not ``needed``."""
        value = self._value(key)
        place = (*self.place, key)
        if value is None and not needed:
            return []
        if not isinstance(value, list) or not value:
            self._faults.add(place, in_words(value), f"at least one table that begins with [[{key}]]")
            return []
        if len(value) > most:
            self._faults.add(place, in_words(value), f"at most {most} tables")
        found = []
        for number, item in enumerate(value[:most], start=1):
            if isinstance(item, dict):
                found.append(TableFields(item, (*place, number), self._faults))
            else:
                self._faults.add((*place, number), in_words(item), f"a table that begins with [[{key}]]")
        return found

    def wrong(self, key: str, found: str, expected: str) -> None:
        """Note a fault of this field that only shows beside other fields."""
        self._faults.add((*self.place, key), found, expected)

    def finish(self, keys_of_the_top: Collection[str] = ()) -> None:
        """Note every key that was not asked for.

        Most likely it is a typing error, so the nearest known key is named; or it is one of ``keys_of_the_top``, which
        TOML counts to this table because it stands below the table's header.
        """
        for key in self._table:
            if key not in self._asked:
                self._faults.add(
                    (*self.place, key), "a key that is not known here", self._instead(key, keys_of_the_top)
                )

    def _instead(self, key: str, keys_of_the_top: Collection[str]) -> str:
        if self._faults.is_full:
            return "only known keys"
        if key in keys_of_the_top:
            return "this key above the first double square bracket of the file"
        return f"only known keys{self._nearest(key, sorted(self._asked))}"

    def _value(self, key: str) -> object:
        self._asked.add(key)
        return self._table.get(key)

    def _matching(self, key: str, pattern: re.Pattern[str], longest: int, expected: str) -> str:
        value = self._value(key)
        if isinstance(value, str) and len(value) <= longest and pattern.fullmatch(value):
            return value
        self._faults.add((*self.place, key), in_words(value), expected)
        return ""

    def _checked_text(self, value: object, place: Place, longest: int, *, lines: bool) -> str:
        expected = f"a text of 1 to {longest} characters, in quotes"
        if not isinstance(value, str) or not value.strip():
            self._faults.add(place, in_words(value), expected)
        elif len(value) > longest:
            self._faults.add(place, f"a text of {len(value)} characters", expected)
        elif _has_control_characters(value, lines=lines):
            breaks = "" if lines else " and without line breaks"
            self._faults.add(place, in_words(value), f"a text without control characters{breaks}")
        else:
            return value
        return ""

    @staticmethod
    def _nearest(value: object, words: Sequence[str]) -> str:
        if not isinstance(value, str) or len(value) > _LONGEST_HINTED_KEY:
            return ""
        near = difflib.get_close_matches(value, words, n=1)
        return f"; did you mean “{near[0]}”?" if near else ""


def _has_control_characters(text: str, *, lines: bool) -> bool:
    return (_CONTROL_IN_LINES if lines else _CONTROL).search(text) is not None
