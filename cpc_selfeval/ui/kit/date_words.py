"""Days as people write them in Scotland: day first."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?([a-z]+)\.?,?[\s\-./]*(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+")


class UnreadDayError(ValueError):
    """A text that is no day. Its message is a sentence for the person who typed it."""


def day_shown(day: date) -> str:
    """ "12 Oct 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def day_read(text: str) -> date | None:
    """The day that a text means: "12/10/2026", "12 Oct 2026", "12.10.26", "2026-10-12". None for an empty text.

    Two-digit years are in this century. Raises UnreadDayError, with a sentence, for anything else.
    """
    plain = _WEEKDAY.sub("", " ".join(text.split()).casefold())
    if not plain:
        return None
    day, month, year = _parts(plain, text)
    if year < 100:
        year += 2000
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadDayError(f"The year {year} looks like a slip. Write a year from {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise UnreadDayError(f"There is no month {month}. Write the day first, for example 12/10/2026 or 12 Oct 2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadDayError(f"{_FULL[month - 1].capitalize()} {year} has no day {day}.") from None


def _parts(plain: str, typed: str) -> tuple[int, int, int]:
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
        return day, month, year
    if found := _DAY_FIRST.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
        return day, month, year
    if (found := _WORDS.fullmatch(plain)) and (month := _month(found[2])):
        return int(found[1]), month, int(found[3])
    raise UnreadDayError(
        f"“{typed.strip()[:40]}” could not be read as a day. Write it like 12 Oct 2026 or 12/10/2026, with the year."
    )


def _month(word: str) -> int:
    """1 to 12 for a month's name or its first three or more letters; 0 for another word."""
    if len(word) < 3:
        return 0
    return next((place for place, name in enumerate(_FULL, 1) if name.startswith(word)), 0)
