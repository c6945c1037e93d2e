"""Where a file stands, as its users meet it: every message in the real window, and every button pressed."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app import place_notes
from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.local_copies import LocalCopies
from cpc_selfeval.app.local_work import LocalWork
from cpc_selfeval.app.opening import How
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.password import Password
from cpc_selfeval.editing import surroundings
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.lock import lock_path
from cpc_selfeval.storage.passwords import change_password
from cpc_selfeval.storage.places import Place
from cpc_selfeval.ui.agencies.compare_dialog import CompareDialog
from cpc_selfeval.ui.kit import MessageBar
from cpc_selfeval.ui.kit.confirm import ConfirmDialog
from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.app.test_window import ISLA, buttons, choose_file, new_file, once_open, press
from tests.storage.another_process import holding

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
OTHER = {"user": "Ewan Reid", "host": "COUNCIL-LT-0042", "pid": 4711, "since": "2026-03-02T09:15:00+00:00"}


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "config" / "preferences.json")
    made.update(person=ISLA, folder=str(tmp_path))
    return made


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> Iterator[Desk]:
    """A desk with notes and a folder of local copies of its own, whose windows are closed with the test."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    dress(qapp, preferences)
    faults = Crashes(qapp)
    made = Desk(qapp, preferences, faults)
    made.local_work = LocalWork(made, LocalCopies(tmp_path / "config" / "local-copies.json"), tmp_path / "local")
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert faults.window is None, "something went wrong in the program"
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return new_file(tmp_path / "share" / "example-2026.cpcse")


@pytest.fixture
def window(desk: Desk, file: Path) -> MainWindow:
    """The file's window."""
    desk.begin(file)
    return desk.windows[0]


def enter(window: MainWindow, text: str) -> None:
    window.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", text)
    assert window.workspace.work.session.drain(20)
    QApplication.processEvents()


def texts(path: Path) -> list[str]:
    work = open_file(path, ISLA, read_only=True)
    found = sorted(finding.text for finding in work.contents.findings.values())
    work.close()
    return found


def told(bar: MessageBar, beginning: str) -> list[str]:
    """The buttons of a message that is shown and begins so."""
    assert bar.isVisible()
    assert bar.happened.text().startswith(beginning), bar.happened.text()
    return buttons(bar)


def saved(window: MainWindow) -> bool:
    session = window.workspace.work.session
    return not session.busy and not session.unsaved and not window.message_bar.happened.text().startswith("Not saved")


