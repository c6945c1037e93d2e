"""The page inside the real window: its keys, its undo, and one place for each message."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.indicator.conftest import focused


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a new file, at 2.1."""
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.show_indicator("2.1")
    yield shown
    shown.hide()
    shown.deleteLater()


def page_of(window: MainWindow) -> IndicatorPage:
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    return page


def test_undo_keys_work_while_typing_in_the_page(window: MainWindow, workspace: Workspace) -> None:
    page = page_of(window)
    page.strengths.begin()
    QTest.keyClicks(focused(), "Children feel safe.")
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not workspace.contents.findings
    assert page.strengths.count.text() == "0"
    QTest.keyClick(focused(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    (finding,) = workspace.contents.findings_of("2.1", FindingKind.STRENGTH)
    assert finding.text == "Children feel safe."


def test_the_box_of_an_action_that_is_begun_comes_into_sight(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.planned.begin()
    box = focused()
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())
    QTest.keyClicks(box, "Ask every child")
    page.planned.close_new()
    page.strengths.begin()
    page.planned.begin()
    box = focused()
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())


def test_what_is_missing_is_said_once_and_in_its_place(window: MainWindow) -> None:
    page = page_of(window)
    page.level.recording.form.button.click()
    assert page.level.recording.bar.isVisible()
    assert not window.message_bar.isVisible()


def test_why_nothing_was_recorded_comes_into_sight(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    recording = page.level.recording
    QTest.keyClick(recording.stage_options()[Stage.ENDORSED], Qt.Key.Key_Space)
    recording.cards.button_for(3).click()
    page.sheet.ensureWidgetVisible(recording.form.button, 0, 0)
    recording.form.button.setFocus()
    QTest.keyClick(recording.form.button, Qt.Key.Key_Space)
    assert recording.bar.happened.text().startswith("The COG endorses what the CPC has agreed.")
    qtbot.waitUntil(lambda: recording.bar.visibleRegion().boundingRect() == recording.bar.rect())


def test_the_list_and_the_page_go_together(window: MainWindow) -> None:
    page = page_of(window)
    page.header.next_button.click()
    assert page.current_code == window.code == window.panel.list.current_code() == "2.2"
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.current_code == "2.1"


def test_the_menu_and_the_page_agree_on_the_side_panel(window: MainWindow) -> None:
    page = page_of(window)
    page.header.notes.click()
    assert not page.panel.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    assert page.panel.isVisible()
    assert page.header.notes.text() == "Hide notes"
