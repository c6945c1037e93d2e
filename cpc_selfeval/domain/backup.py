"""Backups of a file: why one was made, when, where it is, and what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final


class Reason(StrEnum):
    """Why a backup was made. The value stands in the backup's name."""

    OPENED = "opened"
    WHILE_WORKING = "while-working"
    BEFORE_UPDATE = "before-update"
    BEFORE_RESTORE = "before-restore"
    BEFORE_PASSWORD = "before-password"
    BEFORE_REMOVAL = "before-removal"
    ASKED_FOR = "asked-for"
    PUT_ASIDE = "put-aside"


REASONS: Final[dict[Reason, str]] = {
    Reason.OPENED: "As it was when it was opened",
    Reason.WHILE_WORKING: "While you worked",
    Reason.BEFORE_UPDATE: "Before the file was brought up to date",
    Reason.BEFORE_RESTORE: "Before an earlier state was restored",
    Reason.BEFORE_PASSWORD: "Before the password was changed",
    Reason.BEFORE_REMOVAL: "Before much was removed",
    Reason.ASKED_FOR: "You asked for it",
    Reason.PUT_ASIDE: "Put aside when a backup was restored",
}
"""Why a backup was made, in words."""

DEFAULT_MOST_BYTES: Final = 1_000_000_000
"""How much room the backups of one file take at most, in bytes, unless this computer's settings say otherwise."""

KEPT_WHATEVER_THEIR_SIZE: Final = 3
"""So many of the newest backups are never removed."""


class Place(StrEnum):
    """Where a backup is: beside the file, or in the second place that was chosen on this computer."""

    BESIDE = "beside"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """Where backups go besides the folder beside the file (None: nowhere else), and the bytes that they may take."""

    second: Path | None = None
    most_bytes: int = DEFAULT_MOST_BYTES


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its name and the folder tell. ``at`` is aware (UTC), by the clock of the computer that made it.

    ``number`` goes up with each backup of the file, so it tells the order even where the clock was wrong; a file that
    was put aside has 0. ``size`` is in bytes.
    """

    path: Path
    at: datetime
    number: int
    reason: Reason
    size: int
    place: Place = Place.BESIDE


@dataclass(frozen=True, slots=True)
class InBackup:
    """What is in a backup: how many indicators have a level at any stage, how many entries, and the last change."""

    levels: int
    strengths: int
    areas: int
    evidence: int
    actions: int
    last_act: str
    last_at: datetime | None
    last_by: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored (``at``: when that backup was made), into which file, and where the earlier file is now.

    ``aside`` is None where there was none.
    """

    file: Path
    at: datetime | None
    aside: Path | None
