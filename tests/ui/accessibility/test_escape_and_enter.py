"""Escape leaves every dialogue, nothing typed in it is lost, the keyboard is back; Enter does one thing or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.kit import DateEntry, apply_theme
from cpc_selfeval.ui.kit.confirm import ConfirmDialog
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from docs.dialog_scenes import DIALOGS
from docs.picture_studio import Studio
from tests.domain.example import example_at

Line = QLineEdit | QPlainTextEdit | QTextEdit

NO_DIALOGUES = {"search", "search-in-page", "at-work"}
"""What opens a bar in the window, and what stays until the work has ended (``tests/app/test_at_work.py``)."""
NOT_KEPT = {
    "find-anything": "what is looked for is nobody's writing",
    "remove-text": "what is to be removed everywhere is not kept anywhere",
    "ask-several": "it is asked first whether it may go",
    "keys": "what is looked for is nobody's writing",
}
PLACES = {"Folder", "Name of the file"}
"""Where a paper is to go: whoever takes no paper says nothing of its place."""
MOVED = "Due"
"""Moving a due date asks why, and holds its dialogue for the answer."""
DEFAULT = {
    "person": "Keep",
    "password": "&Protect the file",
    "ask-password": "&Open",
    "reopen-cycle": "Open again",
    "next-cycle": "Start it",
    "start-meeting": "Start",
}
"""The button that Enter presses from a one-line field. Other dialogues save as one types, or have no such field."""


class OneWindow:
    """Opens scenes over one window that stays, where pictures make one for each."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def window(self) -> MainWindow:
        """The window."""
        return self._window

    def shown(self, dialog: QDialog) -> QDialog:
        """The dialogue, open."""
        dialog.open()
        return dialog

    def opened_by(self, act: Callable[[], object]) -> QWidget:
        """What an act opened."""
        before = set(QApplication.topLevelWidgets())
        act()
        settle()
        return next(each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible())


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The worked example, saved at once as it is typed."""
    folder = tmp_path_factory.mktemp("left")
    apply_theme(qapp)
    signals = SessionSignals()
    work = open_file(example_at(folder / "example.cpcse"), Person("Isla Grant"), InlineExecutor(), signals)
    made = MainWindow(Workspace(work, signals), Preferences(folder / "preferences.json"))
    made.resize(1366, 768)
    made.show()
    made.show_indicator("2.2")
    settle()
    yield made
    made.close_at_once()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own dialogues for files are given up at once."""
    for name, answer in (("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, name, lambda *_given, answer=answer, **_named: answer)


@pytest.fixture(autouse=True)
def whoever_asks_may_go_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """Say yes to what is asked before a dialogue closes."""
    timer = QTimer(interval=10)
    of_the_test = "confirm" in request.node.name

    def answer() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, ConfirmDialog) and each.isVisible() and not of_the_test:
                each.verb.click()

    timer.timeout.connect(answer)
    timer.start()
    yield
    timer.stop()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def opened(window: MainWindow, name: str) -> QWidget:
    """The dialogue of this name over the window."""
    dialog = DIALOGS[name](cast(Studio, OneWindow(window)))
    dialog.activateWindow()
    settle()
    return dialog


def lines(dialog: QWidget) -> list[Line]:
    """The boxes of a dialogue that one types in, but for passwords."""
    boxes = (each for each in dialog.findChildren(QWidget) if isinstance(each, Line))
    usable = (each for each in boxes if each.isVisible() and each.isEnabled() and not each.isReadOnly())
    return [each for each in usable if not isinstance(each, QLineEdit) or each.echoMode() is QLineEdit.EchoMode.Normal]


def text_of(box: Line) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def typed_into(box: Line, dialog: str, number: int) -> str:
    """Type what no other box of any dialogue has; a day where a day is asked for. What is to be found again."""
    box.setFocus()
    text = f"{dialog} zq{number} typed"
    if isinstance(box.parentWidget(), DateEntry):
        box.selectAll()
        text = f"{number + 1} May {2031 + list(DIALOGS).index(dialog)}"
    QTest.keyClicks(box, text)
    return text


def recorded(window: MainWindow) -> str:
    """All that is in the file, days as they are written."""
    tables = repr(window.workspace.contents.tables)
    days = re.findall(r"date\((\d+), (\d+), (\d+)\)", tables)
    return tables + " ".join(f"{date(*map(int, day)):%-d %B %Y}" for day in days)


def left_by_escape(dialog: QWidget) -> bool:
    """Press Escape where the keyboard is; whether the dialogue is gone."""
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    settle()
    return not isValid(dialog) or not dialog.isVisible()


def with_the_keyboard_on_a_box(window: MainWindow) -> QWidget:
    window.activateWindow()
    box = next(each for each in lines(window) if each.isVisible() and each.width() > 0)
    box.setFocus()
    settle()
    return box


def pressed_by_enter(dialog: QWidget, box: Line) -> list[str]:
    """The buttons that Enter presses from a box."""
    pressed: list[str] = []
    for each in dialog.findChildren(QPushButton):
        each.clicked.connect(partial(_note, pressed, each.text()))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    return pressed


def _note(pressed: list[str], words: str, _checked: bool = False) -> None:
    pressed.append(words)


def default_of(dialog: QWidget) -> list[str]:
    """The buttons that are marked as those that Enter presses: one, or none."""
    return [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible() and each.isDefault()]


@pytest.mark.parametrize("name", [name for name in DIALOGS if name not in NO_DIALOGUES])
def test_escape_closes_it_and_nothing_typed_is_lost(window: MainWindow, name: str) -> None:
    was_on = with_the_keyboard_on_a_box(window)
    dialog = opened(window, name)
    assert default_of(dialog) == ([DEFAULT[name]] if name in DEFAULT else [])
    boxes = [box for box in lines(dialog) if box.accessibleName() != MOVED]
    typed = [(typed_into(box, name, number), box.accessibleName() in PLACES) for number, box in enumerate(boxes)]
    one_line = next((box for box in reversed(boxes) if isinstance(box, QLineEdit)), None)
    if one_line is not None and name not in DEFAULT and name not in NOT_KEPT:
        assert pressed_by_enter(dialog, one_line) == []
        assert dialog.isVisible()

    assert left_by_escape(dialog)

    window.activateWindow()
    settle()
    assert QApplication.focusWidget() is was_on, "the keyboard is where it was"
    if name not in NOT_KEPT and typed:
        again = opened(window, name)
        there = recorded(window) + " ".join(text_of(box) for box in lines(again))
        left_by_escape(again)
        assert [text for text, place in typed if not place and text not in there] == []


@pytest.mark.parametrize("name", DEFAULT)
def test_enter_in_a_line_presses_its_button_once(window: MainWindow, name: str) -> None:
    dialog = opened(window, name)
    boxes = [each for each in dialog.findChildren(QLineEdit) if each.isVisible() and each.isEnabled()]
    button = next(each for each in dialog.findChildren(QPushButton) if each.isDefault())
    presses = [DEFAULT[name]] if button.isEnabled() else []
    for box in boxes[-1:]:
        assert pressed_by_enter(dialog, box) == presses
    if isValid(dialog) and dialog.isVisible():
        left_by_escape(dialog)


def test_a_due_date_that_moves_holds_its_dialogue_for_the_reason_once(window: MainWindow) -> None:
    dialog = opened(window, "action-dialog")
    assert isinstance(dialog, ActionDialog)
    due = dialog.editor.form.who.due
    was = due.day.day()
    assert was is not None
    due.day.line.setFocus()
    due.day.line.selectAll()
    QTest.keyClicks(due.day.line, "7 June 2032")

    assert not left_by_escape(dialog)
    assert QApplication.focusWidget() is due.reason

    assert left_by_escape(dialog)
    assert words_kept().of(window) == ()
    again = opened(window, "action-dialog")
    assert isinstance(again, ActionDialog)
    assert again.editor.form.who.due.day.day() == was
    left_by_escape(again)
