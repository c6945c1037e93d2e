"""All backups of a file, wherever they are, and what is in one. Nothing is ever changed here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.backup import Backup, BackupPlaces, InBackup, Place, Reason
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of, is_second_folder, read_aside
from cpc_selfeval.storage.connection import disconnect
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.opening import canonical, connect_to_read
from cpc_selfeval.storage.soundness import faults_within

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_NEWEST_CYCLE = '(SELECT "key" FROM "cycle" ORDER BY "number" DESC, "key" DESC LIMIT 1)'
_IN_CYCLE = f'"cycle" = {_NEWEST_CYCLE}'
_LEVELS = f"""
SELECT count(DISTINCT j."code") FROM "judgement" AS j
WHERE j.{_IN_CYCLE} AND j."level" IS NOT NULL AND j."withdraws" IS NULL
AND NOT EXISTS (SELECT 1 FROM "judgement" AS w WHERE w."withdraws" = j."key")
"""
"""Indicators of the newest cycle with a level at any stage that was not withdrawn."""

_COUNTS = {
    "levels": _LEVELS,
    "strengths": f"""SELECT count(*) FROM "finding" WHERE {_IN_CYCLE} AND "kind" = 'strength'""",
    "areas": f"""SELECT count(*) FROM "finding" WHERE {_IN_CYCLE} AND "kind" = 'area'""",
    "evidence": f'SELECT count(*) FROM "evidence" WHERE {_IN_CYCLE}',
    "actions": f'SELECT count(*) FROM "action" WHERE {_IN_CYCLE}',
}


def backups_of(file: Path, places: BackupPlaces, identity: str | None = None) -> tuple[Backup, ...]:
    """All backups of a file in both places and what was put aside for one, the newest first.

    The file itself is not looked at, so it may be damaged or missing. Without its ``identity`` (its key), all that
    stands in the second place under the file's name is listed.
    """
    file = canonical(file)
    beside = backups_in(folder_of(file), Place.BESIDE)
    names = {backup.path.name for backup in beside}
    second = [
        backup
        for folder in _second_folders(file, places, identity)
        for backup in backups_in(folder, Place.SECOND)
        if backup.path.name not in names
    ]
    found = [*beside, *second, *_put_aside(file)]
    return tuple(sorted(found, key=_age, reverse=True))


_THAT_MINUTE: Final = timedelta(minutes=1) - timedelta.resolution


def _age(backup: Backup) -> tuple[datetime, int]:
    """What was put aside is named by the minute, and is no older than a backup of that minute."""
    within = _THAT_MINUTE if backup.reason is Reason.PUT_ASIDE else timedelta(0)
    return backup.at + within, backup.number


def look_into(path: Path, password: Password | None = None) -> InBackup:
    """What is in a backup, of its newest cycle. Raises StorageError, as when it cannot be read."""
    with _connected(path, password) as db:
        counts = {name: int(db.execute(sql).fetchone()[0]) for name, sql in _COUNTS.items()}
        last = db.execute('SELECT "act", "at", "by_name" FROM "log" ORDER BY "number" DESC LIMIT 1').fetchone()
    act, at, by = last or ("", "", "")
    return InBackup(**counts, last_act=str(act), last_at=_moment(at), last_by=str(by))


def faults_of(path: Path, password: Password | None = None) -> tuple[str, ...]:
    """What is not sound in a backup, in sentences without their beginning; none when it can be restored.

    Raises StorageError when it cannot be read at all.
    """
    with _connected(path, password) as db:
        return tuple(faults_within(db))


def identity_of(path: Path, password: Password | None = None) -> str:
    """The key of the self-evaluation in a file. Raises StorageError."""
    with _connected(path, password) as db:
        row = db.execute('SELECT "file" FROM "identity" LIMIT 1').fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _connected(path: Path, password: Password | None) -> Iterator[Database]:
    db, afterwards = connect_to_read(path, password)
    try:
        with told_about(path):
            yield db
    finally:
        disconnect(db)
        afterwards()


def _second_folders(file: Path, places: BackupPlaces, identity: str | None) -> list[Path]:
    if places.second is None:
        return []
    with suppress(OSError):
        folders = [folder for folder in places.second.iterdir() if is_second_folder(folder.name, file)]
        if identity is not None:
            folders = [folder for folder in folders if folder.name.startswith(f"{file.name} {identity[:8]}.")]
        return folders
    return []


def _put_aside(file: Path) -> Iterator[Backup]:
    with suppress(OSError):
        for path in file.parent.iterdir():
            at = read_aside(path, file)
            if at is not None and path.is_file() and not path.is_symlink():
                yield Backup(path, at, 0, Reason.PUT_ASIDE, path.stat().st_size)


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
