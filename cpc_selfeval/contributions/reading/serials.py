"""Numbers of a spreadsheet that stand for days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

_DAYS: Final = datetime.combine(date(1899, 12, 30), time())
_DAYS_FROM_1904: Final = datetime.combine(date(1904, 1, 1), time())
_MISSING_DAY: Final = 60
"""29 February 1900, which Excel counts though it never was."""
_END: Final = 2_958_466
"""1 January 10000; Excel shows ##### from there on."""


def day_of(serial: float, from_1904: bool) -> date | datetime | None:
    """The day, or the day and time to the millisecond; None where the number stands for no day."""
    if not 0 <= serial < _END or (from_1904 and serial >= _END - 1462):
        return None
    begin = _DAYS_FROM_1904 if from_1904 else _DAYS
    if not from_1904 and serial < _MISSING_DAY:
        begin += timedelta(days=1)
    moment = begin + timedelta(milliseconds=round(serial * 86_400_000))
    return moment.date() if float(serial).is_integer() else moment


def day_in_strict_form(text: str) -> date | datetime | None:
    """A day as the strict form of the format writes it, "2026-03-04" or "2026-03-04T10:30:00"; None where none is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date() if len(text) <= len("2026-03-04") else moment.replace(tzinfo=None)
