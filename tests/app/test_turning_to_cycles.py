"""Turning to another cycle of the same file: what is typed comes in first, and the window gives way to one on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.ui.cycles.page import CyclesPage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.window.main_window import MainWindow

ISLA = Person("Isla Grant", "lead officer", "CPC")


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What this computer remembers."""
    made = Preferences(tmp_path / "config" / "preferences.json")
    made.update(person=ISLA, folder=str(tmp_path))
    return made


@pytest.fixture
def desk(qapp: QApplication, preferences: Preferences) -> Iterator[Desk]:
    """A desk whose windows are closed with the test."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    dress(qapp, preferences)
    faults = Crashes(qapp)
    made = Desk(qapp, preferences, faults)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert faults.window is None, "something went wrong in the program"
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of two cycles, on two editions."""
    path = tmp_path / "harbour.cpcse"
    beginning = Beginning(framework=shipped_framework("hmie-2009"), committee="Harbour CPC", title="2010")
    work = begin(path, beginning, ISLA)
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children are listened to")
    work.cycles.start_next("2026", shipped_framework("care-inspectorate-2019"))
    work.close()
    return path


def shown(desk: Desk) -> MainWindow:
    """The one window."""
    (window,) = desk.windows
    return window


def test_another_cycle_is_shown_in_place_of_this_one(desk: Desk, file: Path, qtbot: QtBot) -> None:
    assert desk.open(file)
    first = shown(desk)
    assert first.workspace.contents.cycle.title == "2026"
    first.show_indicator("2.1")
    page = first.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    page.strengths.begin()
    assert page.strengths.editor is not None
    page.strengths.editor.text.setPlainText("Typed a moment ago")
    first.menus.actions["cycles"].trigger()
    cycles = first.stack.currentWidget()
    assert isinstance(cycles, CyclesPage)
    cycles.rows.rows[1].turn.click()
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not first)
    second = shown(desk)
    assert second.workspace.contents.cycle.title == "2010"
    assert second.workspace.contents.framework.id == "hmie-2009"
    assert "– 2010 –" in second.windowTitle()
    assert second.workspace.work.session.undo_act is None
    desk.windows[0].close_at_once()
    work = open_file(file, ISLA, read_only=True)
    assert work.contents.cycle.title == "2026"
    assert {finding.text for finding in work.contents.findings.values()} == {
        "Children are listened to",
        "Typed a moment ago",
    }
    work.close()


def test_an_older_cycle_leaves_the_list_of_recent_files_as_it_was(
    desk: Desk, file: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    assert desk.open(file)
    first = shown(desk)
    noted = preferences.kept.recent
    first.workspace.cycle_requested.emit(first.workspace.contents.other_cycles[0].cycle.key)
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not first)
    assert preferences.kept.recent == noted


def test_a_file_that_is_only_read_stays_so_in_another_cycle(desk: Desk, file: Path, qtbot: QtBot) -> None:
    desk.opener.open_to_read(file)
    first = shown(desk)
    first.workspace.cycle_requested.emit(first.workspace.contents.other_cycles[0].cycle.key)
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not first)
    assert shown(desk).workspace.work.session.read_only
    assert shown(desk).workspace.contents.cycle.title == "2010"


def test_opening_again_stays_in_the_cycle_that_is_shown(desk: Desk, file: Path, qtbot: QtBot) -> None:
    assert desk.open(file)
    first = shown(desk)
    first.workspace.cycle_requested.emit(first.workspace.contents.other_cycles[0].cycle.key)
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not first)
    second = shown(desk)
    second.reopen_requested.emit()
    qtbot.waitUntil(lambda: len(desk.windows) == 1 and desk.windows[0] is not second)
    assert shown(desk).workspace.contents.cycle.title == "2010"
