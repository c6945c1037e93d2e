"""Backups at the desk: one brought back from the window, from a refusal, and looked at beside the open file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app import at_work
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.restoring.looking import backups_of
from cpc_selfeval.ui.backups.dialog import BackupsDialog
from cpc_selfeval.ui.kit import ConfirmDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.app.test_window import buttons, choose_file, desk, file, once_open, preferences, press

__all__ = ["desk", "file", "preferences"]


def titles(window: MainWindow) -> list[str]:
    assert window.workspace.work.session.drain(20)
    return sorted(evidence.title for evidence in window.workspace.contents.evidence.values())


def worked_on(desk: Desk, file: Path) -> MainWindow:
    """A window on the file, in which something was added."""
    assert desk.open(file)
    window = desk.windows[-1]
    window.workspace.work.evidence.record("Added today")
    window.workspace.work.backups.wait(60)
    return window


def shown(qtbot: QtBot) -> BackupsDialog:
    """The dialog of backups, once everything was looked at."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, BackupsDialog) and each.isVisible()]
    dialog = dialogs[-1]
    dialog.wait()
    qtbot.waitUntil(lambda: all(row.faults is not None or row.refusal for row in dialog.model.rows), timeout=20_000)
    return dialog


def restored(qtbot: QtBot, desk: Desk, dialog: BackupsDialog) -> MainWindow:
    once_open(ConfirmDialog, lambda asked: asked.verb.click())  # type: ignore[attr-defined]
    dialog.restore.click()
    QApplication.processEvents()
    return desk.windows[-1]


def test_the_first_change_is_preceded_by_a_backup(desk: Desk, file: Path) -> None:
    worked_on(desk, file)

    assert [backup.reason for backup in backups_of(file, BackupPlaces())] == [Reason.OPENED]


