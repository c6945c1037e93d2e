"""The commands about backups: listing those of a file, and bringing one back."""

from __future__ import annotations

import sys
import textwrap
from argparse import Namespace
from pathlib import Path

from cpc_selfeval.domain.backup import Backup, BackupPlaces
from cpc_selfeval.domain.backup_refusals import NoBackups
from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.restoring import LookedAt, list_backups, looked_through, newest_sound, restore
from cpc_selfeval.editing.session import local_now

_MB = 1_000_000


def backups(asked: Namespace) -> bool:
    """List the backups of a file, which may be damaged or missing itself. Raises Refusal."""
    found = [looked_through(backup, asked.password) for backup in list_backups(asked.file, backup_places())]
    if not found:
        raise NoBackups(asked.file)
    needing = [looked.refusal for looked in found if looked.needs_password and looked.refusal is not None]
    if asked.password is None and needing:
        raise needing[0]
    for looked in found:
        _print(looked)
    return True


def restore_backup(asked: Namespace) -> bool:
    """Put a backup in the place of a file, which is put aside first. Raises Refusal."""
    if asked.backup is not None:
        path: Path = asked.backup
    else:
        newest = newest_sound(asked.file, backup_places(), asked.password)
        if newest is None:
            raise NoBackups(asked.file)
        path = newest.path
    restored = restore(asked.file, path, local_now(), asked.password)
    then = f"as it was on {moment_in_words(restored.at.astimezone())}" if restored.at else "as it was in that backup"
    print(f"Restored: {asked.file} is {then} again.")
    if restored.aside is not None:
        print(f"The earlier file was put aside as {restored.aside}")
    return True


def backup_places() -> BackupPlaces:
    """Where this computer keeps backups besides the folder beside the file."""
    from cpc_selfeval.app.preferences import Preferences

    kept = Preferences().kept
    return BackupPlaces(Path(kept.backup_folder) if kept.backup_folder else None, kept.backup_megabytes * _MB)


def _print(looked: LookedAt) -> None:
    from cpc_selfeval.domain.backup import REASONS

    backup: Backup = looked.backup
    print(backup.path)
    when = moment_in_words(backup.at.astimezone())
    lines = [f"{when}. {REASONS[backup.reason]}. {backup.size / _MB:.1f} MB."]
    if (content := looked.content) is not None:
        lines.append(
            f"Indicators with a level: {content.levels}, strengths: {content.strengths}, areas: {content.areas}, "
            f"evidence: {content.evidence}, actions: {content.actions}."
        )
    for line in lines:
        print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
    told: Refusal | None = looked.refusal
    problems = [told.what_happened] if told else [f"Damaged: {fault}" for fault in looked.faults or ()]
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    if not problems:
        print("    Sound.")
