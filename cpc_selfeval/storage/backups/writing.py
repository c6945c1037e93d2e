"""From a snapshot to a backup: compacted, checked, synced, named, copied to the second place; then thinning."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Place, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade, BackupPlaceMissing
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of, is_plain_folder, name_of, second_folder_of
from cpc_selfeval.storage.backups.soundness import faults_in_backup
from cpc_selfeval.storage.backups.taking import (
    Taken,
    make_empty,
    ready_folder,
    rights_of,
    take_at_once,
)
from cpc_selfeval.storage.backups.thinning import thinned
from cpc_selfeval.storage.connection import Mode, connect, disconnect, password_of, uri_of
from cpc_selfeval.storage.errors import told_about_place
from cpc_selfeval.storage.leftovers import sweep_beside
from cpc_selfeval.storage.placing import sync_file, written_beside

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made. ``second_missing`` says why there is none in the second place; None: there is, or need
    not be."""

    backup: Backup
    second_missing: BackupPlaceMissing | None = None


@contextmanager
def told_as_not_made(file: Path) -> Iterator[None]:
    """What goes wrong inside is raised as BackupNotMade about the file."""
    try:
        with told_about_place(folder_of(file)):
            yield
    except BackupNotMade:
        raise
    except StorageError as refusal:
        raise BackupNotMade(file, refusal) from refusal


def finish(taken: Taken, places: BackupPlaces) -> Made:
    """Make the backup from a snapshot, which is then gone, and thin out. On any thread. Raises BackupNotMade."""
    with told_as_not_made(taken.file):
        try:
            identity = _identity_within(taken.db)
            backup = _written(taken)
        finally:
            taken.drop()
    missing = None
    if places.second is not None:
        folder = second_folder_of(taken.file, identity, places.second)
        missing = _copy_to_second(backup, folder, taken, places)
    thin_out(folder_of(taken.file), Place.BESIDE, taken.at, places.most_bytes)
    return Made(backup, missing)


def back_up_before_update(db: Database, file: Path) -> Made:
    """Back up a file of an older version on its own connection, whole, before it is changed. Raises BackupNotMade."""
    with told_as_not_made(file):
        taken = take_at_once(db, file, Reason.BEFORE_UPDATE, datetime.now(UTC))
    return finish(taken, BackupPlaces())


def thin_out(folder: Path, place: Place, now: datetime, most_bytes: int) -> None:
    """Remove the backups of a folder that need not be kept. What cannot be removed stays."""
    for backup in thinned(backups_in(folder, place), now, most_bytes).removed:
        with suppress(OSError):
            backup.path.unlink()


def sweep(file: Path) -> None:
    """Remove what backups that were killed left under passing names. For whoever has the file open to write."""
    if is_plain_folder(folder_of(file)):
        sweep_beside(folder_of(file) / file.name)


def _written(taken: Taken) -> Backup:
    folder = ready_folder(folder_of(taken.file), taken.file)
    rights = rights_of(taken.file)
    for _ in range(_TRIES):
        target = folder / name_of(taken.at, _next_number(folder), taken.reason)
        with suppress(FileExistsError):
            with written_beside(target, replacing=False) as beside:
                make_empty(beside, rights)
                taken.db.execute("VACUUM INTO ?", (uri_of(beside),))
                _refuse_unsound(beside, password_of(taken.db), taken.file)
                sync_file(beside)
            return _as_backup(target, Place.BESIDE)
    raise FileExistsError(str(folder))


def _identity_within(db: Database) -> str:
    row = db.execute('SELECT "file" FROM "identity" LIMIT 1').fetchone()
    return str(row[0]) if row else ""


def _next_number(folder: Path) -> int:
    return max((backup.number for backup in backups_in(folder, Place.BESIDE)), default=0) + 1


def _refuse_unsound(copy: Path, password: Password | None, file: Path) -> None:
    db = connect(copy, Mode.READ, password)
    try:
        for fault in faults_in_backup(db):
            raise FileDamaged(file, fault)
    finally:
        disconnect(db)


def _copy_to_second(backup: Backup, folder: Path, taken: Taken, places: BackupPlaces) -> BackupPlaceMissing | None:
    """Copy a finished backup to the second place, which must be there, and thin out there too."""
    try:
        ready_folder(folder, taken.file)
        with written_beside(folder / backup.path.name, replacing=False) as beside:
            make_empty(beside, rights_of(taken.file))
            shutil.copyfile(backup.path, beside)
            sync_file(beside)
    except (OSError, StorageError):
        return BackupPlaceMissing(folder.parent)
    thin_out(folder, Place.SECOND, taken.at, places.most_bytes)
    return None


def _as_backup(path: Path, place: Place) -> Backup:
    found = next((backup for backup in backups_in(path.parent, place) if backup.path == path), None)
    if found is None:
        raise FileNotFoundError(str(path))
    return found