def test_an_earlier_state_is_brought_back(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    dialog = shown(qtbot)
    assert dialog.restore.isEnabled()

    window = restored(qtbot, desk, dialog)

    assert titles(window) == []
    assert len(desk.windows) == 1
    bar = window.message_bar
    assert bar.isVisible()
    assert "is as it was on" in bar.happened.text()
    assert "was put aside as" in bar.safe.text()
    aside = [path for path in file.parent.iterdir() if "put aside" in path.name]
    assert [check_file(path) for path in aside] == [()]
    window.acts.show_backups()
    assert [row.backup.reason for row in shown(qtbot).model.rows] == [Reason.PUT_ASIDE, Reason.OPENED]
    again = restored(qtbot, desk, shown(qtbot))
    assert titles(again) == ["Added today"]


def test_a_restore_that_is_broken_off_leaves_the_file_as_it_was(
    desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Breaking] = []

    class AtOnce(Breaking):
        """Cancel is pressed as soon as the restore begins, and not while the file is opened again."""

        def __init__(self) -> None:
            super().__init__()
            if not begun:
                self.ask()
            begun.append(self)

    window = worked_on(desk, file)
    window.acts.show_backups()
    dialog = shown(qtbot)
    monkeypatch.setattr(at_work, "Breaking", AtOnce)
    window = restored(qtbot, desk, dialog)
    assert titles(window) == ["Added today"]
    assert window.message_bar.happened.text() == at_work.BROKEN_OFF[0]
    assert [path.name for path in file.parent.glob("*.cpcse")] == [file.name]


@pytest.mark.parametrize("gone", [True, False])
def test_from_the_start_page_a_file_or_a_backup_of_it_leads_to_its_backups(
    desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    worked_on(desk, file).close_to_start()
    (backup,) = backups_of(file, BackupPlaces())
    if gone:
        file.unlink()
    choose_file(monkeypatch, "getOpenFileName", "")
    desk.start.restore.click()
    choose_file(monkeypatch, "getOpenFileName", backup.path if gone else file)
    desk.start.restore.click()
    dialog = shown(qtbot)
    assert dialog.heading.text() == f"Backups of “{file.name}”"
    window = restored(qtbot, desk, dialog)
    assert window.workspace.work.session.path == file
    assert titles(window) == []


def test_a_file_that_was_put_aside_leads_to_the_backups_of_its_file(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    restored(qtbot, desk, shown(qtbot)).close_to_start()
    (aside,) = [path for path in file.parent.glob("*.cpcse") if "put aside" in path.name]
    assert desk.restoring.show_for(aside).heading.text() == f"Backups of “{file.name}”"


def test_nothing_is_restored_without_a_yes(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    dialog = shown(qtbot)
    once_open(ConfirmDialog, lambda asked: asked.keep.click())  # type: ignore[attr-defined]
    dialog.restore.click()

    assert desk.windows == [window]
    assert titles(window) == ["Added today"]


def test_a_backup_is_looked_at_beside_the_open_file(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    shown(qtbot).look.click()

    assert len(desk.windows) == 2
    looked = desk.windows[-1]
    assert looked.workspace.work.session.read_only
    assert titles(looked) == []
    assert looked.message_bar.happened.text().startswith(f"This is a backup of “{file.name}”, ")
    assert f"Backup of {file.name}" in looked.windowTitle()
    assert window.isVisible()
    assert titles(window) == ["Added today"]
    assert all(recent.path == file for recent in desk._remembered.kept.recent)


def spoilt(file: Path, spoil: Callable[[Path], object], desk: Desk) -> None:
    worked_on(desk, file).close()
    spoil(file)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 8192 + path.read_bytes()[8192:]),
        lambda path: path.write_bytes(path.read_bytes()[:30_000]),
    ],
    ids=["missing", "empty", "no beginning", "cut off"],
)
def test_a_file_that_cannot_be_opened_offers_its_backups(
    desk: Desk, file: Path, qtbot: QtBot, spoil: Callable[[Path], object]
) -> None:
    spoilt(file, spoil, desk)
    assert not desk.open(file)
    assert buttons(desk.start.message_bar)[0] == "Restore a backup…"

    press(desk.start.message_bar, "Restore a backup…")
    window = restored(qtbot, desk, shown(qtbot))

    assert titles(window) == []
    assert check_file(file) == ()


def test_a_damaged_backup_is_shown_as_such_and_cannot_be_restored(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    [backup] = backups_of(file, BackupPlaces())
    content = bytearray(backup.path.read_bytes())
    content[content.index(b"Children feel safe")] ^= 1
    backup.path.write_bytes(content)
    window.acts.show_backups()
    dialog = shown(qtbot)

    assert not dialog.restore.isEnabled()
    assert dialog.fault.text().startswith("This backup is damaged and cannot be restored:")


def test_a_backup_that_was_asked_for_is_said_and_listed(desk: Desk, file: Path, qtbot: QtBot) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    dialog = shown(qtbot)
    dialog.now.click()
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Backed up at"), timeout=20_000)

    assert [row.backup.reason for row in shown(qtbot).model.rows] == [Reason.ASKED_FOR, Reason.OPENED]
    window.acts.back_up()
    qtbot.waitUntil(lambda: window.status_line.answer.text().startswith("Backed up at"), timeout=20_000)


def test_a_backup_that_fails_is_told_once_with_what_to_do(desk: Desk, file: Path, qtbot: QtBot) -> None:
    folder_of(file).write_text("in the way")
    window = worked_on(desk, file)
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)

    assert window.message_bar.happened.text().startswith(f"No backup of “{file.name}” was made")
    assert buttons(window.message_bar) == ["Back up again", "Backups and restore…"]
    window.message_bar.hide()
    work = window.workspace.work
    work.evidence.record("Another")
    assert work.session.drain(20)
    later = work.session.clock() + timedelta(minutes=31)
    work.session.clock = lambda: later
    work.backups.when_due()
    work.backups.wait(60)
    QApplication.processEvents()
    assert not window.message_bar.isVisible()
    assert titles(window) == ["Added today", "Another"]


def test_where_backups_go_is_remembered(desk: Desk, file: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = worked_on(desk, file)
    window.acts.show_backups()
    dialog = shown(qtbot)
    (tmp_path / "stick").mkdir()
    dialog.places._change(BackupPlaces(tmp_path / "stick", 500_000_000))

    assert (desk._remembered.kept.backup_folder, desk._remembered.kept.backup_megabytes) == (
        str(tmp_path / "stick"),
        500,
    )
    window.workspace.work.backups.now()
    window.workspace.work.backups.wait(60)
    assert len(list((tmp_path / "stick").iterdir())) == 1
