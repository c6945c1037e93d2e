"""The backups in a folder, by their names. Nothing is opened here."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cpc_selfeval.domain.backup import Backup, Place
from cpc_selfeval.storage.backups.naming import backup_at, is_plain_folder


def backups_in(folder: Path, place: Place) -> tuple[Backup, ...]:
    """The backups in a folder, by number; none when it is not there, not to be read, or a link to elsewhere."""
    found: list[Backup] = []
    with suppress(OSError):
        if is_plain_folder(folder):
            for entry in os.scandir(folder):
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        backup = backup_at(Path(entry.path), entry.stat().st_size, place)
                        found += [backup] if backup else []
    return tuple(sorted(found, key=lambda backup: (backup.number, backup.at, backup.path.name)))
