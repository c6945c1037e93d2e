"""What a connection to a file from elsewhere may do: read, by the functions that we use ourselves, for a while.

This SQLite offers no limits on lengths to Python and no defensive mode; an authorizer and a deadline take their
place, after the guidance at https://www.sqlite.org/security.html.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.breaking_off import breaking_now

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_OK: Final = 0
_DENY: Final = 1

_PRAGMA: Final = 19
_READ: Final = 20
_SELECT: Final = 21
_FUNCTION: Final = 31
"""Codes of what a statement does, by https://www.sqlite.org/c3ref/c_alter_table.html."""

_FUNCTIONS: Final = frozenset({"coalesce", "count", "json_array", "max", "min", "octet_length"})
_PRAGMAS: Final = frozenset({"application_id", "foreign_key_check", "quick_check", "user_version"})

_STEPS: Final = 1_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""

_SECONDS: Final = 1.8
_BYTES_A_SECOND: Final = 5_000_000
"""A tenth or less of what was measured for looking through a sound file, on a disk as slow as a memory stick."""

SETTINGS: Final = ("PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY", "PRAGMA trusted_schema=OFF")


def seconds_for(size: int) -> float:
    """How long looking through a file of so many bytes may take."""
    return _SECONDS + size / _BYTES_A_SECOND


@contextmanager
def limited(db: Database, seconds: float) -> Iterator[None]:
    """Within this, the connection only reads, nothing that the file itself brings is run, and time runs out.

    What is not allowed raises SQLITE_AUTH, and what takes longer, or is no longer wanted, SQLITE_INTERRUPT, as
    engine.Error.
    """
    for setting in SETTINGS:
        db.execute(setting)
    end = time.monotonic() + seconds
    breaking = breaking_now()

    def is_to_end() -> bool:
        return time.monotonic() > end or (breaking is not None and breaking.is_asked)

    db.conn.set_authorizer(_judge)
    db.conn.set_progress_handler(is_to_end, _STEPS)
    try:
        yield
    finally:
        db.conn.set_authorizer(None)
        db.conn.set_progress_handler(None, 0)


def _judge(does: int, first: str | None, second: str | None, _database: str | None, within: str | None) -> int:
    """Whether a statement may do this. ``within`` is the trigger or view whose own words ask for it."""
    if within is not None:
        return _DENY
    allowed = (
        does in (_SELECT, _READ)
        or (does == _FUNCTION and second in _FUNCTIONS)
        or (does == _PRAGMA and first in _PRAGMAS)
    )
    return _OK if allowed else _DENY
