"""The list of backups: its words, what can be done with each, and everything named for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.backup import Backup, BackupPlaces, InBackup, Place, Reason
from cpc_selfeval.domain.opening_refusals import PasswordNeeded
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.editing.restoring import LookedAt
from cpc_selfeval.ui.backups.dialog import BackupsDialog, OfFile
from cpc_selfeval.ui.backups.words import (
    content_in_words,
    fault_in_words,
    last_in_words,
    size_in_words,
    state_in_words,
    when_in_words,
    why_in_words,
)
from cpc_selfeval.ui.kit import unnamed_focusable

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 30).astimezone()
BACKUP = Backup(Path("b.cpcse"), NOON, 3, Reason.OPENED, 1_400_000)
IN_IT = InBackup(1, 2, 1, 12, 5, "evidence E-003", NOON, "Isla Grant")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOON, "Today, 12:30"),
        (NOON - timedelta(days=1), "Yesterday, 12:30"),
        (NOON - timedelta(days=2), "20 November 2026, 12:30"),
        (NOON + timedelta(days=400), "27 December 2027, 12:30"),
    ],
)
def test_when(at: datetime, words: str) -> None:
    assert when_in_words(at.astimezone(UTC), TODAY) == words


def test_what_is_in_one() -> None:
    looked = LookedAt(BACKUP, IN_IT)

    assert content_in_words(looked) == (
        "1 indicator with a level, 2 strengths, 1 area, 12 pieces of evidence, 5 actions"
    )
    assert last_in_words(looked) == "The last change in it: evidence E-003, Isla Grant, 22 Nov 2026 12:30"
    assert why_in_words(looked) == "As it was when it was opened"
    assert why_in_words(LookedAt(Backup(BACKUP.path, NOON, 3, Reason.OPENED, 1, Place.SECOND))).endswith(
        "(in the second place)"
    )
    assert (size_in_words(1), size_in_words(820_000), size_in_words(22_400_000)) == ("1 kB", "820 kB", "22.4 MB")


@pytest.mark.parametrize(
    ("looked", "state", "fault"),
    [
        (LookedAt(BACKUP), "Checking…", ""),
        (LookedAt(BACKUP, IN_IT, ()), "Sound", ""),
        (LookedAt(BACKUP, IN_IT, ("a row is altered.",)), "Damaged", "This backup is damaged and cannot be restored:"),
        (LookedAt(BACKUP, refusal=PasswordNeeded(BACKUP.path)), "Has a password", ""),
        (LookedAt(BACKUP, refusal=DiskFull(BACKUP.path)), "Damaged", "This backup cannot be restored."),
    ],
)
def test_whether_it_can_be_restored(looked: LookedAt, state: str, fault: str) -> None:
    assert state_in_words(looked) == state
    assert fault_in_words(looked).startswith(fault)
    assert bool(fault_in_words(looked)) == bool(fault)


def test_without_backups_it_says_when_one_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = BackupsDialog(OfFile(tmp_path / "a.cpcse", TODAY), BackupPlaces())
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.now.isVisible()
    assert not dialog.restore.isEnabled()
    assert not dialog.look.isEnabled()
    assert unnamed_focusable(dialog) == []


def test_a_backup_that_could_not_be_made_is_said_there(qtbot: QtBot, tmp_path: Path) -> None:
    def fails(done: Callable[[Backup | Refusal], None]) -> None:
        done(DiskFull(tmp_path / "a.cpcse"))

    dialog = BackupsDialog(OfFile(tmp_path / "a.cpcse", TODAY), BackupPlaces(), fails)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.now.click()

    assert "there is no room left" in dialog.said.text()
    assert dialog.now.isEnabled()
    assert unnamed_focusable(dialog) == []


def test_what_cannot_be_restored_cannot_be_chosen_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "a.cpcse.backups"
    folder.mkdir()
    (folder / "2026-11-22T14.02.11Z 0042 opened.cpcse").write_bytes(b"")
    dialog = BackupsDialog(OfFile(tmp_path / "a.cpcse", TODAY), BackupPlaces())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.wait()
    qtbot.waitUntil(lambda: dialog.model.rows[0].refusal is not None, timeout=20_000)

    assert not dialog.restore.isEnabled()
    assert "cannot be restored" in dialog.fault.text()
    assert unnamed_focusable(dialog) == []
