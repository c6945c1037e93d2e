"""The start page: four ways to begin, and recent files that can be opened and taken off the list."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.remembered import RecentFile
from cpc_selfeval.ui.start.start_page import NOT_THERE, StartPage

OPENED = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A file that is there and one that is not."""
    here = tmp_path / "example-2026.cpcse"
    here.write_bytes(b"")
    return here, tmp_path / "moved away.cpcse"


@pytest.fixture
def preferences(tmp_path: Path, files: tuple[Path, Path]) -> Preferences:
    made = Preferences(tmp_path / "config" / "preferences.json")
    here, gone = files
    made.note_opened(RecentFile(gone, datetime(1970, 1, 1, tzinfo=UTC), "Harbour CPC · Self-evaluation 2025"))
    made.note_opened(RecentFile(here, OPENED, "Example CPC · Self-evaluation 2026–27", made_up=True))
    return made


@pytest.fixture
def start(qtbot: QtBot, dressed: QApplication, preferences: Preferences) -> StartPage:
    page = StartPage(preferences)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_the_buttons_and_their_keys_ask_for_what_they_say(start: StartPage, qtbot: QtBot) -> None:
    for act, signal in (
        (start.new.click, start.new_requested),
        (lambda: QTest.keySequence(start, "Ctrl+N"), start.new_requested),
        (start.open.click, start.open_requested),
        (lambda: QTest.keySequence(start, "Ctrl+O"), start.open_requested),
        (start.example.click, start.example_requested),
    ):
        with qtbot.waitSignal(signal):
            act()
    with qtbot.waitSignal(start.closed):
        QTest.keySequence(start, "Ctrl+Q")


def test_a_key_that_comes_after_another_window_took_its_place_does_nothing(
    start: StartPage,
) -> None:
    """Enter pressed twice at "Begin" opened a file dialogue over the new file: the second came to this page, hidden."""
    asked: list[object] = []
    start.open_requested.connect(asked.append)
    start.new_requested.connect(lambda: asked.append("new"))
    start.open.setFocus()
    start.hide()
    QApplication.sendEvent(
        start.open, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    )
    QApplication.sendEvent(
        start.open, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    )
    assert asked == []
    start.show()
    QTest.keyClick(start.open, Qt.Key.Key_Space)
    assert asked == [None]


def test_recent_files_say_what_where_when_and_whether_they_are_there(
    start: StartPage, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    here, gone = start.rows
    qtbot.waitUntil(lambda: gone.entry.words()[2] == NOT_THERE)
    name, quiet, note = here.entry.words()
    assert name == "example-2026.cpcse"
    assert quiet == (
        "Example CPC · Self-evaluation 2026–27 · made-up example · "
        f"{files[0].parent} · last opened {OPENED.astimezone().day} Nov 2026"
    )
    assert note == ""
    assert "last opened" not in gone.entry.words()[1], "1970 is no day on which anybody opened it"
    assert "not there now" in gone.entry.accessibleName()


def test_a_recent_file_is_opened_by_click_or_enter(start: StartPage, qtbot: QtBot, files: tuple[Path, Path]) -> None:
    entry = start.rows[0].entry
    with qtbot.waitSignal(start.open_requested) as asked:
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert asked.args == [files[0]]
    with qtbot.waitSignal(start.open_requested) as asked:
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert asked.args == [files[0]]


def test_a_file_is_taken_off_the_list_and_stays_on_the_disk(
    start: StartPage, preferences: Preferences, files: tuple[Path, Path]
) -> None:
    QTest.keyClick(start.rows[0].remove, Qt.Key.Key_Space)
    assert [row.file.path for row in start.rows] == [files[1]]
    assert start.rows[0].remove.hasFocus(), "the keyboard stays in the list"
    assert files[0].exists()
    QTest.keyClick(start.rows[0].remove, Qt.Key.Key_Space)
    assert start.rows == []
    assert start.path.isVisible(), "with no file yet, the page shows how a first one goes"
    assert start.path.first.isVisible()
    assert start.new.hasFocus()
    assert preferences.kept.recent == ()


def test_everything_that_takes_the_keyboard_has_a_name(start: StartPage) -> None:
    assert unnamed_focusable(start) == []


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_nothing_is_cut_in_a_small_window(start: StartPage, size: tuple[int, int], qtbot: QtBot) -> None:
    start.resize(*size)
    QApplication.processEvents()
    assert start.horizontalScrollBar().maximum() == 0
    for button in (start.new, start.open, start.example):
        assert button.width() >= button.sizeHint().width()


def test_in_a_low_window_what_is_told_comes_into_sight(start: StartPage, qtbot: QtBot) -> None:
    page = start
    page.resize(667, 344)
    page.rescue.setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    page.say("“plan.cpcse” was checked in.", "It is in its folder again.", "", [("Open it", lambda: None)])
    bar = page.message_bar

    def in_sight() -> bool:
        return page.viewport().rect().contains(QRect(bar.mapTo(page.viewport(), QPoint()), bar.size()))

    qtbot.waitUntil(in_sight)
    assert bar.buttons()[0].hasFocus()


def test_the_words_of_a_recent_file_are_whole_in_a_narrow_window(start: StartPage, qtbot: QtBot) -> None:
    start.resize(560, 344)
    entries = [row.entry for row in start.rows]
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) > 70 for each in entries))