def answer_once(*, yes: bool, asked: list[str] | None = None) -> None:
    """When a question is asked, answer it; what it says goes to ``asked``."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ConfirmDialog)
        if asked is not None:
            asked.append(dialog.accessibleDescription())
        (dialog.verb if yes else dialog.keep).click()

    once_open(ConfirmDialog, answer)


# In use


def test_somebody_elsewhere_has_it_open_and_it_is_read(desk: Desk, file: Path) -> None:
    lock_path(file).write_text(json.dumps(OTHER))
    desk.begin(file)
    bar = desk.start.message_bar
    ways = told(bar, "Ewan Reid has “example-2026.cpcse” open on the computer COUNCIL-LT-0042 since ")
    assert ways == ["Open to read only", "Open a copy…", "Open anyway…"]
    press(bar, "Open to read only")
    assert desk.windows[0].workspace.work.session.read_only
    assert json.loads(lock_path(file).read_text()) == OTHER


def test_somebody_elsewhere_has_it_open_and_a_copy_is_opened(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock_path(file).write_text(json.dumps(OTHER))
    desk.begin(file)
    choose_file(monkeypatch, "getSaveFileName", "")
    press(desk.start.message_bar, "Open a copy…")
    assert desk.windows == []
    desk.begin(file)
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "my copy")
    press(desk.start.message_bar, "Open a copy…")
    assert desk.windows[0].workspace.work.session.path == tmp_path / "my copy.cpcse"
    assert not desk.windows[0].workspace.work.session.read_only
    assert json.loads(lock_path(file).read_text()) == OTHER


def test_opening_anyway_tells_first_what_can_go_wrong(desk: Desk, file: Path) -> None:
    lock_path(file).write_text(json.dumps(OTHER))
    asked: list[str] = []

    desk.begin(file)
    answer_once(yes=False, asked=asked)
    press(desk.start.message_bar, "Open anyway…")
    assert desk.windows == []
    assert asked[0].startswith("Open “example-2026.cpcse” although Ewan Reid seems to have it open? Do this only if")
    desk.begin(file)
    answer_once(yes=True, asked=asked)
    press(desk.start.message_bar, "Open anyway…")
    enter(desk.windows[0], "mine now")
    assert json.loads(lock_path(file).read_text())["pid"] == os.getpid()
    desk.windows[0].close_at_once()
    assert texts(file) == ["Children feel safe", "mine now"]
    assert not lock_path(file).exists()


def test_a_process_of_this_computer_that_has_no_window_leaves_two_ways(desk: Desk, file: Path) -> None:
    with holding(file):
        desk.begin(file)
        assert told(desk.start.message_bar, "Isla Grant has “example-2026.cpcse” open on the computer ") == [
            "Open to read only",
            "Open a copy…",
        ]


def test_an_unreadable_lock_is_somebody_unknown(desk: Desk, file: Path) -> None:
    lock_path(file).write_bytes(os.urandom(5000))
    desk.begin(file)
    ways = told(desk.start.message_bar, "Somebody has “example-2026.cpcse” open.")
    assert ways == ["Open to read only", "Open a copy…", "Open anyway…"]


# Moved, deleted, replaced


@POSIX
def test_a_renamed_file_is_gone_on_with_by_one_button(window: MainWindow, file: Path, desk: Desk, qtbot: QtBot) -> None:
    new = file.with_name("Harbour.cpcse")
    file.rename(new)
    enter(window, "waits")
    bar = window.message_bar
    assert told(bar, "Not saved: “example-2026.cpcse” was moved or renamed")[:2] == ["Go on in it there", "Try again"]
    assert "called “Harbour.cpcse”" in bar.happened.text()
    press(bar, "Go on in it there")
    qtbot.waitUntil(lambda: saved(window))
    assert told(bar, "You go on in “Harbour.cpcse” in ") == []
    assert "Harbour.cpcse" in window.windowTitle()
    assert desk.opener.knows(new)
    window.close_at_once()
    assert texts(new) == ["Children feel safe", "waits"]


@POSIX
def test_a_file_that_was_moved_out_of_sight_is_found(
    window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(file, away / "moved.cpcse")
    other = new_file(tmp_path / "another.cpcse")
    file.unlink()
    enter(window, "waits")
    bar = window.message_bar
    assert told(bar, "Not saved: “example-2026.cpcse” is no longer in ") == [
        "Put it back",
        "Find it…",
        "Save a copy elsewhere…",
    ]
    choose_file(monkeypatch, "getOpenFileName", "")
    press(bar, "Find it…")
    assert bar.isVisible(), "they thought better of it"
    choose_file(monkeypatch, "getOpenFileName", other)
    press(bar, "Find it…")
    qtbot.waitUntil(lambda: bar.happened.text().startswith("“another.cpcse” is another self-evaluation"))
    choose_file(monkeypatch, "getOpenFileName", away / "moved.cpcse")
    press(bar, "Find it…")
    qtbot.waitUntil(lambda: saved(window))
    window.close_at_once()
    assert texts(away / "moved.cpcse") == ["Children feel safe", "waits"]
    assert texts(other) == ["Children feel safe"]


@POSIX
def test_a_deleted_file_is_put_back_by_one_button(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    file.unlink()
    enter(window, "waits")
    press(window.message_bar, "Put it back")
    qtbot.waitUntil(lambda: saved(window))
    window.save_state.look()
    assert told(window.message_bar, "You go on in “example-2026.cpcse” in “") == [], "said until it is read"
    enter(window, "after")
    window.close_at_once()
    assert texts(file) == ["Children feel safe", "after", "waits"]


@POSIX
def test_mine_is_saved_beside_a_version_that_took_its_place(
    window: MainWindow, file: Path, qtbot: QtBot, desk: Desk
) -> None:
    theirs = new_file(file.with_name("theirs.cpcse"))
    content = theirs.read_bytes()
    theirs.replace(file)
    enter(window, "waits")
    bar = window.message_bar
    assert (
        told(bar, "Not saved: another version of “example-2026.cpcse” stands in its place")[0] == "Save mine beside it"
    )
    press(bar, "Save mine beside it")
    qtbot.waitUntil(lambda: bar.happened.text().startswith("A copy was saved as “example-2026 - mine "))
    assert buttons(bar) == ["Open the copy"]
    window.workspace.work.session.try_in_passing()
    assert window.workspace.work.session.drain(20)
    QApplication.processEvents()
    assert buttons(bar) == ["Open the copy"], "what is in the copy is not told again over the way to it"
    press(bar, "Open the copy")
    (copy,) = desk.windows
    assert copy is not window, "and is not asked about again either"
    copy.close_at_once()
    assert file.read_bytes() == content
    (mine,) = file.parent.glob("example-2026 - mine *.cpcse")
    assert texts(mine) == ["Children feel safe", "waits"]


@POSIX
def test_what_was_typed_after_the_copy_is_told_again(window: MainWindow, file: Path, qtbot: QtBot, desk: Desk) -> None:
    new_file(file.with_name("theirs.cpcse")).replace(file)
    enter(window, "waits")
    bar = window.message_bar
    press(bar, "Save mine beside it")
    qtbot.waitUntil(lambda: bar.happened.text().startswith("A copy was saved as "))
    enter(window, "not in the copy")
    assert told(bar, "Not saved: another version of ")[0] == "Save mine beside it"


# Said in passing


@pytest.fixture
def on_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system says that files are on a share: there is none to mount here."""
    monkeypatch.setattr(surroundings, "place_of", lambda _path: Place.SHARE)


