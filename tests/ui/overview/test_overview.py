"""The overview on real files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.attention import attention
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.ui.kit import EntryCard, unnamed_focusable
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> OverviewPage:
    """The overview of a new file."""
    page = OverviewPage(workspace)
    qtbot.addWidget(page)
    page.resize(1074, 662)
    page.show()
    qtbot.waitExposed(page)
    return page


def _propose(workspace: Workspace, code: str, level: int, agency: str | None = None) -> None:
    workspace.work.levels.choose(code, Stage.PROPOSED, agency, level=level)
    workspace.work.levels.record(code, Stage.PROPOSED, agency)


def test_a_level_shows_with_its_stage_as_soon_as_it_is_proposed(page: OverviewPage, workspace: Workspace) -> None:
    assert "2.1 Impact on children and young people: Not started" in page.profile.panel.view.accessibleDescription()
    _propose(workspace, "2.1", 4)
    said = page.profile.panel.view.accessibleDescription()
    assert "2.1 Impact on children and young people: Proposed: Good" in said
    assert "1 proposed" in page.facts.text()
    workspace.work.session.undo()
    assert "2.1 Impact on children and young people: In progress" in page.profile.panel.view.accessibleDescription()


def test_arrows_and_enter_open_an_indicator(page: OverviewPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.profile.panel.view.setFocus()
    QTest.keyClick(page.profile.panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(workspace.indicator_requested) as asked:
        QTest.keyClick(page.profile.panel.view, Qt.Key.Key_Return)
    assert asked.args == [workspace.contents.covered_codes[1]]


def test_the_table_says_the_same_as_the_drawing(page: OverviewPage, workspace: Workspace, qtbot: QtBot) -> None:
    police, health = workspace.contents.agencies[:2]
    _propose(workspace, "2.2", 3, police.key)
    _propose(workspace, "2.2", 5, health.key)
    QTest.mouseClick(page.profile.panel.swap, Qt.MouseButton.LeftButton)
    table = page.profile.panel.table
    assert table.isVisible()
    rows = table.words()
    assert ("2.2", "Impact on families", "Proposed: 3 to 5", "3 to 5") in rows
    assert len(rows) == 22


def test_an_overdue_action_needs_somebody_and_leads_there(
    page: OverviewPage, workspace: Workspace, qtbot: QtBot
) -> None:
    yesterday = workspace.today() - timedelta(days=1)
    key = workspace.work.actions.plan("Ask families", due=yesterday)

    def late() -> list[EntryCard]:
        cards = page.attention.findChildren(EntryCard)
        return [card for card in cards if card.isVisible() and card.words()[0] == "A-01 is overdue by 1 day"]

    qtbot.waitUntil(lambda: len(late()) == 1)
    cards = late()
    with qtbot.waitSignal(workspace.action_requested) as asked:
        QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert asked.args == [key]


def test_what_needs_somebody_is_said_once_and_goes_when_it_is_done(workspace: Workspace) -> None:
    work = workspace.work
    area = work.findings.record(FindingKind.AREA, "5.2", "Chronologies differ")
    risky = work.actions.plan("Train", status=Status.AT_RISK, due=date(2099, 1, 1))
    said = [line.words for line in attention(workspace.contents, workspace.today())]
    assert said == [
        "A-01 is at risk, and the help it needs is not said",
        "5.2 has an area for improvement with no action",
    ]
    work.actions.revise(risky, help_needed="Trainers", findings=(area,))
    assert attention(workspace.contents, workspace.today()) == ()


def test_counts_and_last_changes_follow(page: OverviewPage, workspace: Workspace) -> None:
    assert page.counts._none.isVisible()
    workspace.work.actions.plan("Ask families")
    assert not page.counts._none.isVisible()
    assert "new action A-01" in page.changes.text.text()


def test_every_box_has_a_name(page: OverviewPage) -> None:
    assert unnamed_focusable(page) == []


def test_a_late_agency_needs_somebody_now_and_its_line_leads_to_the_agencies(
    page: OverviewPage, workspace: Workspace, qtbot: QtBot
) -> None:
    police, health = workspace.contents.agencies[:2]
    returns, today = workspace.work.returns, workspace.today()
    for agency, days in ((police, 1), (health, 5)):
        key = returns.ask(agency.key, due=today - timedelta(days=days))
        returns.mark_asked(key, today - timedelta(days=30))

    late = [line for line in attention(workspace.contents, today) if line.agency is not None]

    assert [(line.words, line.agency) for line in late] == [
        (f"{health.name}: its return is late by 5 days", health.key),
        (f"{police.name}: its return is late by 1 day", police.key),
    ]
    card = next(each for each in page.attention.findChildren(EntryCard) if health.name in each.accessibleName())
    with qtbot.waitSignal(workspace.page_requested) as asked:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert asked.args == ["agencies"]
