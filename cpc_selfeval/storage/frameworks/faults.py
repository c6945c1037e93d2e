"""What is wrong with a framework file, said so that its author can put it right.

Every fault names the file, the place in it, what was found there and what was expected. All faults of a file are
reported together, and a file with any fault is not used at all.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol, TypeAlias

from cpc_selfeval.domain.refusal import Refusal

Place: TypeAlias = tuple[str | int, ...]
"""Where something stands: ``("indicators", 3, "title")`` is the title of the third indicator (counted from 1)."""

MOST_FAULTS = 100
"""So many faults are listed; what is beyond is counted, so that a file of another kind does not fill the screen."""

_LONGEST_QUOTE = 60
_LARGEST_SHOWN = 10**12


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in ``file`` (its name without folders).

    ``place`` is a key such as ``indicators[3].title``, counted from 1; ``line`` is counted from 1 as well, and None
    where it could not be told.
    """

    file: str
    place: str
    line: int | None
    found: str
    expected: str

    @property
    def sentence(self) -> str:
        """The fault as one sentence that names file, line, place, what was found and what was expected."""
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.place:
            where.append(self.place)
        return f"{', '.join(where)}: found {self.found}; expected {self.expected}."


class FrameworkFaults(Refusal):
    """A framework file cannot be used. Nothing of it was loaded, and the file itself was not changed."""

    def __init__(self, path: str, faults: Sequence[Fault]) -> None:
        self.path = path
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(*self._sentences())

    @property
    def headline(self) -> str:
        """What happened, what is safe and what to do, without the single faults."""
        return " ".join(self._sentences())

    def _sentences(self) -> tuple[str, str, str]:
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        return (
            f"{in_one_line(self.path)} cannot be used: {count} found.",
            "Nothing was loaded and the file was not changed.",
            "Put right what follows and try again.",
        )

    def __str__(self) -> str:
        return "\n".join([self.headline, *(fault.sentence for fault in self.faults)])


class LineFinder(Protocol):
    """Knows on which line of a file a place stands."""

    def line_of(self, place: Place) -> int | None:
        """The line, counted from 1, or None when it cannot be told."""
        ...


class FaultsSoFar:
    """Collects the faults of one file while it is read, so that all of them can be reported at once."""

    def __init__(self, path: str, lines: LineFinder | None = None) -> None:
        self._path = path
        self._file = name_of(path)
        self._lines = lines
        self._faults: list[Fault] = []
        self._beyond = 0

    @property
    def is_full(self) -> bool:
        """True when no further fault will be listed, so that looking for hints is a waste of time."""
        return len(self._faults) >= MOST_FAULTS

    def add(self, place: Place, found: str, expected: str) -> None:
        """Note one fault. Beyond :data:`MOST_FAULTS` it is only counted."""
        if self.is_full:
            self._beyond += 1
            return
        line = self._lines.line_of(place) if self._lines else None
        self._faults.append(Fault(self._file, place_in_words(place), line, found, expected))

    def raise_if_any(self) -> None:
        """Raises FrameworkFaults with all that was noted, in the order of lines; does nothing without a fault."""
        if not self._faults:
            return
        faults = sorted(self._faults, key=lambda fault: fault.line or 0)
        if self._beyond:
            found = f"{self._beyond} more faults that are not listed here"
            faults.append(Fault(self._file, "", None, found, "a framework file as docs/frameworks.md describes it"))
        raise FrameworkFaults(self._path, faults)


def single_fault(path: str, found: str, expected: str, *, place: str = "", line: int | None = None) -> FrameworkFaults:
    """The refusal of a file for one reason, such as that it is a folder."""
    return FrameworkFaults(path, [Fault(name_of(path), place, line, found, expected)])


def name_of(path: str) -> str:
    """The file's name without its folders, in one line and at most sixty characters."""
    return visible(PurePath(path).name or path)


def place_in_words(place: Place) -> str:
    """``("indicators", 3, "title")`` as ``indicators[3].title``; unknown keys are shortened and made visible."""
    words = ""
    for part in place:
        if isinstance(part, int):
            words += f"[{part}]"
        else:
            words += ("." if words else "") + visible(part)
    return words


def visible(text: str) -> str:
    """The text in one line and at most sixty characters, with control characters made visible."""
    return in_one_line(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…")


def in_one_line(text: str) -> str:
    """The whole text in one line, with control characters made visible."""
    return "".join(character if _is_plain(character) else _escaped(character) for character in text)


def in_words(value: object) -> str:
    """A value of a file in words, for messages: “Weak”, the number 7, a list of 3, a date, true."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"“{visible(value)}”" if value.strip() else "an empty text"
        case int():
            return f"the number {value}" if abs(value) <= _LARGEST_SHOWN else "a very large number"
        case float():
            return f"the number {value}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "a table"
        case datetime.date() | datetime.time():
            return f"the date or time {value}"
    return "nothing"


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"
