"""A file opens where somebody left it on this computer; whatever of that is gone or spoilt is passed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.evidence.filters import EvidenceFilters
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import ScrollPage
from cpc_selfeval.ui.settings.page import SettingsPage
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.ui.conftest import ISLA, Opening

Opened = Callable[[], MainWindow]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What this computer remembers."""
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def opened(new_file: Path, opening: Opening, preferences: Preferences, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the file in the real window, as often as asked; what is open then is closed first."""
    windows: list[MainWindow] = []

    def open_window() -> MainWindow:
        for window in windows:
            window.close()
        window = MainWindow(opening(new_file, InlineExecutor()), preferences)
        windows.append(window)
        window.resize(1100, 700)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_window
    for window in windows:
        window.close_at_once()
        window.deleteLater()


def bar_of(window: MainWindow) -> QScrollBar:
    """By which the page that is shown is scrolled."""
    page = window.stack.currentWidget()
    assert page is not None
    return page.findChildren(ScrollPage)[0].verticalScrollBar()


def test_at_first_the_overview_is_shown(opened: Opened) -> None:
    assert opened().stack.name == "overview"


def test_page_and_indicator_are_shown_again(opened: Opened) -> None:
    opened().show_indicator("4.1")
    again = opened()
    assert (again.stack.name, again.code) == ("indicators", "4.1")
    again.show_page("checks")
    last = opened()
    assert last.stack.name == "checks"
    last.show_page("indicators")
    assert last.code == "4.1"


def test_the_page_is_as_far_down_as_it_was(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.show_indicator("2.1")
    bar = bar_of(window)
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    again = bar_of(opened())
    qtbot.waitUntil(lambda: again.value() == 90)


def test_filters_and_panes_are_as_they_were_and_searched_words_are_not_kept(
    opened: Opened, preferences: Preferences, qtbot: QtBot
) -> None:
    window = opened()
    window.workspace.work.evidence.record(title="What children said")
    window.show_page("evidence")
    page = window.stack.page("evidence")
    assert isinstance(page, EvidencePage)
    source = next(iter(SourceType))
    assert isinstance(page.filters, EvidenceFilters)
    page.filters.source._picked((source,))
    page.filters.search.setText("Ailsa")
    qtbot.waitUntil(lambda: sum(page.splitter.sizes()) > 900)
    page.splitter.setSizes([560, 440])
    panes = page.splitter.sizes()
    again = opened().stack.page("evidence")
    assert isinstance(again, EvidencePage)
    assert isinstance(again.filters, EvidenceFilters)
    assert again.filters.source.value() == (source,)
    assert again.filters.search.text() == ""
    qtbot.waitUntil(lambda: abs(again.splitter.sizes()[0] - panes[0]) <= 2)
    assert "Ailsa" not in preferences.path.read_text(encoding="utf-8")


def test_the_window_has_the_size_that_it_had_with_this_file(opened: Opened, preferences: Preferences) -> None:
    window = opened()
    window.resize(910, 610)
    window.close()
    (place,) = preferences.kept.places.values()
    assert bytes.fromhex(json.loads(place)["geometry"]) == bytes(window.saveGeometry().data())


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "[",
        "[]",
        "7",
        '{"page": "gone"}',
        '{"page": 7, "code": [], "cycle": {}}',
        '{"page": "indicators", "code": "99.9", "scrolled": "far", "pages": 3, "geometry": "zz"}',
        '{"page": "evidence", "pages": {"EvidencePage": {"panes": [0, -4], "filters": {"Tag": ["x"], "Agency": 4}}}}',
    ],
)
def test_what_is_spoilt_is_passed_over(new_file: Path, opened: Opened, preferences: Preferences, spoilt: str) -> None:
    seen = open_file(new_file, ISLA, read_only=True)
    file, cycle = seen.contents.identity.file, seen.contents.cycle_key
    seen.close()
    if spoilt.startswith("{"):
        spoilt = json.dumps({"cycle": cycle, **json.loads(spoilt)})
    preferences.update(places={file: spoilt})
    again = opened()
    assert again.stack.name in again.page_names
    again.show_page("evidence")
    assert again.stack.name == "evidence"


def test_another_cycle_begins_on_its_overview(opened: Opened, preferences: Preferences) -> None:
    window = opened()
    window.show_indicator("4.1")
    file = window.workspace.contents.identity.file
    window.close()
    place = {**json.loads(preferences.kept.places[file]), "cycle": "another"}
    preferences.update(places={file: json.dumps(place)})
    assert opened().stack.name == "overview"


def test_the_page_that_it_opens_on_answers_to_commands_like_any_other(opened: Opened, preferences: Preferences) -> None:
    opened().show_page("settings")
    window = opened()
    assert window.stack.name == "settings"
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    page.side_panel.click()
    assert preferences.kept.side_panel_open is False
    window.show_indicator("2.1")
    again = opened()
    shown = again.stack.currentWidget()
    assert isinstance(shown, IndicatorPage)
    assert not shown.side_panel_shown
