"""The national results in the real window: on their page, beside an indicator, and the reference test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.national.page import NationalPage
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.domain.drawings.dossier import TABLE
from tests.ui.conftest import ISLA, Opening

Shown = Callable[[str], MainWindow]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, beginning: Beginning, opening: Opening) -> Iterator[Shown]:
    """Shows the window on a new file of an edition."""
    windows: list[MainWindow] = []

    def show(edition: str) -> MainWindow:
        path = tmp_path / f"{edition}.cpcse"
        begin(path, replace(beginning, framework=shipped_framework(edition)), ISLA).close()
        window = MainWindow(opening(path, InlineExecutor()), Preferences(tmp_path / "preferences.json"))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield show
    for window in windows:
        window.hide()
        window.deleteLater()


def page_of(window: MainWindow) -> NationalPage:
    """The page, gone to by its command."""
    window.menus.actions["national"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, NationalPage)
    return page


def judge(window: MainWindow, code: str, level: int) -> None:
    levels = window.workspace.work.levels
    levels.choose(code, Stage.PROPOSED, None, level=level)
    levels.record(code, Stage.PROPOSED, None)


def test_the_page_of_the_2005_edition(shown: Shown, qtbot: QtBot) -> None:
    window = shown("hmie-2005")
    page = page_of(window)

    page.drawing.show_as_table(shown=True)
    rows = page.drawing.table.words()
    assert [(row[0], row[2:10], row[10]) for row in rows] == [(row.code, row.shortly, row.flag) for row in TABLE]
    assert "These are the indicators" in page.reach.text()
    assert page.history.text().startswith("History:")
    assert unnamed_focusable(page) == []
    page.drawing.show_as_table(shown=False)
    page.drawing.view.setFocus()
    QTest.keyClick(page.drawing.view, Qt.Key.Key_End)
    assert page.result.title.text() == "5.4 Leadership of change and improvement (2005 edition)"
    assert page.result.called.isHidden()
    assert page.result.source.text().endswith("lines 1060 to 1064.")
    with qtbot.waitSignal(window.workspace.indicator_requested) as asked:
        page.result.open.click()
    assert asked.args == ["5.4"]


def test_a_level_stands_beside_its_result_as_soon_as_it_is_recorded(shown: Shown) -> None:
    window = shown("hmie-2005")
    page = page_of(window)
    judge(window, "3.3", 2)
    page.drawing.opened.emit("3.3")

    assert page.result.own.text() == "Your 3.3 Recognising and assessing risks and needs · Proposed: Weak"
    assert page.result.called.text() == "The report calls it a key area for development nationally."
    assert "your level at 3.3 · Proposed: Weak" in page.drawing.view.accessibleDescription()
    assert "2 Weak: 0 to 13, left open; your level, proposed" in page.result.drawing.view.accessibleDescription()


def test_for_the_current_edition_it_is_history_that_reaches_nothing(shown: Shown) -> None:
    page = page_of(shown("care-inspectorate-2019"))

    assert page.reach.text().startswith("Nothing of this reaches the edition that you work with")
    assert page.result.own.isHidden()
    assert page.result.open.isHidden()
    assert page.reference.outcome.text().endswith("defines no reference indicators, so there is nothing to test.")
    assert page.reference.lines.isHidden()


def test_the_reference_test_says_what_decides_and_leads_there(shown: Shown, qtbot: QtBot) -> None:
    window = shown("hmie-2009")
    page = page_of(window)
    assert page.reference.outcome.text() == "It cannot be said yet."
    for code, level in (("2.1", 4), ("2.2", 3), ("2.3", 2), ("2.4", 5)):
        judge(window, code, level)

    assert page.reference.outcome.text() == "Your recorded levels would not meet the test."
    assert page.reference.why.text() == "2.3 decides: below satisfactory. The margin is one level below satisfactory."
    card = page.reference.lines.cards[2]
    assert "one level up would meet it" in card.words()[0]
    assert page.reference.about.text().startswith("History:")
    with qtbot.waitSignal(window.workspace.indicator_requested) as asked:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked.args == ["2.3"]


def test_beside_an_indicator_it_is_folded_and_leads_to_its_row(shown: Shown) -> None:
    window = shown("hmie-2009")
    window.show_indicator("2.3")
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    fold = page.notes.national

    assert fold is not None
    assert fold.isVisible()
    assert not fold.fold.is_opened()
    fold.fold.button.click()
    assert fold.called.text() == "As 1.3 of the 2005 edition."
    assert "8, stated" in fold.drawing.accessibleDescription()
    fold.all.click()
    national = window.stack.currentWidget()
    assert isinstance(national, NationalPage)
    assert national.result.title.text().startswith("1.3 ")
    assert national.drawing.view.current_key() == "1.3"
    other = next(code for code in window.workspace.contents.framework.codes if not code.startswith("2."))
    window.show_indicator(other)
    assert fold.isHidden()


def test_an_indicator_of_the_current_edition_has_none(shown: Shown) -> None:
    window = shown("care-inspectorate-2019")
    window.show_indicator("2.1")
    page = window.stack.currentWidget()
    assert isinstance(page, IndicatorPage)
    assert page.notes.national is None


def test_the_page_leads_back(shown: Shown) -> None:
    window = shown("hmie-2005")
    page_of(window).back.click()
    assert window.stack.name == "overview"