@pytest.mark.usefixtures("on_a_share")
def test_a_share_is_said_once_and_a_local_copy_is_worked_on_and_checked_in(
    desk: Desk, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.begin(file)
    (window,) = desk.windows
    qtbot.waitUntil(window.message_bar.isVisible)
    assert told(window.message_bar, "“example-2026.cpcse” is on a network drive.") == ["Work on a local copy"]
    press(window.message_bar, "Work on a local copy")
    qtbot.waitUntil(lambda: [w.workspace.work.session.path for w in desk.windows] == [tmp_path / "local" / file.name])
    (window,) = desk.windows
    assert told(window.message_bar, "You work on a local copy of “example-2026.cpcse”.") == ["Check it in now"]
    enter(window, "local")
    assert texts(file) == ["Children feel safe"]
    press(window.message_bar, "Check it in now")
    assert desk.windows == []
    assert told(desk.start.message_bar, "“example-2026.cpcse” was checked in.") == ["Open it"]
    assert list((tmp_path / "local").glob("*.cpcse")) == []
    press(desk.start.message_bar, "Open it")
    (window,) = desk.windows
    qtbot.wait(600)
    assert not window.message_bar.isVisible(), "it was said already"
    window.close_at_once()
    assert texts(file) == ["Children feel safe", "local"]


def checked_out(desk: Desk, file: Path, text: str) -> MainWindow:
    desk.begin(file)
    desk.local_work.check_out(desk.windows[0])
    enter(desk.windows[0], text)
    return desk.windows[0]


def test_closing_a_local_copy_asks_and_starting_again_offers_it(
    desk: Desk, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = checked_out(desk, file, "local")
    answer_once(yes=False)
    window.close_to_start()
    assert texts(file) == ["Children feel safe"]

    desk.begin(None)
    bar = desk.start.message_bar
    assert told(bar, "Your local copy of “example-2026.cpcse” waits to be checked in.") == [
        "Open the local copy",
        "Check it in",
    ]
    press(bar, "Open the local copy")
    answer_once(yes=True)
    desk.windows[0].close_to_start()
    assert told(bar, "“example-2026.cpcse” was checked in.") == ["Open it"]
    assert texts(file) == ["Children feel safe", "local"]


def test_the_original_leads_to_the_local_copy(desk: Desk, file: Path, tmp_path: Path) -> None:
    window = checked_out(desk, file, "local")
    window.close_at_once()
    desk.begin(file)
    bar = desk.start.message_bar
    assert told(bar, "Isla Grant works on a local copy of “example-2026.cpcse” on the computer ") == [
        "Open my local copy",
        "Open to read only",
        "Open a copy…",
        "Open anyway…",
    ]
    press(bar, "Open my local copy")
    assert desk.windows[0].workspace.work.session.path == tmp_path / "local" / file.name


def test_both_versions_are_kept_where_the_original_was_changed(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")
    window.close_at_once()
    desk.begin(file)
    answer_once(yes=True)
    press(desk.start.message_bar, "Open anyway…")
    enter(desk.windows[0], "on the share")
    desk.windows[0].close_to_start()
    desk.begin(None)
    press(desk.start.message_bar, "Check it in")
    bar = desk.start.message_bar
    assert told(bar, "“example-2026.cpcse” was changed or opened by somebody else meanwhile") == [
        "Open it",
        "Open theirs",
    ]
    (mine,) = file.parent.glob("* - worked on by Isla Grant *.cpcse")
    assert texts(mine) == ["Children feel safe", "local"]
    assert texts(file) == ["Children feel safe", "on the share"]


def test_a_local_copy_is_worked_on_and_checked_in_by_the_menu(desk: Desk, file: Path) -> None:
    desk.begin(file)
    (window,) = desk.windows
    window.menus.actions["check_in"].trigger()
    assert window.status_line.answer.text() == "This file is no local copy, so there is nothing to check in."
    asked: list[str] = []
    answer_once(yes=False, asked=asked)
    window.menus.actions["local_copy"].trigger()
    assert desk.windows == [window]
    assert "stays as it is" in asked[0]
    answer_once(yes=True)
    window.menus.actions["local_copy"].trigger()
    (window,) = desk.windows
    assert window.workspace.work.session.path.parent.name == "local"
    enter(window, "local")
    window.menus.actions["local_copy"].trigger()
    assert window.status_line.answer.text() == "You work on a local copy already."
    window.menus.actions["check_in"].trigger()
    assert told(desk.start.message_bar, "“example-2026.cpcse” was checked in.") == ["Open it"]
    assert texts(file) == ["Children feel safe", "local"]


def test_what_can_only_be_read_is_not_copied_to_be_worked_on(desk: Desk, file: Path) -> None:
    desk.opener.open_to_read(file)
    (window,) = desk.windows
    window.menus.actions["local_copy"].trigger()
    assert desk.windows == [window]
    assert window.status_line.answer.text().startswith("This file is open to read only")


@pytest.mark.usefixtures("few_rounds")
def test_a_password_on_a_local_copy_is_no_end_of_the_work_on_it(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")

    def protect(dialog: QWidget) -> None:
        assert isinstance(dialog, ChangePasswordDialog)
        dialog.new.first.setText("three random words")
        dialog.new.again.setText("three random words")
        dialog.go_on.click()

    once_open(ChangePasswordDialog, protect)
    window.menus.actions["password"].trigger()
    (window,) = desk.windows
    assert window.workspace.work.session.path.parent.name == "local", "it is open again, and nothing was asked"
    assert window.workspace.work.session.password is not None
    assert told(window.message_bar, "You work on a local copy of ")
    answer_once(yes=True)
    window.close_to_start()
    assert told(desk.start.message_bar, "“example-2026.cpcse” was checked in.") == ["Open it"]


@pytest.mark.usefixtures("few_rounds")
def test_a_password_is_typed_once_for_a_file_and_its_local_copy(desk: Desk, file: Path) -> None:
    words = Password("three random words")
    change_password(file, None, words)
    desk.opener.open(file, How(password=words))
    desk.local_work.check_out(desk.windows[0])
    (window,) = desk.windows
    assert window.workspace.work.session.path.parent.name == "local"
    assert window.workspace.work.session.password == words
    window.close_at_once()


def test_a_local_copy_that_is_opened_again_is_not_checked_in(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")
    window.reopen_requested.emit()
    (again,) = desk.windows
    assert again is not window
    assert again.workspace.work.session.path.parent.name == "local"
    assert texts(file) == ["Children feel safe"]


def test_a_share_that_is_away_leaves_the_local_copy_and_can_be_tried_again(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")
    file.parent.rename(file.parent.with_name("away"))
    answer_once(yes=True)
    window.close_to_start()
    bar = desk.start.message_bar
    assert told(bar, "The folder ") == ["Try again", "Open the local copy"]
    file.parent.with_name("away").rename(file.parent)
    press(bar, "Try again")
    assert told(bar, "“example-2026.cpcse” was checked in.") == ["Open it"]
    assert texts(file) == ["Children feel safe", "local"]


def test_quitting_stays_where_there_is_something_to_tell(desk: Desk, file: Path, qapp: QApplication) -> None:
    window = checked_out(desk, file, "local")
    file.parent.rename(file.parent.with_name("away"))
    answer_once(yes=True)
    window.menus.actions["quit"].trigger()
    assert desk.start.isVisible()
    assert told(desk.start.message_bar, "The folder ")
    file.parent.with_name("away").rename(file.parent)


def test_quitting_ends_once_the_local_copy_is_checked_in(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")
    answer_once(yes=True)
    window.menus.actions["quit"].trigger()
    assert not desk.start.isVisible()
    assert desk.windows == []
    assert texts(file) == ["Children feel safe", "local"]


def test_told_to_end_it_asks_nothing_about_the_local_copy(desk: Desk, file: Path) -> None:
    window = checked_out(desk, file, "local")
    assert window.close_at_once()
    assert [copy.original for copy in desk.local_work.copies.all()] == [file]
    assert texts(file) == ["Children feel safe"]


def test_a_stick_is_said_with_what_to_mind(
    desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "place_of", lambda _path: Place.REMOVABLE)
    desk.begin(file)
    bar = desk.windows[0].message_bar
    qtbot.waitUntil(bar.isVisible)
    assert told(bar, "“example-2026.cpcse” is on a drive that can be taken out.") == ["Work on a local copy"]
    assert set(place_notes.PLACES) == {Place.SHARE, Place.REMOVABLE}


def test_versions_of_a_sync_program_are_said_with_their_last_changes(desk: Desk, file: Path, qtbot: QtBot) -> None:
    other = file.with_name("example-2026 (conflicted copy).cpcse")
    shutil.copy(file, other)
    desk.begin(file)
    (window,) = desk.windows
    bar = window.message_bar
    qtbot.waitUntil(bar.isVisible)
    assert told(bar, "There is another version of this self-evaluation in its folder") == [
        "Compare and merge…",
        "Open the other",
    ]
    assert bar.safe.text().count(" by Isla Grant") == 2
    press(bar, "Open the other")
    qtbot.waitUntil(lambda: [w.workspace.work.session.path for w in desk.windows] == [other])


def test_a_version_beside_is_merged_from_where_it_is_told(desk: Desk, file: Path, qtbot: QtBot) -> None:
    other = file.with_name("example-2026 (conflicted copy).cpcse")
    shutil.copy(file, other)
    desk.begin(other)
    (window,) = desk.windows
    window.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Only in the copy")
    desk.begin(file)
    mine = next(each for each in desk.windows if each.workspace.work.session.path == file)
    qtbot.waitUntil(mine.message_bar.isVisible)
    press(mine.message_bar, "Compare and merge…")
    qtbot.waitUntil(lambda: any(isinstance(each, CompareDialog) for each in QApplication.topLevelWidgets()))
    shown = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CompareDialog))
    assert ["Only in the copy" in line.theirs for line in shown._preview.lines] == [True]
    shown.done(0)


@POSIX
def test_a_second_name_of_the_file_is_said(
    desk: Desk, file: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "second.cpcse").hardlink_to(file)
    desk.begin(file)
    bar = desk.windows[0].message_bar
    qtbot.waitUntil(bar.isVisible)
    assert told(bar, "“example-2026.cpcse” stands on its disk under 2 names") == ["Save a copy elsewhere…"]
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "own.cpcse")
    press(bar, "Save a copy elsewhere…")
    qtbot.waitUntil(lambda: bar.happened.text().startswith("A copy was saved as “own.cpcse”"))


@POSIX
def test_a_link_leads_to_the_one_file(desk: Desk, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.cpcse"
    link.symlink_to(file)
    desk.begin(link)
    assert desk.windows[0].workspace.work.session.path == file
    assert lock_path(file).exists()
    assert not lock_path(link).exists()
    assert desk.open(file)
    assert len(desk.windows) == 1


def test_an_everyday_file_is_nothing_to_speak_of(desk: Desk, file: Path, qtbot: QtBot) -> None:
    desk.begin(file)
    qtbot.wait(700)
    assert not desk.windows[0].message_bar.isVisible()
