"""Dates in words, the same on every computer whatever its locale, and periods."""

from __future__ import annotations

from datetime import date, datetime

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
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


def period_in_words(start: date | None, end: date | None) -> str:
    """ "1 Apr 2026 to 31 Mar 2027", "from …", "to …" or ""."""
    if start and end:
        return day_short(start) if start == end else f"{day_short(start)} to {day_short(end)}"
    if start:
        return f"from {day_short(start)}"
    return f"to {day_short(end)}" if end else ""
