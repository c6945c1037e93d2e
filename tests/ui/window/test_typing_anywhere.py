"""Somebody types words of their own into one box after another, anywhere in the window, and goes on without a pause,
while saving takes from no time to more than a second. Every word is in the file in the end."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.store import Store
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import LineEntry, TextEntry
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.domain.example import example_at
from tests.ui.conftest import Opening

SAVES = (0.0, 0.0, 0.02, 0.15, 0.15, 1.4)
"""Seconds that one save takes more, each as likely."""
NO_TEXT = ("search", "find", "filter", "at most", "how many", "add a word", "letter")
"""Words in the names of boxes that keep no words of their own."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, opening: Opening) -> Iterator[MainWindow]:
    """The window on the worked example, saving on a thread as in the program."""
    workspace = opening(example_at(tmp_path / "example.cpcse"), ThreadExecutor(lambda fault: pytest.fail(str(fault))))
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.update(person=Person("Morag Sinclair", "lead officer", "CPC"))
    shown = MainWindow(workspace, preferences)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close_at_once()
    shown.deleteLater()


class Somebody:
    """Goes about and types. ``typed`` are the words that a box took, each with the name of the box."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.typed: dict[str, str] = {}
        self._window = window
        self._chance = chance

    def goes_on(self) -> None:
        """Go somewhere, perhaps open an entry, and type into some boxes there."""
        self._goes()
        page = self._window.stack.currentWidget()
        if isinstance(page, IndicatorPage):
            column = self._chance.choice((page.strengths, page.areas))
            if column.rows.keys and self._chance.random() < 0.5:
                column.open(self._chance.choice(column.rows.keys))
            else:
                column.begin()
        for _ in range(self._chance.randint(1, 4)):
            boxes = self._boxes()
            if boxes:
                self._types(self._chance.choice(boxes))

    def _goes(self) -> None:
        contents = self._window.workspace.contents
        where = self._chance.random()
        if where < 0.4:
            self._window.show_indicator(self._chance.choice(contents.framework.codes))
        elif where < 0.6:
            self._window.show_page("evidence")
            self._window.show_evidence(self._chance.choice(list(contents.evidence)))
        elif where < 0.85:
            self._window.show_page("actions")
            self._window.show_action(self._chance.choice(list(contents.actions)))
        else:
            self._window.show_page(self._chance.choice(("details", "overview")))

    def _boxes(self) -> list[LineEntry | TextEntry]:
        page = self._window.stack.currentWidget()
        assert page is not None
        found: list[LineEntry | TextEntry] = [*page.findChildren(TextEntry)]
        found += page.findChildren(LineEntry)
        shown = [box for box in found if box.isVisible() and box.isEnabled()]
        return [box for box in shown if not any(word in box.accessibleName().lower() for word in NO_TEXT)]

    def _types(self, box: LineEntry | TextEntry) -> None:
        box.setFocus()
        if QApplication.focusWidget() is not box:
            return
        if isinstance(box, TextEntry):
            box.moveCursor(QTextCursor.MoveOperation.End)
        else:
            box.end(False)
        word = f"zq{len(self.typed)}x"
        QTest.keyClicks(box, f" {word}")
        if word in box.text():  # a letter's box takes three letters
            self.typed[word] = box.accessibleName()
        QTest.qWait(self._chance.choice((0, 0, 50, 100, 600, 1200)))


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_word_typed_anywhere_is_in_the_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    apply = Store.apply

    def takes_its_time(store: Store, *details: object, **more: object) -> None:
        time.sleep(chance.choice(SAVES))
        apply(store, *details, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "apply", takes_its_time)
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: told.append(fault))
    somebody = Somebody(window, chance)
    while len(somebody.typed) < 60:
        somebody.goes_on()
    path = window.workspace.work.session.path
    assert window.close()
    assert not told
    held = words_in(path)
    assert {word: name for word, name in somebody.typed.items() if word not in held} == {}
    print(f"{len(somebody.typed)} words typed anywhere, none lost")


def words_in(path: Path) -> str:
    """All texts that the tables hold now, without the history."""
    with closing(engine.connect(path)) as conn:
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall()]
        rows = [row for name in tables if name != "log" for row in conn.execute(f'SELECT * FROM "{name}"').fetchall()]
    return "\n".join(value for row in rows for value in row if isinstance(value, str))
