"""What the tests of this room share: what is announced, as it goes to the system, and the program with the example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.ui.kit import apply_theme
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.domain.example import example_at


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that a screen reader is given to speak, in order, taken where Qt hands it to the system."""
    sentences: list[str] = []
    hand_on = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())
        hand_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return sentences


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The program as it runs, with the worked example open in its window."""
    folder = tmp_path_factory.mktemp("read_aloud")
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    apply_theme(qapp)
    preferences = Preferences(folder / "preferences.json")
    preferences.update(person=Person("Isla Grant", "lead officer", "CPC"), folder=str(folder))
    made = Desk(qapp, preferences, Crashes(qapp))
    assert made.open(example_at(folder / "example.cpcse"))
    made.windows[0].resize(1366, 768)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture(scope="module")
def window(desk: Desk) -> MainWindow:
    """Its window. Tests of one module share it, and only look."""
    return desk.windows[0]
