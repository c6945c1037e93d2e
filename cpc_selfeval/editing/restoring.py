"""The backups of a file as a person looks for them: listed at once, looked into beside the window, one restored."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cpc_selfeval.domain.backup import Backup, BackupPlaces, InBackup, Restored
from cpc_selfeval.domain.opening_refusals import PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.backups.naming import is_aside, is_in_backup_folder
from cpc_selfeval.storage.restoring.looking import backups_of, faults_of, look_into
from cpc_selfeval.storage.restoring.replacing import restore

__all__ = [
    "LookedAt",
    "LookingThrough",
    "Restored",
    "file_of_backup",
    "list_backups",
    "looked_through",
    "made_at",
    "newest_sound",
    "restore",
]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What is known of a backup: what is in it, and what is not sound (none: it is; None: not known yet).

    ``refusal`` says why it cannot be read.
    """

    backup: Backup
    content: InBackup | None = None
    faults: tuple[str, ...] | None = None
    refusal: Refusal | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it was looked through and nothing was found."""
        return self.refusal is None and self.faults == ()

    @property
    def needs_password(self) -> bool:
        """Whether it has a password, which was not given."""
        return isinstance(self.refusal, PasswordNeeded | WrongPassword)

    @property
    def is_damaged(self) -> bool:
        """Whether it cannot be restored."""
        return bool(self.faults) or (self.refusal is not None and not self.needs_password)


def list_backups(file: Path, places: BackupPlaces, identity: str | None = None) -> tuple[Backup, ...]:
    """All backups of a file in both places and what was put aside for one, the newest first."""
    return backups_of(file, places, identity)


def file_of_backup(path: Path) -> str | None:
    """The name of the file that ``path`` is a backup of, by its place or its own name; None when it is none."""
    if is_in_backup_folder(path):
        return path.parent.name.removesuffix(".backups")
    return is_aside(path)


def newest_sound(file: Path, places: BackupPlaces, password: Password | None = None) -> Backup | None:
    """The newest backup that can be restored, by its number. Raises PasswordNeeded, WrongPassword."""
    made = [backup for backup in list_backups(file, places) if backup.number]
    for backup in sorted(made, key=lambda backup: backup.number, reverse=True):
        looked = looked_through(backup, password)
        if looked.is_sound:
            return backup
        if looked.needs_password and looked.refusal is not None:
            raise looked.refusal
    return None


class LookingThrough:
    """Looks into backups one after another in a thread of its own: first what is in each, then whether it is sound.

    ``found`` is called there for each that more is known of.
    """

    def __init__(
        self, backups: tuple[Backup, ...], password: Password | None, found: Callable[[LookedAt], None]
    ) -> None:
        self._backups = backups
        self._password = password
        self._found = found
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, name="look", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no further."""
        self._stopped.set()

    def wait(self, timeout: float | None = None) -> None:
        """Wait until all was looked at. ``timeout`` in seconds."""
        self._thread.join(timeout)

    def _look(self) -> None:
        known = []
        for backup in self._backups:
            if self._stopped.is_set():
                return
            known.append(_looked_into(LookedAt(backup), self._password))
            self._found(known[-1])
        for looked in known:
            if self._stopped.is_set():
                return
            if looked.refusal is None:
                self._found(_looked_through(looked, self._password))


def looked_through(backup: Backup, password: Password | None = None) -> LookedAt:
    """What is in a backup, and whether it is sound."""
    return _looked_through(_looked_into(LookedAt(backup), password), password)


def _looked_into(looked: LookedAt, password: Password | None) -> LookedAt:
    try:
        return replace(looked, content=look_into(looked.backup.path, password))
    except Refusal as refusal:
        return replace(looked, refusal=refusal)


def _looked_through(looked: LookedAt, password: Password | None) -> LookedAt:
    if looked.refusal is not None:
        return looked
    try:
        return replace(looked, faults=faults_of(looked.backup.path, password))
    except Refusal as refusal:
        return replace(looked, refusal=refusal)


def made_at(restored: Restored) -> datetime | None:
    """When the backup was made that was restored, in this computer's time; None when that is not known."""
    return restored.at.astimezone() if restored.at else None
