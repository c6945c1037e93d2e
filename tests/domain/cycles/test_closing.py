"""When a cycle was closed, also as a file from elsewhere has it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cpc_selfeval.domain.cycles.closing import moment_of
from cpc_selfeval.domain.judging_records.closing import Closing


def closed(at: str) -> datetime:
    return moment_of(Closing(key="k", cycle="c", closed_on=date(2026, 6, 1), at=at, snapshot=""))


def test_it_is_the_moment_that_was_written() -> None:
    assert closed("2026-06-01T10:30:00+00:00") == datetime(2026, 6, 1, 10, 30, tzinfo=UTC)


def test_without_a_moment_it_is_noon_of_the_day() -> None:
    found = closed("no moment")
    assert (found.date(), found.hour, found.tzinfo is not None) == (date(2026, 6, 1), 12, True)
