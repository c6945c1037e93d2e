"""The checks, inside the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.standing_checks import RULES, Check, standing_checks
from cpc_selfeval.domain.support import months_after
from cpc_selfeval.ui.checks.lines import FIRST, STEP, Lines
from cpc_selfeval.ui.checks.page import ChecksPage
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.kit import EntryCard, unnamed_focusable
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a new file."""
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.hide()
    shown.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> ChecksPage:
    """The page, gone to by its command."""
    window.menus.actions["checks"].trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ChecksPage)
    return shown


def shown_lines(lines: Lines) -> list[EntryCard]:
    return [card for card in lines.cards if card.isVisible()]


def words(lines: Lines) -> list[str]:
    return [card.words()[0] for card in shown_lines(lines)]


def test_nothing_recorded_nothing_to_check(page: ChecksPage) -> None:
    assert page.nothing.isVisible()
    assert page.nothing.sentence.text() == "Nothing is recorded yet, so there is nothing to check."
    assert not any(group.isVisible() for group in page.groups.values())


def test_each_kind_has_its_count_and_its_rule_and_follows_what_changes(page: ChecksPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.AREA, "2.1", "Notices come late")
    group = page.groups[Check.AREA_WITHOUT_ACTION]

    assert (group.isVisible(), group.count.text(), words(group.lines)) == (True, "1", ["2.1: “Notices come late”"])
    assert not group.rule.isVisible()
    QTest.keyClick(group.why, Qt.Key.Key_Return)
    assert (group.rule.isVisible(), group.rule.text()) == (True, RULES[Check.AREA_WITHOUT_ACTION])
    assert page.facts.text().startswith("1 thing to look at")

    workspace.work.actions.plan("Send them at once", findings=(key,))
    assert not group.isVisible()
    shown = sum(len(words(each.lines)) for each in page.groups.values())
    assert shown == len(standing_checks(workspace.contents, workspace.today())) == 4


def test_a_line_leads_to_its_indicator_action_or_evidence(
    page: ChecksPage, window: MainWindow, workspace: Workspace
) -> None:
    workspace.work.findings.record(FindingKind.AREA, "2.2", "Notices come late")
    workspace.work.actions.plan("Send them at once to all")
    workspace.work.evidence.record("Audit of notices")

    QTest.mouseClick(shown_lines(page.groups[Check.AREA_WITHOUT_ACTION].lines)[0], Qt.MouseButton.LeftButton)
    assert (window.stack.name, window.code) == ("indicators", "2.2")
    window.show_page("checks")
    QTest.keyClick(shown_lines(page.groups[Check.NO_DATE].lines)[0], Qt.Key.Key_Return)
    assert window.stack.name == "actions"
    window.show_page("checks")
    QTest.keyClick(shown_lines(page.groups[Check.UNLINKED].lines)[0], Qt.Key.Key_Return)
    evidence = window.stack.currentWidget()
    assert isinstance(evidence, EvidencePage)
    assert evidence.editor.key == next(iter(workspace.contents.evidence))


def test_coming_back_goes_on_where_one_was(page: ChecksPage, window: MainWindow, workspace: Workspace) -> None:
    keys = [workspace.work.actions.plan(f"Send them at once to all {number}") for number in range(3)]
    lines = page.groups[Check.NO_DATE].lines
    QTest.keyClick(shown_lines(lines)[1], Qt.Key.Key_Return)
    workspace.work.actions.revise(keys[1], due=workspace.today())
    window.show_page("checks")

    assert [text[:4] for text in words(lines)] == ["A-01", "A-03"]
    assert window.focusWidget() is lines.cards[1]


def test_long_lists_come_piece_by_piece(page: ChecksPage, window: MainWindow) -> None:
    from cpc_selfeval.ui.checks.lines import Line

    lines = page.ageing.lines
    lines.show_lines(tuple(Line(f"E-{number:03}", evidence="x") for number in range(200)))
    assert len(shown_lines(lines)) == FIRST
    assert lines.more.text() == "Show 50 of 195 more"
    QTest.keyClick(lines.more, Qt.Key.Key_Space)
    assert len(shown_lines(lines)) == FIRST + STEP
    assert window.focusWidget() is lines.cards[FIRST]
    lines.show_lines(tuple(lines.line(place) for place in range(3)))
    assert words(lines) == ["E-000", "E-001", "E-002"]


def test_what_will_be_out_of_date_at_a_meeting_or_on_any_day(
    page: ChecksPage, window: MainWindow, workspace: Workspace
) -> None:
    today = workspace.today()
    workspace.work.setup.add_meeting(Body.COG, on=today + timedelta(days=20))
    last = today + timedelta(days=10)
    ended = months_after(last, -12)
    workspace.work.evidence.record("Figures", source_type=SourceType.PERFORMANCE, period_to=ended, indicators=("2.1",))
    card = page.ageing

    assert card.when.currentText().startswith("COG")
    assert card.said.text().startswith("1 piece of evidence that is up to date today will not be on ")
    assert words(card.lines) == ["E-001 Figures"]
    card.when.setCurrentIndex(card.when.count() - 1)
    card.when.activated.emit(card.when.count() - 1)
    assert (card.said.text(), card.day.isVisible()) == ("Which day?", True)
    QTest.keyClicks(card.day.line, f"{last:%d/%m/%Y}")
    QTest.keyClick(card.day.line, Qt.Key.Key_Return)
    assert card.said.text().startswith("Nothing that is up to date today will be out of date on ")
    workspace.work.evidence.revise(next(iter(workspace.contents.evidence)), title="Other figures")
    assert card.day.isVisible()
    assert card.lines.isHidden()


def test_the_overview_leads_there_with_the_number_of_all(window: MainWindow, workspace: Workspace) -> None:
    workspace.work.actions.plan("Send them at once to all")
    overview = window.stack.currentWidget()
    assert isinstance(overview, OverviewPage)

    assert overview.attention.checks.text() == "All checks (4)…"
    QTest.mouseClick(overview.attention.checks, Qt.MouseButton.LeftButton)
    assert window.stack.name == "checks"
    assert window.windowTitle().startswith("Checks – ")
    page = window.stack.currentWidget()
    assert isinstance(page, ChecksPage)
    QTest.keyClick(page.back, Qt.Key.Key_Return)
    assert window.stack.name == "overview"


def test_every_widget_has_a_name(page: ChecksPage, workspace: Workspace) -> None:
    workspace.work.actions.plan("Ring")
    assert unnamed_focusable(page) == []
