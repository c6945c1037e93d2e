"""A position is signed off and packed in the window; what hinders is said, and it can be stopped."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.pack_refusals import PackNotMade
from cpc_selfeval.exports.pack.verifying import verified
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pack_dialog import PackDialog
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def dialog(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> PackDialog:
    dialog = PackDialog(workspace, Preferences(tmp_path / "config" / "preferences.json"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def signed(workspace: Workspace) -> list[SignOff]:
    return list(workspace.contents.of(SignOff).values())


def test_it_is_signed_then_packed_and_the_pack_is_whole(
    dialog: PackDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dialog.make.isEnabled()
    assert not dialog.sign.isEnabled()
    assert unnamed_focusable(dialog) == []
    QTest.keyClicks(dialog.name, "Ailsa Ross")
    QTest.keyClicks(dialog.decision, "Endorsed")
    QTest.keyClicks(dialog.looked_by, "Isla Grant")
    dialog.sign.click()
    qtbot.waitUntil(lambda: len(signed(workspace)) == 1 and dialog.make.isEnabled())

    [sign_off] = signed(workspace)
    assert (sign_off.name, sign_off.decision, sign_off.looked_by) == ("Ailsa Ross", "Endorsed", "Isla Grant")
    assert sign_off.signed_on == workspace.today()
    assert dialog.signed.text().startswith("Signed off by Ailsa Ross, ")
    assert dialog.name.text() == ""

    target = tmp_path / "Pack of Mòrag’s"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(target), ""))
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.said.text().startswith("The pack is in"), timeout=30_000)

    assert verified(target).is_whole
    assert verified(target).list_sha256 in dialog.said.text()
    assert dialog.make.isEnabled()


def test_a_place_that_is_taken_is_said_and_another_can_be_chosen(
    dialog: PackDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.work.packing.sign("Ailsa Ross", on=date(2026, 6, 25))
    qtbot.waitUntil(dialog.make.isEnabled)
    (tmp_path / "pack").mkdir()

    dialog.make_at(tmp_path / "pack")
    qtbot.waitUntil(lambda: "there is already “pack”" in dialog.said.text(), timeout=20_000)
    assert dialog.make.isEnabled()


def test_it_can_be_stopped_and_leaves_nothing(
    dialog: PackDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.work.packing.sign("Ailsa Ross", on=date(2026, 6, 25))
    qtbot.waitUntil(dialog.make.isEnabled)
    before = sorted(tmp_path.iterdir())

    dialog.make_at(tmp_path / "pack.zip")
    dialog.stop.click()
    qtbot.waitUntil(lambda: "stopped" in dialog.said.text(), timeout=30_000)

    assert sorted(tmp_path.iterdir()) == before
    assert dialog.make.isEnabled()


def test_who_closes_the_dialogue_meanwhile_is_told_that_it_goes_on(
    window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PackDialog(workspace, Preferences(tmp_path / "config" / "preferences.json"), window)
    dialog.show()
    told: list[str] = []
    monkeypatch.setattr(window.status_line, "tell", told.append)
    answers: list[Callable[[object], None]] = []
    monkeypatch.setattr(workspace.work.packing, "make", lambda _target, done: answers.append(done))
    dialog.make_at(tmp_path / "pack.zip")
    dialog.close()
    assert told == ["The pack is still being made, as “pack.zip”."]
    answers[0](PackNotMade(tmp_path / "pack.zip", "The disk is full."))
    assert window.message_bar.happened.text().startswith("The pack “pack.zip” was not made")
    answers[0]("abc123")
    assert "keep that with the minutes" in window.message_bar.safe.text()


def test_what_a_pack_left_beside_when_the_program_was_killed_goes_with_the_next(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    old, running, theirs = (
        tmp_path / f".cpc-pack-{name}.part" for name in ("677108f095f9", "aaaaaaaaaaaa", "our-own-list")
    )
    for folder in (old, running, theirs):
        (folder / "evidence").mkdir(parents=True)
        (folder / "evidence" / "E-001.pdf").write_bytes(b"something about a child")
    zipped = tmp_path / ".cpc-pack-677108f095f9.zip.part"
    zipped.write_bytes(b"something about a child")
    two_hours_ago = time.time() - 7200
    for path in (
        zipped,
        *(folder / part for folder in (old, theirs) for part in ("evidence/E-001.pdf", "evidence", "")),
    ):
        os.utime(path, (two_hours_ago, two_hours_ago))
    workspace.work.packing.sign("Ailsa Ross", on=workspace.today())
    done: list[object] = []
    here = time.time
    monkeypatch.setattr(time, "time", lambda: here() + 10_800)  # a share whose clock is three hours behind
    workspace.work.packing.make(tmp_path / "pack.zip", done.append)
    qtbot.waitUntil(lambda: len(done) == 1, timeout=20_000)
    assert not old.exists()
    assert not zipped.exists()
    assert running.exists(), "somebody else may be making it"
    assert theirs.exists(), "no pack is called so"


def test_what_hinders_is_said_where_it_is_seen(dialog: PackDialog, workspace: Workspace, qtbot: QtBot) -> None:
    assert dialog.first.isVisible()
    dialog.on.show_date(None)
    QTest.keyClicks(dialog.name, "Ailsa Ross")
    dialog.sign.click()

    assert dialog.said.text() == "Enter the day of the sign-off first."
    assert signed(workspace) == []
    dialog.on.show_date(workspace.today())
    dialog.sign.click()
    qtbot.waitUntil(lambda: dialog.make.isEnabled() and not dialog.first.isVisible())
    assert dialog.said.text() == ""


def test_what_was_typed_and_not_signed_stands_there_again(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "config" / "preferences.json")
    window = QWidget()
    qtbot.addWidget(window)
    before = PackDialog(workspace, preferences, window)
    before.show()
    QTest.keyClicks(before.name, "Ailsa Ross")
    QTest.keyClicks(before.decision, "Endorsed ")
    before.reject()

    again = PackDialog(workspace, preferences, window)
    assert (again.name.text(), again.decision.text(), again.role.text()) == ("Ailsa Ross", "Endorsed ", "")
    assert again.sign.isEnabled()
