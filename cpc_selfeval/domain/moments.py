"""Moments of recording, by which events are ordered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def moment_after(last: str, now: datetime) -> str:
    """Now (ISO 8601, UTC), or just after ``last`` where this computer's clock runs behind the one that wrote it.

    ``last`` is the moment of the last event of the same record, "" when there is none.
    """
    moment = now.astimezone(UTC)
    if last:
        moment = max(moment, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return moment.isoformat(timespec="microseconds")
