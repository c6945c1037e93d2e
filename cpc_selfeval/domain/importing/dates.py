"""Dates as people write them into plans. Day first, always; what could be two dates is no date.

A financial year is the councils' own, from 1 April to 31 March (shared dossier, section 4.2: annual reports follow 31
March), and Q1 its first quarter. A month or quarter stands for its last day, since a plan's date is a deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.days import MONTHS
from cpc_selfeval.domain.importing.cells import cell_text

_YEARS: Final = range(1990, 2100)
_MONTH_WORDS: Final = {name[:length].casefold(): number for number, name in enumerate(MONTHS, 1) for length in (3, 20)}
_MONTH_WORDS["sept"] = 9
_MONTH: Final = "(?P<month>" + "|".join(sorted(_MONTH_WORDS, key=len, reverse=True)) + r")\.?"
_YEAR: Final = r"(?P<year>\d{4}|\d{2})"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY: Final = r"(?P<day>\d{1,2})"

_MIDNIGHT: Final = r"(?:[t ]0?0:00(?::00)?)?"
"""What a spreadsheet adds to a day, and no words of anybody."""

_NUMBERS: Final = re.compile(rf"{_DAY}([./-])(?P<number>\d{{1,2}})\2{_YEAR}{_MIDNIGHT}")
_WORDS: Final = re.compile(rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}[ ,-]+{_YEAR}")
_MONTH_FIRST: Final = re.compile(rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? (?P<year>\d{{4}})")
_ISO: Final = re.compile(rf"(?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}}){_MIDNIGHT}")
_EXACT: Final = (_ISO, _NUMBERS, _WORDS, _MONTH_FIRST)

_BY: Final = r"(?:by )?(?:the )?(?:end(?: of)? )?"
_MONTH_YEAR: Final = re.compile(rf"{_BY}{_MONTH}[ ,/'’-]*{_YEAR}")
_NUMBER_YEAR: Final = re.compile(r"(?P<number>\d{1,2})/(?P<year>\d{4})")
_SPAN: Final = r"(?P<first>20\d{2}) ?[/–-] ?(?P<second>20\d{2}|\d{2})"
_QUARTER: Final = re.compile(rf"{_BY}(?:q|quarter )(?P<quarter>[1-4])(?: of)?,? (?:fy ?)?{_SPAN}")
_FINANCIAL: Final = re.compile(rf"{_BY}(?:fy ?|financial year )?{_SPAN}")
_END_OF_YEAR: Final = re.compile(r"(?:by )?(?:the )?end (?:of )?(?P<year>20\d{2})")
_AROUND_DIGITS: Final = r"(?<![\d/.-]){}(?![\d/-]|\.\d)"
_SERIAL_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of the numbers by which spreadsheets keep dates (Excel's 1900 date system, from 1 March 1900)."""
_SERIALS: Final = range(36526, 73051)
"""1 January 2000 to 31 December 2099 by such numbers."""


@dataclass(frozen=True, slots=True)
class Span:
    """What was read: first and last day, both None where it is no date. ``exact``: the words say nothing more."""

    first: date | None = None
    last: date | None = None
    exact: bool = False


NO_DATE: Final = Span()


@lru_cache(maxsize=1024, typed=True)
def read_date(cell: Cell) -> Span:
    """A deadline or day. A month, quarter or year is read as its first and last day, and is not exact.

    Text that holds exactly one whole date among other words gives that date, not exactly.
    """
    if isinstance(cell, datetime):
        return Span(cell.date(), cell.date(), cell.time() == time()) if cell.year in _YEARS else NO_DATE
    if isinstance(cell, date):
        return Span(cell, cell, exact=True) if cell.year in _YEARS else NO_DATE
    if isinstance(cell, bool) or cell is None:
        return NO_DATE
    if isinstance(cell, int | float):
        return _serial(cell)
    text = _plain(cell)
    whole = _exact(text)
    if whole is not None:
        return Span(whole, whole, exact=True)
    return _period(text) or _within(text)


def read_period(cell: Cell) -> Span:
    """A period: two dates with "to" or a dash between them, or all that :func:`read_date` reads."""
    whole = read_date(cell)
    if not isinstance(cell, str):
        return whole
    if whole.last is not None and (whole.exact or _period(_plain(cell))):
        return whole
    for mark in (" to ", " until ", " – ", " - ", "–"):
        first, found, second = _plain(cell).partition(mark)
        if not found:
            continue
        begin, end = read_date(first.removeprefix("from ")), read_date(second)
        if begin.first is not None and end.last is not None and begin.first <= end.last:
            return Span(begin.first, end.last, begin.exact and end.exact)
    return whole if whole.exact else NO_DATE


def _plain(text: str) -> str:
    return " ".join(cell_text(text).casefold().split()).rstrip(".")


def _serial(number: float) -> Span:
    if number != int(number) or int(number) not in _SERIALS:
        return NO_DATE
    day = _SERIAL_EPOCH + timedelta(days=int(number))
    return Span(day, day)


def _exact(text: str) -> date | None:
    matches = (pattern.fullmatch(text) for pattern in _EXACT)
    return next((day for match in matches if match and (day := _day_of(match)) is not None), None)


def _within(text: str) -> Span:
    """The one date that stands among other words; two, or what only looks like one, are none."""
    found: set[date] = set()
    for pattern in _EXACT:
        for match in re.finditer(_AROUND_DIGITS.format(f"(?:{pattern.pattern})"), text):
            day = _day_of(match)
            if day is None:
                return NO_DATE
            found.add(day)
    if len(found) != 1:
        return NO_DATE
    day = found.pop()
    return Span(day, day)


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = _MONTH_WORDS[parts["month"]] if parts.get("month") else int(parts["number"])
    return _date(_year(parts["year"]), month, int(parts["day"]))


def _period(text: str) -> Span | None:
    if match := (_MONTH_YEAR.fullmatch(text) or _NUMBER_YEAR.fullmatch(text)):
        parts = match.groupdict()
        month = _MONTH_WORDS[parts["month"]] if parts.get("month") else int(parts["number"])
        return _months(_year(parts["year"]), month, 1)
    if (match := _QUARTER.fullmatch(text)) and (year := _financial_year(match)):
        quarter = int(match["quarter"])
        return _months(year + quarter // 4, (4, 7, 10, 1)[quarter - 1], 3)
    if (match := _FINANCIAL.fullmatch(text)) and (year := _financial_year(match)):
        return Span(date(year, 4, 1), date(year + 1, 3, 31))
    if match := _END_OF_YEAR.fullmatch(text):
        return _months(int(match["year"]), 1, 12)
    return None


def _financial_year(match: re.Match[str]) -> int | None:
    """The year in which it begins; None where the second year is not the next one."""
    first, second = int(match["first"]), _year(match["second"])
    return first if second == first + 1 and first in _YEARS else None


def _months(year: int, month: int, count: int) -> Span | None:
    first = _date(year, month, 1)
    if first is None:
        return None
    last = month + count - 1
    return Span(first, date(year, last, monthrange(year, last)[1]))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
