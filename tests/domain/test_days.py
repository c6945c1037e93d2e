"""Dates in words, whatever the computer's locale."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cpc_selfeval.domain.days import (
    _goes_back_on,
    _zone,
    clock_in_words,
    day_in_words,
    day_short,
    moment_in_words,
    period_in_words,
)

SPRING, WINTER = date(2026, 4, 1), date(2027, 3, 31)


def test_days_and_moments() -> None:
    assert day_in_words(date(2026, 12, 3)) == "3 December 2026"
    assert day_short(date(2026, 9, 3)) == "3 Sep 2026"
    assert moment_in_words(datetime(2026, 11, 22, 9, 5, tzinfo=UTC)) == "22 November 2026, 09:05"
    assert [day_in_words(date(2026, month, 1)).split()[1][:3] for month in range(1, 13)] == [
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ]


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's clock is London's."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system takes its zone from nowhere else")
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    _goes_back_on.cache_clear()
    yield
    monkeypatch.undo()
    time.tzset()
    _goes_back_on.cache_clear()


@pytest.mark.usefixtures("in_london")
def test_the_hour_that_comes_twice_is_told_apart_and_no_other() -> None:
    first = datetime(2026, 10, 25, 0, 30, 5, tzinfo=UTC)
    shown = [(first + timedelta(minutes=30 * half)).astimezone() for half in range(-1, 4)]
    assert [clock_in_words(each) for each in shown] == ["01:00 BST", "01:30 BST", "01:00 GMT", "01:30 GMT", "02:00"]
    assert moment_in_words(shown[1]) == "25 October 2026, 01:30 BST"
    assert clock_in_words(shown[3], seconds=True) == "01:30:05 GMT"
    assert clock_in_words(datetime(2026, 3, 29, 1, 30, tzinfo=UTC).astimezone()) == "02:30", "it only goes forward"
    assert clock_in_words(datetime(2026, 10, 24, 0, 30, tzinfo=UTC).astimezone()) == "01:30"
    assert clock_in_words(datetime.max.replace(tzinfo=UTC)) == "23:59", "outside every calendar"


def test_a_zone_has_the_name_that_people_write() -> None:
    summer, winter = timezone(timedelta(hours=1), "GMT Summer Time"), timezone(timedelta(), "GMT Standard Time")
    day = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert [_zone(day.replace(tzinfo=each)) for each in (summer, winter)] == ["BST", "GMT"]
    assert _zone(day.replace(tzinfo=timezone(timedelta(hours=2), "Sommerzeit dort"))) == "UTC+0200"


def test_periods() -> None:
    assert period_in_words(SPRING, WINTER) == "1 Apr 2026 to 31 Mar 2027"
    assert period_in_words(SPRING, SPRING) == "1 Apr 2026"
    assert period_in_words(SPRING, None) == "from 1 Apr 2026"
    assert period_in_words(None, WINTER) == "to 31 Mar 2027"
    assert period_in_words(None, None) == ""
