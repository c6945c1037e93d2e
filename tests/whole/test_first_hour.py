"""From the start page of a computer that never had the program to a first paper, by the path: few clicks, few lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.first_steps import first_steps
from cpc_selfeval.ui.kit import apply_theme
from tests.whole.first_hour import Hand, first_hour

MOST_CLICKS = 20
MOST_LINES = 7


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The program for somebody who never had it."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    apply_theme(qapp)
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.update(folder=str(tmp_path))
    faults = Crashes(qapp)
    made = Desk(qapp, preferences, faults)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert faults.window is None, "something went wrong in the program"
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


def test_from_start_to_a_first_paper(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    hand = Hand(lambda is_so: qtbot.waitUntil(is_so, timeout=20_000))
    window = first_hour(desk, hand)
    qtbot.waitUntil(lambda: all(step.done for step in first_steps(window.workspace.contents)), timeout=20_000)
    assert list(tmp_path.glob("*.pdf"))
    assert window.workspace.work.session.person == Person("Morag Sinclair", "lead officer")
    assert window.workspace.contents.committee.lead_officer == "Morag Sinclair"
    assert len(hand.clicks) <= MOST_CLICKS, hand.clicks
    assert len(hand.lines) <= MOST_LINES, hand.lines
    qtbot.waitUntil(lambda: not window.status_line.next_step.isVisible())
