"""Backups are thinned as Anki's, and no clock makes the program throw away what is new."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.backup import Backup
from cpc_selfeval.storage.backups.thinning import DAILY, MONTHLY, RECENT, WEEKLY, thinned
from tests.storage.backups.made import stamped

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NO_LIMIT = 10**18

EARLIEST = datetime.fromisoformat("2020-01-01")
LATEST = datetime.fromisoformat("2032-01-01")
MOMENTS = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))


@st.composite
def made_over_time(draw: st.DrawFn) -> list[Backup]:
    """Backups as computers make them: numbers go up; the clock mostly goes on, sometimes jumps or runs back."""
    at = draw(MOMENTS)
    steps = draw(st.lists(st.tuples(st.integers(-900_000, 3_000_000), st.integers(1, 5000)), max_size=70))
    backups = []
    for number, (seconds, size) in enumerate(steps, 1):
        at += timedelta(seconds=seconds)
        backups.append(stamped(at, number, size))
    return backups


def numbers(backups: Iterable[Backup]) -> list[int]:
    return [backup.number for backup in backups]


def every(step: timedelta, count: int, until: datetime = NOON) -> list[Backup]:
    """``count`` backups, the last one made at ``until``."""
    return [stamped(until - step * (count - number), number) for number in range(1, count + 1)]


def test_all_of_the_last_two_days_are_kept() -> None:
    backups = every(timedelta(minutes=30), 90)

    assert thinned(backups, NOON).removed == ()


def test_a_year_of_half_hours_becomes_days_weeks_and_months() -> None:
    backups = every(timedelta(minutes=30), 365 * 48)
    kept = thinned(backups, NOON, NO_LIMIT).kept
    older = [backup for backup in kept if NOON - backup.at >= RECENT]

    assert len(kept) - len(older) == 96
    assert len(older) == DAILY + WEEKLY + MONTHLY
    days = [backup.at.date() for backup in older]
    assert days == sorted(set(days))
    assert days[-1] == datetime(2026, 11, 20, tzinfo=UTC).date()
    assert days[-DAILY] == datetime(2026, 11, 9, tzinfo=UTC).date()
    weeks = [backup.at.isocalendar()[:2] for backup in older[MONTHLY : MONTHLY + WEEKLY]]
    assert len(set(weeks)) == WEEKLY
    months = [(backup.at.year, backup.at.month) for backup in older[:MONTHLY]]
    assert len(set(months)) == MONTHLY


def test_weeks_without_work_use_up_nothing() -> None:
    backups = every(timedelta(days=50), 12)

    assert thinned(backups, NOON, NO_LIMIT).removed == ()


def test_the_oldest_go_first_where_room_is_short_and_three_always_stay() -> None:
    backups = [stamped(NOON - timedelta(minutes=9 - n), n, 400) for n in range(1, 9)]

    assert numbers(thinned(backups, NOON, 2000).kept) == [4, 5, 6, 7, 8]
    assert numbers(thinned(backups, NOON, 1).kept) == [6, 7, 8]


def test_the_same_moment_twice_is_two_backups() -> None:
    assert thinned([stamped(NOON, 1), stamped(NOON, 2)], NOON).removed == ()


@given(made_over_time(), MOMENTS, st.integers(0, 200_000))
def test_every_backup_is_kept_or_removed_once_and_the_newest_three_are_kept(
    backups: list[Backup], now: datetime, most: int
) -> None:
    answer = thinned(backups, now, most)

    assert sorted(numbers((*answer.kept, *answer.removed))) == numbers(backups)
    assert set(numbers(backups[-3:])) <= set(numbers(answer.kept))


@given(made_over_time(), MOMENTS)
def test_without_a_limit_nothing_recent_and_nothing_of_the_future_goes(backups: list[Backup], now: datetime) -> None:
    assert all(now - backup.at >= RECENT for backup in thinned(backups, now, NO_LIMIT).removed)


@given(made_over_time(), MOMENTS, st.integers(0, 200_000))
def test_what_was_kept_is_kept_again(backups: list[Backup], now: datetime, most: int) -> None:
    kept = thinned(backups, now, most).kept

    assert thinned(kept, now, most) == thinned(reversed(kept), now, most)
    assert thinned(kept, now, most).removed == ()


@given(made_over_time(), MOMENTS, st.integers(0, 200_000))
def test_the_room_is_kept_to_unless_only_three_are_left(backups: list[Backup], now: datetime, most: int) -> None:
    kept = thinned(backups, now, most).kept

    assert sum(backup.size for backup in kept) <= most or len(kept) <= 3


@given(made_over_time(), MOMENTS)
def test_of_each_of_the_last_days_with_backups_one_stays(backups: list[Backup], now: datetime) -> None:
    """However far the clock jumps ahead, the last days of work are each still there."""
    kept_days = {backup.at.date() for backup in thinned(backups, now, NO_LIMIT).kept}
    older = {backup.at.date() for backup in backups if now - backup.at >= RECENT}

    assert set(sorted(older)[-DAILY:]) <= kept_days


@given(made_over_time(), st.integers(1, 4000))
def test_a_clock_that_runs_backwards_removes_nothing_made_at_or_after_what_it_says(
    backups: list[Backup], days_back: int
) -> None:
    if not backups:
        return
    wrong = max(backup.at for backup in backups) - timedelta(days=days_back)
    removed = thinned(backups, wrong, NO_LIMIT).removed

    assert [backup for backup in removed if backup.at > wrong - RECENT] == []


@given(st.lists(st.integers(60, 200_000), min_size=20, max_size=300))
def test_thinning_after_each_backup_for_months_leaves_a_bounded_number(seconds: list[int]) -> None:
    at = NOON
    kept: tuple[Backup, ...] = ()
    for number, gap in enumerate(seconds, 1):
        at += timedelta(seconds=gap)
        kept = thinned((*kept, stamped(at, number)), at, NO_LIMIT).kept
        older = [backup for backup in kept if at - backup.at >= RECENT]
        assert len(older) <= DAILY + WEEKLY + MONTHLY + 3
    assert kept[-1].number == len(seconds)


@pytest.mark.parametrize("leap", [timedelta(days=3), timedelta(days=4000)])
def test_a_clock_that_leaps_ahead_for_one_backup_costs_no_day_of_work(leap: timedelta) -> None:
    backups = every(timedelta(hours=2), 60)
    leapt = stamped(NOON + leap, 61)
    kept = thinned((*backups, leapt), NOON + leap, NO_LIMIT).kept
    back_again = thinned((*kept, stamped(NOON + timedelta(hours=1), 62)), NOON + timedelta(hours=1), NO_LIMIT).kept

    assert {backup.at.date() for backup in backups} <= {backup.at.date() for backup in back_again}
    assert {60, 61, 62} <= set(numbers(back_again))
