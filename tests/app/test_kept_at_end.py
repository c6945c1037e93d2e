"""The system ends the program while its file cannot be written: what was typed is kept and told at the next start."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app import kept_at_end
from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.kept_at_end import folder_of_kept, keep_unsaved
from cpc_selfeval.app.local_copies import LocalCopies
from cpc_selfeval.app.local_work import LocalWork
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.password import Password
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.passwords import change_password
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window import main_window
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.app.test_window import ISLA, buttons, new_file, press

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept() -> Iterator[Path]:
    """The folder of what is kept, which goes with the test: others would be told of it."""
    folder = folder_of_kept()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, kept: Path) -> Iterator[Desk]:
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    preferences = Preferences(tmp_path / "config" / "preferences.json")
    preferences.update(person=ISLA, folder=str(tmp_path))
    dress(qapp, preferences)
    made = Desk(qapp, preferences, Crashes(qapp))
    made.local_work = LocalWork(made, LocalCopies(tmp_path / "config" / "local-copies.json"), tmp_path / "local")
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


def opened(desk: Desk, path: Path) -> MainWindow:
    desk.open(path)
    return desk.windows[0]


def add_strength(window: MainWindow, text: str) -> None:
    contents = window.workspace.contents
    window.workspace.work.findings.record(FindingKind.STRENGTH, contents.framework.codes[0], text)


def end(desk: Desk) -> None:
    """Let the system end the program: what it runs in ends too, else Qt would begin no loop in the tests after it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    QTimer.singleShot(0, desk.end_at_once)
    application.exec()


def strengths_in(path: Path) -> list[str]:
    work = open_file(path, ISLA)
    texts = [finding.text for finding in work.contents.findings.values()]
    work.close()
    return texts


def test_a_copy_holds_what_the_file_did_not_take_and_is_told_until_acknowledged(
    desk: Desk, tmp_path: Path, kept: Path
) -> None:
    path = new_file(tmp_path / "Harbour.cpcse")
    window = opened(desk, path)
    path.rename(tmp_path / "put away")
    add_strength(window, "Typed while the share was gone")
    end(desk)
    assert not desk.ended_well
    (copy,) = kept.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert strengths_in(copy)[-1] == "Typed while the share was gone"

    desk.is_ending = False
    desk.begin(None)
    bar = desk.start.message_bar
    assert copy.name in bar.safe.text()
    assert buttons(bar) == ["Open the copy", "Show the folder", "Understood"]
    press(bar, "Understood")
    bar.hide()
    desk.begin(None)
    assert bar.isHidden()


def test_what_was_saved_leaves_nothing_behind(desk: Desk, tmp_path: Path, kept: Path) -> None:
    window = opened(desk, new_file(tmp_path / "Harbour.cpcse"))
    add_strength(window, "Saved")
    end(desk)
    assert desk.ended_well
    assert not kept.exists()


def test_words_that_come_into_no_file_are_kept_with_the_name_of_their_box(
    desk: Desk, tmp_path: Path, kept: Path
) -> None:
    window = opened(desk, new_file(tmp_path / "Harbour.cpcse"))
    words_kept().keep(window.message_bar, "Refused for good\n– and “kept”")
    keep_unsaved(window, NOON)
    (text,) = kept.iterdir()
    assert text.name == "Harbour, 2026-11-22 12.00.00.txt"
    name = window.message_bar.accessibleName()
    assert text.read_text(encoding="utf-8") == f"{name}:\nRefused for good\n– and “kept”"
    assert stat.S_IMODE(text.stat().st_mode) == 0o600
    words_kept().give_up(window)


def test_words_that_a_slow_share_has_not_answered_for_are_kept_until_it_has(
    desk: Desk, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path / "Harbour.cpcse")
    window = opened(desk, path)
    window.show_indicator(window.workspace.contents.framework.codes[0])
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    page.strengths.begin()
    (box,) = (box for box in page.findChildren(TextEntry) if box.accessibleName() == "Text of the strength")
    answers, seen = Event(), list[str]()

    def wait() -> None:
        answers.wait(30)

    def keep_and_look(window: MainWindow, when: datetime) -> None:
        keep_unsaved(window, when)
        seen.extend(each.read_text(encoding="utf-8") for each in kept.iterdir())
        answers.set()

    monkeypatch.setattr(main_window, "PATIENCE_AT_END", 0.02)
    monkeypatch.setattr(kept_at_end, "keep_unsaved", keep_and_look)
    window.workspace.work.session.after_saving(wait)
    for words in ("Typed while", " it hung"):
        QTest.keyClicks(box, words)
        box.hand_over()
    end(desk)
    assert seen == ["Text of the strength:\nTyped while it hung"]
    assert list(kept.iterdir()) == [], "it is in the file"
    assert strengths_in(path)[-1] == "Typed while it hung"


@pytest.mark.usefixtures("few_rounds")
def test_words_of_a_file_with_a_password_do_not_lie_open(desk: Desk, tmp_path: Path, kept: Path) -> None:
    path = new_file(tmp_path / "Harbour.cpcse")
    change_password(path, None, Password("a long enough password 1"))
    desk.open_file(path, Password("a long enough password 1"))
    (window,) = desk.windows
    words_kept().keep(window.message_bar, "Refused for good")
    keep_unsaved(window, NOON)
    assert list(kept.iterdir()) == []
    words_kept().give_up(window)


def test_without_a_place_for_it_the_program_still_ends(desk: Desk, tmp_path: Path, kept: Path) -> None:
    path = new_file(tmp_path / "Harbour.cpcse")
    window = opened(desk, path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("a file where the folder would be")
    path.rename(tmp_path / "put away")
    add_strength(window, "Typed while nothing could be written")
    end(desk)
    assert not desk.windows
    kept.unlink()
