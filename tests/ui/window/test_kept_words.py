"""Words that could not be recorded, for a fault of ours or for good: named as not saved, copied, and never given up
unasked, in the real window with its real pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.verbs.findings import Findings
from cpc_selfeval.storage.store import Store
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.window.closing import NotSavedDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.indicator.conftest import focused
from tests.ui.window.test_closing import answer, texts_in

WORDS = "Children feel safe at home."
faults: list[BaseException] = []


@pytest.fixture
def window(qtbot: QtBot, new_file: Path, opening: Opening, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with its real pages, at 2.1; faults told meanwhile are collected, as in the program."""
    workspace = opening(new_file, ThreadExecutor(faults.append))
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.show_indicator("2.1")
    faults.clear()
    told = sys.excepthook
    sys.excepthook = lambda _kind, fault, _trace: faults.append(fault)
    yield shown
    sys.excepthook = told
    shown.close_at_once()
    shown.deleteLater()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A fault of ours before anything is queued, as long as it is not undone."""

    def raises(*_args: object, **_more: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(Findings, "record", raises)
    return monkeypatch


def typed(window: MainWindow, text: str = WORDS) -> TextEntry:
    """Type a new strength of the indicator that is shown, and rest a moment."""
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    page.strengths.begin()
    box = focused()
    assert isinstance(box, TextEntry)
    QTest.keyClicks(box, text)
    box.hand_over()
    return box


def press(window: MainWindow, words: str) -> None:
    next(button for button in window.message_bar.buttons() if button.text() == words).click()


def not_saved(window: MainWindow) -> bool:
    return window.save_state.now.words.startswith("Not saved")


def test_a_fault_before_anything_is_queued_leaves_the_words_named_as_not_saved(
    window: MainWindow, broken: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    box = typed(window)
    assert [type(fault) for fault in faults] == [ZeroDivisionError], "the fault is told as any"
    assert window.save_state.now.words == f"Not saved: {box.accessibleName()}"
    bar = window.message_bar
    assert bar.happened.text().startswith(f"Not saved: what you typed into “{box.accessibleName()}”")
    assert [button.text() for button in bar.buttons()] == ["Try again", "Copy my words"]
    press(window, "Copy my words")
    assert QGuiApplication.clipboard().text() == WORDS
    assert bar.isVisible(), "it is still not saved"
    window.acts.answer_save()
    qtbot.waitUntil(lambda: window.status_line.answer.text().startswith("Not everything is saved yet: what you typed"))
    broken.undo()
    press(window, "Try again")
    qtbot.waitUntil(lambda: window.save_state.now.words.startswith("Saved "))
    (finding,) = window.workspace.contents.findings.values()
    assert finding.text == WORDS


def test_words_that_come_into_the_file_after_all_are_told_of_no_longer(
    window: MainWindow, broken: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    box = typed(window)
    assert window.message_bar.isVisible()
    broken.undo()
    QTest.keyClicks(box, " And at school.")
    box.hand_over()
    qtbot.waitUntil(lambda: window.save_state.now.words.startswith("Saved "))
    qtbot.waitUntil(lambda: not window.message_bar.isVisible())
    (finding,) = window.workspace.contents.findings.values()
    assert finding.text == WORDS + " And at school."


def test_what_a_fault_kept_is_given_up_only_by_who_typed_it(
    window: MainWindow, broken: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    typed(window)

    def stay(dialog: NotSavedDialog) -> None:
        assert not dialog.copy.isVisible(), "a copy of the file would not have it"
        dialog.copy_words.click()
        dialog.stay.click()

    QGuiApplication.clipboard().clear()
    answer(stay)
    assert not window.close()
    assert QGuiApplication.clipboard().text() == WORDS
    answer(lambda dialog: dialog.without.click())
    assert window.close()


def test_on_another_indicator_each_goes_where_it_was_typed(
    window: MainWindow, broken: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    typed(window)
    window.show_indicator("2.2")
    broken.undo()
    assert not_saved(window), "it is still kept"
    box = typed(window, "Of another indicator")
    assert box.text() == "Of another indicator"
    window.show_page("overview")
    qtbot.waitUntil(lambda: window.save_state.now.words.startswith("Saved "))
    found = {finding.text: finding.indicators for finding in window.workspace.contents.findings.values()}
    assert found == {WORDS: ("2.1",), "Of another indicator": ("2.2",)}, "each where it was typed"


def test_words_of_an_editor_that_is_gone_are_still_kept(
    window: MainWindow, broken: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    typed(window)
    window.show_indicator("2.2")
    typed(window, "Another")  # the first editor gave way to one of its own
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(window, "Copy my words")
    assert WORDS in QGuiApplication.clipboard().text()
    assert "Another" in QGuiApplication.clipboard().text()
    broken.undo()
    answer(lambda dialog: dialog.without.click())
    assert window.close()


def changed_elsewhere(workspace: Workspace, key: str) -> None:
    """Somebody else writes into the same file meanwhile."""

    def write(store: Store) -> None:
        finding = store.load().findings[key]
        change = Change("theirs", (RowChange(finding, replace(finding, text="Theirs")),))
        store.apply(change, by=workspace.work.session.person, at=workspace.work.session.clock())

    workspace.work.session.ask(write, lambda _done: None)
    assert workspace.work.session.drain(20)


def test_what_was_changed_elsewhere_meanwhile_leaves_my_words_to_copy(
    window: MainWindow, qtbot: QtBot, new_file: Path
) -> None:
    workspace = window.workspace
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Mine")
    assert workspace.work.session.drain(20)
    changed_elsewhere(workspace, key)
    QApplication.processEvents()
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    page.strengths.open(key)
    box = focused()
    assert isinstance(box, TextEntry)
    QTest.keyClicks(box, " and more")
    box.hand_over()
    assert workspace.work.session.drain(20)
    qtbot.waitUntil(lambda: not_saved(window))
    assert [button.text() for button in window.message_bar.buttons()] == ["Copy my words", "Open it again"]
    mine = box.text()
    press(window, "Copy my words")
    assert QGuiApplication.clipboard().text() == mine
    reopened: list[bool] = []
    window.reopen_requested.connect(lambda: reopened.append(window.close_for_now()))
    answer(lambda dialog: dialog.without.click())
    press(window, "Open it again")
    assert reopened == [True], "it asked first"
    assert texts_in(new_file) == ["Theirs"]
