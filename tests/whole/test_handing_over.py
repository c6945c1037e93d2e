"""On every way of leaving a text, what was typed is handed over at once: by real keys, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.kit import TextEntry, has_pending
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.whole.conftest import OFFICER, Opening, new_file
from tests.whole.keyboard import CTRL, SHIFT, Key, focus, press, tab_to, type_text

TEXT = "Children are heard"


@pytest.fixture
def window(open_window: Opening, tmp_path: Path) -> MainWindow:
    """The real window, with a strength of 2.1 being written and the last words not handed over."""
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    beginning = Beginning(framework=framework, committee="Example Area Child Protection Committee")
    window = open_window(new_file(tmp_path / "kept.cpcse", beginning))
    window.show_indicator("2.1")
    tab_to("+ Add a strength")
    press(Key.Key_Space)
    assert isinstance(focus(), TextEntry)
    type_text(TEXT)
    assert has_pending(window)
    return window


def in_the_file(window: MainWindow) -> list[str]:
    """The strengths of 2.1, once everything that was handed over is in the file."""
    assert window.workspace.work.session.drain(20)
    return [finding.text for finding in window.workspace.contents.findings_of("2.1", FindingKind.STRENGTH)]


def close_dialogs() -> None:
    """Close what the keys opened."""
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QDialog) and shown.isVisible():
            shown.reject()


def another_window(window: MainWindow) -> QWidget:
    """Another window comes to the front."""
    other = QWidget()
    other.show()
    other.activateWindow()
    return other


WAYS: dict[str, Callable[[MainWindow], object]] = {
    "Tab": lambda _: press(Key.Key_Tab),
    "Shift+Tab": lambda _: press(Key.Key_Backtab, SHIFT),
    "another page": lambda _: press(Key.Key_3, CTRL),
    "the next indicator": lambda _: press(Key.Key_PageDown, CTRL),
    "the list of indicators": lambda _: press(Key.Key_L, CTRL),
    "closing the entry": lambda _: press(Key.Key_Escape),
    "saving": lambda _: press(Key.Key_S, CTRL),
    "finding": lambda _: press(Key.Key_K, CTRL),
    "a paper": lambda _: press(Key.Key_P, CTRL),
    "the last changes": lambda _: press(Key.Key_H, CTRL),
    "minimising": lambda window: window.showMinimized(),
    "another window": another_window,
    "the end of the session": lambda window: window.bring_in_at_once(),
    "a click elsewhere": lambda window: window.panel.list.setFocus(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_typed_is_handed_over_at_once(window: MainWindow, qtbot: QtBot, way: str) -> None:
    kept = WAYS[way](window)
    if way in ("minimising", "another window"):
        qtbot.waitUntil(lambda: not has_pending(window), timeout=400)
    assert not has_pending(window)
    assert in_the_file(window) == [TEXT]
    close_dialogs()
    if isinstance(kept, QWidget):
        kept.close()


def test_undo_takes_back_what_was_typed_until_now(window: MainWindow) -> None:
    press(Key.Key_Z, CTRL)
    assert not has_pending(window)
    assert in_the_file(window) == []
    press(Key.Key_Y, CTRL)
    assert in_the_file(window) == [TEXT]


def test_saving_a_copy_takes_what_was_typed_until_now(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.cpcse"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    press(Key.Key_S, CTRL | SHIFT)
    assert in_the_file(window) == [TEXT]
    work = open_file(copy, OFFICER, read_only=True)
    assert [finding.text for finding in work.contents.findings.values()] == [TEXT]
    work.close()


def test_closing_takes_what_was_typed_until_now(window: MainWindow) -> None:
    path = window.workspace.work.session.path
    press(Key.Key_W, CTRL)
    work = open_file(path, OFFICER, read_only=True)
    assert [finding.text for finding in work.contents.findings.values()] == [TEXT]
    work.close()


def test_it_is_handed_over_half_a_second_after_the_last_key_and_each_second(window: MainWindow, qtbot: QtBot) -> None:
    box = focus()
    assert isinstance(box, TextEntry)
    timers = box.findChildren(QTimer)
    assert sorted(timer.interval() for timer in timers if timer.isActive()) == [500, 1000]
    qtbot.waitUntil(lambda: not box.pending, timeout=5_000)
    assert in_the_file(window) == [TEXT]


def test_what_waits_is_there_again_on_coming_back_to_it(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.work.session.path
    press(Key.Key_S, CTRL)
    assert in_the_file(window) == [TEXT]
    path.rename(path.with_name("away.cpcse"))
    type_text(" before plans are made")
    press(Key.Key_PageDown, CTRL)
    tab_to("+ Add a strength")
    press(Key.Key_Space)
    type_text("Not in the file at all")
    press(Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: len(window.workspace.work.session.unsaved) >= 2)
    after = window.code
    assert after is not None
    for code, expected in (("2.1", f"{TEXT} before plans are made"), (after, "Not in the file at all")):
        window.show_indicator(code)
        column = window.stack.page("indicators").strengths  # type: ignore[attr-defined]
        (key,) = column.rows.keys
        column.open(key)
        assert column.editor.text.text() == expected
        column.close_editor(focus=False)
    path.with_name("away.cpcse").rename(path)
    window.workspace.work.session.try_again()
    assert in_the_file(window) == [f"{TEXT} before plans are made"]


def test_a_note_of_a_million_characters_is_pasted_typed_on_and_saved(window: MainWindow, qtbot: QtBot) -> None:
    note = "Children and families said that help came early. " * 20_409
    note = f"{note[:999_999]}\n"
    assert len(note) == 1_000_000
    box = focus()
    assert isinstance(box, TextEntry)
    QGuiApplication.clipboard().setText(note)
    press(Key.Key_V, CTRL)
    type_text(" Typed on")
    qtbot.waitUntil(lambda: not box.pending, timeout=20_000)
    assert in_the_file(window) == [f"{TEXT}{note} Typed on"]
    QGuiApplication.clipboard().clear()
