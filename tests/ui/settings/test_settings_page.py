"""Everything that can be set stands on one page, with what it does, and is set by the one act that there is for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.remembered import Kept, RecentFile
from cpc_selfeval.ui.settings.listed import IN_THE_FILE, NOT_SET, ON_THIS_COMPUTER
from cpc_selfeval.ui.settings.page import SettingsPage
from cpc_selfeval.ui.window.finder import Finder
from cpc_selfeval.ui.window.finding_commands import guide_places, setting_places
from cpc_selfeval.ui.window.finding_words import Kind, find
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a file of the test's own."""
    return Preferences(tmp_path / "config" / "preferences.json")


@pytest.fixture
def window(workspace: Workspace, preferences: Preferences, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on an empty file, at the page of settings."""
    made = MainWindow(workspace, preferences)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.menus.actions["settings"].trigger()
    yield made
    made.menus.actions["appearance_system"].trigger()
    spelling().switch(on=True)
    made.close_at_once()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """The page of settings."""
    found = window.stack.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def test_everything_that_is_remembered_can_be_set_there_or_is_no_setting() -> None:
    set_there = {name for setting in ON_THIS_COMPUTER for name in setting.kept}
    assert set_there.isdisjoint(NOT_SET)
    assert set_there | NOT_SET == {field.name for field in fields(Kept)}


def test_each_setting_says_on_the_page_what_it_does(page: SettingsPage) -> None:
    said = [label.text() for label in page.findChildren(QLabel)]
    for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE):
        assert setting.does.endswith(".")
        assert setting.id == "words" or any(setting.does in words for words in said), setting.id
    assert unnamed_focusable(page) == []


def test_each_setting_is_in_the_guide() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "user-guide.md").read_text(encoding="utf-8")
    for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE):
        assert f"| {setting.words} | {setting.does} |" in guide


def test_each_setting_can_be_gone_to(page: SettingsPage) -> None:
    for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE):
        page.forget_recent.setEnabled(True)
        page.go_to(setting.id)
        focused = QApplication.focusWidget()
        assert focused is not None, setting.id
        assert page.isAncestorOf(focused), setting.id


def test_looks_are_set_as_by_the_menu(page: SettingsPage, window: MainWindow, preferences: Preferences) -> None:
    page.appearance.chosen.emit("dark")
    assert preferences.kept.appearance == "dark"
    assert window.menus.actions["appearance_dark"].isChecked()
    window.menus.actions["appearance_light"].trigger()
    assert page.appearance.value() == "light"


def test_switches_and_their_commands_are_one(page: SettingsPage, window: MainWindow, preferences: Preferences) -> None:
    for check, command, kept in (
        (page.list_shown, "list_shown", "list_shown"),
        (page.side_panel, "side_panel", "side_panel_open"),
        (page.spelling, "spelling", "spelling"),
    ):
        check.click()
        assert getattr(preferences.kept, kept) is False
        assert not window.menus.actions[command].isChecked()
        window.menus.actions[command].trigger()
        assert getattr(preferences.kept, kept) is True
        assert check.isChecked()


def test_personal_details_are_pointed_out_only_while_that_is_wanted(
    page: SettingsPage, preferences: Preferences
) -> None:
    assert page.typing_signs.isChecked()
    page.typing_signs.click()
    assert preferences.kept.typing_signs is False
    assert Preferences(preferences.path).kept.typing_signs is False


def test_a_second_place_for_backups_holds_at_once(
    page: SettingsPage, window: MainWindow, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    page.backups.choose.click()
    assert preferences.kept.backup_folder == str(tmp_path)
    assert window.workspace.work.backups.places.second == tmp_path


def test_the_list_of_recent_files_is_emptied_and_put_back(page: SettingsPage, preferences: Preferences) -> None:
    preferences.note_opened(RecentFile(Path("harbour.cpcse"), datetime(2026, 11, 22, tzinfo=UTC)))
    page.refresh()
    assert page.recent.text() == "1 file is listed."
    page.forget_recent.click()
    assert page.recent.text() == "No files are listed."
    page.forget_recent.click()
    (file,) = preferences.kept.recent
    assert file.path.name == "harbour.cpcse"


def test_the_finder_finds_every_setting_and_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    places = setting_places()
    for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE):
        assert any(found.target == setting.id for found in find(places, setting.words)), setting.id
    window.show_page("overview")
    window.acts.find()
    finder = window.findChild(Finder)
    assert finder is not None
    finder.box.setText("personal details as I type")
    assert finder.rows.found[0].kind is Kind.SETTING
    finder.list.clicked.emit(finder.rows.index(0, 0))
    assert window.stack.name == "settings"
    assert window.focusWidget().accessibleName() == "Point out personal details as I type"


def test_the_finder_finds_the_headings_of_the_guide() -> None:
    found = find(guide_places(), "guide wrong")
    assert any(each.kind is Kind.GUIDE for each in found)
