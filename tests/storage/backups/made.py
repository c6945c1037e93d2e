"""Backups made for a test, by their stamps alone or as real files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Reason
from cpc_selfeval.storage.backups.naming import name_of
from cpc_selfeval.storage.backups.taking import take_at_once
from cpc_selfeval.storage.backups.writing import Made, finish
from cpc_selfeval.storage.store import Store

MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def stamped(at: datetime, number: int, size: int = 1000) -> Backup:
    """A backup that is on no disk."""
    return Backup(Path(name_of(at, number, Reason.OPENED)), at, number, Reason.OPENED, size)


def backed_up(
    store: Store,
    at: datetime = MORNING,
    reason: Reason = Reason.ASKED_FOR,
    places: BackupPlaces | None = None,
) -> Made:
    """A real backup of an open file, made whole at once."""
    taken = store.lend(lambda db: take_at_once(db, store.path, reason, at))
    return finish(taken, places or BackupPlaces())
