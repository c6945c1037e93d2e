"""Dates in words, whatever the computer's locale."""

from datetime import UTC, date, datetime

from cpc_selfeval.domain.days import day_in_words, day_short, moment_in_words, period_in_words

SPRING, WINTER = date(2026, 4, 1), date(2027, 3, 31)


def test_days_and_moments() -> None:
    assert day_in_words(date(2026, 12, 3)) == "3 December 2026"
    assert day_short(date(2026, 9, 3)) == "3 Sep 2026"
    assert moment_in_words(datetime(2026, 11, 22, 9, 5, tzinfo=UTC)) == "22 November 2026, 09:05"
    assert [day_in_words(date(2026, month, 1)).split()[1][:3] for month in range(1, 13)] == [
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ]


def test_periods() -> None:
    assert period_in_words(SPRING, WINTER) == "1 Apr 2026 to 31 Mar 2027"
    assert period_in_words(SPRING, SPRING) == "1 Apr 2026"
    assert period_in_words(SPRING, None) == "from 1 Apr 2026"
    assert period_in_words(None, WINTER) == "to 31 Mar 2027"
    assert period_in_words(None, None) == ""
