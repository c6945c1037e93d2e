"""What the window says of saving, with the file on a thread of its own: never "saved" before it is in the file."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.kit import PlainButton
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.save_state import Saving, listed_acts
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import ISLA
from tests.ui.held_up import held_up


def spoken_state(window: MainWindow) -> str:
    """What a screen reader reads of the state of saving."""
    interface = QAccessible.queryAccessibleInterface(window.status_line.saved)
    return interface.text(QAccessible.Text.Name)


def button(window: MainWindow, words: str) -> PlainButton:
    return next(button for button in window.message_bar.buttons() if button.text() == words)


def texts_in(path: Path) -> list[str]:
    work = open_file(path, ISLA, read_only=True)
    try:
        return sorted(finding.text for finding in work.contents.findings.values())
    finally:
        work.close()


def test_saved_is_said_only_once_it_is_in_the_file(threaded: MainWindow, qtbot: QtBot) -> None:
    session = threaded.workspace.work.session
    assert spoken_state(threaded) == "Saved, nothing changed yet"
    with held_up(threaded.workspace):
        threaded.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
        qtbot.wait(150)
        assert spoken_state(threaded) == "Saving…", "queued behind a slow disk"
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.SAVED)
    assert session.saved_at is not None
    assert spoken_state(threaded) == f"Saved {session.saved_at:%H:%M:%S}"
    assert texts_in(session.path) == ["Children feel safe"]


def test_what_is_refused_is_told_and_can_be_tried_again(threaded: MainWindow, qtbot: QtBot) -> None:
    path = threaded.workspace.work.session.path
    away = path.with_name("put away.cpcse")
    path.rename(away)
    threaded.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Typed after it was moved")
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.NOT_SAVED)
    assert spoken_state(threaded) == "Not saved: file is not in its place"
    assert threaded.message_bar.isVisible()
    assert "moved or renamed" in threaded.message_bar.happened.text()
    assert "still here" in threaded.message_bar.safe.text()

    button(threaded, "Try again").click()
    qtbot.waitUntil(threaded.message_bar.isVisible)
    qtbot.wait(100)
    assert threaded.save_state.now.state is Saving.NOT_SAVED
    threaded.acts.answer_save()
    qtbot.waitUntil(lambda: "Not everything is saved yet" in threaded.status_line.answer.text())

    away.rename(path)
    button(threaded, "Try again").click()
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.SAVED)
    assert not threaded.message_bar.isVisible()
    assert texts_in(path) == ["Typed after it was moved"]


def test_a_copy_elsewhere_has_what_could_not_be_saved(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    threaded.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Typed after it was moved")
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.NOT_SAVED)
    target = tmp_path / "copy.cpcse"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target.with_suffix("")), ""))
    button(threaded, "Save a copy elsewhere…").click()
    qtbot.waitUntil(lambda: "A copy was saved" in threaded.message_bar.happened.text())
    assert "also what could not be saved here: new strength of 2.1" in threaded.message_bar.safe.text()
    assert texts_in(target) == ["Typed after it was moved"]
    with qtbot.waitSignal(threaded.file_requested) as asked:
        button(threaded, "Open the copy").click()
    assert asked.args == [target]


def test_a_copy_that_nobody_wanted_after_all_leaves_the_message_standing(
    threaded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    threaded.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Typed after it was moved")
    qtbot.waitUntil(threaded.message_bar.isVisible)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: ("", ""))
    button(threaded, "Save a copy elsewhere…").click()
    assert threaded.message_bar.isVisible()
    path.with_name("put away.cpcse").rename(path)


def test_what_cannot_be_done_at_all_is_told_and_saving_goes_on(threaded: MainWindow, qtbot: QtBot) -> None:
    work = threaded.workspace.work
    agency = work.contents.agencies[0]
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe", agency=agency.key)
    work.setup.remove_agency(agency.key)
    qtbot.waitUntil(threaded.message_bar.isVisible)
    assert "cannot be removed" in threaded.message_bar.happened.text()
    assert [one.text() for one in threaded.message_bar.buttons()] == ["Find where it is named…"]
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.SAVED)


def test_a_hundred_changes_end_in_saved(threaded: MainWindow, qtbot: QtBot) -> None:
    for number in range(100):
        threaded.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", f"Strength {number}")
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.SAVED, timeout=20_000)
    assert len(texts_in(threaded.workspace.work.session.path)) == 100


def test_acts_are_named_once() -> None:
    assert listed_acts(("strength of 2.1",)) == "strength of 2.1"
    assert listed_acts(("strength of 2.1", "strength of 2.1", "action A-07", "evidence E-001")) == (
        "strength of 2.1 and 2 more"
    )


def test_a_workspace_without_changes_is_not_busy(workspace: Workspace) -> None:
    assert not workspace.work.session.busy
