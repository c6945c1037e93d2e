"""Midnight, or a computer that slept: what is on the screen is told as of today, without anybody turning a page."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.standing_checks import Check
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.checks.page import ChecksPage
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.window.day_turning import DayTurning
from cpc_selfeval.ui.workspace import Workspace

BEFORE = datetime(2026, 11, 22, 23, 59).astimezone()


@pytest.fixture
def turning(workspace: Workspace) -> DayTurning:
    """A file just before midnight, with an action and a return that are due that day."""
    workspace.work.session.clock = lambda: BEFORE
    key = workspace.work.actions.plan("Begin with the duty rota")
    workspace.work.actions.move_due(key, BEFORE.date())
    asked = workspace.work.returns.ask(workspace.contents.agencies[0].key, due=BEFORE.date())
    workspace.work.returns.mark_asked(asked, BEFORE.date())
    return DayTurning(workspace, workspace)


def a_week_later(workspace: Workspace) -> None:
    """As when the lid was shut."""
    workspace.work.session.clock = lambda: BEFORE + timedelta(days=7)


def overview(workspace: Workspace) -> tuple[QWidget, Callable[[], object]]:
    page = OverviewPage(workspace)
    return page, lambda: "29 November" in page.facts.text()


def plan(workspace: Workspace) -> tuple[QWidget, Callable[[], object]]:
    page = ActionPlanPage(workspace)
    return page, lambda: page.model.count_of(Status.OVERDUE) == 1


def agencies(workspace: Workspace) -> tuple[QWidget, Callable[[], object]]:
    page = AgenciesPage(workspace)
    return page, lambda: "Late by 7 days" in words_of(page)


def checks(workspace: Workspace) -> tuple[QWidget, Callable[[], object]]:
    page = ChecksPage(workspace)
    return page, page.groups[Check.OVERDUE].isVisible


def words_of(page: QWidget) -> str:
    """All that its labels and buttons say."""
    texts = (getattr(each, "text", None) for each in page.findChildren(QWidget))
    return "\n".join(str(text()) for text in texts if callable(text))


@pytest.mark.parametrize("made", [overview, plan, agencies, checks])
def test_a_page_in_sight_follows_the_calendar(
    qtbot: QtBot,
    workspace: Workspace,
    turning: DayTurning,
    made: Callable[[Workspace], tuple[QWidget, Callable[[], object]]],
) -> None:
    page, is_of_today = made(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    assert not is_of_today()
    a_week_later(workspace)
    turning.look()
    assert is_of_today()


def test_the_overview_is_of_today_when_somebody_comes_back_to_it(
    qtbot: QtBot, workspace: Workspace, turning: DayTurning
) -> None:
    page, is_of_today = overview(workspace)
    qtbot.addWidget(page)
    page.show()
    page.hide()
    a_week_later(workspace)
    page.show()
    assert is_of_today()


def test_whoever_comes_back_to_the_program_sees_today(workspace: Workspace, turning: DayTurning, qtbot: QtBot) -> None:
    a_week_later(workspace)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with qtbot.waitSignal(workspace.day_turned):
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    with qtbot.assertNotEmitted(workspace.day_turned):
        turning.look()


def test_a_box_in_a_cell_is_left_alone(qtbot: QtBot, workspace: Workspace, turning: DayTurning) -> None:
    """Rows would be arranged anew under what is typed; it is another day a minute later too."""
    table = QTableView()
    qtbot.addWidget(table)
    box = QLineEdit(table.viewport())
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    box.setFocus()
    QTest.keyClicks(box, "half a word")
    a_week_later(workspace)
    with qtbot.assertNotEmitted(workspace.day_turned):
        turning.look()
    table.setFocus()
    with qtbot.waitSignal(workspace.day_turned):
        turning.look()
