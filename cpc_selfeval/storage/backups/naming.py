"""The names of backups and of their folders. A backup's age and order are read from its name, never from the disk.

``2026-11-22T14.02.11Z 0042 opened.cpcse``: when (UTC), the number that goes up with each backup, and why. A name that
is taken is never used again, and what is not named so is not a backup of ours.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.backup import Backup, Place, Reason

FOLDER_ENDING: Final = ".backups"
ENDING: Final = ".cpcse"

_STAMP = "%Y-%m-%dT%H.%M.%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\dZ) (\d{4,9}) ([a-z-]{1,30})\.cpcse")
_ASIDE = re.compile(r"(.+) put aside (\d{4}-\d\d-\d\d \d\d\.\d\d)( \(\d+\))?", re.DOTALL)
_ASIDE_STAMP = "%Y-%m-%d %H.%M"


def folder_of(file: Path) -> Path:
    """The folder of a file's backups, beside it."""
    return file.with_name(file.name + FOLDER_ENDING)


def second_folder_of(file: Path, identity: str, place: Path) -> Path:
    """The folder of a file's backups in the second place. Two files of one name are told apart by their identity."""
    return place / f"{file.name} {identity[:8]}{FOLDER_ENDING}"


def is_second_folder(name: str, file: Path) -> bool:
    """Whether a folder in the second place can be of a file: one of the same name, whatever its identity."""
    return bool(re.fullmatch(re.escape(file.name) + r" [0-9a-zA-Z-]{1,8}" + re.escape(FOLDER_ENDING), name))


def name_of(at: datetime, number: int, reason: Reason) -> str:
    """The name of a backup made at an aware time."""
    return f"{at.astimezone(UTC).strftime(_STAMP)} {number:04} {reason}{ENDING}"


def read_name(name: str) -> tuple[datetime, int, Reason] | None:
    """When, the number and why, from a backup's name; None for any other name. An unknown why is a plain backup."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    reason = Reason(found[3]) if found[3] in list(Reason) else Reason.WHILE_WORKING
    return at, int(found[2]), reason


def backup_at(path: Path, size: int, place: Place) -> Backup | None:
    """The backup that a path names; None when its name is not a backup's."""
    named = read_name(path.name)
    return Backup(path, *named, size, place) if named else None


def is_in_backup_folder(path: Path) -> bool:
    """Whether a file is a backup by its name and its folder's."""
    return path.parent.name.endswith(FOLDER_ENDING) and read_name(path.name) is not None


def aside_name(file: Path, at: datetime, number: int = 1) -> Path:
    """Where the present file is put when a backup takes its place: the same folder, with the local time of ``at``."""
    again = f" ({number})" if number > 1 else ""
    return file.with_name(f"{file.stem} put aside {at.strftime(_ASIDE_STAMP)}{again}{file.suffix}")


def read_aside(path: Path, file: Path) -> datetime | None:
    """When ``path`` was put aside in favour of a backup of ``file`` (aware); None when it was not."""
    found = _ASIDE.fullmatch(path.stem)
    if found is None or found[1] != file.stem or path.suffix != file.suffix:
        return None
    try:
        return datetime.strptime(found[2], _ASIDE_STAMP).astimezone(UTC)
    except (ValueError, OSError, OverflowError):
        return None


def is_aside(path: Path) -> str | None:
    """The name of the file that ``path`` was when it was put aside, by its own name; None when it was not."""
    found = _ASIDE.fullmatch(path.stem)
    return f"{found[1]}{path.suffix}" if found and path.suffix == ENDING else None


def is_plain_folder(folder: Path) -> bool:
    """Whether it is a folder itself, not a link to one elsewhere: those are not followed."""
    return os.path.isdir(folder) and not os.path.islink(folder)
