"""Dates in words, the same on every computer whatever its locale, and periods."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """ "3 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_short(day: date) -> str:
    """ "3 Dec 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """ "22 November 2026, 14:02", in the moment's own time zone."""
    return f"{day_in_words(moment.date())}, {clock_in_words(moment)}"


def clock_in_words(moment: datetime, *, seconds: bool = False) -> str:
    """ "14:02" or "14:02:11", in the moment's own time zone; "01:30 BST" or "01:30 GMT" in October's doubled hour."""
    zone = _zone_if_doubled(moment)
    return f"{moment:%H:%M:%S}{zone}" if seconds else f"{moment:%H:%M}{zone}"


def _zone_if_doubled(moment: datetime) -> str:
    """ " BST" where this computer's clock shows the same time twice, as when it goes back in October; else ""."""
    with suppress(OverflowError, OSError, ValueError):  # moments outside what the system's calendar has
        if not _goes_back_on(moment.date()):
            return ""
        here = moment.astimezone()
        read = here.replace(tzinfo=None)
        twice = {read.replace(fold=fold).astimezone().utcoffset() for fold in (0, 1)}
        if len(twice) > 1 and here.utcoffset() == moment.utcoffset():
            return f" {_zone(here)}"
    return ""


@lru_cache(maxsize=1024)
def _goes_back_on(day: date) -> bool:
    """Whether this computer's clock goes back on a day."""
    begins = datetime.combine(day, time())
    before, after = begins.astimezone().utcoffset(), (begins + timedelta(days=1)).astimezone().utcoffset()
    return before is not None and after is not None and after < before


def _zone(here: datetime) -> str:
    """The zone as people write it. Windows calls it by a sentence, such as "GMT Summer Time"."""
    name = here.tzname() or ""
    if name.isalpha() and name.isupper():
        return name
    if name.startswith("GMT"):
        return "BST" if here.utcoffset() else "GMT"
    return f"UTC{here:%z}"


def period_in_words(start: date | None, end: date | None) -> str:
    """ "1 Apr 2026 to 31 Mar 2027", "from …", "to …" or ""."""
    if start and end:
        return day_short(start) if start == end else f"{day_short(start)} to {day_short(end)}"
    if start:
        return f"from {day_short(start)}"
    return f"to {day_short(end)}" if end else ""
