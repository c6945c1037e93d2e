"""Which backups are kept: all of the last two days, then 12 daily, 10 weekly and 9 monthly ones, within a size.

The counts are Anki's (its settings' defaults: 12 daily, 10 weekly, 9 monthly); a day, week or month counts only if
there is a backup of it, so weeks without work use up nothing. Nothing here looks at the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from cpc_selfeval.domain.backup import DEFAULT_MOST_BYTES, KEPT_WHATEVER_THEIR_SIZE, Backup

RECENT: Final = timedelta(days=2)
"""Backups younger than this are all kept. Those of the future are too: then the clock was, or is, wrong."""

DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9


@dataclass(frozen=True, slots=True)
class Thinned:
    """What is kept and what can go, each in the order of their numbers."""

    kept: tuple[Backup, ...]
    removed: tuple[Backup, ...]


def thinned(backups: Iterable[Backup], now: datetime, most_bytes: int = DEFAULT_MOST_BYTES) -> Thinned:
    """Decide about the backups of one file in one place. ``now`` is aware.

    The newest three by their numbers are kept whatever the clock says and however large they are. Where the kept ones
    together are larger than ``most_bytes``, the oldest by number go first.
    """
    in_order = sorted(backups, key=lambda backup: (backup.number, backup.at, backup.path.name))
    newest = in_order[-KEPT_WHATEVER_THEIR_SIZE:]
    kept = {id(backup) for backup in (*newest, *_of_each_period(in_order, now))}
    staying = _within(most_bytes, [backup for backup in in_order if id(backup) in kept])
    stays = {id(backup) for backup in staying}
    return Thinned(
        tuple(backup for backup in in_order if id(backup) in stays),
        tuple(backup for backup in in_order if id(backup) not in stays),
    )


def _of_each_period(backups: Sequence[Backup], now: datetime) -> Iterable[Backup]:
    """Recent ones, then the last of each day, of each week before those, and of each month before those."""
    by_age = sorted(backups, key=lambda backup: (backup.at, backup.number), reverse=True)
    left = {_day: DAILY, _week: WEEKLY, _month: MONTHLY}
    last: Backup | None = None
    for backup in by_age:
        if now - backup.at < RECENT:
            yield backup
            last = backup
            continue
        period = next((period for period, count in left.items() if count), None)
        if period is None:
            return
        if last is None or now - last.at < RECENT or period(backup.at) < period(last.at):
            left[period] -= 1
            last = backup
            yield backup


def _within(most_bytes: int, backups: list[Backup]) -> list[Backup]:
    size = sum(backup.size for backup in backups)
    gone = 0
    while size > most_bytes and len(backups) - gone > KEPT_WHATEVER_THEIR_SIZE:
        size -= backups[gone].size
        gone += 1
    return backups[gone:]


def _day(at: datetime) -> date:
    return at.astimezone(UTC).date()


def _week(at: datetime) -> date:
    day = _day(at)
    return day - timedelta(days=day.weekday())


def _month(at: datetime) -> date:
    return _day(at).replace(day=1)
